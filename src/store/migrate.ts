import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { lockNumbers } from './lock-numbers.ts'
import { up as foundation } from './migrations/0001-foundation.ts'
import { up as record } from './migrations/0002-record.ts'
import { up as acts } from './migrations/0004-acts.ts'
import { up as noticesAndMail } from './migrations/0005-notices-and-mail.ts'
import { up as volume } from './migrations/0006-volume.ts'
import { up as work } from './migrations/0006-work.ts'
import { up as tableImports } from './migrations/0007-table-imports.ts'
import { up as actsOfACase } from './migrations/0008-acts-of-a-case.ts'
import { up as archive } from './migrations/0009-archive.ts'
import { up as kinds } from './migrations/0010-kinds.ts'
import { up as kindsInLists } from './migrations/0010-kinds-in-lists.ts'
import { up as log } from './migrations/0012-log.ts'
import { up as unitsInLists } from './migrations/0013-units-in-lists.ts'
import { up as identity } from './migrations/0014-identity.ts'
import { up as receiptsByMail } from './migrations/0017-receipts-by-mail.ts'
import { up as removals } from './migrations/0017-removals.ts'
import { up as mailAboutAccounts } from './migrations/0018-mail-about-accounts.ts'
import { up as walls } from './migrations/0019-walls.ts'
import { up as wallsReadApart } from './migrations/0019-walls-read-apart.ts'
import { up as oldRatings } from './migrations/0020-old-ratings.ts'
import { up as passkeys } from './migrations/0022-passkeys.ts'
import { up as provider } from './migrations/0023-provider.ts'
import { up as threeOfficers } from './migrations/0023-three-officers.ts'
import { up as idleSignIns } from './migrations/0024-idle-sign-ins.ts'
import { up as quotaOfFiles } from './migrations/0024-quota-of-files.ts'
import { up as formerAddresses } from './migrations/0025-former-addresses.ts'
import { up as mattersApart } from './migrations/0026-matters-apart.ts'
import { up as routingKept } from './migrations/0026-routing-kept.ts'
import { up as passkeyAlone } from './migrations/0027-passkey-alone.ts'
import { up as routing } from './migrations/0028-routing.ts'
import { up as indexChanges } from './migrations/0029-index-changes.ts'
import { up as languageModel } from './migrations/0030-language-model.ts'
import { up as oneTimeCodes } from './migrations/0031-one-time-codes.ts'
import { up as mattersApartTakenBack } from './migrations/0033-matters-apart-taken-back.ts'
import { up as heldLogHead } from './migrations/0034-held-log-head.ts'
import { up as logKeys } from './migrations/0035-log-keys.ts'
import { up as toldInLists } from './migrations/0036-told-in-lists.ts'
import { up as correctionSalts } from './migrations/0037-correction-salts.ts'
import { up as cosignaturesStay } from './migrations/0038-cosignatures-stay.ts'
import { up as dutiesFound } from './migrations/0040-duties-found.ts'
import { up as wallsOfProposals } from './migrations/0041-walls-of-proposals.ts'
import { up as rowsHeldByEntries } from './migrations/0043-rows-held-by-entries.ts'
import { up as removalsNameCalls } from './migrations/0044-removals-name-calls.ts'
import { up as correctionsFindEntries } from './migrations/0045-corrections-find-entries.ts'
import type { Db } from './schema.ts'

