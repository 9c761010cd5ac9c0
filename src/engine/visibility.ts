import type { Profile } from './profile.ts'
import type { CaseView } from './view.ts'

/** Who looks at a case, each seeing all that the one before sees. */
export type Audience = 'public' | 'proposer' | 'unit' | 'office'

/** From which audience on an event, or one of its fields, is seen. What is not named is for the offices alone. */
export type Visibility = {
  readonly events: Readonly<Record<string, Audience>>
  readonly fields: Readonly<Record<string, Audience>>
  /** From which audience on an instance in this state is seen at all; by machine and state, 'public' where nothing is said. */
  readonly instances: Readonly<Record<string, Readonly<Record<string, Audience>>>>
  /** From which audience on a clock's deadline is seen; 'unit' where nothing is said. */
  readonly clocks: Readonly<Record<string, Audience>>
  /** Offices that see every case, whether or not they act on it: codes of office roles, or offices of accounts. */
  readonly offices: readonly string[]
  /** How authors stay unnamed, where the kind of case knows that. */
  readonly unnamed?: UnnamedAuthors
}

/** Who put a case forward may ask that nobody learns it but the offices that have to. */
export type UnnamedAuthors = {
  readonly asked: (view: CaseView) => boolean
  /** Fields that tell of the authors, on whichever event. */
  readonly fields: readonly string[]
  /** Fields that tell of the authors of other cases, which may have asked. */
  readonly others: readonly string[]
  /** Roles of offices that know them all the same. */
  readonly knownTo: (profile: Profile) => readonly string[]
}
