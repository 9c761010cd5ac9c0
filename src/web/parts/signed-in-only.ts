import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { page } from '#web/layout.ts'
import { frameWords as words } from '#web/words/frame-words.ts'

/**
 * Asks for a sign-in first and comes back to the same place. A form sent after the sign-in ran out is not lost:
 * its page says how to send it again.
 */
export const signedInOnly = createMiddleware<HttpEnv>(async (c, next) => {
  const { signedIn, language } = c.var
  if (signedIn !== null) return next()

  const url = new URL(c.req.url)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    return c.redirect(`/sign-in?next=${encodeURIComponent(`${url.pathname}${url.search}`)}`, 303)
  }
  return page(c, {
    title: words.signedOutTitle[language],
    status: 401,
    isPublic: true,
    main: html`<h1>${words.signedOutTitle[language]}</h1>
      <p>${words.signedOut[language]}</p>
      <p><a class="button" href="/sign-in" target="_blank" rel="noopener">${words.signIn[language]}</a></p>`,
  })
})
