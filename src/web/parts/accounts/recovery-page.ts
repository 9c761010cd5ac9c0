import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { RecoveryCodes } from '#operations/accounts/set-up-codes.ts'
import { page } from '#web/layout.ts'
import { codeWords as words } from '#web/words/code-words.ts'
import { inFours } from './set-up-form.ts'

/** Shows recovery codes this once: in this very answer, which no cache keeps. */
export function recoveryPage(c: Context<HttpEnv>, codes: RecoveryCodes, next: string): Promise<Response> {
  const { language } = c.var
  c.header('cache-control', 'no-store')
  return page(c, {
    title: words.recoveryTitle[language],
    isPublic: true,
    main: html`<div class="sign-in-form"><h1>${words.recoveryTitle[language]}</h1>
      <p class="said" role="status">${words.recoveryLead[language]}</p>
      <ol>${codes.map((code) => html`<li><code>${inFours(code)}</code></li>`)}</ol>
      <p><a class="button" href="${next}" data-turbo="false">${words.goOn[language]}</a></p></div>`,
  })
}
