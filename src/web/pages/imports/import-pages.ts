import type { Context } from 'hono'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { actContextOf } from '#http/act-context-of.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { personKindOf } from '#operations/import-options.ts'
import { importablesOf } from '#operations/import-rights.ts'
import { chooseColumns, dropImport } from '#operations/start-import.ts'
import { takeOver } from '#operations/take-over.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { badLines, blankTable } from './import-files.ts'
import { importReport } from './import-report.ts'
import { newImport } from './new-import.ts'

/** Tables taken over line by line: for those who may, and to everybody else there is no such page. */
export function importPages(): Hono<HttpEnv> {
  const pages = new Hono<HttpEnv>()
  pages.use('/import', importersOnly)
  pages.use('/import/*', importersOnly)
  return pages
    .route('/', newImport())
    .get('/import/blank/:kind{(people|units|cases|ratings)\\.csv}', (c) => blankTable(c))
    .get('/import/:id', (c) => importReport(c))
    .get('/import/:id/lines-to-mend.csv', (c) => badLines(c))
    .post('/import/:id/columns', chooseAgain)
    .post('/import/:id/take-over', takeOverAsked)
    .post('/import/:id/drop', dropAsked)
}

const importersOnly = createMiddleware<HttpEnv>(async (c, next) =>
  importablesOf(c.var.actor).length === 0 ? refusalPage(c, [{ code: 'import_not_allowed' }], '/inbox') : next(),
)

async function chooseAgain(c: Context<HttpEnv, '/import/:id/columns'>): Promise<Response> {
  const id = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], `/import/${id}`)
  const chosen = {
    match: form.getAll('column').map((column) => (column === '' ? null : String(column))),
    personKind: personKindOf(form.get('personKind')),
    newDelegations: form.get('newDelegations') === 'yes',
  }
  const done = await chooseColumns(c.var.dependencies.db, actContextOf(c), id, chosen)
  return done.ok ? c.redirect(`/import/${id}`, 303) : refusalPage(c, [done.refusal], '/import')
}

async function takeOverAsked(c: Context<HttpEnv, '/import/:id/take-over'>): Promise<Response> {
  const id = c.req.param('id')
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], `/import/${id}`)
  const done = await takeOver(c.var.dependencies.db, actContextOf(c), id)
  return done.ok ? c.redirect(`/import/${id}`, 303) : refusalPage(c, [done.refusal], `/import/${id}`)
}

async function dropAsked(c: Context<HttpEnv, '/import/:id/drop'>): Promise<Response> {
  const id = c.req.param('id')
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], `/import/${id}`)
  const done = await dropImport(c.var.dependencies.db, actContextOf(c), id)
  return done.ok ? c.redirect('/import', 303) : refusalPage(c, [done.refusal], '/import')
}
