// Stands in for vitest where mutants are run: tests say what they are and are kept, to be run many times over in one
// process. What they expect is judged by vitest's own `expect`.
import { format } from 'node:util'

export { expect } from 'vitest'

/** One test as a file declared it. */
export type CollectedTest = { readonly name: string; readonly run: () => unknown }

type Body = () => unknown
type Rows = readonly unknown[]
type Declare = (name: string, ...given: readonly unknown[]) => void
type Declaring = Declare & {
  readonly each: (rows: Rows) => Declare
  readonly skipIf: (isSkipped: unknown) => Declare
}

let collected: CollectedTest[] = []
let path: readonly string[] = []

/** The tests that a file declares while it is loaded, in order, each with a name of its own. */
export async function collectFrom(load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  collected = []
  await load()
  const seen = new Map<string, number>()
  return collected.map((test) => {
    const times = (seen.get(test.name) ?? 0) + 1
    seen.set(test.name, times)
    return times === 1 ? test : { ...test, name: `${test.name} (${times})` }
  })
}

export const describe = declaring((name, body) => {
  const outside = path
  path = [...outside, name]
  body()
  path = outside
})

export const it = declaring((name, run) => {
  collected.push({ name: [...path, name].join(' > '), run })
})

function declaring(take: (name: string, body: Body) => void): Declaring {
  const declare: Declare = (name, ...given) => take(name, bodyIn(given))
  return Object.assign(declare, {
    each:
      (rows: Rows): Declare =>
      (name, ...given) => {
        const body: (...values: readonly unknown[]) => unknown = bodyIn(given)
        // As vitest has it: rows are lists of arguments only where all of them are lists.
        const areLists = rows.every((row) => Array.isArray(row))
        for (const row of rows) {
          const values: readonly unknown[] = areLists && Array.isArray(row) ? row : [row]
          take(named(name, values), () => body(...values))
        }
      },
    skipIf:
      (isSkipped: unknown): Declare =>
      (name, ...given) => {
        if (!isSkipped) take(name, bodyIn(given))
      },
  })
}

/** Beside its body a test may be given a time limit or settings. */
function bodyIn(given: readonly unknown[]): (...values: readonly unknown[]) => unknown {
  const body = given.find((one) => typeof one === 'function')
  if (body === undefined) throw new Error('a test without a body')
  return body as (...values: readonly unknown[]) => unknown
}

function named(name: string, values: readonly unknown[]): string {
  const row = values[0]
  if (name.includes('%')) return format(name.replaceAll('%i', '%d'), ...values)
  return name.replace(/\$([A-Za-z]\w*)/g, (place, key: string) =>
    typeof row === 'object' && row !== null && key in row ? format('%j', Reflect.get(row, key)) : place,
  )
}
