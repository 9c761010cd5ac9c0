import type { Plain } from '#ledger/canonical-json.ts'
import type { LedgerEntry } from '#ledger/chain.ts'

/** Holds rows of some tables against the entries that tell of them, while the log goes by. */
export type RowCheck = {
  /** Takes the entries that follow, in order; says which of them tell of something that is not there, or is otherwise. */
  readonly follow: (entries: readonly LedgerEntry[]) => Promise<readonly string[]>
  /** Once the log has gone by whole: says which rows it tells nothing of. */
  readonly end: () => Promise<readonly string[]>
}

/** An entry with its act and what it says. */
export type ToldAct = {
  readonly seq: number
  readonly act: string
  readonly payload: string
  readonly said: { readonly [key: string]: Plain }
}

/** The entries of some acts, as they are told apart by their own words. */
export function actsIn(entries: readonly LedgerEntry[], isWanted: (act: string) => boolean): readonly ToldAct[] {
  return entries.flatMap(({ seq, payload }) => {
    // The members of an entry stand in order, so that its act comes first.
    const act = /^\{"act":"([a-z_]+)"/.exec(payload)?.[1]
    if (act === undefined || !isWanted(act)) return []
    // The log's entries are canonical JSON of ours, whose hash was held against the chain.
    return [{ seq, act, payload, said: JSON.parse(payload) as ToldAct['said'] }]
  })
}

/** What an entry says under a name, where that is text. */
export function textIn(said: ToldAct['said'], name: string): string {
  const value = said[name]
  return typeof value === 'string' ? value : ''
}

/** How many an entry says there were, under a name. */
export function countIn(said: ToldAct['said'], name: string): number {
  const value = said[name]
  return typeof value === 'number' ? value : 0
}
