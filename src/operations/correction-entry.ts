import type { Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'

/** What a correction changes: kind, place, standing, and the words, who said them, who is to do it and by when. */
export type Kept = Readonly<Record<string, Plain>>

type Corrected = {
  readonly reading: string
  readonly finding: string
  readonly act: string
  readonly before: Kept | null
  readonly after: Kept
  readonly by: string
  readonly salt: string
  readonly on: string
  readonly at: string
}

/**
 * What the log says of a correction: which finding, its kind and place, and who did it. What is quoted, who is said to
 * have said it, who is to do it and by when are committed to: a source is read by few, and may be removed.
 */
export function correctionEntry({ reading, finding, act, before, after, by, salt, on, at }: Corrected): LedgerAct {
  return {
    at,
    caseId: null,
    caseSeq: null,
    payload: {
      act: `finding_${act}`,
      v: 2,
      reading,
      finding,
      before: before === null ? null : withoutWords(before, saltFor(salt, 'before')),
      after: withoutWords(after, saltFor(salt, 'after')),
      byPerson: by,
      on,
      at,
    },
  }
}

function withoutWords({ quote, speaker, who, when, ...rest }: Kept, salt: string): Plain {
  if (quote === undefined) return rest
  const duty = { ...(who === undefined ? {} : { who }), ...(when === undefined ? {} : { when }) }
  return { ...rest, words: commitment(salt, { quote, speaker: speaker ?? null, ...duty }) }
}
