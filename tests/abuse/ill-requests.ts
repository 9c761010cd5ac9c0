import type { Hono } from 'hono'
import { z } from 'zod'
import type { Chosen } from '#tests/rights/chosen.ts'
import { illValue, illWord } from './ill-input.ts'
import type { RightWrite, Things } from './real-things.ts'

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
  readonly things: Things
  /** Changes that are whole and right, to be spoilt in one place; by login the sign-in of who may make them. */
  readonly rights: readonly RightWrite[]
  readonly tokenOf: ReadonlyMap<string, string>
}

/** Every operation, page and other door there is, by the routes themselves. */
export async function everyWay(app: Pick<Hono, 'request' | 'routes'>): Promise<readonly Asked[]> {
  const described = Document.parse(await (await app.request('/api/openapi.json')).json())
  return [...operationsOf(described), ...doorsOf(app)]
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

/** Every page and form, the log's files, the witness desk and health: what is added is asked as well. */
function doorsOf({ routes: all }: Pick<Hono, 'routes'>): readonly Asked[] {
  const routes = new Map(
    all
      .filter(({ path }) => path === '/log/tile/*' || !/\*$|^\/api\//.test(path))
      .map(({ method, path }) => [`${method} ${path}`, { method, path: path.replace('/*', '/:tile') }]),
  )
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
    .filter(({ method }) => method === 'GET' || method === 'POST')
    .map(({ method, path }) => ({ method, path, fields, query }))
}

/** One request nobody means well by. */
export function illRequest(chosen: Chosen, means: Means): { readonly path: string; readonly init: RequestInit } {
  const { ways, tokens, rights } = means
  const right = chosen(4) === 0 ? rights[chosen(rights.length)] : undefined
  if (right !== undefined) return spoilt(chosen, right, means)
  const way = ways[chosen(ways.length)]
  if (way === undefined) throw new Error('there is nothing to ask')
  const path = filled(chosen, way.path, means)
  const asked = new URLSearchParams()
  for (const name of way.query) if (chosen(3) === 0) asked.append(name, illWord(chosen).slice(0, 5_000))
  const query = chosen(20) === 0 ? '?%ZZ=%00&&=' : asked.size > 0 ? `?${asked}` : ''
  const endsSignIn = /sign-(out|in)$|sign-ins\/end$/.test(way.path)
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

/** An address of a route in which real things and ill words stand for the names. */
function filled(chosen: Chosen, route: string, { things }: Means): string {
  const parts = route.split('/')
  const isName = (part: string) => /^[:{]/.test(part)
  return parts
    .map((part, at) => {
      if (!isName(part)) return part
      if (chosen(3) === 0) return encoded(illWord(chosen).slice(0, 2_000))
      const name = /\w+/.exec(part)?.[0] ?? ''
      const before = parts.slice(0, at).findLast((one) => !isName(one)) ?? ''
      const words = /\{\(?([\w|]+)\)?/.exec(part.replace(/^[:{]\w+\}?/, ''))?.[1]?.split('|')
      const known = things.get(name) ?? words ?? things.get(before) ?? things.get('cases') ?? []
      return known[chosen(known.length)] ?? ''
    })
    .join('/')
}

/** A change that would be whole and right but for one thing in it, asked by somebody who may, or by somebody else. */
function spoilt(chosen: Chosen, { method, write, login }: RightWrite, means: Means) {
  const { tokens, tokenOf } = means
  const token = chosen(4) === 0 ? tokens[chosen(tokens.length)] : tokenOf.get(login)
  const headers: Record<string, string> = {
    ...{ 'sec-fetch-site': 'same-origin', 'idempotency-key': `spoilt-${chosen(1_000_000_000)}` },
    ...(token === undefined ? {} : { cookie: `huiying_session=${token}` }),
  }
  const { path, json, form, bytes } = write
  if (typeof json === 'object' && json !== null) {
    const body = JSON.stringify({ ...json, ...oneOf(chosen, Object.keys(json), () => illValue(chosen)) })
    return { path, init: { method, body, headers: { ...headers, 'content-type': 'application/json' } } }
  }
  if (bytes !== undefined) {
    const body = new Uint8Array(bytes.slice(0, chosen(2) === 0 ? bytes.length : chosen(bytes.length)))
    if (body.length > 0) body[chosen(body.length)] = chosen(256)
    return { path, init: { method, body, headers: { ...headers, 'content-type': 'application/octet-stream' } } }
  }
  if (form === undefined) return { path, init: { method, headers } }
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...form, ...oneOf(chosen, Object.keys(form), () => illWord(chosen)) }))
    body.set(name, value)
  body.set('csrf', means.formTokens[chosen(means.formTokens.length)] ?? '')
  return { path, init: { method, body, headers } }
}

function oneOf<Value>(chosen: Chosen, names: readonly string[], value: () => Value): Record<string, Value> {
  const name = names[chosen(names.length)]
  return name === undefined ? {} : { [name]: value() }
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
