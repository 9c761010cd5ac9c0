import { z } from 'zod'
import { ok, type Result, refuse } from '#kernel/result.ts'
import {
  type AccountMail,
  confirmAccountMail,
  deleteAccountMail,
  findAccountMail,
  saveAccountMail,
} from '#store/account-mail.ts'
import { countRecentMail, insertMail } from '#store/mail-outbox.ts'
import type { MailChoice } from '#store/mail-tables.ts'
import type { Db, Tx } from '#store/schema.ts'
import { type FormerAddressNews, warnFormerAddress } from './accounts/warn-former-address.ts'
import type { Chance } from './act-context.ts'
import { recordAudit } from './audit/record-audit.ts'
import { queuedAt } from './queue-mail.ts'

export type OwnMailRefusal =
  | { readonly code: 'proof_needed' }
  | { readonly code: 'mail_address_invalid' }
  | { readonly code: 'mail_confirmations_used_up' }
  | { readonly code: 'mail_token_unknown' }

/** Whose settings, when: an account changes its own alone. */
export type OwnMailContext = {
  readonly accountId: string
  readonly at: string
  readonly chance: Chance
  /** Whether they have shown lately who they are: a link for a new password goes to the own address. */
  readonly isProven: boolean
}

/** What an account's holder sees of their own mail settings. */
export type OwnMail = { readonly address: string; readonly choice: MailChoice; readonly confirmed: boolean }

const confirmationsADay = 5

const Address = z.email().max(254)

export async function readOwnMail(db: Db, accountId: string): Promise<OwnMail | undefined> {
  const mail = await findAccountMail(db, accountId)
  if (mail === undefined) return undefined
  return { address: mail.address, choice: mail.choice, confirmed: mail.confirmed_at !== null }
}

/**
 * Changes the own address and what is sent to it; an empty address takes it away. A new address gets nothing but a mail
 * that asks whether it is the right one, until its owner has said so. Another address than before asks for a proof first,
 * and the one before, if it was confirmed, is told once.
 */
export async function changeOwnMail(
  db: Db,
  context: OwnMailContext,
  asked: { readonly address: string; readonly choice: MailChoice },
): Promise<Result<'saved' | 'to_be_confirmed', OwnMailRefusal>> {
  const { accountId } = context
  const address = asked.address.trim()
  if (address !== '' && !Address.safeParse(address).success) return refuse({ code: 'mail_address_invalid' })

  return db.transaction().execute(async (tx) => {
    const before = await findAccountMail(tx, accountId)
    if (address !== (before?.address ?? '')) {
      if (!context.isProven) return refuse({ code: 'proof_needed' })
      await recordAudit(tx, { act: 'address_changed', at: context.at, by: accountId, about: accountId })
    }
    if (address === '') {
      await tellFormer(tx, context, before, 'address_taken_away')
      await deleteAccountMail(tx, accountId)
      return ok('saved')
    }
    if (before?.address === address && before.confirmed_at !== null) {
      await saveAccountMail(tx, { ...before, choice: asked.choice })
      return ok('saved')
    }
    if ((await countRecentMail(tx, accountId, 'confirmation', dayBefore(context.at))) >= confirmationsADay) {
      return refuse({ code: 'mail_confirmations_used_up' })
    }
    await tellFormer(tx, context, before, 'address_replaced')
    await saveAccountMail(tx, unconfirmed(context, address, asked.choice))
    await insertMail(
      tx,
      [{ id: context.chance.id(), account_id: accountId, kind: 'confirmation', ...queuedAt(context.at) }],
      [],
    )
    return ok('to_be_confirmed')
  })
}

/** Takes the token that was sent to the own address as proof that it arrives. */
export async function confirmOwnMail(
  db: Db,
  { accountId, at }: OwnMailContext,
  token: string,
): Promise<Result<undefined, OwnMailRefusal>> {
  const isRight = await confirmAccountMail(db, accountId, token, at)
  return isRight ? ok(undefined) : refuse({ code: 'mail_token_unknown' })
}

/** Nobody is told at an address that was never shown to be the holder's: it may be a stranger's. */
async function tellFormer(
  tx: Tx,
  context: OwnMailContext,
  before: AccountMail | undefined,
  about: FormerAddressNews,
): Promise<void> {
  if (before?.confirmed_at == null) return
  await warnFormerAddress(tx, context, { accountId: context.accountId, address: before.address, about })
}

function unconfirmed({ accountId, chance }: OwnMailContext, address: string, choice: MailChoice): AccountMail {
  return { account_id: accountId, address, choice, confirmed_at: null, confirm_token: chance.salt() }
}

function dayBefore(at: string): string {
  return new Date(Date.parse(at) - 24 * 60 * 60_000).toISOString()
}
