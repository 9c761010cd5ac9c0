import type { PlainDate } from '#kernel/plain-date.ts'
import type { Chance } from '#operations/act-context.ts'

/** When and from where something is asked of accounts, by somebody not signed in. */
export type VisitorContext = {
  readonly at: string
  readonly on: PlainDate
  readonly chance: Chance
  /** Where the request came from; null where that is not known. */
  readonly address: string | null
  /** What the browser is signed in with already; a new sign-in ends it. */
  readonly tokenBefore?: string | undefined
  readonly rules: AccountRules
}

/**
 * `ordinary`: the administrator makes accounts and gives roles, the auditor stays apart.
 * `three`: the administrator asks, the security officer grants, the auditor alone reads the audit; each is another
 * person, and holds nothing else.
 */
export type OfficerMode = 'ordinary' | 'three'

/** Of whose accounts a passkey is demanded once they have one; `chosen`: of who chose it themselves. */
export const passkeyDemands = ['officers', 'everybody', 'chosen', 'nobody'] as const
export type PasskeyDemand = (typeof passkeyDemands)[number]

/** Of whose accounts a second factor is demanded, a passkey or one-time codes; `chosen`: of who set up codes themselves. */
export const secondFactorDemands = ['officers', 'everybody', 'chosen'] as const
export type SecondFactorDemand = (typeof secondFactorDemands)[number]

/** How an installation sees to its accounts. */
export type AccountRules = {
  readonly officers: OfficerMode
  /** How long an invitation may be accepted. */
  readonly invitationHours: number
  /** How long a proof of who one is stands for sensitive acts. */
  readonly proofMinutes: number
  readonly passkeys: PasskeyDemand
  readonly secondFactor: SecondFactorDemand
}

/** As VisitorContext, of somebody signed in who looks after accounts. */
export type OfficerContext = VisitorContext & {
  /** Set where a second officer grants what another asked for. */
  readonly approves?: true
  readonly by: {
    readonly accountId: string
    readonly personId: string
    readonly offices: readonly string[]
    readonly provenAt: string
  }
}

/** As VisitorContext, of somebody signed in who sees to their own account. */
export type HolderContext = VisitorContext & {
  readonly holder: {
    readonly accountId: string
    readonly login: string
    readonly personName: string
    /** What the sign-in goes by: other sign-ins of the account may end, this one goes on. */
    readonly token: string
    readonly provenAt: string
  }
}
