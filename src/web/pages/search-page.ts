import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { longestQuestion, readQuery } from '#matching/search/search-query.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { mostPages, search } from '#operations/search/search.ts'
import { type SearchKind, searchKinds } from '#operations/search/search-kinds.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { foundList } from '#web/parts/found-list.ts'
import { searchKindWords, searchWords as words } from '#web/words/search-words.ts'

/** One box over everything its reader may see; `/search/found` is its list alone, for who is still typing. */
export function searchPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/search', async (c) => {
      const { language } = c.var
      const { typed, kind, found, isBeingRead } = await findFor(c)
      const title = typed.trim() === '' ? words.title[language] : `${typed} · ${words.title[language]}`
      return page(c, {
        title,
        isPublic: true,
        islands: ['search'],
        ...(isBeingRead ? { refreshSeconds: 5 } : {}),
        main: html`<h1>${words.title[language]}</h1>
          ${box(c, typed, kind)}
          ${found}
          ${advice(language)}`,
      })
    })
    .get('/search/found', async (c) => c.html((await findFor(c)).found))
}

async function findFor(c: Context<HttpEnv>) {
  const { language, actor, dependencies } = c.var
  const query = new URL(c.req.url).searchParams
  const typed = (query.get('q') ?? '').replace(/\p{Cc}/gu, ' ').slice(0, longestQuestion)
  const at = Math.min(mostPages, Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1))
  const kind = searchKinds.find((one) => one === query.get('kind')) ?? null
  const asked = { page: at, kind }
  const said = readQuery(typed)
  const answer = said.wanted.length === 0 ? null : await search(dependencies, actor, said, asked)
  return {
    typed,
    kind,
    isBeingRead: answer?.state === 'being_read',
    found: foundList({ language, answer, typed, asked, isPublic: actor === null }),
  }
}

function box(c: Context<HttpEnv>, typed: string, asked: SearchKind | null): Html {
  const { language, actor } = c.var
  const kinds = searchKinds.filter((kind) => kind !== 'passage' || mayRead(actor, 'look'))
  return html`<form class="search-form one-line" id="search-form" method="get" action="/search" role="search" aria-label="${words.title[language]}">
    <label class="choice choice-search">${words.box[language]}
      <input type="search" name="q" value="${typed}" maxlength="${longestQuestion}" autocomplete="off" spellcheck="false" aria-controls="found" /></label>
    <label class="choice">${words.kind[language]}
      <select name="kind" aria-controls="found"><option value="">${words.everyKind[language]}</option>${kinds.map(
        (kind) =>
          html`<option value="${kind}"${kind === asked ? html` selected` : ''}>${searchKindWords[kind][language]}</option>`,
      )}</select></label>
    <button class="button">${words.go[language]}</button>
  </form>`
}

function advice(language: Language): Html {
  const ways = [
    [words.howPhrase, words.examplePhrase],
    [words.howField, words.exampleField],
    [words.howDate, words.exampleDate],
    [words.howNot, words.exampleNot],
    [words.howPinyin, words.examplePinyin],
  ] as const
  return html`<details class="search-how"><summary>${words.how[language]}</summary>
    <ul>${ways.map(([how, example]) => html`<li>${how[language]}<code>${example[language]}</code></li>`)}</ul></details>`
}
