import type { PlainDate } from '#kernel/plain-date.ts'
import { clerkByUnit } from './officials.ts'
import type { Proposers } from './proposers.ts'
import type { SeededChance } from './seeded-chance.ts'
import type { Story } from './story.ts'
import type { Suggestion } from './suggestion.ts'
import type { Timetable } from './timetable.ts'
import type { WorkingDays } from './working-days.ts'

/** Phrases of which each is used once in the whole city. */
export type Phrases = {
  readonly content: string[]
  readonly halfContent: string[]
  readonly noRating: string[]
  readonly notPublished: { readonly units: string; readonly reason: string }[]
}

/** Everything one story is told from. */
export type Telling = {
  readonly suggestion: Suggestion
  readonly story: Story
  readonly chance: SeededChance
  readonly days: WorkingDays
  readonly timetable: Timetable
  readonly proposers: Proposers
  readonly phrases: Phrases
}

/** The day the demonstration was laid down: nothing has happened after it. */
export const lastDay = '2026-11-20'

/** The clerk who acts for a unit. */
export function clerkOf(unit: string): string {
  return `clerk-${unit}`
}

export function clerkName(unit: string): string {
  const name = clerkByUnit[unit]
  if (name === undefined) throw new Error(`no clerk in ${unit}`)
  return name
}

export function secretariatClerk({ chance }: Telling): string {
  return `secretariat-${chance.between(1, 3)}`
}

export function assigningClerk({ chance }: Telling): string {
  return `assigning-office-${chance.between(1, 3)}`
}

/** Who assigns by the law: of what was raised in session now and then its secretariat, else the office that shares out. */
export function assignerOf(telling: Telling): string {
  const sharesOut = assigningClerk(telling)
  const { period } = telling.timetable
  return period === 'in_session' && sharesOut === 'assigning-office-1' ? 'session-secretariat-1' : sharesOut
}

/** A working day `from` to `to` working days after another. */
export function later({ chance, days }: Telling, day: PlainDate, from: number, to: number): PlainDate {
  return days.after(day, chance.between(from, to))
}

/** What the suggestion is about, as a phrase. */
export function topicOf({ title }: Suggestion): string {
  return title.replace(/^关于/, '').replace(/的建议$/, '')
}

export function isOneIn(chance: SeededChance, times: number): boolean {
  return chance.between(1, times) === 1
}
