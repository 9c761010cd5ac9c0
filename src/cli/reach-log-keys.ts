import type { VerifierKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import type { LogKeys } from '#operations/publish-log.ts'

/** Opens the way to the keys of a city's log, where this machine keeps them; `city` as with the database. */
export type ReachLogKeys = (city: string | undefined) => Promise<ReachedLogKeys>

export type ReachedLogKeys = {
  readonly held: LogKeys
  /** What is kept beside them of what was signed; undefined: nothing. */
  readonly signed: TreeHead | undefined
  /** Makes a key of this log and keeps it as the others are kept. */
  readonly makeKey: () => Promise<VerifierKey>
  /** Where a key of the log is kept, once it was made. */
  readonly fileOf: (key: VerifierKey) => string
}
