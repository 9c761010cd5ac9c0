import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { proposalFields } from '#tests/support/proposal-desk.ts'
import { people, settleSmallCity, type TownPerson, timing } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let api: ReturnType<typeof createApi>
const tokens = new Map<TownPerson, string>()

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  api = createApi(dependencies)
  for (const person of Object.keys(people) as TownPerson[]) tokens.set(person, await tokenFor(dependencies, person))
})

afterAll(() => test.drop())

type Sent = { readonly as?: TownPerson; readonly body?: unknown; readonly headers?: Record<string, string> }

async function send(method: string, path: string, { as, body, headers }: Sent = {}) {
  const response = await api.request(path, {
    method,
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${tokens.get(as) ?? ''}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) }
}

describe('several kinds of case', () => {
  const proposed = { procedure: 'proposal', fields: { ...proposalFields, publishText: false } }

  it('are submitted each by its own people, under the law in force where none is named', async () => {
    const sent = await send('POST', '/cases', { as: 'member', body: proposed, headers: key() })
    expect(sent.status).toBe(201)
    const seen = await send('GET', `/cases/${sent.json.caseId}`, { as: 'committee' })
    expect(seen.json).toMatchObject({ audience: 'office', case: { procedure: 'proposal' } })

    for (const as of ['deputy', 'secretary', 'roads', 'leader'] as const) {
      const refused = await send('POST', '/cases', { as, body: proposed, headers: key() })
      expect(refused.status, as).toBe(403)
      expect((await send('GET', `/cases/${sent.json.caseId}`, { as })).status, as).toBe(as === 'leader' ? 200 : 404)
    }
  })

  it('are refused where there is no such kind, or no law on it', async () => {
    const body = { ...proposed, procedure: 'no-such-kind' }
    expect((await send('POST', '/cases', { as: 'member', body, headers: key() })).status).toBe(404)
  })

  it('are listed one at a time', async () => {
    const lines = async (query: string) =>
      (await send('GET', `/cases${query}`, { as: 'assigner' })).json.cases.map(
        (line: { procedure: string }) => line.procedure,
      )

    await submitted()
    expect(new Set(await lines(''))).toEqual(new Set(['suggestion', 'proposal']))
    expect(new Set(await lines('?procedure=proposal'))).toEqual(new Set(['proposal']))
  })
})

const canary = '不得外传的金丝雀'

function suggestion(fields: Record<string, unknown> = {}) {
  return {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    fields: {
      title: '关于修缮北岸栈桥的建议',
      demands: '请修缮栈桥栏杆。',
      leadProposer: people.deputy.personId,
      period: 'between_sessions',
      publishText: true,
      ...fields,
    },
  }
}

let keys = 0
const key = () => {
  keys += 1
  return { 'idempotency-key': `test-key-${keys}` }
}

async function submitted(fields: Record<string, unknown> = {}): Promise<{ caseId: string; version: number }> {
  const sent = await send('POST', '/cases', { as: 'deputy', body: suggestion(fields), headers: key() })
  expect(sent.status).toBe(201)
  return sent.json
}

async function act(as: TownPerson, caseId: string, action: string, fields = {}, instance?: string) {
  const seen = await send('GET', `/cases/${caseId}`, { as })
  const body = { action, seenVersion: seen.json.case.version, fields, ...(instance === undefined ? {} : { instance }) }
  return send('POST', `/cases/${caseId}/actions`, { as, body })
}

async function assigned(fields: Record<string, unknown> = {}): Promise<string> {
  const { caseId } = await submitted(fields)
  await act('secretary', caseId, 'register')
  await act('secretary', caseId, 'file')
  expect(
    (await act('assigner', caseId, 'assign', { leadUnit: 'roads', jointUnits: ['parks'], note: canary })).status,
  ).toBe(201)
  return caseId
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every route with its problems', async () => {
    const { json } = await send('GET', '/openapi.json')

    expect(json.openapi).toBe('3.1.0')
    expect(Object.keys(json.paths).length).toBeGreaterThanOrEqual(17)
    for (const methods of Object.values<Record<string, { responses: object }>>(json.paths)) {
      for (const route of Object.values(methods)) expect(Object.keys(route.responses)).toContain('404')
    }
  })

  it.each(['/units', '/people', '/sessions', '/calendars', '/cases', '/ledger/entries', '/procedures/suggestion'])(
    'is what %s answers',
    async (path) => {
      const { json: description } = await send('GET', '/openapi.json')
      const template = path.replace('/procedures/suggestion', '/procedures/{id}')
      const schema = description.paths[template].get.responses['200'].content['application/json'].schema
      const validate = new Ajv2020({ strict: false }).compile({ ...schema, components: description.components })

      const { status, json } = await send('GET', path)

      expect(status).toBe(200)
      expect(validate(json), JSON.stringify(validate.errors)).toBe(true)
    },
  )
})

