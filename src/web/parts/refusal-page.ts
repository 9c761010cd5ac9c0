import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Procedure } from '#engine/procedure.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { page } from '#web/layout.ts'
import { frameWords } from '#web/words/frame-words.ts'

/** A "no" on a page of its own, with the way back; the first refusal gives title and status. In the words of the kind of case it is about. */
export async function refusalPage(
  c: Context<HttpEnv>,
  [first, ...others]: readonly [AnyRefusal, ...AnyRefusal[]],
  back: string,
  procedure: Procedure | null = null,
): Promise<Response> {
  const { language } = c.var
  const words = { procedure, unitName: (id: string) => id }
  const title = refusalText(first, language, words)
  return page(c, {
    title,
    status: refusalStatus[first.code],
    main: html`<h1 class="refusal">${title}</h1>
      ${others.map((refusal) => html`<p>${refusalText(refusal, language, words)}</p>`)}
      <p><a href="${back}">${frameWords.back[language]}</a></p>`,
  })
}
