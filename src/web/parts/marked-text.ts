import { html } from 'hono/html'
import type { TextSpan } from '#kernel/text-span.ts'
import type { Html } from '#web/html.ts'

/** A text with some passages marked, given in order. */
export function markedText(text: string, spans: readonly TextSpan[]): Html {
  let at = 0
  const parts = spans.map(({ start, end }) => {
    const before = text.slice(at, start)
    at = end
    return html`${before}<mark>${text.slice(start, end)}</mark>`
  })
  return html`${parts}${text.slice(at)}`
}
