import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { findProcedure } from '#procedures/installed.ts'
import { page } from '#web/layout.ts'
import { readingWords } from './reading-words.ts'

/** A refusal on its own page, with the way back. */
export function refusalPage(
  c: Context<HttpEnv>,
  refusals: readonly AnyRefusal[],
  back: string,
): Response | Promise<Response> {
  const { language } = c.var
  const words = {
    procedure: findProcedure(c.var.dependencies.defaultProcedure.procedure) ?? null,
    unitName: (id: string) => id,
  }
  const [first] = refusals
  const title = first === undefined ? '' : refusalText(first, language, words)
  return page(c, {
    title,
    status: statusOf(first),
    main: html`<h1>${title}</h1>
      ${refusals.slice(1).map((refusal) => html`<p>${refusalText(refusal, language, words)}</p>`)}
      <p><a href="${back}">${readingWords.back[language]}</a></p>`,
  })
}

function statusOf(refusal: AnyRefusal | undefined) {
  return refusal === undefined ? 400 : refusalStatus[refusal.code]
}
