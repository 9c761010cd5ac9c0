import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { NoticeKind } from '#store/notice-tables.ts'
import type { Html } from '#web/html.ts'
import { noticeMarks } from '#web/words/notice-words.ts'

/** Says beside a deadline which notice of it was given last; nothing where none was. */
export function noticeMark(notice: NoticeKind | null, language: Language): Html {
  if (notice === null) return html``
  return html` <span class="${notice === 'reminder' ? 'note' : 'late'} notice-mark">${noticeMarks[notice][language]}</span>`
}
