import type { CaseEvent } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Language } from '#kernel/label.ts'
import { mailDay } from './mail-text.ts'

/** What happened and when, in a line. */
export function eventLine(procedure: Procedure, event: CaseEvent, language: Language): string {
  const name = procedure.events[event.type]?.[language] ?? event.type
  return language === 'zh' ? `${mailDay(event.on, 'zh')}${name}` : `${name}, ${mailDay(event.on, 'en')}`
}
