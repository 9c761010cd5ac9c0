import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { lonePage } from '#web/parts/lone-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { tooManyWords as words } from '#web/words/too-many-words.ts'

/** What somebody reads who asks for more than the limits allow: how long to wait, and that nothing was stored. Asks the database nothing. */
export function tooManyPage(c: Context<HttpEnv>, seconds: number): Response | Promise<Response> {
  const { language, dependencies } = c.var
  const { pathname, search } = new URL(c.req.url)
  const isSent = c.req.method === 'POST'
  const here = isSent ? '/' : safePath(`${pathname}${search}`, '/')
  const title = words.title[language]
  return lonePage(c, dependencies, {
    ...{ language, title, here, status: 429 },
    main: html`<h1 class="refusal">${title}</h1>
      <p>${(isSent ? words.notStored : words.wait)(seconds)[language]}</p>
      <p><a href="${here}">${(isSent ? frameWords.frontPage : words.again)[language]}</a></p>`,
  })
}
