import { sql } from 'kysely'
import type { Db } from '#store/schema.ts'

/** Whom each process that waits for a lock waits for; processes that run are left out. */
export type LockWaits = ReadonlyMap<number, readonly number[]>

/** Which of these processes wait for a lock that another of `all` holds or waits for before them. */
export async function lockWaits(db: Db, some: readonly number[], all: readonly number[]): Promise<LockWaits> {
  const { rows } = await sql<{ pid: number; blockers: readonly number[] }>`
    select pid, pg_blocking_pids(pid) as blockers from unnest(${[...some]}::integer[]) as pid`.execute(db)
  const own = rows.map(({ pid, blockers }) => [pid, blockers.filter((one) => all.includes(one))] as const)
  return new Map(own.filter(([, blockers]) => blockers.length > 0))
}

/** One of those who wait for one another in a circle, out of which the server alone helps; undefined where nobody does. */
export function oneInCircle(waits: LockWaits): number | undefined {
  return [...waits.keys()].find((pid) => waitsFor(waits, pid).has(pid))
}

/** Whom somebody waits for, and whom those wait for. */
function waitsFor(waits: LockWaits, pid: number): ReadonlySet<number> {
  const found = new Set<number>()
  const open = [...(waits.get(pid) ?? [])]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (found.has(one)) continue
    found.add(one)
    open.push(...(waits.get(one) ?? []))
  }
  return found
}
