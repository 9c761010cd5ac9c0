import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Dependencies } from '#http/dependencies.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { languageOf } from '#http/language.ts'
import { loggedPath } from '#http/logged-path.ts'
import { troubleAnswer } from '#http/trouble-answer.ts'
import { lonePage } from '#web/parts/lone-page.ts'
import { frameWords as words } from '#web/words/frame-words.ts'

/**
 * What somebody reads when the program is at fault: a number that also stands in the log. Where the database cannot
 * answer just now, that is said instead, and when to try again.
 * Asks the database nothing, since that may be what failed.
 */
export function faultPage(c: Context<HttpEnv>, fault: Error, dependencies: Dependencies): Response | Promise<Response> {
  // Facts of the request may not have been found out before it failed.
  const known: Partial<HttpEnv['Variables']> = c.var
  const number = known.requestId ?? dependencies.chance.id()
  const language = known.language ?? languageOf(c, null)
  const trouble = troubleAnswer(fault)
  const said = { err: fault, request: number, method: c.req.method, path: loggedPath(c.req.path) }
  if (trouble === undefined) dependencies.log.error(said, 'request failed')
  else dependencies.log.warn(said, 'the database could not answer')
  const title = (trouble?.title ?? words.faultTitle)[language]
  if (trouble !== undefined) c.header('retry-after', trouble.retryAfter)
  return lonePage(c, dependencies, {
    ...{ language, title, here: '/', status: trouble?.status ?? 500 },
    main: html`<h1>${title}</h1>
        <p>${(trouble?.text ?? words.fault)[language]}</p>
        <p>${words.faultNumber[language]} <code class="figure">${number}</code></p>
        <p><a href="/">${words.frontPage[language]}</a></p>`,
  })
}
