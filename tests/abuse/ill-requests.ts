import { z } from 'zod'
import { createApi } from '#api/api.ts'
import type { Dependencies } from '#http/dependencies.ts'
import type { Chosen } from '#tests/rights/chosen.ts'
import { createSite } from '#web/site.ts'
import { illValue, illWord } from './ill-input.ts'

const Operation = z.looseObject({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
})
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

/** A way to ask for something, and what it looks at. */
export type Asked = {
  readonly method: string
  readonly path: string
  readonly fields: readonly string[]
  readonly query: readonly string[]
}

/** Whom and what an ill request may name that is really there. */
export type Means = {
  readonly ways: readonly Asked[]
  readonly tokens: readonly string[]
  readonly formTokens: readonly string[]
  readonly caseIds: readonly string[]
}

/** Every operation and every page there is, by the routes themselves. */
export async function everyWay(dependencies: Dependencies): Promise<readonly Asked[]> {
  const described = Document.parse(await (await createApi(dependencies).request('/openapi.json')).json())
  return [...operationsOf(described), ...pagesOf(createSite(dependencies))]
}

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

/** One request nobody means well by. */
export function illRequest(chosen: Chosen, means: Means): { readonly path: string; readonly init: RequestInit } {
  const { ways, caseIds, tokens } = means
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
    init: { method: way.method, ...(isApi ? jsonBody(chosen, way, headers) : formBody(chosen, way, headers, means)) },
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

function formBody(
  chosen: Chosen,
  { fields }: Asked,
  headers: Record<string, string>,
  { formTokens }: Means,
): RequestInit {
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
