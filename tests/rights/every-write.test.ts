import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tell } from '#tests/faults/form.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { writtenSoFar } from './attempts.ts'
import { isNamed } from './is-named.ts'
import { addressIn, mayWrite } from './may-write.ts'
import { openWriteTown, roleOf, type Writer, type WriteTown } from './write-town.ts'
import { writeTries } from './write-tries.ts'

let test: TestDatabase
let town: WriteTown

beforeAll(async () => {
  test = await createTestDatabase()
  town = await openWriteTown(test)
})

afterAll(() => test.drop())

const Described = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z
          .array(
            z.looseObject({
              name: z.string(),
              schema: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
            }),
          )
          .optional(),
      }),
    ),
  ),
})

/** Every address that takes a change, as the product itself has them; a word of several stands as each of them. */
async function addresses(): Promise<readonly string[]> {
  const { paths } = Described.parse(await (await town.app.request('/api/openapi.json')).json())
  const wordsOf = (method: string, path: string, name: string) =>
    paths[path.replace('/api', '').replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.parameters?.find(
      (one) => one.name === name,
    )?.schema?.enum
  const changing = town.app.routes.filter(({ method }) => !['GET', 'ALL', 'HEAD'].includes(method))
  return [
    ...new Set(
      changing.flatMap(({ method, path }) => {
        const [, before = path, name = '', own, after = ''] = /^(.*):(\w+)(?:\{(.+)\})?(.*)$/.exec(path) ?? []
        const words = own?.split('|') ?? wordsOf(method, path, name)
        return words === undefined ? [`${method} ${path}`] : words.map((word) => `${method} ${before}${word}${after}`)
      }),
    ),
  ]
}

/** What one of three officers alone does is tried by each of them in `src/operations/accounts/three-officers.test.ts`. */
const triedByOfficers = [
  'POST /accounts/:id/unlock',
  'POST /accounts/grants/:id/approve',
  'POST /accounts/grants/:id/refuse',
  'POST /api/grants/:id/approve',
  'POST /api/grants/:id/refuse',
]

describe('who may change what', () => {
  it('is written down for every address that takes a change, and for nothing else', async () => {
    const written = [...new Set(Object.keys(mayWrite.writes).map(addressIn))]

    expect([...written, ...triedByOfficers].toSorted()).toEqual((await addresses()).toSorted())
    expect(Object.keys(writeTries).toSorted()).toEqual(Object.keys(mayWrite.writes).toSorted())
  })

  it('is written in words that are explained, and tried by everybody they name', () => {
    const used = new Set([mayWrite.writes, mayWrite.with_three_officers].flatMap((rows) => Object.values(rows).flat()))
    const tried = ['anybody', 'signed_in', 'owner', ...town.writers.map(roleOf)]

    expect([...used].filter((word) => mayWrite.who[word] === undefined)).toEqual([])
    expect(Object.keys(mayWrite.who).toSorted()).toEqual(tried.toSorted())
  })
})

describe.each([
  ['ordinary', mayWrite.writes],
  ['three', mayWrite.with_three_officers],
] as const)('with %s officers', (mode, rows) => {
  let [tried, wrong] = [0, 0]
  afterAll(() => tell('every write', { officers: mode, addresses: tried, faults: wrong }))

  it.each(Object.entries(rows))('2 %s is for %s and nobody else', async (row, who) => {
    const faults = await faultsOf(row, who, mode)
    tried += 1
    wrong += faults.length
    expect(faults).toEqual([])
  })
})

/** What is wrong with who is let through to an address and who is not. */
async function faultsOf(row: string, who: readonly string[], mode: 'ordinary' | 'three'): Promise<readonly string[]> {
  const everybody = [null, ...town.writers]
  const may = everybody.filter((one) => isNamed(who, one))
  const [first] = may.filter((one) => one !== null)
  if (first === undefined) return ['nobody tried it']
  const others = who.includes('owner')
    ? everybody.filter((one) => one !== first)
    : everybody.filter((one) => !isNamed(who, one))
  return [...(await turnedAway(row, first, others, mode)), ...(await letThrough(row, first, may, mode))]
}

/** What came of everybody who may not sending what somebody made who may: each refused, and nothing of it kept. */
async function turnedAway(row: string, maker: Writer, others: readonly (Writer | null)[], mode: 'ordinary' | 'three') {
  const made = await writeTries[row]?.(town, maker)
  if (made === undefined) return ['there is nothing to try']
  const otherwise = mayWrite.said_otherwise[row]
  for (const one of others) await town.getReady(one, made)
  const before = await written()
  const statuses = await Promise.all(
    others.map(async (one) => {
      const { status } = await town.ask(one, row, made, mode)
      const isRefused = [401, 403, 404].includes(status)
      return isRefused || status === otherwise ? [] : [`${one?.login ?? 'nobody'} was answered ${status}`]
    }),
  )
  return [
    ...statuses.flat(),
    ...changes(before, await written())
      .filter((table) => table !== mayWrite.used_up[row])
      .map((table) => `a refusal was written in ${table}`),
  ]
}

/** What came of everybody who may sending what they made themselves: each let through, and what the first sent kept. */
async function letThrough(row: string, maker: Writer, may: readonly (Writer | null)[], mode: 'ordinary' | 'three') {
  const faults: string[] = []
  for (const one of may) {
    const made = await writeTries[row]?.(town, one ?? maker)
    if (made === undefined) return ['there is nothing to try']
    await town.getReady(one, made)
    const looks = one === maker && !mayWrite.keeps_nothing.includes(row)
    const before = looks ? await written() : new Map()
    const answer = await town.ask(one, row, made, mode)
    const name = one?.login ?? 'nobody'
    const location = answer.headers.get('location') ?? ''
    if (answer.status >= 400 && answer.status !== mayWrite.said_otherwise[row])
      faults.push(`${name} was answered ${answer.status}`)
    if (/^\/(sign-in|prove)\b/.test(location) && !row.includes('/sign-')) faults.push(`${name} was sent to ${location}`)
    if (looks && changes(before, await written()).length === 0) faults.push(`nothing was written for ${name}`)
  }
  return faults
}

/** The audit tells of refusals, and the quota counts what was handed in, taken or not: no part of what they leave. */
async function written(): Promise<ReadonlyMap<string, string>> {
  const all = new Map(await writtenSoFar(test.ownerDb))
  all.delete('audit_entry')
  all.delete('handed_in')
  return all
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].filter(([table, rows]) => after.get(table) !== rows).map(([table]) => table)
}
