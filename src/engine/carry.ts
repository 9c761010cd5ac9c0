/** An act on another case that comes of one on this, taken in the same breath by the same person. */
export type Carry = {
  readonly action: string
  /**
   * The case whose number a field or fact holds, those linked by instances of a machine, a new one of the same kind,
   * whose id is then that of the instance acted on, or a new one of the kind that the code chosen in a field opens,
   * which an instance of a machine stands for.
   */
  readonly to:
    | { readonly numbered: string }
    | { readonly machine: string; readonly in: readonly string[] }
    | { readonly openedBy: string; readonly machine: string }
    | 'new_case'
  /** By field of the other act: what this act, its instance or this case holds under a name, or a list of the procedure's. */
  readonly fields: Readonly<Record<string, string | { readonly named: string }>>
  /** A case that has no such step now is passed over. */
  readonly whereOpen?: true
}
