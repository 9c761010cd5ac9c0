import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fields } from '#engine/case-file.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { courses, type Step } from '#tests/support/batch-courses.ts'
import { beginCase, beginMotion, beginProposal, beginSocialReport } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let api: ReturnType<typeof createApi>
const tokens = new Map<TownPerson, string>()
let keys = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  api = createApi(dependencies)
  for (const person of Object.keys(people) as TownPerson[]) tokens.set(person, await tokenFor(dependencies, person))
})

afterAll(() => test.drop())

async function send(method: string, path: string, as: TownPerson | null, body?: unknown, key?: string) {
  const headers = {
    ...(as === null ? {} : { authorization: `Bearer ${tokens.get(as) ?? ''}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  const response = await api.request(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, json: await response.json() }
}

const newKey = () => {
  keys += 1
  return `batch-key-${keys}`
}

async function versionOf(caseId: string): Promise<number> {
  const row = await test.db
    .selectFrom('case_summary')
    .select('version')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.version ?? 0
}

type Told = { readonly instance?: string; readonly fields?: Fields }

async function asked(cases: readonly string[], procedure: string, action: string, told: (n: number) => Told) {
  const items = await Promise.all(
    cases.map(async (id, n) => ({ case: id, seenVersion: await versionOf(id), ...told(n) })),
  )
  return { procedure, action, items }
}

/** One act on all of them by way of the API, and what came of each. */
async function together(
  as: TownPerson,
  cases: readonly string[],
  procedure: string,
  action: string,
  told: (n: number) => Told = () => ({}),
) {
  const sent = await send('POST', '/batches', as, await asked(cases, procedure, action, told), newKey())
  expect(sent.status, `${action}: ${JSON.stringify(sent.json)}`).toBe(201)
  const seen = await send('GET', `/batches/${sent.json.batch}`, as)
  return seen.json.items as readonly {
    readonly state: string
    readonly receipt: number | null
    readonly refusals: readonly { readonly code: string; readonly message: string }[]
  }[]
}

describe('one act on many cases by the API', () => {
  it.each(courses)('carries $kind from its filing to its answer, each case in its own words', async (course) => {
    const { kind, begin } = course
    const steps: readonly Step[] = course.steps
    const begun = await Promise.all([1, 2, 3].map((n) => begin(test.db, '2026-03-13', { title: `关于第${n}处的事` })))
    const cases = begun.map(({ caseId }) => caseId)
    for (const [who, action, fieldsOf = () => ({})] of steps) {
      for (const other of (['deputy', 'member', 'parks', 'leader'] as const).filter((one) => one !== who)) {
        const body = await asked(cases, kind, action, (n) => ({ fields: fieldsOf(n) }))
        const sent = await send('POST', '/batches', other, body, newKey())
        // Who may not see them is told that there are none; who may, that the act is not theirs.
        expect([403, 404], `${other} ${action}`).toContain(sent.status)
        expect(sent.json.batch).toBeUndefined()
      }
      const came = await together(who, cases, kind, action, (n) => ({ fields: fieldsOf(n) }))
      expect(
        came.map(({ state, refusals }) => `${state}${refusals.map(({ message }) => message).join()}`),
        action,
      ).toEqual(['done', 'done', 'done'])
      expect(new Set(came.map(({ receipt }) => receipt)).size).toBe(3)
    }

    const files = await listCaseFiles(test.db, cases)
    for (const [n, caseId] of cases.entries()) {
      const events = files.find(({ id }) => id === caseId)?.events ?? []
      const said = events.flatMap(({ fields }) => Object.values(fields).filter((one) => typeof one === 'string'))
      const own = steps.flatMap(([, , fieldsOf]) =>
        Object.values(fieldsOf?.(n) ?? {}).filter((one) => String(one).includes('第')),
      )
      const others = steps.flatMap(([, , fieldsOf]) =>
        Object.values(fieldsOf?.(n + 1) ?? {}).filter((one) => String(one).includes('第')),
      )
      expect(own.length).toBeGreaterThan(0)
      for (const words of own) expect(said, `${kind} ${n}`).toContain(words)
      for (const words of others) expect(said, `${kind} ${n}`).not.toContain(words)
    }
  })

  it('goes on past a case that is refused, and says why in the language asked for', async () => {
    const begun = await Promise.all([1, 2].map(() => beginMotion(test.db, '2026-03-13')))
    await begun[0]?.act(people.secretary, '2026-03-16', 'register', { handInBy: '2026-03-18' })
    const came = await together(
      'secretary',
      begun.map(({ caseId }) => caseId),
      'motion',
      'register',
      () => ({
        fields: { handInBy: '2026-03-18' },
      }),
    )

    expect(came.map(({ state }) => state)).toEqual(['refused', 'done'])
    expect(came[0]?.refusals).toMatchObject([
      { code: 'action_not_available', message: expect.stringContaining('已登记') },
    ])
  })

  it('asked again under its key is the same batch, and under it no other may be asked', async () => {
    const { caseId } = await beginSocialReport(test.db, '2026-03-13')
    const body = await asked([caseId], 'social-report', 'take_up', () => ({}))
    const key = newKey()
    const first = await send('POST', '/batches', 'committee', body, key)

    expect(await send('POST', '/batches', 'committee', body, key)).toEqual(first)
    expect(await versionOf(caseId)).toBe(2)
    expect((await send('POST', '/batches', 'committee', { ...body, action: 'decline' }, key)).status).toBe(422)
    expect((await send('POST', `/batches/${first.json.batch}/continue`, 'committee')).json).toMatchObject({
      items: [{ state: 'done' }],
    })
    expect(await versionOf(caseId)).toBe(2)
  })

  it('is shown to, and gone on with by, whoever asked for it alone', async () => {
    const { caseId } = await beginProposal(test.db, '2026-03-13')
    const body = await asked([caseId], 'proposal', 'register', () => ({}))
    const { json } = await send('POST', '/batches', 'committee', body, newKey())

    for (const other of ['secretary', 'assigner', 'roads', 'administrator'] as const) {
      expect((await send('GET', `/batches/${json.batch}`, other)).status, other).toBe(404)
      expect((await send('POST', `/batches/${json.batch}/continue`, other)).status, other).toBe(404)
    }
    expect((await send('POST', '/batches', null, body, newKey())).status).toBe(401)
    expect((await send('GET', `/batches/${json.batch}`, null)).status).toBe(401)
  })

  it('is of one kind, of each case once, of at least one and at most fifty', async () => {
    const one = await beginProposal(test.db, '2026-03-13')
    const other = await beginCase(test.db, '2026-03-13')
    const refusedFor = async (as: TownPerson, cases: readonly string[], procedure: string) => {
      const body = await asked(cases, procedure, 'register', () => ({}))
      const { status, json } = await send('POST', '/batches', as, body, newKey())
      return [status, json.errors[0].code]
    }
    expect(await refusedFor('assigner', [one.caseId, other.caseId], 'proposal')).toEqual([422, 'batch_of_kinds'])
    expect(await refusedFor('committee', [one.caseId, one.caseId], 'proposal')).toEqual([422, 'batch_case_twice'])
    expect(await refusedFor('committee', [], 'proposal')).toEqual([422, 'batch_empty'])
    expect(await refusedFor('committee', ['no-such-case'], 'proposal')).toEqual([404, 'case_not_found'])
    const many = Array.from({ length: 51 }, (_, n) => `c-${n}`)
    expect(await refusedFor('committee', many, 'proposal')).toEqual([422, 'batch_too_large'])
    expect(
      (await send('POST', '/batches', 'committee', await asked([one.caseId], 'proposal', 'register', () => ({}))))
        .status,
    ).toBe(400)
  })

  it('tells no past: a rating of an old file is taken by no batch', async () => {
    const { caseId } = await beginProposal(test.db, '2026-03-13')
    const fields = { rater: 'p-member', pastResult: 'satisfied', ratingFile: 'x', ratingLine: 1 }
    const came = await together('committee', [caseId], 'proposal', 'past_rate', () => ({ fields }))

    expect(came[0]?.refusals).toMatchObject([{ code: 'action_unknown' }])
  })
})
