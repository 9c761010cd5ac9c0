/** Opens the way to a database as its owner, however it is kept. */
export type ReachDatabase = (wanted: {
  /** One city among several; undefined: the only one. */
  readonly city: string | undefined
  /** Undefined: as the environment says, else the embedded one. */
  readonly url: string | undefined
}) => Promise<ReachedDatabase>

export type ReachedDatabase = {
  readonly url: string
  /** The role that must be given its rights after a restore; undefined where somebody else sees to that. */
  readonly appRole: string | undefined
  readonly close: () => Promise<void>
}
