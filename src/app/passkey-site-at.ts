import { isIP } from 'node:net'
import type { PasskeySite } from '#operations/accounts/passkey-site.ts'

/**
 * What a city's passkeys are bound to: the name its site is at. Of its other hosts, those at or below that name may ask
 * for them too. Null without an address, and at a bare IP address, which browsers make no passkeys for.
 */
export function passkeySiteAt(siteUrl: string | null, hosts: readonly string[], name: string): PasskeySite | null {
  if (siteUrl === null) return null
  const { hostname, protocol, origin } = new URL(siteUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  const others = hosts
    .map((host) => new URL(`${protocol}//${host}`))
    .filter((url) => url.hostname === hostname || url.hostname.endsWith(`.${hostname}`))
    .map((url) => url.origin)
  return { rpId: hostname, origins: [...new Set([origin, ...others])], name }
}
