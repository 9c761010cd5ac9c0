import { recordAudit } from '#operations/audit/record-audit.ts'
import { listIdentities } from '#store/account-identities.ts'
import { deleteLinksOfAccount } from '#store/account-links.ts'
import { findAccountSecret } from '#store/accounts.ts'
import { listPasskeys } from '#store/passkeys.ts'
import type { Db } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { linkPath, makeLink } from './links.ts'

/** How the first administrator gets in: their link works once and for its time; the password is theirs to choose. */
export type FirstSignIn = { readonly login: string; readonly path: string }

/**
 * A link for a city's first administrator, while nothing has ever let them in: no password, no passkey and no sign-in
 * elsewhere. The one before is worth nothing from then on. Null where they have a way in.
 */
export async function firstLink(
  db: Db,
  context: Pick<VisitorContext, 'at' | 'chance'>,
  login: string,
  hours: number,
): Promise<FirstSignIn | null> {
  return db.transaction().execute(async (tx) => {
    const account = await findAccountSecret(tx, login)
    if (account === undefined || account.disabledAt !== null || account.passwordHash !== null) return null
    const { id } = account
    const ways = [...(await listPasskeys(tx, id)), ...(await listIdentities(tx, id))]
    if (ways.length > 0) return null
    await deleteLinksOfAccount(tx, id)
    await recordAudit(tx, { act: 'reset_link_made', at: context.at, by: null, about: id, address: null })
    const secret = await makeLink(tx, context, { opens: { accountId: id }, way: 'page', minutes: hours * 60 })
    return { login, path: linkPath('password', secret) }
  })
}
