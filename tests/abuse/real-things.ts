import { isNamed } from '#tests/rights/is-named.ts'
import { addressIn, mayWrite } from '#tests/rights/may-write.ts'
import type { Write, WriteTown } from '#tests/rights/write-town.ts'
import { writeTries } from '#tests/rights/write-tries.ts'

/** A change that is whole and right; by the login of somebody who may make it. */
export type RightWrite = {
  readonly method: string
  /** As the route has it, e.g. '/readings/:id/cases'. */
  readonly route: string
  readonly write: Write
  readonly login: string
}

/** What is really there, by the word that stands before it in an address ('readings') or by the name a route has for it ('version'). */
export type Things = ReadonlyMap<string, readonly string[]>

/** Ends or alters the sign-in that asks: later requests need theirs. */
const ownSignIn = /^\w+ (\/api)?\/(sign-|prove|settings|me\/|invitation$|new-password|forgotten)/

/** One change for every address that takes one, as who-may-write.yaml has them, each with things of its own. */
export async function rightWrites(town: WriteTown): Promise<readonly RightWrite[]> {
  const writes: RightWrite[] = []
  for (const [row, make] of Object.entries(writeTries)) {
    const maker = town.writers.find((one) => isNamed(mayWrite.writes[row] ?? [], one))
    if (maker === undefined || ownSignIn.test(row)) continue
    const [method = '', route = ''] = addressIn(row).split(' ')
    writes.push({ method, route, write: await make(town, maker), login: maker.login })
  }
  return writes
}

/** Of each kind of thing some that are there: those the changes name, and those that are only read. */
export async function realThings({ db }: WriteTown, writes: readonly RightWrite[]): Promise<Things> {
  const things = new Map<string, string[]>()
  for (const [word, id] of writes.flatMap(namedIn)) things.set(word, [...(things.get(word) ?? []), id])
  const idsIn = async (table: 'finding' | 'model_call') =>
    (await db.selectFrom(table).select('id').limit(20).execute()).map(({ id }) => id)
  const [calls, units] = [await idsIn('model_call'), ['roads', 'parks']]
  // Of each case the first act alone: it is signed, and what is not yet is answered 503 with when it will be.
  const onlyRead: Record<string, readonly string[]> = {
    ...{ receipts: things.get('cases') ?? [], finding: await idsIn('finding'), 'model-calls': calls, call: calls },
    ...{ version: ['1', '2'], seq: ['1'], file: ['1.tlog-proof'], unitId: units, unit: units },
    ...{ procedure: ['suggestion', 'proposal'], procedures: ['suggestion'], laws: ['shanghai-2015'] },
    ...{ step: ['decide', 'confirm', 'refuse'], decision: ['accept', 'reject'], how: ['approve', 'unlock', 'enable'] },
    tile: ['0/000.p/1', 'entries/000.p/1', 'entries/000', '1/000', '63/x001/000', 'entries/x001/000.p/255'],
  }
  return new Map([...things, ...Object.entries(onlyRead)])
}

/** What stands in the address of a change where its route has a name, by the word before it. */
function namedIn({ route, write: { path } }: RightWrite): readonly (readonly [string, string])[] {
  const real = path.replace(/\?.*/, '').split('/')
  const parts = route.split('/')
  return parts.flatMap((part, at) => {
    const before = parts.slice(0, at).findLast((one) => !one.startsWith(':'))
    return part.startsWith(':') && before !== undefined ? [[before, real[at] ?? ''] as const] : []
  })
}
