import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import type { Html } from '#web/html.ts'
import { deadlineStanding } from './case/day-text.ts'

/** A day as columns show it: figures under figures. */
export function dayCell(day: string): Html {
  return html`<time datetime="${day}">${day}</time>`
}

/** A deadline with how it stands today; red once it has passed. */
export function dueDay(deadline: string, today: PlainDate, language: Language): Html {
  if (!isPlainDate(deadline)) return html`${deadline}`
  const standing = deadlineStanding(deadline, today, language)
  return html`${dayCell(deadline)} <span class="${isLate(deadline, today) ? 'late' : 'note'}">${standing}</span>`
}

/** The last day is still on time; a deadline is late from the day after. */
export function isLate(deadline: string | null, today: PlainDate): boolean {
  return deadline !== null && deadline < today
}