const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': { up: foundation },
  '0002-record': { up: record },
  '0004-acts': { up: acts },
  '0005-notices-and-mail': { up: noticesAndMail },
  '0006-volume': { up: volume },
  '0006-work': { up: work },
  '0009-archive': { up: archive },
  '0008-acts-of-a-case': { up: actsOfACase },
  '0007-table-imports': { up: tableImports },
  '0010-kinds': { up: kinds },
  '0010-kinds-in-lists': { up: kindsInLists },
  '0012-log': { up: log },
  '0017-receipts-by-mail': { up: receiptsByMail },
  '0017-removals': { up: removals },
  '0019-walls': { up: walls },
  '0019-walls-read-apart': { up: wallsReadApart },
  '0013-units-in-lists': { up: unitsInLists },
  '0018-mail-about-accounts': { up: mailAboutAccounts },
  '0014-identity': { up: identity },
  '0020-old-ratings': { up: oldRatings },
  '0022-passkeys': { up: passkeys },
  '0023-provider': { up: provider },
  '0024-idle-sign-ins': { up: idleSignIns },
  '0023-three-officers': { up: threeOfficers },
  '0024-quota-of-files': { up: quotaOfFiles },
  '0025-former-addresses': { up: formerAddresses },
  '0026-matters-apart': { up: mattersApart },
  '0026-routing-kept': { up: routingKept },
  '0027-passkey-alone': { up: passkeyAlone },
  '0028-routing': { up: routing },
  '0029-index-changes': { up: indexChanges },
  '0030-language-model': { up: languageModel },
  '0031-one-time-codes': { up: oneTimeCodes },
  '0033-matters-apart-taken-back': { up: mattersApartTakenBack },
  '0034-held-log-head': { up: heldLogHead },
  '0035-log-keys': { up: logKeys },
  '0036-told-in-lists': { up: toldInLists },
  '0037-correction-salts': { up: correctionSalts },
  '0038-cosignatures-stay': { up: cosignaturesStay },
  '0040-duties-found': { up: dutiesFound },
  '0041-walls-of-proposals': { up: wallsOfProposals },
  '0043-rows-held-by-entries': { up: rowsHeldByEntries },
  '0044-removals-name-calls': { up: removalsNameCalls },
  '0045-corrections-find-entries': { up: correctionsFindEntries },
}

/**
 * Tables nobody may change a row of: the record itself. Triggers refuse it as well, whatever the role, but for a removal,
 * which changes what it names by functions of a role of its own.
 */
export const appendOnlyTables = [
  'case_file',
  'case_event',
  'ledger_entry',
  'finding_correction',
  'source_file',
  'case_notice',
  'case_notice_recipient',
  'log_checkpoint',
  'log_cosignature',
  'removal_part',
  'audit_entry',
  'routing_lesson',
  'routing_proposal',
  'routing_choice',
  'routing_hand_back',
  'routing_voided',
  'matter_apart',
  'model_call',
  'model_answer',
  'model_proposal',
  'model_decision',
  'model_draft_issue',
] as const

/**
 * Acts under way end first, and others wait for all of it: what an act holds and what a migration takes would wait for one
 * another. Whoever acts in no case and holds no content is kept out table by table.
 */
const alone: Record<string, Migration> = Object.fromEntries(
  Object.entries(migrations).map(([name, { up }]) => [
    name,
    {
      up: async (db) => {
        await sql`select pg_advisory_xact_lock(${lockNumbers.content})`.execute(db)
        await up(db)
      },
    },
  ]),
)

/** Brings the database to the newest schema, as its owner. @throws when a migration fails; nothing of it stays. */
export async function migrateToLatest(owner: Db): Promise<void> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: async () => alone },
    // Numbers are given out before their work is done, so a lower one may come later. None touches another's tables.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('the database could not be brought to this version', { cause: error })
}

/** Gives the application's role what it needs and no more: it can add to the record, never change it. */
export async function grantToApplication(owner: Db, role: string): Promise<void> {
  const name = sql.id(role)
  await sql`grant usage on schema public to ${name}`.execute(owner)
  await sql`grant select, insert, update, delete on all tables in schema public to ${name}`.execute(owner)
  await sql`grant usage, select on all sequences in schema public to ${name}`.execute(owner)
  for (const table of appendOnlyTables) {
    await sql`revoke update, delete, truncate on ${sql.table(table)} from ${name}`.execute(owner)
  }
}
