import { html } from 'hono/html'
import { caseInstance } from '#engine/case-file.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { ListedCase } from '#store/case-lists.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Unit } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { dayCell, dueDay } from './due-day.ts'
import { noticeMark } from './notice-mark.ts'
import { ownWords } from './own-words.ts'
import { shortUnitName } from './request-units.ts'
import { stateWord } from './state-word.ts'

export type CaseColumn =
  | 'number'
  | 'title'
  | 'proposer'
  | 'unit'
  | 'state'
  | 'deadline'
  | 'submitted'
  | 'replied'
  | 'publication'

export type CaseTableContext = {
  readonly language: Language
  readonly today: PlainDate
  readonly units: ReadonlyMap<string, Unit>
  /** The public's table leads to the public's pages and speaks the public's words. */
  readonly isPublic: boolean
  /** What the table is of, for those who do not see its heading. */
  readonly caption: string
}

/** A real table of cases; on a narrow screen each row stands by itself with its labels. */
export function caseTable(
  rows: readonly ListedCase[],
  columns: readonly CaseColumn[],
  context: CaseTableContext,
): Html {
  const { language } = context
  return html`<table class="list list-cases" role="table">
    <caption class="visually-hidden">${context.caption}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(
      (column) => html`<th scope="col" role="columnheader" class="col-${column}">${headings[column][language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${rows.map(
      (row) =>
        html`<tr role="row" data-row>${columns.map((column) =>
          cell(column, headings[column][language], content(column, row, context)),
        )}</tr>`,
    )}</tbody>
  </table>`
}

/** One cell, which knows its heading for screens too narrow for one. */
export function cell(column: string, heading: string, content: Html | string): Html {
  return html`<td role="cell" class="col-${column}" data-label="${heading}">${content}</td>`
}

/** The number a case is known by: the case number, else the flow number. */
export function numberOf(row: CaseSummary, language: Language): Html {
  const number = row.case_number ?? row.flow_number
  return number === null
    ? html`<span class="note">${words.noNumber[language]}</span>`
    : html`<span class="figure">${number}</span>`
}

export function titleLink(row: CaseSummary, context: Pick<CaseTableContext, 'language' | 'isPublic'>): Html {
  const base = context.isPublic ? '/public/cases' : '/cases'
  return html`<a href="${base}/${row.case_id}">${ownWords(row.title, context.language)}</a>`
}

const headings: Readonly<Record<CaseColumn, Label>> = {
  number: words.number,
  title: words.title,
  proposer: words.proposer,
  unit: words.unit,
  state: words.state,
  deadline: words.deadline,
  submitted: words.submitted,
  replied: words.replied,
  publication: words.publication,
}

function content(column: CaseColumn, row: ListedCase, context: CaseTableContext): Html {
  const { language, today, units } = context
  switch (column) {
    case 'number':
      return numberOf(row, language)
    case 'title':
      return titleLink(row, context)
    case 'proposer':
      return html`${row.proposer_label}${row.cosigners > 0 ? html` <span class="note">+${row.cosigners}</span>` : ''}`
    case 'unit':
      return row.lead_unit === null
        ? note(words.notAssigned, language)
        : html`${shortUnitName(units.get(row.lead_unit), language)}`
    case 'state':
      return stateWord(row.procedure, caseInstance, row.state, context)
    case 'deadline':
      return deadlineOf(row, today, language)
    case 'submitted':
      return dayCell(row.submitted_on)
    case 'replied':
      return row.replied_on === null ? note(words.notReplied, language) : dayCell(row.replied_on)
    case 'publication':
      return html`${publicationOf(row)[language]}`
  }
}

function deadlineOf(row: ListedCase, today: PlainDate, language: Language): Html {
  if (row.next_deadline === null) return note(words.none, language)
  const clock = row.next_clock === null ? undefined : findProcedure(row.procedure)?.clocks[row.next_clock]
  return html`${dueDay(row.next_deadline, today, language)}${
    clock === undefined ? '' : html` <span class="note">${clock[language]}</span>`
  }${noticeMark(row.notice, language)}`
}

function publicationOf(row: CaseSummary): Label {
  if (row.reply_public) return words.textAndReply
  return row.replied_on === null ? words.textOnly : words.replyNotPublished
}

function note(label: Label, language: Language): Html {
  return html`<span class="note">${label[language]}</span>`
}
