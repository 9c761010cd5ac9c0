import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { type CollectedCase, collectedCase } from '#operations/papers/collected-case.ts'
import { collectionWords } from '#operations/papers/collection-words.ts'
import { readPaperCases } from '#operations/papers/read-paper-cases.ts'
import { chaptersOf } from '#operations/papers/write-collection.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { writtenText } from '#web/parts/case/written-text.ts'
import { paperTools } from '#web/parts/papers/paper-tools.ts'
import { paperWords as words } from '#web/words/paper-words.ts'
import type { AskedPaper } from './asked-paper.ts'

const mostOnPage = 200

/** The collection to be looked at and printed: contents that lead to each case, then the cases by subject class. */
export async function collectionPage(c: Context<HttpEnv>, asked: AskedPaper): Promise<Response> {
  const { language, dependencies } = c.var
  const chapters: { heading: string; cases: readonly { readonly id: string; readonly shown: CollectedCase }[] }[] = []
  let room = mostOnPage
  let hasMore = false
  for (const { heading, filter } of chaptersOf(asked)) {
    const found = await readPaperCases(dependencies.db, { ...asked, filter }, Math.max(room, 1))
    const cases = found.cases.slice(0, room)
    hasMore ||= found.hasMore || cases.length < found.cases.length
    room -= cases.length
    if (cases.length === 0) continue
    chapters.push({
      heading,
      cases: cases.map((seen) => ({ id: seen.view.id, shown: collectedCase(seen, asked.withReplies, language) })),
    })
  }
  return page(c, {
    title: asked.title,
    main: html`${paperTools(new URL(c.req.url), ['docx'], hasMore ? mostOnPage : null, language)}
      <article class="paper collection"><h1>${asked.title}</h1>
      ${asked.isPublicEdition ? html`<p class="note">${collectionWords.publicEdition[language]}</p>` : ''}
      ${
        chapters.length === 0
          ? html`<p class="empty">${words.nothing[language]}</p>`
          : html`<nav aria-labelledby="contents"><h2 id="contents">${collectionWords.contents[language]}</h2>
            ${chapters.map(
              ({ heading, cases }) =>
                html`<h3>${heading}</h3><ol class="paper-contents">${cases.map(
                  ({ id, shown }) => html`<li><a href="#case-${id}">${shown.heading}</a></li>`,
                )}</ol>`,
            )}</nav>
          ${chapters.map(
            ({ heading, cases }) =>
              html`<section><h2 class="chapter">${heading}</h2>${cases.map(({ id, shown }) => collected(id, shown, language))}</section>`,
          )}`
      }</article>`,
  })
}

function collected(id: string, { heading, facts, parts, reply }: CollectedCase, language: Language): Html {
  return html`<section class="collected" id="case-${id}"><h3>${heading}</h3>
    ${facts.map((line) => html`<p class="note">${line}</p>`)}
    ${parts.map((part) => html`<h4>${part.heading}</h4>${writtenText(part.text)}`)}
    ${
      reply === null
        ? ''
        : html`<h4>${collectionWords.reply[language]}</h4>${reply.facts.map((line) => html`<p class="note">${line}</p>`)}
          ${writtenText(reply.text)}${reply.note === '' ? '' : html`<p class="note">${reply.note}</p>`}`
    }</section>`
}
