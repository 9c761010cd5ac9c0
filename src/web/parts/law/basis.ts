import { html } from 'hono/html'
import type { Profile } from '#engine/profile.ts'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { languageTag } from '#web/parts/case/written-text.ts'
import { lawWords as words } from '#web/words/law-words.ts'

/** Where something stands, the page's own law left unsaid; and that it is still to be checked where it is. */
export function basis(
  source: string | null | undefined,
  { profile, isUnverified }: { readonly profile: Profile; readonly isUnverified: boolean },
  language: Language,
): Html {
  const text = shortSource(source ?? '', profile)
  return html`${text === '' ? '' : html`<cite lang="${languageTag(text)}">${text}</cite>`}
    ${isUnverified ? html`<span class="note">${words.unverified[language]}</span>` : ''}`
}

/** An article of the law itself without the law's title, which stands at the top of the page. */
export function shortSource(source: string, { source: title }: Profile): string {
  return source.startsWith(title) && source !== title ? source.slice(title.length) : source
}
