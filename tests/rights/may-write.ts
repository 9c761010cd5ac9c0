import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'

const Rows = z.record(z.string(), z.array(z.string()).min(1))
const Table = z.strictObject({
  who: z.record(z.string(), z.string().min(1)),
  writes: Rows,
  with_three_officers: Rows,
  keeps_nothing: z.array(z.string()),
  said_otherwise: z.record(z.string(), z.int()),
  used_up: z.record(z.string(), z.string()),
})

/** Who may change what, as who-may-write.yaml says it. */
export const mayWrite = Table.parse(
  parse(readFileSync(fileURLToPath(new URL('./who-may-write.yaml', import.meta.url)), 'utf8')),
)

/** The address a row is about, without what it is tried with. */
export function addressIn(row: string): string {
  return row.replace(/ \(.*\)$/, '')
}
