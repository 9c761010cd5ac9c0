import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { clamdScanner } from '#app/clamd-scanner.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { type FakeClamd, startClamd } from '#tests/support/fake-clamd.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let daemon: FakeClamd
let app: ReturnType<typeof cityApp>
/** What the daemon says of a file. */
let says: (file: Buffer) => string = () => 'stream: OK'
const tokens = new Map<TownPerson, string>()

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  daemon = await startClamd((file) => says(file))
  const at = { host: '127.0.0.1', port: daemon.port }
  const dependencies = await testDependencies(test.db, {
    scanner: clamdScanner({ at, seconds: 20 }, pino({ level: 'silent' })),
  })
  app = cityApp(dependencies)
  for (const who of ['secretary', 'administrator'] as const) tokens.set(who, await tokenFor(dependencies, who))
})

afterAll(async () => {
  await daemon.stop()
  await test.drop()
})

afterEach(() => {
  says = () => 'stream: OK'
  daemon.seen.length = 0
})

const found = () => 'stream: Win.Test.EICAR_HDB-1 FOUND'
const silent = () => 'hangs up'

async function byPage(
  who: TownPerson,
  path: string,
  fields: Readonly<Record<string, string>>,
  text: string,
  language: string,
) {
  const headers = {
    cookie: `huiying_session=${tokens.get(who)}; huiying_language=${language}`,
    'sec-fetch-site': 'same-origin',
  }
  const page = path === '/import' ? '/import' : '/readings/new'
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await app.request(page, { headers })).text())?.[1] ?? ''
  const form = new FormData()
  for (const [name, value] of Object.entries({ csrf, ...fields })) form.set(name, value)
  form.set('file', new File([text], path === '/import' ? 'u.csv' : 'a.txt'))
  return app.request(path, { method: 'POST', body: form, headers })
}

const byApi = (who: TownPerson, path: string, text: string) =>
  app.request(`/api${path}`, {
    method: 'POST',
    body: text,
    headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/octet-stream' },
  })

const table = '单位代码,单位名称\nharbour,县港务局\n'
const pageText = '增设路灯的建议。'

const doors = [
  {
    door: 'a source by the page',
    hand: (language: string) => byPage('secretary', '/readings', {}, pageText, language),
  },
  { door: 'a source by the API', hand: () => byApi('secretary', '/readings?name=a.txt', pageText) },
  {
    door: 'a table by the page',
    hand: (language: string) => byPage('administrator', '/import', { kind: 'units' }, table, language),
  },
  { door: 'a table by the API', hand: () => byApi('administrator', '/imports?kind=units&name=u.csv', table) },
] as const

const kept = async () => [
  ...(await test.db.selectFrom('source_file').select('id').execute()),
  ...(await test.db.selectFrom('table_import').select('id').execute()),
]

describe('a scanner for malicious software', () => {
  it.each(doors)(
    'that finds something keeps $door out, and so does one that cannot be asked',
    async ({ door, hand }) => {
      for (const [judge, status, zh, en] of [
        [found, 422, '带有恶意软件，不予保存', 'Malicious software was found'],
        [silent, 503, '现在无法扫描文件', 'cannot be looked through'],
      ] as const) {
        says = judge
        for (const language of ['zh', 'en']) {
          const answer = await hand(language)
          expect(answer.status, door).toBe(status)
          if (door.endsWith('page')) expect(await answer.text()).toContain(language === 'zh' ? zh : en)
        }
      }
      expect(await kept()).toEqual([])
    },
  )

  it.each(doors)('is shown the whole of $door before it is kept', async ({ door, hand }) => {
    const answer = await hand('zh')

    expect([201, 202, 303], await answer.clone().text()).toContain(answer.status)
    expect(daemon.seen.map(String)).toEqual([door.includes('table') ? table : pageText])
  })

  it('is asked again before a file is handed out: what was not known then may be known now', async () => {
    const { id } = await test.db.selectFrom('reading').select('id').executeTakeFirstOrThrow()
    const take = (language: string) =>
      app.request(`/readings/${id}/source`, {
        headers: { cookie: `huiying_session=${tokens.get('secretary')}; huiying_language=${language}` },
      })

    expect(await (await take('zh')).text()).toBe(pageText)
    says = found
    const refused = await take('en')
    expect([refused.status, refused.headers.get('content-disposition')]).toEqual([422, null])
    const page = await refused.text()
    expect(page).toContain('Malicious software was found')
    expect(page).not.toContain(pageText)
    says = silent
    expect((await take('zh')).status).toBe(503)
  })
})
