import type { Segment } from './item-segments.ts'
import { clausesOf, type SegmentClause } from './segment-clauses.ts'
import type { SignList } from './sign-list.ts'

/** What of a segment more than one sign of its clause uses. */
export type SegmentFacts = {
  readonly rule: number
  readonly role: number
  readonly voice: number
  readonly verb: number
}

/** The signs of the clause a segment stands in and of those beside it: where a sentence turns shows there. */
export class ClauseSigns {
  readonly #clauses: readonly SegmentClause[]
  readonly #clauseOf: Int32Array
  readonly #list: SignList

  constructor(text: string, segments: readonly Segment[], list: SignList) {
    const { clauses, clauseOf } = clausesOf(text, segments)
    this.#clauses = clauses
    this.#clauseOf = clauseOf
    this.#list = list
  }

  /** Adds the signs of the clause of the segment at `at`. */
  add(at: number, { rule, role, voice, verb }: SegmentFacts): void {
    const number = this.#clauseOf[at] ?? 0
    const clause = this.#clauses[number]
    if (clause === undefined) return
    const list = this.#list
    const { kind, place, isLast } = clause
    const opens = this.#clauseOf[at - 1] === number ? 0 : 1
    const before = this.#clauses[number - 1]
    const next = this.#clauses[number + 1]
    const kindBefore = place === 0 ? 0 : (before?.kind ?? 0)
    list.add(80, kind, opens)
    list.add(83, kindBefore * 10 + kind, rule, opens)
    list.add(84, kind, role, voice)
    list.add(88, Math.min(4, place), isLast ? 1 : 0, opens)
    list.add(92, Math.min(6, (clause.end - clause.start) >> 2), kind, opens)
    list.add(95, verb, kind, opens)
    this.#subjects(number, { role, voice }, opens)
    this.#words(clause, opens)
    if (before !== undefined && place > 0) {
      list.addWords(89, before.start, Math.min(before.end, before.start + 2), opens)
      this.#marks(98, before, opens)
    }
    if (next !== undefined && !isLast) this.#marks(99, next, opens)
  }

  /** Who is spoken of and by which modal word, in the clause and in those beside it. */
  #subjects(number: number, { role, voice }: Pick<SegmentFacts, 'role' | 'voice'>, opens: number): void {
    const clause = this.#clauses[number]
    if (clause === undefined) return
    const list = this.#list
    const before = clause.place === 0 ? undefined : this.#clauses[number - 1]
    const next = clause.isLast ? undefined : this.#clauses[number + 1]
    const own = numberOf(clause.subject, clause.modal)
    const carried = numberOf(clause.carried, clause.modal)
    list.add(120, own, opens)
    list.add(121, carried, role, opens)
    list.add(122, carried, voice)
    list.add(124, own, before === undefined ? 0 : numberOf(before.carried, before.modal), opens)
    list.add(125, own, next === undefined ? 0 : numberOf(next.subject, next.modal), opens)
    list.add(126, carried, clause.kind, opens)
  }

  #words({ start, end }: SegmentClause, opens: number): void {
    const list = this.#list
    if (opens === 0) list.addWords(85, start, Math.min(end, start + 2))
    list.addWords(86, Math.max(start, end - 2), end, opens)
  }

  #marks(template: number, { marks, kind }: SegmentClause, opens: number): void {
    for (let mark = 0, rest = marks; rest > 0; mark += 1, rest >>= 1)
      if ((rest & 1) === 1) this.#list.add(template, mark, opens, kind)
  }
}

/** 0 is for no clause at all. */
const numberOf = (subject: number, modal: number): number => 1 + subject * 16 + modal
