import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { listRemovals } from '#operations/removal/list-removals.ts'
import { atomFeed } from '#web/parts/atom-feed.ts'
import { removalAskedAsWords, removalWords as words } from '#web/words/removal-words.ts'
import { whatWent } from './removal-list.ts'

/** What was removed, as an Atom feed. */
export async function removalFeed(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies, today } = c.var
  const { removals } = await listRemovals(dependencies.db, { profiles: dependencies.profiles, on: today })
  return atomFeed(c, {
    title: words.title[language],
    page: '/removals',
    self: '/removals.atom',
    entries: removals.map((one) => ({
      title: `${one.case.number} ${whatWent(one)[language]}`,
      link: `/removals#removal-${one.id}`,
      updated: one.at,
      summary: [
        one.office[language],
        removalAskedAsWords[one.askedAs][language],
        one.groundWords[language],
        one.groundWords.source,
      ].join(' · '),
    })),
  })
}
