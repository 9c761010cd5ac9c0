import type { AccountSecret } from '#store/accounts.ts'
import type { AccountRules } from './account-context.ts'
import { isOfficer, isPasskeyDemanded } from './passkey-demand.ts'

/** What of an installation's rules settles how an account is opened. */
export type FactorRules = Pick<AccountRules, 'passkeys' | 'secondFactor'>

/**
 * What a password, or the like, needs beside it: nothing; a passkey in its place; a one-time code; or codes that are first
 * to be set up.
 */
export type FactorAsked = 'none' | 'passkey' | 'code' | 'set_up'

/** Codes are asked for wherever an account has them; of whom a second factor is demanded who has none, that they set it up. */
export function factorAsked(
  account: Pick<AccountSecret, 'passkeys' | 'passkeyAlone' | 'offices' | 'hasCodes'>,
  { passkeys, secondFactor }: FactorRules,
): FactorAsked {
  if (isPasskeyDemanded(account, passkeys)) return 'passkey'
  if (account.hasCodes) return 'code'
  const isDemanded = secondFactor === 'everybody' || (secondFactor === 'officers' && isOfficer(account.offices))
  if (!isDemanded) return 'none'
  // Where passkeys are worthless for now, as after a change of the city's name, they are no factor either.
  return account.passkeys > 0 && passkeys !== 'nobody' ? 'passkey' : 'set_up'
}
