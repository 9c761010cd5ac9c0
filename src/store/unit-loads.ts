import type { Db } from './schema.ts'

/** How much a unit has in hand. */
export type UnitLoad = {
  readonly unitId: string
  /** Cases it still owes something. */
  readonly open: number
  /** Of these, the ones whose deadline is before the day asked about. */
  readonly late: number
  readonly earliest: string | null
}

/** What every unit has in hand, the one with most late first: one query. Units that owe nothing are left out; given kinds of case, no others are counted. */
export async function listUnitLoads(
  db: Db,
  today: string,
  procedures?: readonly string[],
): Promise<readonly UnitLoad[]> {
  const open = db.selectFrom('case_assignment').where('open', '=', true)
  const narrowed = procedures === undefined ? open : open.where('procedure', 'in', [...procedures, ''])
  return narrowed
    .select((eb) => [
      'unit_id as unitId',
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('next_deadline', '<', today).as('late'),
      eb.fn.min('next_deadline').as('earliest'),
    ])
    .groupBy('unit_id')
    .orderBy('late', 'desc')
    .orderBy('earliest', (order) => order.asc().nullsLast())
    .orderBy('unit_id')
    .execute()
}
