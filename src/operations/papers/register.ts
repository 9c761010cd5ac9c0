import type { Label, Language } from '#kernel/label.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { titleText } from '#operations/title-text.ts'
import { authorNames, codeText, listed, numberText, stateText, unitNames } from './case-words.ts'
import type { Cell } from './cell.ts'

/** A column of the register (登记簿、台账): its heading, its share of a page's width, and what a case puts there. */
export type RegisterColumn = {
  readonly heading: Label
  readonly share: number
  readonly cell: (seen: SeenCase, language: Language) => Cell
}

export const registerColumns: readonly RegisterColumn[] = [
  { heading: { zh: '编号', en: 'Number' }, share: 8, cell: numberText },
  { heading: { zh: '标题', en: 'Title' }, share: 15, cell: ({ summary }, language) => titleText(summary, language) },
  { heading: { zh: '提出人', en: 'Authors' }, share: 8, cell: (seen, language) => listed(authorNames(seen), language) },
  { heading: { zh: '主办', en: 'Lead unit' }, share: 8, cell: unitsOf('lead') },
  { heading: { zh: '会办', en: 'Joint units' }, share: 8, cell: unitsOf('joint') },
  { heading: { zh: '提交', en: 'Submitted' }, share: 7.5, cell: ({ summary }) => day(summary.submitted_on) },
  { heading: { zh: '交办', en: 'Assigned' }, share: 7.5, cell: (seen) => day(assignedOn(seen)) },
  { heading: { zh: '答复期限', en: 'Reply due' }, share: 7.5, cell: (seen) => day(answerDue(seen)) },
  { heading: { zh: '答复', en: 'Answered' }, share: 7.5, cell: ({ summary }) => day(summary.replied_on) },
  { heading: { zh: '办理结果', en: 'Outcome' }, share: 6.5, cell: codeOf('outcome') },
  { heading: { zh: '承诺完成', en: 'To be done by' }, share: 7.5, cell: ({ summary }) => day(summary.done_by) },
  { heading: { zh: '对态度', en: 'Attitude' }, share: 5, cell: codeOf('attitude') },
  { heading: { zh: '对结果', en: 'Result' }, share: 5, cell: codeOf('result') },
  { heading: { zh: '状态', en: 'State' }, share: 7, cell: stateText },
  { heading: { zh: '归档', en: 'Archived' }, share: 7.5, cell: ({ summary }) => day(summary.archived_on) },
]

export function registerHeadings(language: Language): readonly string[] {
  return registerColumns.map(({ heading }) => heading[language])
}

export function registerRow(seen: SeenCase, language: Language): readonly Cell[] {
  return registerColumns.map(({ cell }) => cell(seen, language))
}

/** The first day on which it went to a unit. */
function assignedOn({ events, procedure }: SeenCase): string | null {
  return events.find((event) => procedure.chain.steps.assigned.events.includes(event.type))?.on ?? null
}

/** The last day for the answer that is owed, or was. */
function answerDue({ view, procedure }: SeenCase): string | null {
  return view.clocks.findLast((clock) => procedure.chain.steps.answered.clocks.includes(clock.clock))?.deadline ?? null
}

function unitsOf(duty: 'lead' | 'joint'): RegisterColumn['cell'] {
  return (seen, language) => listed(unitNames(seen, duty, language), language)
}

function codeOf(list: 'outcome' | 'attitude' | 'result'): RegisterColumn['cell'] {
  return (seen, language) => codeText(seen, list, seen.summary[list], language)
}

function day(text: string | null): Cell {
  return text === null ? null : { day: text }
}
