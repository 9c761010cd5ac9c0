import type { Insertable } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** A text an office or a unit writes often. */
export type TextTemplate = {
  readonly id: string
  readonly ownerKind: 'office' | 'unit'
  readonly owner: string
  readonly name: string
  readonly procedure: string
  readonly action: string
  /** The field of the action it is for. */
  readonly field: string
  /** Meant for cases in this state, or with this outcome; null for any. */
  readonly state: string | null
  readonly outcome: string | null
  readonly body: string
}

/** The templates of a unit and of some offices, by name. */
export async function listTextTemplates(
  db: Db,
  owners: { readonly unitId: string | null; readonly offices: readonly string[] },
): Promise<readonly TextTemplate[]> {
  return db
    .selectFrom('text_template')
    .select([
      'id',
      'owner_kind as ownerKind',
      'owner',
      'name',
      'procedure',
      'action',
      'field',
      'state',
      'outcome',
      'body',
    ])
    .where((eb) =>
      eb.or([
        eb.and([eb('owner_kind', '=', 'unit'), eb('owner', '=', owners.unitId ?? '')]),
        eb.and([eb('owner_kind', '=', 'office'), eb('owner', 'in', [...owners.offices, ''])]),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function hasTextTemplate(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('text_template').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Puts a template in the place of the one of its id. @returns false when its owner has another of this name. */
export async function putTextTemplate(db: Db, row: Insertable<Tables['text_template']>): Promise<boolean> {
  const taken = await db
    .selectFrom('text_template')
    .select('id')
    .where('owner_kind', '=', row.owner_kind)
    .where('owner', '=', row.owner)
    .where('name', '=', row.name)
    .where('id', '<>', row.id)
    .executeTakeFirst()
  if (taken !== undefined) return false
  const { id: _, ...changes } = row
  await db
    .insertInto('text_template')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute()
  return true
}

export async function deleteTextTemplate(db: Db, id: string): Promise<void> {
  await db.deleteFrom('text_template').where('id', '=', id).execute()
}
