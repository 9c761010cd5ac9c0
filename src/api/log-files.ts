import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Hono } from 'hono'
import type { Dependencies } from '#http/dependencies.ts'
import { logFilesIn } from '#operations/log-files.ts'

/**
 * The log as C2SP tlog-tiles serves it: checkpoint, tile/…, tile/entries/…; and keys, which says how its keys follow one
 * another. Open to everybody; needs no session.
 * A tile never changes and may be kept for ever.
 */
export function logFiles({ db, logKey }: Pick<Dependencies, 'db' | 'logKey'>): Hono {
  const read = logFilesIn(db, logKey)
  const app = new Hono()
  app.get('/checkpoint', async (c) => {
    const checkpoint = await read('checkpoint')
    if (checkpoint === undefined) return c.text('no checkpoint yet\n', 404)
    return c.body(Buffer.from(checkpoint), 200, { ...plainText, 'cache-control': 'no-cache', ...openToAll })
  })
  app.get('/keys', async (c) => {
    const keys = await read('keys')
    if (keys === undefined) return c.text('no checkpoint yet\n', 404)
    return c.body(Buffer.from(keys), 200, {
      ...{ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' },
      ...openToAll,
    })
  })
  app.get('/tile/*', async (c) => {
    const path = new URL(c.req.url).pathname.replace(/^.*?\/tile\//, 'tile/')
    const file = await read(path)
    if (file === undefined) return c.text('not there\n', 404, openToAll)
    const headers = { 'content-type': 'application/octet-stream', 'cache-control': forEver, ...openToAll }
    const isPacked = path.startsWith('tile/entries/') && acceptsGzip(c.req.header('accept-encoding'))
    if (!isPacked) return c.body(Buffer.from(file), 200, headers)
    return c.body(Buffer.from(await packed(file)), 200, {
      ...headers,
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
    })
  })
  return app
}

const packed = promisify(gzip)
const forEver = 'public, max-age=31536000, immutable'
const plainText = { 'content-type': 'text/plain; charset=utf-8' }
/** A page of anybody's may check the log in the reader's own browser. */
const openToAll = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }

function acceptsGzip(accepted = ''): boolean {
  return accepted.split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(one))
}
