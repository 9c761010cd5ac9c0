import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import type { Db } from '#store/schema.ts'
import { deleteSignIn, listSignIns } from '#store/sign-ins.ts'
import type { HolderContext } from './account-context.ts'
import { provenLately } from './proof.ts'
import { hashOf } from './secrets.ts'

/** One of one's own sign-ins, as its holder sees it. */
export type OwnSignIn = {
  /** Names it to its holder, and opens nothing. */
  readonly id: string
  readonly since: string
  readonly lastUsed: string
  /** From where it began; null where that is not known. */
  readonly address: string | null
  readonly isThisOne: boolean
}

export type OwnSignInRefusal = { readonly code: 'sign_in_not_found' } | { readonly code: 'proof_needed' }

/** Where one is signed in, the latest used first. */
export async function readOwnSignIns(
  db: Db,
  { at, holder }: Pick<HolderContext, 'at' | 'holder'>,
): Promise<readonly OwnSignIn[]> {
  const rows = await listSignIns(db, holder.accountId, at)
  return rows.map((row) => ({
    id: hashOf(row.token_hash),
    since: row.created_at,
    lastUsed: row.seen_at ?? row.created_at,
    address: row.address,
    isThisOne: row.token_hash === hashOf(holder.token),
  }))
}

/** Ends one of one's own sign-ins, at once. */
export async function endOwnSignIn(
  db: Db,
  context: HolderContext,
  id: string,
): Promise<Result<undefined, OwnSignInRefusal>> {
  const { at, address, holder, rules } = context
  if (!provenLately(holder.provenAt, at, rules.proofMinutes)) return refuse({ code: 'proof_needed' })
  const { accountId } = holder
  return db.transaction().execute(async (tx) => {
    const row = (await listSignIns(tx, accountId, at)).find(({ token_hash }) => hashOf(token_hash) === id)
    if (row === undefined) return refuse({ code: 'sign_in_not_found' })
    await deleteSignIn(tx, row.token_hash)
    await recordAudit(tx, {
      act: 'signed_out',
      at,
      by: accountId,
      about: accountId,
      address,
      detail: { why: 'chosen' },
    })
    return ok(undefined)
  })
}
