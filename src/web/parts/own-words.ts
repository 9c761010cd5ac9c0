import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'

/** What people said or wrote, in the serif; marked with its own language where that is not the page's. */
export function ownWords(text: string, language: Language): Html {
  const own: Language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  return own === language
    ? html`<span class="said">${text}</span>`
    : html`<span class="said" lang="${own === 'zh' ? 'zh-CN' : 'en'}">${text}</span>`
}
