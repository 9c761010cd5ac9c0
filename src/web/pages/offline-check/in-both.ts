import { html } from 'hono/html'
import type { Label } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'

/** A label in both languages: the page's style shows the one it is read in. */
export function inBoth({ zh, en }: Label): Html {
  return html`<span class="zh" lang="zh-CN">${zh}</span><span class="en" lang="en">${en}</span>`
}
