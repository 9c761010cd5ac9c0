/** What passkeys of a city are bound to. */
export type PasskeySite = {
  /** The name passkeys are for: they work at it and below it, and nowhere else. */
  readonly rpId: string
  /** Where pages that ask for one stand. */
  readonly origins: readonly string[]
  /** What the city is called where passkeys are kept. */
  readonly name: string
}
