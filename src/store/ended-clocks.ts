import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from './schema.ts'

/** Clocks of these names that still run although their last day is over. */
export async function listEndedClocks(
  db: Db,
  clocks: readonly string[],
  on: PlainDate,
): Promise<readonly { readonly case_id: string; readonly clock: string; readonly instance: string }[]> {
  if (clocks.length === 0) return []
  return db
    .selectFrom('case_clock')
    .select(['case_id', 'clock', 'instance'])
    .where('clock', 'in', [...clocks])
    .where('stopped_on', 'is', null)
    .where('deadline', '<', on)
    .orderBy('case_id')
    .orderBy('instance')
    .execute()
}
