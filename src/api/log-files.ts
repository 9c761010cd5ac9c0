import { type Context, Hono } from 'hono'
import { busyHeaders } from '#http/busy-headers.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { parseTilePath, tileWidth } from '#ledger/tile.ts'
import { logFilesIn } from '#operations/log-files.ts'
import { besideCases } from '#store/connect.ts'

/**
 * The log as C2SP tlog-tiles serves it: checkpoint, tile/…, tile/entries/…; and keys, which says how its keys follow one
 * another. Open to everybody; needs no session.
 * A tile never changes and may be kept for ever, also by a mirror in front; what is not there yet may be kept by none.
 */
export function logFiles({ db, logKey, packedTiles }: Pick<Dependencies, 'db' | 'logKey' | 'packedTiles'>): Hono {
  // Asked of no case: a question that named one would be refused.
  const read = logFilesIn(besideCases(db), logKey)
  const app = new Hono()
  app.get('/checkpoint', async (c) => {
    const checkpoint = await read('checkpoint')
    if (checkpoint === undefined) return c.text('no checkpoint yet\n', 404, notThere)
    return c.body(Buffer.from(checkpoint), 200, { ...plainText, 'cache-control': 'no-cache', ...openToAll })
  })
  app.get('/keys', async (c) => {
    const keys = await read('keys')
    if (keys === undefined) return c.text('no checkpoint yet\n', 404, notThere)
    return c.body(Buffer.from(keys), 200, {
      ...{ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' },
      ...openToAll,
    })
  })
  app.get('/tile/*', async (c) => {
    const path = new URL(c.req.url).pathname.replace(/^.*?\/tile\//, 'tile/')
    const asked = parseTilePath(path)
    if (asked === undefined) return c.text('not there\n', 404, notThere)
    if (asked.kind === 'entries') return entries(c, path, asked.tile.width === tileWidth)
    const file = await read(path)
    return file === undefined ? c.text('not there\n', 404, notThere) : c.body(Buffer.from(file), 200, tileHeaders)
  })

  const entries = async (c: Context, path: string, isFull: boolean): Promise<Response> => {
    const isPacked = acceptsGzip(c.req.header('accept-encoding'))
    const tile = await packedTiles({ path, isFull, isPacked, read: () => read(path) })
    if (tile === 'not there') return c.text('not there\n', 404, notThere)
    if (tile === 'busy') return c.text('too busy: ask again in a moment\n', 503, busyHeaders(busySeconds))
    return c.body(tile, 200, {
      ...tileHeaders,
      vary: 'accept-encoding',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    })
  }
  return app
}

const busySeconds = 5
const plainText = { 'content-type': 'text/plain; charset=utf-8' }
/** A page of anybody's may check the log in the reader's own browser. */
const openToAll = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }
const notThere = { ...openToAll, 'cache-control': 'no-store' }
const tileHeaders = {
  ...{ 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' },
  ...openToAll,
}

function acceptsGzip(accepted = ''): boolean {
  return accepted.split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(one))
}
