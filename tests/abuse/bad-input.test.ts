import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApi } from '#api/api.ts'
import { cityApp } from '#app/city-app.ts'
import { seedOr, sizedBy, tell, tellControl } from '#tests/faults/form.ts'
import { type Chosen, chosenFrom } from '#tests/rights/chosen.ts'
import { assignedCase, beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import { illValue, illWord } from './ill-input.ts'

const seed = seedOr(20_261_129)
const tries = sizedBy('BAD_INPUT_TRIES', 1_500, 50_000)
/** What the process may grow by, however much nonsense it is sent. */
const mostGrowth = 600 * 1024 * 1024

const Operation = z.looseObject({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
})
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

type Asked = {
  readonly method: string
  readonly path: string
  readonly fields: readonly string[]
  readonly query: readonly string[]
}

let test: TestDatabase
let app: Hono
let ways: readonly Asked[] = []
let tokens: readonly string[] = []
let formTokens: readonly string[] = []
let caseIds: readonly string[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  caseIds = [(await assignedCase(test.db)).caseId, (await beginCase(test.db, '2026-03-02')).caseId]
  const dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
  const who: readonly TownPerson[] = ['deputy', 'secretary', 'roads', 'administrator', 'committee']
  tokens = await Promise.all(who.map((one) => tokenFor(dependencies, one)))
  formTokens = (await test.db.selectFrom('sign_in').select('csrf_token').execute()).map((row) => row.csrf_token)
  const described = Document.parse(await (await createApi(dependencies).request('/openapi.json')).json())
  ways = [...operationsOf(described), ...pagesOf(createSite(dependencies))]
})

afterAll(() => test.drop())

function operationsOf({ paths }: z.infer<typeof Document>): readonly Asked[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Asked => {
      const { parameters, requestBody } = Operation.parse(described)
      const schema = JSON.stringify(requestBody ?? {})
      const fields = [...schema.matchAll(/"([a-zA-Z]+)":\{"(?:type|\$ref|anyOf|oneOf|enum)/g)].map(
        ([, name = '']) => name,
      )
      const query = parameters.filter((one) => one.in === 'query').map((one) => one.name)
      return {
        method: method.toUpperCase(),
        path: `/api${path}`,
        fields: fields.filter((name) => name !== 'schema'),
        query,
      }
    }),
  )
}

/** Every page and form there is, by the routes themselves: what is added is asked as well. */
function pagesOf(site: ReturnType<typeof createSite>): readonly Asked[] {
  const routes = new Map(site.routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  const query = [
    'q',
    'kind',
    'state',
    'unit',
    'year',
    'by',
    'order',
    'after',
    'from',
    'to',
    'item',
    'action',
    'next',
    'number',
    'column',
    'case',
    'instance',
    'back',
  ]
  const fields = [
    'csrf',
    'action',
    'fields',
    'title',
    'demands',
    'name',
    'address',
    'body',
    'seenVersion',
    'instance',
    'next',
    'login',
    'password',
    'item',
    'receipt',
    'file',
    'text',
    'year',
    'token',
    'kind',
  ]
  return [...routes.values()]
    .filter(({ method, path }) => (method === 'GET' || method === 'POST') && !path.includes('*'))
    .map(({ method, path }) => ({ method, path, fields, query }))
}

function requestFor(chosen: Chosen): { readonly path: string; readonly init: RequestInit } {
  const way = ways[chosen(ways.length)]
  if (way === undefined) throw new Error('there is nothing to ask')
  const path = way.path.replace(/:(\w+)(\{[^}]*\}+)?|\{(\w+)\}/g, () =>
    chosen(2) === 0 ? (caseIds[chosen(caseIds.length)] ?? '') : encoded(illWord(chosen).slice(0, 2_000)),
  )
  const asked = new URLSearchParams()
  for (const name of way.query) if (chosen(3) === 0) asked.append(name, illWord(chosen).slice(0, 5_000))
  const query = chosen(20) === 0 ? '?%ZZ=%00&&=' : asked.size > 0 ? `?${asked}` : ''
  const endsSignIn = /sign-(out|in)$/.test(way.path)
  const token = endsSignIn ? undefined : tokens[chosen(tokens.length + 1)]
  const headers: Record<string, string> = {
    'sec-fetch-site': 'same-origin',
    ...(token === undefined ? {} : { cookie: `huiying_session=${token}` }),
    ...(chosen(6) === 0
      ? {
          'accept-language': illWord(chosen)
            .replace(/[^\x20-\x7e]/g, '')
            .slice(0, 2_000),
        }
      : {}),
    ...(chosen(6) === 0 ? { 'if-none-match': 'x'.repeat(chosen(2_000)) } : {}),
    'idempotency-key': `ill-${chosen(1_000_000_000)}`,
  }
  if (way.method === 'GET') return { path: `${path}${query}`, init: { method: 'GET', headers } }
  const isApi = way.path.startsWith('/api/')
  return {
    path: `${path}${query}`,
    init: { method: way.method, ...(isApi ? jsonBody(chosen, way, headers) : formBody(chosen, way, headers)) },
  }
}

