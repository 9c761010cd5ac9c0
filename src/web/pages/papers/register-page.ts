import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { type Cell, cellText } from '#operations/papers/cell.ts'
import { readPaperCases } from '#operations/papers/read-paper-cases.ts'
import { registerHeadings, registerRow } from '#operations/papers/register.ts'
import type { SeenCase } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { paperTools } from '#web/parts/papers/paper-tools.ts'
import { paperWords as words } from '#web/words/paper-words.ts'
import type { AskedPaper } from './asked-paper.ts'

/** A page is no file: what is longer is to be had as Word or Excel. */
const mostOnPage = 1_000

/** The register to be looked at and printed. */
export async function registerPage(c: Context<HttpEnv>, asked: AskedPaper): Promise<Response> {
  const { language, dependencies } = c.var
  const { cases, hasMore } = await readPaperCases(dependencies.db, asked, mostOnPage)
  return page(c, {
    title: asked.title,
    isWide: true,
    main: html`${paperTools(new URL(c.req.url), ['xlsx', 'docx'], hasMore ? mostOnPage : null, language)}
      <article class="paper register"><h1>${asked.title}</h1>
      ${cases.length === 0 ? html`<p class="empty">${words.nothing[language]}</p>` : registerTable(cases, asked.title, language)}</article>`,
  })
}

function classOf(cell: Cell, index: number): string {
  if (index === 0 || (typeof cell === 'object' && cell !== null)) return 'col-day'
  return index === 1 ? 'col-title' : 'col-paper'
}

function registerTable(cases: readonly SeenCase[], caption: string, language: Language): Html {
  const headings = registerHeadings(language)
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${caption}"><table class="list list-register" role="table"><caption class="visually-hidden">${caption}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map((heading) => html`<th scope="col" role="columnheader">${heading}</th>`)}</tr></thead>
    <tbody role="rowgroup">${cases.map(
      (seen) =>
        html`<tr role="row" data-row>${registerRow(seen, language).map(
          (cell, index) =>
            html`<td role="cell" class="${classOf(cell, index)}" data-label="${headings[index] ?? ''}">${cellText(cell)}</td>`,
        )}</tr>`,
    )}</tbody></table></div>`
}
