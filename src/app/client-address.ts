import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Where a request comes from, counted back over as many proxies as are vouched for: what stands before those in
 * X-Forwarded-For anybody may have written. Null for a proxy on this machine that nobody vouches for.
 */
export function clientAddress(c: Context, proxies: number): string | null {
  const peer = peerOf(c)
  if (peer === undefined) return null
  if (proxies === 0) return isHere(peer) ? null : peer
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
  return forwarded.at(-proxies) || null
}

/** Undefined where a request came over no connection: in tests. */
function peerOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch {
    return undefined
  }
}

function isHere(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}
