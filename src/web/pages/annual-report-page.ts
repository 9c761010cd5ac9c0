import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { AnnualReport } from '#operations/report/read-annual-report.ts'
import { type ReportBlock, reportBlocks } from '#operations/report/report-blocks.ts'
import { titleOf } from '#operations/report/report-docx.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { paperWords } from '#web/words/paper-words.ts'
import { statisticsWords as words } from '#web/words/statistics-words.ts'

/** The year's report to be looked at and printed; its Word file is for editing. */
export function annualReportPage(c: Context<HttpEnv>, report: AnnualReport): Promise<Response> {
  const { language } = c.var
  const blocks = reportBlocks(report, language)
  const query = new URLSearchParams({ kind: report.procedure.id, year: String(report.year) })
  return page(c, {
    title: titleOf(blocks),
    main: html`<p class="paper-tools"><a href="/statistics?${query}">${words.title[language]}</a>
        <a href="/statistics/report.docx?${query}" download data-turbo="false">${paperWords.asWord[language]}</a></p>
      <article class="paper report-draft">${blocks.map(blockHtml)}</article>`,
  })
}

function blockHtml(block: ReportBlock): Html {
  switch (block.kind) {
    case 'title':
      return html`<h1>${block.text}</h1>`
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'note':
      return html`<p class="note">${block.text}</p>`
    case 'text':
      return html`<p>${block.text}</p>`
    case 'table':
      return tableHtml(block)
  }
}

function tableHtml({ headings, rows }: Extract<ReportBlock, { readonly kind: 'table' }>): Html {
  return html`<table class="list list-figures" role="table">
    <thead role="rowgroup"><tr role="row">${headings.map((heading) => html`<th scope="col" role="columnheader">${heading}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map(
      (row) =>
        html`<tr role="row">${row.map(
          (text, at) =>
            html`<td role="cell" class="${at === 0 ? 'col-title' : 'col-figure'}" data-label="${headings[at] ?? ''}">${text}</td>`,
        )}</tr>`,
    )}</tbody></table>`
}
