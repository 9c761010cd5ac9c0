import type { Chance } from '#operations/act-context.ts'
import { type AccountLink, findLink, insertLink } from '#store/account-links.ts'
import type { Db } from '#store/schema.ts'
import { later } from './later.ts'
import { hashOf } from './secrets.ts'

export type LinkRefusal = { readonly code: 'link_dead' }

/** What a link opens: an invitation, or the setting of a new password for an account. */
export type LinkFor = { readonly invitationId: string } | { readonly accountId: string }

/** How long a link to set a password anew lasts: mail may be slow, a mailbox may be read by others later. */
export const resetMinutes = 60

/** Makes a link and gives its secret, which is kept nowhere: not in the database, not in the log. */
export async function makeLink(
  db: Db,
  { at, chance }: { readonly at: string; readonly chance: Chance },
  { opens, way, minutes }: { readonly opens: LinkFor; readonly way: 'page' | 'mail'; readonly minutes: number },
): Promise<string> {
  const secret = chance.salt()
  await insertLink(db, {
    token_hash: hashOf(secret),
    invitation_id: 'invitationId' in opens ? opens.invitationId : null,
    account_id: 'accountId' in opens ? opens.accountId : null,
    way,
    made_at: at,
    expires_at: later(at, minutes),
  })
  return secret
}

export async function openLink(db: Db, secret: string, at: string): Promise<AccountLink | undefined> {
  return findLink(db, hashOf(secret), at)
}

/** Where a link leads. Its secret stands behind the `#`, which browsers keep to themselves: no server's log has it. */
export function linkPath(opens: 'invitation' | 'password', secret: string): string {
  return opens === 'invitation' ? `/invitation#${secret}` : `/new-password#${secret}`
}
