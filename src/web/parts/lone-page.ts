import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Dependencies } from '#http/dependencies.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { formTokenInput } from './form-token-input.ts'
import { frame } from './frame.ts'
import { textSizeOf } from './text-size.ts'

type LoneParts = {
  readonly language: Language
  readonly title: string
  readonly main: Html
  /** Where the switches of language and text size lead back to. */
  readonly here: string
  readonly status: 429 | 500 | 503 | 507
}

/**
 * A page in the site's frame that asks the database nothing, for when that is what failed or would be too much: without the
 * navigation, which counts what waits, and without what somebody acts for.
 */
export function lonePage(
  c: Context<HttpEnv>,
  { city }: Dependencies,
  { language, title, main, here, status }: LoneParts,
): Response | Promise<Response> {
  // Facts of the request may not have been found out before it failed.
  const { signedIn }: Partial<HttpEnv['Variables']> = c.var
  const facts = {
    ...{ language, here, textSize: textSizeOf(c) },
    cityName: { zh: city.name_zh, en: city.name_en },
    isDemonstration: city.demonstration,
    who: signedIn === undefined || signedIn === null ? null : { name: signedIn.personName, capacity: '' },
    formToken: formTokenInput(c),
    navigation: html``,
  }
  const framed = { title, main, islands: [], isWide: false, refreshSeconds: undefined, feed: undefined }
  return c.html(frame(facts, framed), status)
}
