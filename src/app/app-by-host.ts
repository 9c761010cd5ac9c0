import { Hono } from 'hono'

/** One city's application and the names it is reached by; null: by any. */
export type HostedApp = { readonly hosts: readonly string[] | null; readonly app: Hono }

/**
 * Sends each request to the city whose host it names, as the request itself says it: no header of a proxy is asked, so
 * that nobody enters one city by the name of another. A host of no city gets 421.
 */
export function appByHost(cities: readonly HostedApp[]): Hono {
  const byHost = new Map(cities.flatMap(({ hosts, app }) => (hosts ?? []).map((host) => [host, app] as const)))
  const anyHost = cities.find(({ hosts }) => hosts === null)?.app
  const front = new Hono()
  front.all('*', (c) => {
    const asked = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
    const app = byHost.get(asked) ?? anyHost
    if (app !== undefined) return app.fetch(c.req.raw, c.env)
    return c.text('这个地址没有对应的城市。\nNo city is served at this address.\n', 421, {
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  })
  return front
}
