import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let api: ReturnType<typeof createApi>
let reading = ''
let finding = ''
let count = 0
const tokens = new Map<TownPerson, string>()

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  api = createApi(dependencies)
  for (const person of ['secretary', 'leader'] as const) tokens.set(person, await tokenFor(dependencies, person))
})

afterAll(() => test.drop())

const text = '水务站会同镇里年底前排除积水。镇里说，明年还要排除积水。'

beforeEach(async () => {
  count += 1
  reading = await readingOf(test.db, `${text}${count}`, { items: ['排除积水'] })
  finding = (await findings())[0].id
  await correct({ act: 'change', finding, version: 1, change: { kind: 'follow_up' } })
})

async function ask(method: string, path: string, body?: unknown, as: TownPerson = 'secretary') {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(as) ?? ''}` }
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  const response = await api.request(`/readings/${reading}/${path}`, init)
  return { status: response.status, json: await response.json() }
}

const findings = async () => (await ask('GET', 'findings')).json.findings
const correct = (body: unknown, as?: TownPerson) => ask('POST', 'corrections', body, as)
const change = async (said: object, as?: TownPerson) => {
  const { version } = (await findings())[0]
  return correct({ act: 'change', finding, version, change: said }, as)
}

const nothing = { unit: null, joint: [], due: null }
const placed = (quote: string, start: number) => ({ quote, start, end: start + quote.length })

describe('who and when through the API', () => {
  it('are said with a change or an addition, and told with what a person said of them', async () => {
    expect((await findings())[0]).toMatchObject({ ...nothing, byHand: [] })
    const who = { unit: { quote: '水务站' }, joint: [{ quote: '镇里', start: 5 }] }
    const when = { quote: '年底前', day: '2026-12-31' }
    expect((await change({ who, when })).status).toBe(201)
    const due = { ...placed('年底前', 7), day: '2026-12-31', within: null }
    const told = { unit: placed('水务站', 0), joint: [placed('镇里', 5)], due, byHand: ['who', 'when'] }
    expect((await findings())[0]).toMatchObject(told)
    const add = {
      act: 'add',
      kind: 'suggestion',
      speaker: null,
      start: 18,
      end: 26,
      who: { unit: null },
      when: { quote: '明年' },
    }
    expect((await correct(add)).status).toBe(201)
    expect((await findings())[1]).toMatchObject({
      ...nothing,
      due: { quote: '明年', day: null },
      byHand: ['who', 'when'],
    })
    const { corrections } = (await ask('GET', 'corrections')).json
    expect(corrections[1]).toMatchObject({
      before: { who: null, when: null },
      after: {
        who: { unit: placed('水务站', 0), joint: [placed('镇里', 5)] },
        when: { ...placed('年底前', 7), day: '2026-12-31' },
      },
    })
  })

  it('are named nowhere where they are null, and stay as they are where they are left out', async () => {
    await change({ who: { unit: { quote: '水务站' } } })
    await change({ when: null })
    expect((await findings())[0]).toMatchObject({ unit: placed('水务站', 0), due: null, byHand: ['who', 'when'] })
    await change({ who: null })
    expect((await findings())[0]).toMatchObject({ ...nothing, byHand: ['who', 'when'] })
  })

  it('say which places there are where words stand at several, and take the one that is named', async () => {
    const several = await change({ who: { unit: { quote: '镇里' } } })
    expect(several.status).toBe(422)
    expect(several.json.errors[0]).toMatchObject({
      ...{ code: 'words_at_several_places', part: 'unit', quote: '镇里', count: 2, places: [5, 15], nearest: 5 },
    })
    expect((await change({ who: { unit: { quote: '镇里', start: 15 } } })).status).toBe(201)
    expect((await findings())[0].unit).toEqual(placed('镇里', 15))
  })

  it('are refused where words, kind or day are none', async () => {
    for (const [said, status, code] of [
      [{ who: { unit: { quote: '县里' } } }, 422, 'words_not_in_source'],
      [{ who: { unit: { quote: '镇里', start: 6 } } }, 422, 'words_not_in_source'],
      [{ kind: 'topic', when: null }, 422, 'kind_without_duty'],
      [{ when: { quote: '年底前', day: '2026-02-30' } }, 400, 'request_invalid'],
      [{ when: { quote: '年底前', day: '0000-01-01' } }, 400, 'request_invalid'],
      [{ when: { day: '2026-12-31' } }, 400, 'request_invalid'],
      [{ who: { unit: { quote: ' ' } } }, 400, 'request_invalid'],
      [{ who: { unit: { quote: '水务站' }, others: [] } }, 400, 'request_invalid'],
    ] as const) {
      const { status: given, json } = await change(said)
      expect([given, json.errors[0].code], JSON.stringify(said)).toEqual([status, code])
    }
    expect((await change({ who: null }, 'leader')).status).toBe(403)
    expect((await findings())[0]).toMatchObject({ ...nothing, byHand: [] })
  })

  it('are described with what is asked for where words stand at several places', async () => {
    const response = await api.request('/openapi.json')
    const described = JSON.stringify(await response.json())
    for (const words of ['words_at_several_places', 'null says that the source names nobody', '"byHand"'])
      expect(described).toContain(words)
  })
})
