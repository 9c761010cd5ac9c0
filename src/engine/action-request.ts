import type { Actor, Fields } from './case-file.ts'

/** What somebody asks to do to a case. */
export type ActionRequest = {
  readonly action: string
  /** The unit or version acted on; left out for the case itself and for the newest version. */
  readonly instance?: string
  readonly actor: Actor
  readonly fields: Fields
}
