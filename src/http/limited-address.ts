import type { Context } from 'hono'
import { clientAddressOf } from './client-address.ts'

/** By what an address is counted. Null for this machine where no proxy is vouched for: everybody behind one would share its address. */
export function limitedAddress(c: Context, proxies: number): string | null {
  const address = clientAddressOf(c, proxies)
  return address?.startsWith('127.') === true || address === '0:0:0:0::/64' ? null : address
}
