import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'

const Table = z.strictObject({
  who: z.record(z.string(), z.string().min(1)),
  office: z.record(z.string(), z.string().min(1)),
  acts: z.array(
    z.strictObject({ kinds: z.array(z.string()).min(1), may: z.record(z.string(), z.array(z.string()).min(1)) }),
  ),
})

const path = fileURLToPath(new URL('./who-may-act.yaml', import.meta.url))
const table = Table.parse(parse(readFileSync(path, 'utf8')))

/** By kind of case, the office that takes it in. */
export const officeOfKind: Readonly<Record<string, string>> = table.office

/** Every word that says who somebody is to a case. */
export const wordsForWho: readonly string[] = Object.keys(table.who)

/** By kind and act, as what somebody may take it. */
export const mayAct: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  [...new Set(table.acts.flatMap(({ kinds }) => kinds))].map((kind) => [kind, rowsOf(kind)]),
)

function rowsOf(kind: string): ReadonlyMap<string, readonly string[]> {
  const rows = table.acts.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ may }) => Object.entries(may))
  const twice = rows.map(([act]) => act).filter((act, at, all) => all.indexOf(act) !== at)
  if (twice.length > 0) throw new Error(`who-may-act.yaml says twice who may: ${kind} ${twice.join(', ')}`)
  return new Map(rows)
}
