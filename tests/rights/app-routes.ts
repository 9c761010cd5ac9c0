import type { Hono } from 'hono'

/** Every address a city answers to somebody who looks, as its own routes name it: what is added is here by itself. */
export function lookedAtRoutes(app: Hono): readonly string[] {
  const routes = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  return [...new Set(routes)].toSorted()
}

/** Which of them answers a path, as the city's own router finds it; undefined for one that leads nowhere. */
export function routeFor(app: Hono, path: string): string | undefined {
  const { pathname } = new URL(path, 'http://site.example')
  const [handlers] = app.router.match('GET', pathname)
  return handlers.map(([[, route]]) => route).find(({ method }) => method === 'GET')?.path
}

/** Routes that no surface asks, each with the reason: they are short of anything somebody could be shown who should not. */
export const asksNothing: Readonly<Record<string, string>> = {
  '/assets/:file': 'files of the pages themselves, the same for everybody',
  '/healthz': 'says that the city is there',
  '/api/openapi.json': 'the description of the API',
  '/api/calendars': 'days off, as they were published',
  '/api/procedures/:id': 'the declaration of a kind of case',
  '/laws': 'the laws that are installed',
  '/laws/:procedure/:id': 'a law that is installed',
  '/log/check-receipt.html': 'one file, the same for everybody',
  '/import/blank/:kind{(people|units|cases|ratings)\\.csv}': 'an empty table',
  '/sign-in': 'the form, before anybody is known',
  '/sign-in/code': 'the second step, before anybody is known',
  '/sign-in/set-up': 'the second step, before anybody is known',
  '/sign-in/provider/return': 'leads on from the city’s own sign-in',
  '/forgotten-password': 'the form, before anybody is known',
  '/new-password': 'the form behind a link that was sent',
  '/invitation': 'the form behind a link that was sent',
  '/settings/mail/confirm': 'the form behind a link that was sent',
  '/calendar.ics': 'asked by its own secret, in the test of mail and calendars',
}
