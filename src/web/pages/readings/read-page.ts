import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { readReading, type SeenReading } from '#operations/read-reading.ts'
import { mayRead } from '#operations/reading-rights.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { againForm } from '#web/parts/reading/again-form.ts'
import { failureText, isReadable, stubIn } from '#web/parts/reading/failed-reading.ts'
import { filterFrom } from '#web/parts/reading/reading-filter.ts'
import { readingWords as words } from '#web/parts/reading/reading-words.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { workPage } from './work-page.ts'

/** Said ↔ answered: the source with its marks, the findings beside it, and what joins them. */
export function readPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/readings/:id', async (c) => {
    const read = await readReading(c.var.dependencies.db, c.var.actor, c.req.param('id'))
    if (!read.ok) return refusalPage(c, [read.refusal], '/readings')
    return isReadable(read.value) ? workPage(c, read.value) : waitingPage(c, read.value)
  })
}

function waitingPage(c: Context<HttpEnv>, reading: SeenReading): Response | Promise<Response> {
  const { language } = c.var
  const { row } = reading
  const failed = row.state === 'failed'
  return page(c, {
    title: row.name,
    islands: ['reading-wait'],
    ...(failed ? {} : { refreshSeconds: 3 }),
    main: html`<h1>${row.name}</h1>
      <p class="reading-state" data-reading-wait="${failed ? '' : row.id}"><strong>${words[row.state][language]}</strong>
        ${row.progress_of > 0 ? html`<progress aria-label="${words.progress[language]}" max="${row.progress_of}" value="${row.progress_done}"></progress> ${row.progress_done}/${row.progress_of}` : ''}
      </p>
      ${failed ? failure(c, reading) : html`<p class="hint">${words.refreshes[language]}</p>`}
      <p><a href="/readings/${row.id}/source">${words.original[language]}</a></p>`,
  })
}

function failure(c: Context<HttpEnv>, { row }: SeenReading): Html {
  const { language, actor, signedIn } = c.var
  const stub = stubIn(row.refusal)
  if (stub !== undefined) return html`<div class="notice"><p>${stub}</p></div>`
  const csrf = mayRead(actor, 'change') ? (signedIn?.csrfToken ?? null) : null
  return html`<div class="error-summary" role="alert"><p>${failureText(row.refusal, language)}</p></div>
    ${againForm({ readingId: row.id, language, csrf, filter: filterFrom(c.req.query()) })}
    <p><a href="/readings/new">${words.anotherFile[language]}</a></p>`
}
