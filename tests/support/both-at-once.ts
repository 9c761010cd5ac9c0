import { sql } from 'kysely'
import { expect } from 'vitest'
import type { TestDatabase } from './database.ts'
import { someoneWaits } from './someone-waits.ts'

const longestWait = { timeout: 20_000 }

/**
 * Has two things done at the same moment: the first goes as far as telling the audit and is held there, unfinished, until
 * the second waits as well, for the first or for the audit.
 */
export async function bothAtOnce<First, Second>(
  { db, ownerDb }: TestDatabase,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<readonly [First, Second]> {
  const { one, other } = await ownerDb.transaction().execute(async (tx) => {
    await sql`lock table audit_entry in share mode`.execute(tx)
    const started = first()
    await expect.poll(() => someoneWaits(db), longestWait).toBe(true)
    const next = second()
    await expect.poll(() => someoneWaits(db, 2), longestWait).toBe(true)
    return { one: started, other: next }
  })
  return Promise.all([one, other])
}
