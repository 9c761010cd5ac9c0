import { type Instance, textOf } from '#engine/view.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { promisedMeasures } from '#matching/answer-check/promised-measures.ts'
import type { SearchPart } from '#matching/search/match-parts.ts'
import { type Searched, unitsIn } from './search-parts.ts'

/** What one answer promises to have done by a day, in its own words. */
export type Measure = {
  readonly instance: string
  readonly outcome: string
  readonly doneBy: PlainDate
  /** The sentences that say what is done; the whole answer where none can be told apart. */
  readonly text: string
}

type Promising = Pick<Searched, 'procedure' | 'state' | 'replies'>

/** What is promised and not over yet in the answers that somebody may read: of each unit the newest that names a day. */
export function measuresIn({ procedure, state, replies }: Promising): readonly Measure[] {
  if (procedure.machines.case?.states[state]?.final === true) return []
  const newest = new Map<string | null, Instance>()
  for (const reply of replies) {
    if (isPlainDate(textOf(reply.fields.doneBy)) && textOf(reply.fields.text) !== '') newest.set(reply.unit, reply)
  }
  return [...newest.values()].flatMap(({ instance, fields }) => {
    const doneBy = textOf(fields.doneBy)
    const text = promisedMeasures(textOf(fields.text))
    return isPlainDate(doneBy) ? [{ instance, outcome: textOf(fields.outcome), doneBy, text }] : []
  })
}

/** What measures are searched by: their words, and the title and units they stand under. */
export function measureParts(searched: Searched, measures: readonly Measure[]): readonly SearchPart[] {
  const parts: readonly SearchPart[] = [
    { field: 'title', text: searched.title },
    ...measures.map(({ text }) => ({ field: 'answer' as const, text })),
    ...unitsIn(searched).map((text) => ({ field: 'unit' as const, text })),
    ...searched.numbers.map((number) => ({ field: 'number' as const, text: number ?? '' })),
  ]
  return parts.filter(({ text }) => text !== '')
}
