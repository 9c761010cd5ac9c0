import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { isStorable } from '#http/storable-text.ts'

/** A router whose faulty requests are answered as problems that name the fault. */
export function newRouter(): OpenAPIHono<HttpEnv> {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const [first] = result.error.issues
      const detail = first === undefined ? '' : `${first.path.join('.')}: ${first.message}`
      return problem(c, [{ code: 'request_invalid', detail }])
    },
  })
}

const mostJsonBytes = 1024 * 1024

/** Bodies of JSON alone, of a size and shape that can be read: everything else is refused before it is parsed. */
export const jsonBody = [
  createMiddleware<HttpEnv>(async (c, next) => {
    const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json') {
      return problem(c, [{ code: 'body_not_json' }])
    }
    return next()
  }),
  bodyLimit({
    maxSize: mostJsonBytes,
    onError: (c) =>
      problem(c, [{ code: 'file_too_large', bytes: Number(c.req.header('content-length') ?? 0), most: mostJsonBytes }]),
  }),
  createMiddleware<HttpEnv>(async (c, next) => {
    try {
      JSON.parse(await c.req.text(), storableOnly)
    } catch (fault) {
      if (fault instanceof SyntaxError || fault instanceof RangeError || fault instanceof HTTPException) {
        return problem(c, [{ code: 'request_invalid', detail: 'JSON' }])
      }
      throw fault
    }
    return next()
  }),
]

/** @throws SyntaxError at words that cannot be kept. */
function storableOnly(key: string, value: unknown): unknown {
  if (!isStorable(key) || (typeof value === 'string' && !isStorable(value))) throw new SyntaxError('not storable')
  return value
}
