import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#store/schema.ts'
import type { Drive } from './held-seat.ts'

/** Takes the key off that settles which of two acts at one place of a case was first. Nothing else holds it up. */
export async function takeOffGuards(owner: Db): Promise<void> {
  await sql`alter table case_event drop constraint case_event_pkey cascade`.execute(owner)
  await sql`drop index ledger_entry_case`.execute(owner)
}

/**
 * What is asked as programs ask it that look first and write then: events are put where the act found the case to end,
 * whoever stands there by now, and a series is read, and written when its next number is known.
 */
export const lookingFirst: Drive = async (statement, send) => {
  const { text, values } = statement
  if (!text.startsWith('insert into "number_series"')) {
    return send({ ...statement, text: text.replace('on conflict (case_id, seq) do nothing', '') })
  }
  const series = values?.[0]
  const seen = await send({ text: 'select last + 1 as last from number_series where series = $1', values: [series] })
  const [next] = Seen.parse(seen).rows
  await send({ text: 'update number_series set last = $2 where series = $1', values: [series, next?.last] })
  return seen
}

const Seen = z.object({ rows: z.array(z.object({ last: z.number() })) })
