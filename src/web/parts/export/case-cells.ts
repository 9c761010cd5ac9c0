import type { Label } from '#kernel/label.ts'
import type { Cell } from '#operations/papers/cell.ts'
import { titleText } from '#operations/title-text.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { CaseColumn } from '#web/parts/case-columns.ts'
import { columnHeadings as headings } from '#web/parts/case-columns.ts'
import { type CaseTableContext, entryOf, publicationOf, sessionName } from '#web/parts/case-table.ts'
import { codeLabel } from '#web/parts/code-label.ts'
import { kindName } from '#web/parts/kinds.ts'
import { proposerLabel } from '#web/parts/proposer-label.ts'
import { unitName } from '#web/parts/request-units.ts'
import { listWords as words } from '#web/words/list-words.ts'

type CellContext = Pick<CaseTableContext, 'language' | 'units' | 'sessions' | 'profiles'>

type CaseCell = { readonly heading: Label; readonly value: (row: CaseSummary, context: CellContext) => Cell }

/** What a column of the list becomes in a file: the same facts, one to a cell. */
const cells: Readonly<Record<CaseColumn, readonly CaseCell[]>> = {
  kind: [{ heading: headings.kind, value: (row, { language }) => kindName(row.procedure, language) }],
  number: [{ heading: headings.number, value: (row) => row.case_number ?? row.flow_number }],
  title: [{ heading: headings.title, value: (row, { language }) => titleText(row, language) }],
  proposer: [
    { heading: headings.proposer, value: (row, { language }) => proposerLabel(row, language) },
    { heading: words.cosigners, value: (row) => row.cosigners },
  ],
  subject: [{ heading: headings.subject, value: (row, context) => code('subject', row.subject, row, context) }],
  session: [{ heading: headings.session, value: (row, context) => sessionName(row, context) }],
  unit: [
    {
      heading: words.leadUnit,
      value: (row, { units, language }) =>
        row.lead_unit === null ? null : unitName(units.get(row.lead_unit), language),
    },
  ],
  state: [{ heading: headings.state, value: stateText }],
  deadline: [
    { heading: headings.deadline, value: (row) => day(row.next_deadline) },
    { heading: words.clock, value: clockText },
  ],
  submitted: [{ heading: headings.submitted, value: (row) => day(row.submitted_on) }],
  replied: [{ heading: headings.replied, value: (row) => day(row.replied_on) }],
  outcome: [{ heading: headings.outcome, value: (row, context) => code('outcome', row.outcome, row, context) }],
  doneBy: [{ heading: headings.doneBy, value: (row) => day(row.done_by) }],
  rating: [
    { heading: words.attitude, value: (row, context) => code('attitude', row.attitude, row, context) },
    { heading: words.result, value: (row, context) => code('result', row.result, row, context) },
  ],
  publication: [{ heading: headings.publication, value: (row, { language }) => publicationOf(row)[language] }],
  updated: [{ heading: headings.updated, value: (row) => day(row.updated_at.slice(0, 10)) }],
  archived: [{ heading: headings.archived, value: (row) => day(row.archived_on) }],
  entry: [{ heading: headings.entry, value: (row, { language }) => entryOf(row)[language] }],
  key: [{ heading: headings.key, value: (row, { language }) => (row.key_item ? words.keyItem[language] : null) }],
  urgings: [{ heading: headings.urgings, value: (row) => row.urgings }],
}

export function headingsOf(columns: readonly CaseColumn[], { language }: CellContext): readonly string[] {
  return columns.flatMap((column) => cells[column].map(({ heading }) => heading[language]))
}

export function cellsOf(row: CaseSummary, columns: readonly CaseColumn[], context: CellContext): readonly Cell[] {
  return columns.flatMap((column) => cells[column].map(({ value }) => value(row, context)))
}

function day(text: string | null): Cell {
  return text === null ? null : { day: text }
}

function code(list: string, value: string | null, row: CaseSummary, context: CellContext): Cell {
  const { language, profiles = [] } = context
  return value === null ? null : codeLabel(profiles, row.procedure, list, value)[language]
}

function stateText(row: CaseSummary, { language }: CellContext): Cell {
  return findProcedure(row.procedure)?.machines.case?.states[row.state]?.label[language] ?? row.state
}

function clockText(row: CaseSummary, { language }: CellContext): Cell {
  if (row.next_clock === null) return null
  return findProcedure(row.procedure)?.clocks[row.next_clock]?.[language] ?? row.next_clock
}
