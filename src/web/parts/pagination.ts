import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'

/** The address of this list with one of its parameters changed; null takes it out. */
export function addressWith(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? url.pathname : `${url.pathname}?${text}`
}

/** On to the next page of the same list; pages are found by their place, so none is skipped or shown twice. */
export function pagination(url: URL, next: string | null, language: Language): Html {
  const isFirst = !url.searchParams.has('after')
  if (next === null && isFirst) return html``
  return html`<nav class="more" aria-label="${words.pages[language]}">
    ${next === null ? '' : html`<a class="button" rel="next" href="${addressWith(url, { after: next })}">${words.nextPage[language]}</a>`}
    ${isFirst ? '' : html`<a href="${addressWith(url, { after: null })}">${words.firstPage[language]}</a>`}
  </nav>`
}
