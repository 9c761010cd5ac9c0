import type { AccountSecret } from '#store/accounts.ts'
import type { PasskeyDemand } from './account-context.ts'
import { officerOffices } from './account-roles.ts'

export type PasskeyDemanded = { readonly code: 'passkey_demanded' }

/**
 * Whether an account is opened by its passkeys alone: once it has one, where its holder chose so or the installation
 * demands it of such an account. `nobody` lets passwords in everywhere, for a city whose address has changed.
 */
export function isPasskeyDemanded(
  { passkeys, passkeyAlone, offices }: Pick<AccountSecret, 'passkeys' | 'passkeyAlone' | 'offices'>,
  demand: PasskeyDemand,
): boolean {
  if (passkeys === 0 || demand === 'nobody') return false
  return passkeyAlone || demand === 'everybody' || (demand === 'officers' && isOfficer(offices))
}

/** Whether an account looks after the installation. */
export function isOfficer(offices: readonly string[]): boolean {
  return officerOffices.some((office) => offices.includes(office))
}
