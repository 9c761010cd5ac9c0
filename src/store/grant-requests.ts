import type { Insertable, Selectable } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

export type GrantRequestRow = Selectable<Tables['grant_request']>

/** What waits for a second officer, with who asked and whose account it is about. */
export type OpenGrant = GrantRequestRow & { readonly askedByName: string; readonly login: string | null }

export async function insertGrantRequest(tx: Tx, row: Insertable<Tables['grant_request']>): Promise<void> {
  await tx.insertInto('grant_request').values(row).execute()
}

/** Oldest first. */
export async function listOpenGrants(db: Db): Promise<readonly OpenGrant[]> {
  return db
    .selectFrom('grant_request')
    .innerJoin('account as asker', 'asker.id', 'grant_request.asked_by')
    .innerJoin('person as asker_person', 'asker_person.id', 'asker.person_id')
    .leftJoin('account as subject', 'subject.id', 'grant_request.account_id')
    .selectAll('grant_request')
    .select(['asker_person.name as askedByName', 'subject.login as login'])
    .where('grant_request.outcome', 'is', null)
    .orderBy('grant_request.asked_at')
    .orderBy('grant_request.id')
    .execute()
}

/** An open request, kept from others who would settle it at the same moment. */
export async function findOpenGrantForUpdate(tx: Tx, id: string): Promise<GrantRequestRow | undefined> {
  return tx
    .selectFrom('grant_request')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function settleGrantRequest(
  tx: Tx,
  id: string,
  settled: {
    readonly by: string
    readonly at: string
    readonly outcome: 'approved' | 'refused'
    readonly asked: string
  },
): Promise<void> {
  await tx
    .updateTable('grant_request')
    .set({ settled_by: settled.by, settled_at: settled.at, outcome: settled.outcome, asked: settled.asked })
    .where('id', '=', id)
    .execute()
}
