import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import type { Language } from '#kernel/label.ts'
import type { CollectionAsked } from '#operations/papers/write-collection.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseFilter } from '#store/case-lists.ts'
import { askedList, sessionsOf } from '#web/pages/case-list.ts'
import { lawsOf } from '#web/parts/case-list-query.ts'
import { kindName } from '#web/parts/kinds.ts'
import { given } from '#web/parts/list-query.ts'
import { paperWords as words } from '#web/words/paper-words.ts'

/** A paper over many cases as its address asks for it. */
export type AskedPaper = CollectionAsked & { readonly isPublicEdition: boolean }

/** Chosen by hand there may be as many as a list shows at once, some times over. */
const mostChosen = 200

/**
 * Narrowed as a list is, besides to a year and to cases chosen one by one; only cases with a number. The public edition
 * is made of what everybody may read, whoever asks.
 */
export async function askedPaper(c: Context<HttpEnv>, paper: 'register' | 'collection'): Promise<AskedPaper> {
  const { actor, language, dependencies } = c.var
  const query = new URL(c.req.url).searchParams
  const [list, sessions] = await Promise.all([askedList(c), sessionsOf(c)])
  const year = /^(19|20)\d\d$/.exec(given(query, 'year') ?? '')?.[0]
  const chosen = query.getAll('case').slice(0, mostChosen)
  const filter: CaseFilter = {
    ...list.filter,
    numbered: true,
    ...(year === undefined ? {} : { submittedFrom: `${year}-01-01`, submittedTo: `${year}-12-31` }),
    ...(chosen.length === 0 ? {} : { ids: chosen }),
  }
  const isPublicEdition = query.get('edition') === 'public'
  const session = filter.session === undefined ? undefined : sessions.get(filter.session)
  const scope = [
    ...(session === undefined ? [] : [language === 'zh' ? session.name_zh : session.name_en]),
    ...(year === undefined ? [] : [language === 'zh' ? `${year}年` : year]),
  ]
  const own = ownLaws(dependencies)
  const laws = lawsOf(filter.procedure, own)
  return {
    actor: isPublicEdition ? null : actor,
    profiles: dependencies.profiles,
    laws,
    filter,
    title: titleOf(scope, paper, laws, language),
    withReplies: query.get('replies') === 'yes',
    language,
    isPublicEdition,
  }
}

function titleOf(
  scope: readonly string[],
  paper: 'register' | 'collection',
  laws: Profiles,
  language: Language,
): string {
  const [only, ...others] = new Set(laws.map(({ procedure }) => procedure))
  const of = only !== undefined && others.length === 0 ? kindName(only, language) : words.ofCases[language]
  const what = words[paper][language]
  return language === 'zh' ? `${scope.join('')}${of}${what}` : [`${what}: ${of}`, ...scope].join(', ')
}
