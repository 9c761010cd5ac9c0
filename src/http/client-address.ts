import { isIPv4, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import { z } from 'zod'

/** What the Node server hands over beside the request; a request made in memory has none. */
const Connection = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) })

/**
 * Where a request came from, as far as counting wrong tries and the audit need it: an IPv4 address, or the network of an
 * IPv6 one, of which everybody has many. Behind `proxies` of one's own, what the outermost of them saw.
 */
export function clientAddressOf(c: Context, proxies: number): string | null {
  const connected = Connection.safeParse(c.env)
  const peer = connected.success ? connected.data.incoming.socket.remoteAddress : undefined
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return networkOf(proxies === 0 ? (peer ?? '') : (forwarded.at(-proxies) ?? ''))
}

/** The address itself, or the first half of a long one; null for what is none. */
export function networkOf(address: string): string | null {
  const short = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(short)) return short
  const bare = short.replace(/%.*$/, '')
  if (!isIPv6(bare)) return null
  const [head = '', tail] = bare.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const filled = [...before, ...Array<string>(Math.max(8 - before.length - after.length, 0)).fill('0'), ...after]
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
