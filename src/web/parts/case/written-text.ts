import { html } from 'hono/html'
import type { Html } from '#web/html.ts'

/** What somebody wrote, in the serif, paragraph by paragraph, marked with its own language for speech and fonts. */
export function writtenText(text: string): Html {
  const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')
  return html`<div class="written" lang="${languageTag(text)}">${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div>`
}

/** Chinese where there are Han characters at all: a Chinese text may hold much Latin, an English one holds no Han. */
export function languageTag(text: string): 'zh-CN' | 'en' {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
}
