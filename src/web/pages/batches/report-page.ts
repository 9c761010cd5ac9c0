import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalText } from '#http/refusal-text.ts'
import type { BatchSeen, ItemRefusal } from '#operations/batch-acts.ts'
import { readBatchCases } from '#operations/read-batch-cases.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { BatchItem } from '#store/batches.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { listUnits } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell, numberOf, titleLink } from '#web/parts/case-table.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { unitName } from '#web/parts/request-units.ts'
import { backOf } from '#web/parts/way-back.ts'
import { batchWords as words } from '#web/words/batch-words.ts'
import { listWords } from '#web/words/list-words.ts'

/** What came of each case of a batch: done with its receipt, refused with the reason, or still to be done. */
export async function reportPage(c: Context<HttpEnv>, actor: Actor, { batch, items }: BatchSeen): Promise<Response> {
  const { language, today, dependencies } = c.var
  const { db } = dependencies
  const ids = [...new Set(items.map((item) => item.caseId))]
  const [cases, unitRows] = await Promise.all([
    readBatchCases(db, { actor, on: today, profiles: dependencies.profiles }, ids),
    listUnits(db),
  ])
  const rows = new Map(cases.map(({ summary }) => [summary.case_id, summary]))
  const units = new Map(unitRows.map((unit) => [unit.id, unit]))
  const procedure = getProcedure(batch.procedure)
  const label = procedure.actions[batch.action]?.label[language] ?? batch.action
  const said = (refusal: ItemRefusal) =>
    refusalText(refusal, language, { procedure, unitName: (id) => unitName(units.get(id), language) })
  const done = items.filter((item) => item.receiptSeq !== null).length
  const refused = items.filter((item) => item.refusal !== null).length
  const open = items.length - done - refused
  const { back } = backOf(c)
  const suffix = back === undefined ? '' : `?back=${encodeURIComponent(back)}`
  return page(c, {
    title: `${words.report[language]} · ${label}`,
    isWide: true,
    main: html`<h1>${words.report[language]} · ${label}</h1>
      <p role="status">${words.done[language]} <strong class="figure">${done}</strong> · ${words.refused[language]} <strong class="figure">${refused}</strong>${
        open === 0 ? '' : html` · ${words.waiting[language]} <strong class="figure">${open}</strong>`
      }</p>
      ${
        open === 0
          ? ''
          : html`<form method="post" action="/batch/${batch.id}" data-turbo="false">${formTokenInput(c)}<button class="button">${words.resume[language]}</button></form>`
      }
      <table class="list" role="table"><caption class="visually-hidden">${words.report[language]}</caption>
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader" class="col-number">${listWords.number[language]}</th>
          <th scope="col" role="columnheader" class="col-title">${listWords.title[language]}</th>
          <th scope="col" role="columnheader" class="col-came">${words.report[language]}</th></tr></thead>
        <tbody role="rowgroup">${items.map((item) => itemRow(item, rows.get(item.caseId), said, language))}</tbody></table>
      <p class="more">${refused === 0 ? '' : html`<a class="button" href="/batch/${batch.id}/mend${suffix}">${words.mend[language]}</a>`}
        <a href="${back ?? '/cases'}">${listWords.backToList[language]}</a></p>`,
  })
}

function itemRow(
  item: BatchItem,
  row: CaseSummary | undefined,
  said: (refusal: ItemRefusal) => string,
  language: 'zh' | 'en',
): Html {
  return html`<tr role="row" data-row>
    ${cell('number', listWords.number[language], row === undefined ? '' : numberOf(row, language))}
    ${cell('title', listWords.title[language], row === undefined ? words.hiddenCase[language] : titleLink(row, { language, isPublic: false }))}
    ${cell('came', words.report[language], cameOf(item, said, language))}
  </tr>`
}

function cameOf(item: BatchItem, said: (refusal: ItemRefusal) => string, language: 'zh' | 'en'): Html {
  if (item.receiptSeq !== null) {
    return html`<strong>${words.done[language]}</strong> <span class="note">${words.receipt[language]} ${item.receiptSeq}</span>`
  }
  if (item.refusal === null) return html`<span class="note">${words.waiting[language]}</span>`
  // Written by continueBatch and by nothing else.
  const refusals = item.refusal as readonly ItemRefusal[]
  return html`<strong class="late">${words.refused[language]}</strong> ${refusals.map((refusal) => html`<span>${said(refusal)}</span> `)}`
}
