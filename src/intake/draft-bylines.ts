import type { TextSpan } from '#kernel/text-span.ts'
import { findParticulars, namesWriter } from './byline.ts'
import type { Draft } from './draft.ts'
import { fold } from './fold.ts'
import type { Page } from './pieces.ts'
import { findNamesBehind } from './trim-text.ts'

/** Gives a draft a note or byline; what it has no more room for is kept aside. */
export function give(draft: Draft, place: 'byline' | 'continuation', span: TextSpan): void {
  if (draft[place] === null) draft[place] = span
  else draft.surplus.push(span)
}

/** Who wrote goes before where a page comes from. */
export function giveByline({ text }: Page, draft: Draft, span: TextSpan): void {
  const held = draft.byline
  if (held === null || !draft.ofPage || namesWriter(fold(text.slice(held.start, held.end)))) {
    give(draft, 'byline', span)
    return
  }
  draft.byline = span
  draft.surplus.push(held)
}

/** Whether a byline is a web page's line of where the article comes from and when. */
export function isOfPage({ text }: Page, { start, end }: TextSpan): boolean {
  return findParticulars(fold(text.slice(start, end).replace(/\s+/g, ' '))) !== undefined
}

/** (甲乙) behind an article's last sentence; where more paragraphs end so, the names are of those who spoke. */
export function takeNamesBehind(page: Page, draft: Draft): void {
  const [last, before] = [draft.paragraphs.at(-1)?.stretches, draft.paragraphs.at(-2)?.stretches.at(-1)]
  const stretch = last?.at(-1)
  if (last === undefined || stretch === undefined) return
  const signed = findNamesBehind(page, stretch)
  if (signed === undefined || (before !== undefined && findNamesBehind(page, before) !== undefined)) return
  giveByline(page, draft, signed.byline)
  last[last.length - 1] = { ...stretch, end: signed.end }
}
