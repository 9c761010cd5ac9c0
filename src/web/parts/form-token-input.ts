import type { Context } from 'hono'
import { html } from 'hono/html'
import { formTokenField } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Html } from '#web/html.ts'

/** The hidden field without which no form of a signed-in person is acted on. */
export function formTokenInput(c: Context<HttpEnv>): Html {
  const token = c.var.signedIn?.csrfToken
  return token === undefined ? html`` : html`<input type="hidden" name="${formTokenField}" value="${token}" />`
}
