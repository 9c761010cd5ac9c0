import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { listReadings } from '#store/readings.ts'
import { page } from '#web/layout.ts'
import { readingWords as words } from '#web/parts/reading/reading-words.ts'

const pageSize = 30

export function readingList(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/readings', async (c) => {
    const { language, dependencies, actor } = c.var
    const before = c.req.query('before')
    const rows = await listReadings(dependencies.db, pageSize + 1, before)
    const shown = rows.slice(0, pageSize)
    const last = shown.at(-1)
    return page(c, {
      title: words.readings[language],
      main: html`<h1>${words.readings[language]}</h1>
        ${mayRead(actor, 'change') ? html`<p><a class="button" href="/readings/new">${words.newReading[language]}</a></p>` : ''}
        ${shown.length === 0 ? html`<p class="empty">${words.nothingYet[language]}</p>` : ''}
        <table class="list" ${shown.length === 0 ? 'hidden' : ''}>
          <thead>
            <tr><th scope="col">${words.name[language]}</th><th scope="col">${words.state[language]}</th><th scope="col">${words.addedAt[language]}</th></tr>
          </thead>
          <tbody>
            ${shown.map(
              (row) => html`<tr>
                <td><a href="/readings/${row.id}">${row.name}</a></td>
                <td>${(row.state === 'failed' && row.was_read ? words.rereadFailedState : words[row.state])[language]}</td>
                <td><time datetime="${row.asked_at}">${row.asked_at.slice(0, 16).replace('T', ' ')} UTC</time></td>
              </tr>`,
            )}
          </tbody>
        </table>
        ${rows.length > pageSize && last !== undefined ? html`<p><a rel="next" href="/readings?before=${last.id}">${words.older[language]}</a></p>` : ''}`,
    })
  })
}
