import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { listRemovals } from '#operations/removal/list-removals.ts'
import { siteUrlOf } from '#web/parts/site-url.ts'
import { removalAskedAsWords, removalWords as words } from '#web/words/removal-words.ts'
import { whatWent } from './removal-list.ts'

/** What was removed, as an Atom feed. */
export async function removalFeed(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies, today } = c.var
  const { removals } = await listRemovals(dependencies.db, { profiles: dependencies.profiles, on: today })
  const site = siteUrlOf(c)
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<id>${site}/removals</id><title>${words.title[language]} · ${dependencies.city[language === 'zh' ? 'name_zh' : 'name_en']}</title>
<link rel="self" href="${site}/removals.atom"/><link href="${site}/removals"/>
<updated>${removals[0]?.at ?? '2000-01-01T00:00:00.000Z'}</updated>
<author><name>${dependencies.city[language === 'zh' ? 'name_zh' : 'name_en']}</name></author>
${removals.map(
  (
    one,
  ) => html`<entry><id>${site}/removals#removal-${one.id}</id><title>${one.case.number} ${whatWent(one)[language]}</title>
<link href="${site}/removals#removal-${one.id}"/><updated>${one.at}</updated>
<summary>${one.office[language]} · ${removalAskedAsWords[one.askedAs][language]} · ${one.groundWords[language]} · ${one.groundWords.source}</summary></entry>
`,
)}</feed>`
  return c.body(`<?xml version="1.0" encoding="utf-8"?>\n${await feed}\n`, 200, {
    'content-type': 'application/atom+xml; charset=utf-8',
  })
}
