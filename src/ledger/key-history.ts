import { ok, type Result, refuse } from '#kernel/result.ts'
import { type KeyAct, parseKeyAct } from './key-act.ts'
import { isSameKey, type VerifierKey } from './note-key.ts'

/** From and up to which size of the tree a key signs. */
export type KeyTerm = {
  readonly key: VerifierKey
  readonly from: number
  /** Null: it has no end yet. */
  readonly last: number | null
  /** The number, from 1, of the entry that announced it; null: it signed from the beginning. */
  readonly announced: number | null
}

/** The keys a log has had, in order. */
export type KeyHistory = readonly KeyTerm[]

/** An entry about keys, with its number from 1. */
export type NumberedEntry = { readonly number: number; readonly payload: string }

export type KeyFault = {
  readonly code:
    | 'key_entry_unreadable'
    /** The key named as the one before is not the one in force, or another already stands beside it. */
    | 'key_not_in_force'
    /** The log had this key before, or it is another log's. */
    | 'key_not_new'
    /** From or up to another size than its own place in the log says. */
    | 'key_size_wrong'
  readonly entry: number
}

/** The history of a log that has had one key alone. */
export function soleKey(key: VerifierKey): KeyHistory {
  return [{ key, from: 0, last: null, announced: null }]
}

/**
 * What entries about keys, in order, come to. Each must follow from those before: a key is announced beside the only one in
 * force, from its own entry on, and the elder of two ends before the entry that says so.
 *
 * @param first - the key the log began with, where no entry says another.
 */
export function keyHistory(first: VerifierKey, entries: readonly NumberedEntry[]): Result<KeyHistory, KeyFault> {
  let history = soleKey(firstKeyIn(entries) ?? first)
  for (const { number, payload } of entries) {
    const act = parseKeyAct(payload)
    const next = act === undefined ? 'key_entry_unreadable' : follow(history, number, act)
    if (typeof next === 'string') return refuse({ code: next, entry: number })
    history = next
  }
  return ok(history)
}

/** Every key that is to sign a tree of this size: two while one follows another. */
export function keysAt(history: KeyHistory, size: number): readonly VerifierKey[] {
  return history.filter((term) => isInForce(term, size)).map(({ key }) => key)
}

export function isInForce({ from, last }: KeyTerm, size: number): boolean {
  return from <= size && (last === null || size <= last)
}

/** Whether the log has, or had, this key. */
export function hasKey(history: KeyHistory, key: VerifierKey): boolean {
  return history.some((term) => isSameKey(term.key, key))
}

/** The keys without an end: the one that follows another comes last. */
export function openTerms(history: KeyHistory): readonly KeyTerm[] {
  return history.filter(({ last }) => last === null)
}

function firstKeyIn([first]: readonly NumberedEntry[]): VerifierKey | undefined {
  const act = first === undefined ? undefined : parseKeyAct(first.payload)
  return act?.kind === 'announced' ? act.of : undefined
}

function follow(history: KeyHistory, number: number, act: KeyAct): KeyHistory | KeyFault['code'] {
  const [elder, younger] = openTerms(history)
  if (elder === undefined) return 'key_not_in_force'
  if (act.kind === 'retired') {
    if (younger === undefined || !isSameKey(elder.key, act.key)) return 'key_not_in_force'
    if (act.last !== number - 1) return 'key_size_wrong'
    return history.map((term) => (term === elder ? { ...term, last: act.last } : term))
  }
  if (younger !== undefined || !isSameKey(elder.key, act.of)) return 'key_not_in_force'
  if (act.from !== number) return 'key_size_wrong'
  const isNew = act.key.name === elder.key.name && !history.some(({ key }) => isAlike(key, act.key))
  return isNew ? [...history, { key: act.key, from: act.from, last: null, announced: number }] : 'key_not_new'
}

/** Keys whose signatures could be taken for one another's. */
function isAlike(one: VerifierKey, other: VerifierKey): boolean {
  return Buffer.compare(one.id, other.id) === 0
}
