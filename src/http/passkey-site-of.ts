import type { Context } from 'hono'
import type { PasskeySite } from '#operations/accounts/passkey-site.ts'
import type { HttpEnv } from './http-env.ts'

/**
 * What passkeys are bound to where this request was made; null where there are none: at an address that is not the
 * city's own. Where no address is set, a machine's own `localhost` has them, for trying things out.
 */
export function passkeySiteOf(c: Context<HttpEnv>): PasskeySite | null {
  const { passkeySite, siteUrl, city } = c.var.dependencies
  const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
  if (siteUrl === null && /^localhost(:\d{1,5})?$/.test(host)) {
    return { rpId: 'localhost', origins: [`http://${host}`], name: city.name_zh }
  }
  return passkeySite?.origins.some((origin) => new URL(origin).host === host) === true ? passkeySite : null
}
