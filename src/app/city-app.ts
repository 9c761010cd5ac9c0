import { Hono } from 'hono'
import { createApi } from '#api/api.ts'
import { logFiles } from '#api/log-files.ts'
import { witnessDesk } from '#api/witness-desk.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { findCity } from '#store/roster.ts'
import { createSite } from '#web/site.ts'

/** A city's doors as one application; tests call it in memory. */
export function cityApp(dependencies: Dependencies): Hono {
  const app = new Hono()
  app.get('/healthz', async (c) => {
    await findCity(dependencies.db)
    return c.text('ok')
  })
  app.route('/api', createApi(dependencies))
  app.route('/log', logFiles(dependencies))
  app.route('/witness', witnessDesk(dependencies))
  app.route('/', createSite(dependencies))
  return app
}