describe('submitting by program', () => {
  it('takes the law in force today where none is named, and one that is named only while it is in force', async () => {
    const { profile: _, ...unnamed } = suggestion()
    const lawless = await send('POST', '/cases', { as: 'deputy', body: unnamed, headers: key() })
    const elsewhere = { ...suggestion(), profile: 'atlantis-2020' }
    const unknown = await send('POST', '/cases', { as: 'deputy', body: elsewhere, headers: key() })

    expect(lawless.status).toBe(201)
    expect(unknown.status).toBe(404)
  })

  it('opens one case however often the same key is sent, even at once', async () => {
    const headers = key()
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/cases', { as: 'deputy', body: suggestion(), headers })),
    )

    expect(new Set(sent.map((one) => one.json.caseId)).size).toBe(1)
  })

  it('is refused without a sign-in', async () => {
    expect((await send('POST', '/cases', { body: suggestion(), headers: key() })).status).toBe(401)
  })

  it('is refused in somebody else’s name', async () => {
    const sent = await send('POST', '/cases', {
      as: 'secondDeputy',
      body: suggestion(),
      headers: key(),
    })

    expect(sent.json.errors[0]).toMatchObject({ code: 'rule_broken', rule: 'own_name' })
  })

  it.each(['roads', 'leader', 'assigner'] as const)('is refused to %s', async (person) => {
    const sent = await send('POST', '/cases', { as: person, body: suggestion(), headers: key() })

    expect(sent.status).toBe(403)
  })

  it('names every field at fault', async () => {
    const sent = await send('POST', '/cases', {
      as: 'deputy',
      body: suggestion({ title: '', period: 'sometimes' }),
      headers: key(),
    })

    expect(sent.status).toBe(422)
    expect(sent.json.errors.map((one: { field: string }) => one.field).sort()).toEqual(['period', 'title'])
  })

  it('refuses a field nobody asked for, such as a number of its own', async () => {
    const sent = await send('POST', '/cases', { as: 'deputy', body: suggestion({ caseNumber: '1' }), headers: key() })

    expect(sent.json.errors[0]).toMatchObject({ code: 'field_unknown', field: 'caseNumber' })
  })

  it.each([
    { what: 'text/plain', type: 'text/plain', body: '{}', status: 415 },
    { what: 'broken JSON', type: 'application/json', body: '{"a":', status: 400 },
    {
      what: 'JSON nested a hundred thousand deep',
      type: 'application/json',
      body: `${'['.repeat(100_000)}`,
      status: 400,
    },
    { what: 'a body of 2 MB', type: 'application/json', body: JSON.stringify('x'.repeat(2 ** 21)), status: 413 },
  ])('answers $what with $status', async ({ type, body, status }) => {
    const response = await api.request('/cases', {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${tokens.get('deputy') ?? ''}`,
        'content-type': type,
        'content-length': String(Buffer.byteLength(body)),
        ...key(),
      },
    })

    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('acting by program', () => {
  it('refuses an act on a version that is no longer the newest, and says which is', async () => {
    const { caseId } = await submitted()
    await act('secretary', caseId, 'register')

    const late = await send('POST', `/cases/${caseId}/actions`, {
      as: 'secretary',
      body: { action: 'register', seenVersion: 1, fields: {} },
    })

    expect(late.status).toBe(409)
    expect(late.json.errors[0]).toMatchObject({ code: 'case_moved_on', seenVersion: 1, version: 2 })
  })

  it('gives the same answer to the same key, and refuses the key for another request', async () => {
    const { caseId } = await submitted()
    const headers = key()
    const body = { action: 'register', seenVersion: 1, fields: {} }

    const first = await send('POST', `/cases/${caseId}/actions`, { as: 'secretary', body, headers })
    const again = await send('POST', `/cases/${caseId}/actions`, { as: 'secretary', body, headers })
    const other = await send('POST', `/cases/${caseId}/actions`, {
      as: 'secretary',
      body: { ...body, action: 'file' },
      headers,
    })

    expect(again.json).toEqual(first.json)
    expect(other.json.errors[0].code).toBe('idempotency_key_reused')
  })

  it('does nothing to another case under a key that was used, also beside what it is used for', async () => {
    const [one, other] = [await submitted(), await submitted()]
    const headers = key()
    const body = { action: 'register', seenVersion: 1, fields: {} }
    const registering = ({ caseId }: { readonly caseId: string }) =>
      send('POST', `/cases/${caseId}/actions`, { as: 'secretary', body, headers })
    const answers = await Promise.all([registering(one), registering(other)])
    answers.push(await registering(one), await registering(other))

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422])
    const versions = await Promise.all(
      [one, other].map(({ caseId }) => send('GET', `/cases/${caseId}`, { as: 'secretary' })),
    )
    expect(versions.map(({ json }) => json.case.version).sort()).toEqual([1, 2])
  })

  it('gives one answer to the same key sent many times at once, and keeps it with the act itself', async () => {
    const { caseId } = await submitted()
    const headers = key()
    const body = { action: 'register', seenVersion: 1, fields: {} }
    const asking = () => send('POST', `/cases/${caseId}/actions`, { as: 'secretary', body, headers })
    const answers = await Promise.all(Array.from({ length: 8 }, asking))

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ json }) => json.receipt.hash)).size).toBe(1)
  })

  it('does not let another deputy, another unit or the public see a case that is not published', async () => {
    const caseId = await assigned({ publishText: false })

    expect((await send('GET', `/cases/${caseId}`, { as: 'deputy' })).status).toBe(200)
    expect((await send('GET', `/cases/${caseId}`, { as: 'parks' })).status).toBe(200)
    for (const as of ['secondDeputy', 'water'] as const)
      expect((await send('GET', `/cases/${caseId}`, { as })).status).toBe(404)
    expect((await send('GET', `/cases/${caseId}`)).status).toBe(404)
  })

  it('refuses the log of a talk that names nobody, or that is yet to be held', async () => {
    const caseId = await assigned()
    const { json } = await send('GET', `/cases/${caseId}`, { as: 'roads' })
    const talk = { contactedOn: '2026-03-02', method: 'phone', talk: '谈过。' }
    const logged = (fields: object) =>
      send('POST', `/cases/${caseId}/actions`, {
        as: 'roads',
        body: { action: 'contact_proposer', seenVersion: json.case.version, fields: { ...talk, ...fields } },
      })

    expect((await logged({})).json).toMatchObject({
      status: 422,
      errors: [{ code: 'field_missing', field: 'people' }],
    })
    expect((await logged({ people: '——' })).json).toMatchObject({ errors: [{ rule: 'people_named' }] })
    expect((await logged({ people: '苗代表、科长', contactedOn: '2099-01-01' })).json).toMatchObject({
      errors: [{ field: 'contactedOn', why: 'date_in_future' }],
    })
    expect((await logged({ people: '苗代表、科长' })).status).toBe(201)
  })

  it('shows the public no draft, no instruction, no reason of a return and no clerk', async () => {
    const caseId = await assigned()
    await act('roads', caseId, 'sign_for', { handler: canary }, 'roads')
    await act('parks', caseId, 'return_assignment', { reason: canary }, 'parks')
    await act('roads', caseId, 'draft_reply', { text: canary })

    const inside = JSON.stringify((await send('GET', `/cases/${caseId}`, { as: 'secretary' })).json)
    const seenByPublic = JSON.stringify((await send('GET', `/cases/${caseId}`)).json)

    expect(inside).toContain(canary)
    expect(seenByPublic).not.toContain(canary)
    expect(seenByPublic).not.toContain(people.roads.personId)
    expect(seenByPublic).not.toContain('return_requested')
    expect(seenByPublic).not.toContain('joint_opinion')
  })

  it('does not show the proposer a draft', async () => {
    const caseId = await assigned()
    await act('roads', caseId, 'sign_for', {}, 'roads')
    await act('roads', caseId, 'draft_reply', { text: canary })

    expect(JSON.stringify((await send('GET', `/cases/${caseId}`, { as: 'deputy' })).json)).not.toContain(canary)
  })

  it('puts nothing private into the log', async () => {
    await assigned()

    expect(JSON.stringify((await send('GET', '/ledger/entries?limit=1000')).json)).not.toContain(canary)
  })
})

describe('lists by program', () => {
  it('give every case once, page by page', async () => {
    for (let n = 0; n < 7; n += 1) await submitted({ title: `分页用的建议之${n}` })
    const ids: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const path: string = `/cases?q=${encodeURIComponent('分页用的')}&limit=3${after === '' ? '' : `&after=${after}`}`
      const { json } = await send('GET', path, { as: 'secretary' })
      ids.push(...json.cases.map((one: { id: string }) => one.id))
      after = json.next
    }

    expect(ids).toHaveLength(7)
    expect(new Set(ids).size).toBe(7)
  })

  it('take a cursor that was not given out as none', async () => {
    expect((await send('GET', '/cases?after=abc', { as: 'secretary' })).status).toBe(200)
  })

  it('8 do not tell the public what is unpublished, by list, count or filter', async () => {
    const caseId = await assigned({ publishText: false, title: canary })

    const { json } = await send('GET', `/cases?q=${encodeURIComponent(canary)}`)

    expect(json.cases).toEqual([])
    expect(JSON.stringify((await send('GET', '/cases?limit=100')).json)).not.toContain(caseId)
  })
})

describe('other doors', () => {
  it.each(['/inbox', '/me', '/board/roads', '/readings', '/readings/none/findings'])(
    '%s asks for a sign-in',
    async (path) => {
      expect([401, 403]).toContain((await send('GET', path)).status)
    },
  )

  it('a unit does not see another unit’s board', async () => {
    expect((await send('GET', '/board/roads', { as: 'parks' })).status).toBe(403)
    expect((await send('GET', '/board/roads', { as: 'roads' })).status).toBe(200)
  })

  it.each(['deputy', 'roads', 'leader', 'assigner'] as const)('%s may not hand in a source', async (as) => {
    const response = await api.request('/readings?name=a.txt', {
      method: 'POST',
      body: 'text',
      headers: { authorization: `Bearer ${tokens.get(as) ?? ''}`, 'content-type': 'application/octet-stream' },
    })

    expect(response.status).toBe(403)
  })

  it('a case that was opened of a finding before is told to whoever sees that case, and to nobody else', async () => {
    const reading = await readingOf(test.db, '有的建议疏浚东边水塘。', { items: ['建议疏浚东边水塘'] })
    const at = `/readings/${reading}`
    const [{ id: finding, version }] = (await send('GET', at, { as: 'secretary' })).json.findings
    const confirmed = { as: 'secretary', body: { findings: [{ finding, version }] } } as const
    await send('POST', `${at}/confirmations`, confirmed)
    const body = { findings: [finding], procedure: 'suggestion', period: 'between_sessions', publishText: false }
    const first = await send('POST', `${at}/cases`, { as: 'secretary', body })
    const { caseId } = first.json.opened[0]
    expect(first.json).toEqual({ opened: [{ finding, caseId }], there: [] })
    for (const [as, status, told] of [
      ['secretary', 200, caseId],
      ['committee', 404, null],
    ] as const) {
      expect((await send('GET', `/cases/${caseId}`, { as })).status).toBe(status)
      const again = await send('POST', `${at}/cases`, { as, body })
      expect(again.json).toEqual({ opened: [], there: [{ finding, caseId: told }] })
    }
  })

  it('a reading is had whole: its file, its corrections with what was before, and read again by whoever works on it', async () => {
    const reading = await readingOf(test.db, '有的建议增设渡口照明。', { items: ['建议增设渡口照明'] })
    const at = `/readings/${reading}`
    const [finding] = (await send('GET', at, { as: 'secretary' })).json.findings
    expect(finding).toMatchObject({ inText: true })
    const change = { act: 'change', finding: finding.id, version: finding.version, change: { kind: 'topic' } }
    const misread = { ...change, change: { kind: 'topic', quote: '建议增设码头照明' } }
    const nobody = { ...change, change: { speaker: ' ' } }
    for (const [body, status] of [
      [misread, 422],
      [nobody, 400],
    ] as const)
      expect((await send('POST', `${at}/corrections`, { as: 'secretary', body })).status).toBe(status)
    const seen = { ...change, change: { kind: 'topic', quote: '建议增设渡口照明' } }
    expect((await send('POST', `${at}/corrections`, { as: 'secretary', body: seen })).status).toBe(201)
    for (const as of ['secretary', 'committee', 'leader', 'assigner'] as const) {
      const { json, status } = await send('GET', `${at}/corrections`, { as })
      expect(status, as).toBe(200)
      expect(json.corrections).toMatchObject([
        { act: 'change', before: { kind: 'suggestion' }, after: { kind: 'topic' }, by: people.secretary.personId },
      ])
      const file = await api.request(`${at}/source`, { headers: { authorization: `Bearer ${tokens.get(as) ?? ''}` } })
      expect(file.headers.get('content-disposition'), as).toBe("attachment; filename*=UTF-8''a.txt")
      expect(await file.text(), as).toBe('有的建议增设渡口照明。')
    }
    for (const as of ['deputy', 'roads', 'member'] as const)
      for (const path of ['corrections', 'source'])
        expect((await send('GET', `${at}/${path}`, { as })).status, `${as} ${path}`).toBe(403)
    for (const as of ['deputy', 'roads', 'leader', 'assigner'] as const)
      expect((await send('POST', `${at}/again`, { as })).status, as).toBe(403)
    expect((await send('POST', `${at}/again`)).status).toBe(401)
    expect((await send('POST', '/readings/none/again', { as: 'secretary' })).status).toBe(404)
    const again = await send('POST', `${at}/again`, { as: 'secretary' })
    expect([again.status, again.json]).toEqual([202, { reading }])
    const { json } = await send('GET', at, { as: 'secretary' })
    expect(json).toMatchObject({ reading: { state: 'queued', wasRead: true }, findings: [{ kind: 'topic' }] })
  })

  it('an unknown path is a problem, not a page', async () => {
    const { status, headers } = await send('GET', '/nothing-here')

    expect(status).toBe(404)
    expect(headers.get('content-type')).toContain('application/problem+json')
  })

  it('a token ends with signing out', async () => {
    const dependencies = await testDependencies(test.db)
    const token = await tokenFor(dependencies, 'leader')
    const headers = { authorization: `Bearer ${token}` }

    expect((await api.request('/me', { headers })).status).toBe(200)
    await api.request('/sign-in', { method: 'DELETE', headers })
    expect((await api.request('/me', { headers })).status).toBe(401)
  })
})

describe('the notices of a case’s deadlines', () => {
  it('come with the case for those who work on it, fewer for its proposer, and not at all for the public', async () => {
    const caseId = await assigned()
    await act('parks', caseId, 'sign_for')
    await sweepDeadlines(test.db, timing('2027-01-11'))
    const noticesFor = async (as: TownPerson | undefined) => {
      const { status, json } = await send('GET', `/cases/${caseId}`, as === undefined ? {} : { as })
      expect(status).toBe(200)
      return json.notices
    }
    const inside = await noticesFor('parks')
    const proposer = await noticesFor('deputy')

    expect(inside).toContainEqual({
      kind: 'escalation',
      step: 'escalation_5',
      clock: 'reply',
      instance: 'case',
      deadline: expect.any(String),
      dueOn: expect.any(String),
      on: '2027-01-11',
      at: '2027-01-11T02:00:00.000Z',
      to: [
        { kind: 'office', id: 'assigning_office' },
        { kind: 'unit', id: 'roads' },
      ],
      log: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(inside.some((notice: { clock: string }) => notice.clock === 'joint_opinion')).toBe(true)
    expect(new Set(proposer.map((notice: { clock: string }) => notice.clock))).toEqual(new Set(['reply']))
    expect(JSON.stringify(proposer)).not.toContain('person')
    expect(await noticesFor(undefined)).toEqual([])
  })
})
