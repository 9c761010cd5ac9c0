import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { BoardLine } from '#store/case-boards.ts'
import type { Html } from '#web/html.ts'
import { proposerLabel } from '#web/parts/proposer-label.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { type CaseTableContext, cell, numberOf, titleLink } from './case-table.ts'
import { dueDay } from './due-day.ts'
import { noticeMark } from './notice-mark.ts'
import { stateWord } from './state-word.ts'

/** A unit's cases by deadline, under headings that say how near it is. */
export function boardTable(lines: readonly BoardLine[], context: CaseTableContext): Html {
  const { language } = context
  const headings = [
    ['deadline', words.deadline[language]],
    ['number', words.number[language]],
    ['title', words.title[language]],
    ['duty', words.duty[language]],
    ['state', words.state[language]],
    ['proposer', words.proposer[language]],
  ] as const
  return html`<table class="list list-board" role="table">
    <caption class="visually-hidden">${context.caption}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map(
      ([column, heading]) => html`<th scope="col" role="columnheader" class="col-${column}">${heading}</th>`,
    )}</tr></thead>
    ${byNearness(lines, context.today).map(
      ({ nearness, members }) => html`<tbody role="rowgroup">
        <tr role="row" class="row-heading"><th scope="rowgroup" role="rowheader" colspan="${headings.length}"
          class="${nearness === 'late' ? 'late' : ''}">${words[nearness][language]} <span class="count">${members.length}</span></th></tr>
        ${members.map((line) => boardRow(line, context))}
      </tbody>`,
    )}
  </table>`
}

function boardRow(line: BoardLine, context: CaseTableContext): Html {
  const { language } = context
  const { summary } = line
  return html`<tr role="row" data-row ${context.back?.toRow === true ? html`id="case-${summary.case_id}"` : ''}>
    ${cell('deadline', words.deadline[language], dueOf(line, context))}
    ${cell('number', words.number[language], numberOf(summary, language))}
    ${cell('title', words.title[language], titleLink(summary, context))}
    ${cell('duty', words.duty[language], dutyWord(summary.procedure, line.duty, language))}
    ${cell('state', words.state[language], stateWord(summary.procedure, 'assignment', line.assignmentState, context))}
    ${cell('proposer', words.proposer[language], proposerLabel(summary, language))}
  </tr>`
}

function dutyWord(procedure: string, duty: string, language: Language): string {
  const roles = Object.values(findProcedure(procedure)?.roles ?? {})
  return roles.find((role) => role.held === 'unit' && role.duty === duty)?.label[language] ?? duty
}

function dueOf({ deadline, clock, notice, summary }: BoardLine, { today, language }: CaseTableContext): Html {
  if (deadline === null) return html`<span class="note">${words.noDeadline[language]}</span>`
  const name = clock === null ? undefined : findProcedure(summary.procedure)?.clocks[clock]
  return html`${dueDay(deadline, today, language)}${name === undefined ? '' : html` <span class="note">${name[language]}</span>`}${noticeMark(notice, language)}`
}

type Nearness = 'late' | 'thisWeek' | 'thisMonth' | 'later' | 'noDeadline'

/** Lines come by deadline, so each heading's lines lie together. */
function byNearness(lines: readonly BoardLine[], today: PlainDate) {
  const groups: { readonly nearness: Nearness; readonly members: BoardLine[] }[] = []
  for (const line of lines) {
    const nearness = nearnessOf(line.deadline, today)
    const last = groups.at(-1)
    if (last?.nearness === nearness) last.members.push(line)
    else groups.push({ nearness, members: [line] })
  }
  return groups
}

function nearnessOf(deadline: string | null, today: PlainDate): Nearness {
  if (deadline === null) return 'noDeadline'
  if (deadline < today) return 'late'
  if (deadline <= addDays(today, 7)) return 'thisWeek'
  return deadline <= addDays(today, 30) ? 'thisMonth' : 'later'
}
