import { Hono } from 'hono'
import { createApi } from '#api/api.ts'
import { logFiles } from '#api/log-files.ts'
import { witnessDesk } from '#api/witness-desk.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { loggedPath } from '#http/logged-path.ts'
import { dataHeaders } from '#http/security-headers.ts'
import { troubleAnswer } from '#http/trouble-answer.ts'
import { type OpenDoor, withinOpenLimit } from '#http/within-open-limit.ts'
import { besideCases } from '#store/connect.ts'
import { findCity } from '#store/roster.ts'
import { oneFileName } from '#web/pages/offline-check/one-file-page.ts'
import { createSite } from '#web/site.ts'

/** A city's doors as one application; tests call it in memory. */
export function cityApp(dependencies: Dependencies): Hono {
  const app = new Hono()
  // For the doors that have no words of their own: health, log files, witness.
  app.onError((fault, c) => {
    const trouble = troubleAnswer(fault)
    if (trouble === undefined) dependencies.log.error({ err: fault, path: loggedPath(c.req.path) }, 'request failed')
    if (trouble === undefined) return c.text('something went wrong\n', 500)
    return c.text(`${trouble.title.en}\n`, trouble.status, { 'retry-after': trouble.retryAfter })
  })
  for (const path of dataPaths) app.use(path, dataHeaders(dependencies.secureCookies))
  for (const { door, paths } of openDoors) {
    const limit = withinOpenLimit(door, dependencies)
    for (const path of paths) app.use(path, limit)
  }
  app.get('/healthz', async (c) => {
    await findCity(besideCases(dependencies.db))
    return c.text('ok')
  })
  app.route('/api', createApi(dependencies))
  app.route('/log', logFiles(dependencies))
  app.route('/witness', witnessDesk(dependencies))
  app.route('/', createSite(dependencies))
  return app
}

/** Where nobody signs in and nothing of the site's or the API's counts who asks. */
const openDoors: readonly { readonly door: OpenDoor; readonly paths: readonly string[] }[] = [
  { door: 'log', paths: ['/log/checkpoint', '/log/keys', '/log/tile/*', `/log/${oneFileName}`] },
  { door: 'witness', paths: ['/witness/*'] },
  { door: 'health', paths: ['/healthz'] },
]

/** The doors that are no pages. Pages have headers of their own. */
const dataPaths = ['/healthz', '/api/*', '/log/checkpoint', '/log/keys', '/log/tile/*', '/witness/*']
