/** The links of a case told as one chain: said → registered → assigned → answered → promised → done. */
export const chainSteps = ['said', 'registered', 'assigned', 'answered', 'promised', 'done'] as const

export type ChainStep = (typeof chainSteps)[number]

/** Which of a procedure's own events and clocks make each link. */
export type ChainDeclaration = {
  readonly steps: Readonly<
    Record<ChainStep, { readonly events: readonly string[]; readonly clocks: readonly string[] }>
  >
  /** Events after which the answer no longer stands. */
  readonly answerUndoneBy: readonly string[]
  /** Events that end the case before it is answered. */
  readonly endedBy: readonly string[]
}
