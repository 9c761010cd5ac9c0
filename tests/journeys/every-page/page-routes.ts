import type { createSite } from '#web/site.ts'

type Site = ReturnType<typeof createSite>

/** Every address the site answers to somebody who looks, as its own routes name it: what is added is here by itself. */
export function pageRoutes(site: Site): readonly string[] {
  const routes = site.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  return [...new Set(routes)].toSorted()
}

/** Which of them answers an address, as the site's own router finds it; undefined for one that leads nowhere. */
export function routeOf(site: Site, address: string): string | undefined {
  const { pathname } = new URL(address, 'http://site.example')
  const [handlers] = site.router.match('GET', pathname)
  const routes = handlers.map(([[, route]]) => route)
  return routes.find(({ method }) => method === 'GET')?.path
}

/** Held against one another: routes nobody looks at and nobody gives a reason for, reasons for no route, and both for one. */
export function unheld(
  routes: readonly string[],
  { lookedAt, reasons }: { readonly lookedAt: ReadonlySet<string>; readonly reasons: readonly string[] },
): { readonly unseen: readonly string[]; readonly idle: readonly string[] } {
  return {
    unseen: routes.filter((route) => !lookedAt.has(route) && !reasons.includes(route)),
    idle: reasons.filter((route) => !routes.includes(route) || lookedAt.has(route)),
  }
}
