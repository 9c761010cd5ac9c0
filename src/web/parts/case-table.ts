import { html } from 'hono/html'
import { caseInstance } from '#engine/case-file.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { titleText } from '#operations/title-text.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { ListedCase } from '#store/case-lists.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { MeetingSession, Unit } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { proposerLabel } from '#web/parts/proposer-label.ts'
import { batchWords } from '#web/words/batch-words.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { pickBox } from './batch/pick-rows.ts'
import { type CaseColumn, columnHeadings } from './case-columns.ts'
import { codeLabel } from './code-label.ts'
import { dayCell, dueDay } from './due-day.ts'
import { kindName, wordedFor } from './kinds.ts'
import { noticeMark } from './notice-mark.ts'
import { ownWords } from './own-words.ts'
import { shortUnitName } from './request-units.ts'
import { stateWord } from './state-word.ts'
import { withBack } from './way-back.ts'

export type CaseTableContext = {
  readonly language: Language
  readonly today: PlainDate
  readonly units: ReadonlyMap<string, Unit>
  /** Only where the column of sessions can be shown. */
  readonly sessions?: ReadonlyMap<string, MeetingSession>
  /** Only where columns of codes can be shown. */
  readonly profiles?: Profiles
  /** The list's own address, which a case opened from it leads back to; with `toRow`, to the very row. */
  readonly back?: { readonly address: string; readonly toRow: boolean }
  /** The public's table leads to the public's pages and speaks the public's words. */
  readonly isPublic: boolean
  /** Rows can be chosen, to be acted on together. */
  readonly canPick?: boolean
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
    <thead role="rowgroup"><tr role="row">${pickHeading(context)}${columns.map(
      (column) =>
        html`<th scope="col" role="columnheader" class="col-${column}">${columnHeadings[column][language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${rows.map(
      (row) =>
        html`<tr role="row" data-row ${context.back?.toRow === true ? html`id="case-${row.case_id}"` : ''}>${pickCell(row.case_id, row, context)}${columns.map(
          (column) => cell(column, columnHeadings[column][language], content(column, row, context)),
        )}</tr>`,
    )}</tbody>
  </table>`
}

export function pickHeading({ canPick, language }: CaseTableContext): Html {
  if (canPick !== true) return html``
  return html`<th scope="col" role="columnheader" class="col-pick"><span class="visually-hidden">${batchWords.pick[language]}</span></th>`
}

export function pickCell(key: string, row: CaseSummary, { canPick, language }: CaseTableContext): Html {
  return canPick === true ? cell('pick', batchWords.pick[language], pickBox(key, row.title, language)) : html``
}

/** One cell, which knows its heading for screens too narrow for one. */
export function cell(column: string, heading: string, content: Html | string): Html {
  return html`<td role="cell" class="col-${column}" data-label="${heading}">${content}</td>`
}

export function backTo(back: CaseTableContext['back'], rowId: string): string | undefined {
  if (back === undefined) return undefined
  return back.toRow ? `${back.address}#${rowId}` : back.address
}

/** The number a case is known by: the case number, else the flow number. */
export function numberOf(row: CaseSummary, language: Language): Html {
  const number = row.case_number ?? row.flow_number
  return number === null
    ? html`<span class="note">${words.noNumber[language]}</span>`
    : html`<span class="figure">${number}</span>`
}

/** Leads to the case; `rowId` names the row to come back to. */
export function titleLink(
  row: CaseSummary,
  context: Pick<CaseTableContext, 'language' | 'isPublic' | 'back'>,
  rowId = `case-${row.case_id}`,
): Html {
  const { language, isPublic } = context
  const address = isPublic
    ? `/public/cases/${row.case_id}`
    : withBack(`/cases/${row.case_id}`, backTo(context.back, rowId))
  const entry = row.imported ? words.imported : row.entered_for_other ? words.enteredForOther : undefined
  const marks = [...(row.key_item ? [words.keyItem] : []), ...(entry === undefined ? [] : [entry])]
  return html`<a href="${address}">${ownWords(titleText(row, language), language)}</a>${marks.map(
    (mark) => html` <span class="entered">${mark[language]}</span>`,
  )}`
}

function content(column: CaseColumn, row: ListedCase, context: CaseTableContext): Html {
  const { language, today, units } = context
  switch (column) {
    case 'kind':
      return html`${kindName(row.procedure, language)}`
    case 'number':
      return numberOf(row, language)
    case 'title':
      return titleLink(row, context)
    case 'proposer':
      return html`${proposerLabel(row, language)}${row.cosigners > 0 ? html` <span class="note">+${row.cosigners}</span>` : ''}`
    case 'unit':
      return row.lead_unit === null
        ? note(words.notAssigned, language)
        : html`${shortUnitName(units.get(row.lead_unit), language)}`
    case 'state':
      return html`${stateWord(row.procedure, caseInstance, row.state, context)}${
        row.archived_on === null ? '' : html` <span class="note">${words.archived[language]}</span>`
      }`
    case 'deadline':
      return deadlineOf(row, today, language)
    case 'submitted':
      return dayCell(row.submitted_on)
    case 'subject':
      return codeText('subject', row.subject, row, context)
    case 'session':
      return html`${sessionName(row, context)}`
    case 'outcome':
      return codeText('outcome', row.outcome, row, context)
    case 'doneBy':
      return row.done_by === null ? note(words.none, language) : dayCell(row.done_by)
    case 'rating':
      return row.attitude === null && row.result === null
        ? note(words.notRated, language)
        : html`${codeText('attitude', row.attitude, row, context)} / ${codeText('result', row.result, row, context)}`
    case 'updated':
      return dayCell(row.updated_at.slice(0, 10))
    case 'archived':
      return row.archived_on === null ? note(words.none, language) : dayCell(row.archived_on)
    case 'entry':
      return html`${entryOf(row)[language]}`
    case 'replied':
      return row.replied_on === null ? note(words.notReplied, language) : dayCell(row.replied_on)
    case 'key':
      return row.key_item ? html`${words.keyItem[language]}` : note(words.none, language)
    case 'urgings':
      return row.urgings > 0 ? html`${row.urgings}` : note(words.none, language)
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

/** How the case came onto the record. */
export function entryOf(row: CaseSummary): Label {
  if (row.imported) return words.imported
  if (row.entered_for_other) return words.enteredForOther
  return row.origin_reading === null ? words.enteredByProposer : words.openedFromReading
}

export function sessionName(
  row: CaseSummary,
  { sessions, language }: Pick<CaseTableContext, 'sessions' | 'language'>,
): string {
  const session = row.session_id === null ? undefined : sessions?.get(row.session_id)
  if (session === undefined) return ''
  return language === 'zh' ? session.name_zh : session.name_en
}

function codeText(list: string, code: string | null, row: CaseSummary, context: CaseTableContext): Html {
  const { language, profiles = [] } = context
  return code === null ? note(words.none, language) : html`${codeLabel(profiles, row.procedure, list, code)[language]}`
}

export function publicationOf(row: CaseSummary): Label {
  if (!row.text_public) return row.reply_public ? words.replyOnly : words.notPublished
  const label = row.reply_public
    ? words.textAndReply
    : row.replied_on === null
      ? words.textOnly
      : words.replyNotPublished
  return wordedFor(label, row.procedure)
}

function note(label: Label, language: Language): Html {
  return html`<span class="note">${label[language]}</span>`
}
