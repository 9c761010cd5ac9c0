import type { ActContext } from '#operations/act-context.ts'

/** As ActContext, of somebody whose account and whereabouts the audit tells. */
export type ModelContext = ActContext & {
  readonly accountId: string
  /** Where the request came from; null where that is not known. */
  readonly address: string | null
}