function jsonBody(chosen: Chosen, { fields }: Asked, headers: Record<string, string>): RequestInit {
  const broken = ['', '{', '[[', '{"a":', '\ufeff{}', '"', '[]', 'null', '['.repeat(50_000)]
  const body =
    chosen(6) === 0
      ? (broken[chosen(broken.length)] ?? '')
      : JSON.stringify(Object.fromEntries(fields.filter(() => chosen(4) > 0).map((field) => [field, illValue(chosen)])))
  return { body, headers: { ...headers, 'content-type': chosen(9) === 0 ? 'text/plain' : 'application/json' } }
}

function formBody(chosen: Chosen, { fields }: Asked, headers: Record<string, string>): RequestInit {
  if (chosen(8) === 0)
    return { body: illWord(chosen), headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' } }
  const form = new FormData()
  for (const field of fields) if (chosen(3) > 0) form.append(field, illWord(chosen))
  const formToken = formTokens[chosen(formTokens.length)] ?? ''
  if (chosen(5) > 0) form.set('csrf', formToken)
  if (chosen(5) === 0) form.set('file', new File([illWord(chosen)], 'a\u202eb.pdf'))
  return { body: form, headers }
}

function encoded(word: string): string {
  return word.isWellFormed() ? encodeURIComponent(word) : '%ED%A0%80'
}

/** Asks this of an application again and again, and gives what came of it. */
async function sent(asked: Pick<Hono, 'request'>, times: number) {
  const chosen = chosenFrom(seed)
  const faults: string[] = []
  const statuses = new Map<number, number>()
  const before = process.memoryUsage().rss
  for (let at = 0; at < times; at += 1) {
    const { path, init } = requestFor(chosen)
    const answer = await asked.request(path, init)
    await answer.arrayBuffer()
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (answer.status >= 500)
      faults.push(`${init.method} ${path.slice(0, 200)} ${String(init.body).slice(0, 300)}: ${answer.status}`)
  }
  const growth = process.memoryUsage().rss - before
  const figures = {
    ...{ requests: times, routes: ways.length, answersOf5xx: faults.length },
    ...{
      moreMb: Math.round(growth / 1e6),
      mostMb: Math.round(mostGrowth / 1e6),
      statuses: Object.fromEntries(statuses),
    },
  }
  return { faults, growth, figures }
}

describe('input nobody means well by', () => {
  it(`is answered and never with a fault, ${tries} times over every route and operation`, async () => {
    const { faults, growth, figures } = await sent(app, tries)
    tell('bad input', figures, seed)
    expect(ways.length).toBeGreaterThan(100)
    expect(faults.slice(0, 10)).toEqual([])
    expect(growth).toBeLessThan(mostGrowth)
  }, 3_600_000)

  it('is seen to break a page that reads what it is sent without looking, and to fill one that keeps it', async () => {
    const breaking = new Hono()
    breaking.onError((_, c) => c.text('', 500))
    breaking.all('*', async (c) => c.text(`${JSON.parse(await c.req.text())}`))
    const broken = await sent(breaking, 40)
    tellControl('a page that breaks', 'a page reads what it is sent without looking', broken.figures, seed)
    expect(broken.faults.length).toBeGreaterThan(0)

    const kept: Buffer[] = []
    const keeping = new Hono()
    keeping.all('*', (c) => {
      kept.push(Buffer.alloc(16 * 1024 * 1024, 1))
      return c.text('')
    })
    const filled = await sent(keeping, 44)
    tellControl('a page that keeps what it is sent', 'a page keeps 16 MB of each request', filled.figures, seed)
    expect(kept).toHaveLength(44)
    expect(filled.growth).toBeGreaterThan(mostGrowth)
  })
})
