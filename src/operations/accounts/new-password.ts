import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { queuedAt } from '#operations/queue-mail.ts'
import { deleteLinksOfAccount, insertResetRequest, takeLink, takeResetRequests } from '#store/account-links.ts'
import { findAccountMail } from '#store/account-mail.ts'
import {
  type AccountSecret,
  findAccount,
  findAccountSecret,
  findAccountSecretById,
  lockAccount,
  setPasswordHash,
} from '#store/accounts.ts'
import { countRecentMail, insertMail } from '#store/mail-outbox.ts'
import { deleteSecondStepsOf } from '#store/one-time-keys.ts'
import type { Db, Tx } from '#store/schema.ts'
import { deleteSignInsOf, forgetBrowsers } from '#store/sign-ins.ts'
import type { OfficerContext, VisitorContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { secondAsked } from './ask-second.ts'
import { beginSignIn, type NewSignIn } from './begin-sign-in.ts'
import { later } from './later.ts'
import { type LinkRefusal, makeLink, openLink } from './links.ts'
import { officerRefusal } from './officer-acts.ts'
import { passwordRefusal } from './password-rules.ts'
import { factorAsked } from './second-factor.ts'
import { hashOf, hashPassword } from './secrets.ts'
import { warnHolder } from './warn-holder.ts'
import { openAgain } from './wrong-tries.ts'

const resetsADay = 5

/**
 * Notes that somebody wants a new password for what they typed. Whether that is an account is looked up later, by a
 * timer: the answer is the same and takes as long in every case.
 */
export async function askForNewPassword(
  db: Db,
  { at, chance }: Pick<VisitorContext, 'at' | 'chance'>,
  login: string,
): Promise<void> {
  await insertResetRequest(db, { id: chance.id(), login, asked_at: at })
}

/** Has a mail go to the confirmed address of each account a new password was asked for. @returns how many. */
export async function answerResetRequests(db: Db, context: Pick<VisitorContext, 'at' | 'chance'>): Promise<number> {
  const { at, chance } = context
  return db.transaction().execute(async (tx) => {
    const asked = new Set((await takeResetRequests(tx)).map(({ login }) => login))
    let sent = 0
    for (const login of asked) {
      const account = await findAccountSecret(tx, login)
      if (account === undefined || account.disabledAt !== null) continue
      const mail = await findAccountMail(tx, account.id)
      if (mail?.confirmed_at == null) continue
      if ((await countRecentMail(tx, account.id, 'reset', later(at, -24 * 60))) >= resetsADay) continue
      await insertMail(tx, [{ id: chance.id(), account_id: account.id, kind: 'reset', ...queuedAt(at) }], [])
      await recordAudit(tx, { act: 'reset_link_mailed', at, by: null, about: account.id })
      sent += 1
    }
    return sent
  })
}

/** A link to set a password anew, made by an officer for an account's holder, to be printed or told. */
export async function makeResetLink(
  db: Db,
  context: OfficerContext,
  accountId: string,
): Promise<Result<ResetLink, AccountRefusal>> {
  const refusal = officerRefusal(context, 'reset_sign_in')
  if (refusal !== undefined) return refuse(refusal)
  return db.transaction().execute((tx) => makeResetLinkIn(tx, context, accountId))
}

/** As `makeResetLink`, within a transaction and with the right settled. */
export async function makeResetLinkIn(
  tx: Tx,
  context: OfficerContext,
  accountId: string,
): Promise<Result<ResetLink, AccountRefusal>> {
  const { at, by, on, address } = context
  const account = await findAccount(tx, accountId, on)
  if (account === undefined) return refuse({ code: 'account_not_found' })
  if (account.disabledAt !== null) return refuse({ code: 'account_is_disabled' })
  const second = await secondAsked(tx, context, { act: 'reset_sign_in', accountId })
  if (second !== undefined) return refuse(second)
  await deleteLinksOfAccount(tx, accountId)
  await recordAudit(tx, { act: 'reset_link_made', at, by: by.accountId, about: accountId, address })
  const minutes = context.rules.invitationHours * 60
  const link = await makeLink(tx, context, { opens: { accountId }, way: 'page', minutes })
  return ok({ link, login: account.login, personName: account.personName })
}

type ResetLink = { readonly link: string; readonly login: string; readonly personName: string }

/** Whose password a link sets; `link_dead` when it did so, has expired, or the account is disabled. */
export async function readResetLink(db: Db, secret: string, at: string): Promise<Result<AccountSecret, LinkRefusal>> {
  const link = await openLink(db, secret, at)
  const account = link?.account_id == null ? undefined : await findAccountSecretById(db, link.account_id)
  return account === undefined || account.disabledAt !== null ? refuse({ code: 'link_dead' }) : ok(account)
}

/**
 * Sets a password by a link, once, and ends every sign-in there is. @returns the sign-in it begins; null where a passkey
 * or a second factor is asked for: a link alone goes round none.
 */
export async function setPasswordByLink(
  db: Db,
  context: VisitorContext,
  { secret, password }: { readonly secret: string; readonly password: string },
): Promise<Result<NewSignIn | null, AccountRefusal>> {
  const found = await readResetLink(db, secret, context.at)
  if (!found.ok) return found
  const { id } = found.value
  const fault = passwordRefusal(password, found.value)
  if (fault !== undefined) return refuse(fault)

  const passwordHash = await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { id })
    const account = await findAccountSecretById(tx, id)
    if (account === undefined || account.disabledAt !== null) return refuse({ code: 'link_dead' })
    const link = await takeLink(tx, hashOf(secret), context.at)
    if (link?.account_id !== id) return refuse({ code: 'link_dead' })
    await putPassword(tx, context, { account, passwordHash, keepSignIn: null })
    if (factorAsked(account, context.rules) !== 'none') return ok(null)
    return ok(await beginSignIn(tx, context, { id, way: 'link' }))
  })
}

/**
 * Stores a password. Sign-ins, known browsers and open links made under the one before are worth nothing any more, nor is
 * a sign-in just begun by it: `account` is read in this transaction, with the account locked.
 */
export async function putPassword(
  tx: Tx,
  context: VisitorContext,
  {
    account,
    passwordHash,
    keepSignIn,
  }: { readonly account: AccountSecret; readonly passwordHash: string; readonly keepSignIn: string | null },
): Promise<void> {
  const { at, address } = context
  await setPasswordHash(tx, account.id, passwordHash)
  await deleteSignInsOf(tx, account.id, keepSignIn)
  await forgetBrowsers(tx, account.id)
  await deleteLinksOfAccount(tx, account.id)
  await deleteSecondStepsOf(tx, account.id)
  await openAgain(tx, account.login)
  await recordAudit(tx, { act: 'password_set', at, by: account.id, about: account.id, address })
  await warnHolder(tx, context, account.id, 'password_set')
}
