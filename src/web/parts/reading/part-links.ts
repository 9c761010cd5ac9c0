import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import type { FindingFilter, FindingGroups } from './finding-groups.ts'
import { readingAddress } from './reading-address.ts'

const words = {
  parts: { zh: '原文的各部分', en: 'Parts of the source' },
  earlier: { zh: '上一部分', en: 'Earlier part' },
  later: { zh: '下一部分', en: 'Later part' },
  why: {
    zh: '原文较长，分部分显示。筛选、确认和立件针对所显示的部分；上面的件数是全文的。',
    en: 'The source is long and shown in parts. Filters, confirming and opening cases are of the part that is shown; the counts above are of the whole.',
  },
} as const satisfies Readonly<Record<string, Label>>

export type PartLinks = {
  readonly readingId: string
  readonly filter: FindingFilter
  readonly language: Language
  /** How many parts the source has, and which is shown. */
  readonly of: number
  readonly part: number
  readonly groups: FindingGroups
}

/**
 * Leads to the parts before and behind; where the page is narrowed, to the next that holds something it shows. Nothing where the
 * source is one part.
 */
export function partLinks({ readingId, filter, language, of, part, groups }: PartLinks): Html {
  if (of === 1) return html``
  const { part: _, ...narrowed } = filter
  const isNarrowed = Object.keys(narrowed).length > 0
  const parts = isNarrowed ? groups.parts : Array.from({ length: of }, (_, number) => number)
  const link = (to: number | undefined, label: Label): Html =>
    to === undefined
      ? html``
      : html`<a href="${readingAddress(readingId, { ...filter, part: to })}">${label[language]} (${to + 1})</a>`
  return html`<nav class="source-parts" aria-label="${words.parts[language]}">
    <p><strong>${whichText(part + 1, of, language)}</strong>
      ${link(
        parts.findLast((one) => one < part),
        words.earlier,
      )} ${link(
        parts.find((one) => one > part),
        words.later,
      )}</p>
    <p class="hint">${words.why[language]}</p>
  </nav>`
}

function whichText(part: number, of: number, language: Language): string {
  return language === 'zh' ? `第 ${part} 部分，共 ${of} 部分` : `Part ${part} of ${of}`
}
