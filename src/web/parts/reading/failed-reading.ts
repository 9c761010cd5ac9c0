import { html } from 'hono/html'
import { describeSourceRefusal, sourceRefusalLabels } from '#intake/readers/source-refusal-labels.ts'
import type { SourceRefusal } from '#intake/readers/source-refusals.ts'
import type { Language } from '#kernel/label.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import { readingWords as words } from './reading-words.ts'

/** What stands in the place of a file that was removed. */
export function stubIn(refusal: unknown): string | undefined {
  if (typeof refusal !== 'object' || refusal === null || !('stub' in refusal)) return undefined
  return typeof refusal.stub === 'string' ? refusal.stub : undefined
}

/** What was stored with a failed reading, in words: what is wrong and what to do. */
export function failureText(refusal: unknown, language: Language): string {
  return isSourceRefusal(refusal) ? describeSourceRefusal(refusal, language) : brokenReader[language]
}

/** Whether there is something to work on: it was read, be it before reading it again failed. */
export function isReadable({ row }: Pick<SeenReading, 'row'>): boolean {
  if (row.state === 'failed') return row.was_read && stubIn(row.refusal) === undefined
  return row.state === 'done'
}

/** Over a reading that was read before: that reading it again failed, why, and what to do about it. */
export function rereadNotice({ row }: SeenReading, language: Language): Html {
  if (row.state !== 'failed') return html``
  const read = row.done_at === null ? '' : `${row.done_at.slice(0, 16).replace('T', ' ')} UTC`
  return html`<div class="notice reread-failed" role="status">
    <p><strong>${words.rereadFailed[language]}</strong></p>
    <p>${failureText(row.refusal, language)}</p>
    <p>${words.lastRead[language]} <time datetime="${row.done_at ?? ''}">${read}</time> · <a href="#read-again">${words.readAgain[language]}</a> · <a href="/readings/new">${words.anotherFile[language]}</a></p>
  </div>`
}

const brokenReader = {
  zh: '程序出错，没有读成。请重新识读；再次出现请联系管理员。',
  en: 'Something went wrong inside the program. Read it again; if it happens again, tell the administrator.',
}

function isSourceRefusal(refusal: unknown): refusal is SourceRefusal {
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return false
  return typeof refusal.code === 'string' && Object.hasOwn(sourceRefusalLabels, refusal.code)
}
