import type { PlainDate } from '#kernel/plain-date.ts'
import type { DemoPerson } from './people.ts'
import type { SeededChance } from './seeded-chance.ts'
import type { Story } from './story.ts'
import type { WorkingDays } from './working-days.ts'

/** How far each story goes, in the order of the file's lines. */
export const endings = [
  ...['closed', 'tracking', 'closed', 'declined', 'closed', 'tracking', 'working', 'rated', 'done', 'submitted'],
  ...['working', 'closed', 'filed', 'registered', 'working', 'reported', 'declined', 'rehandling', 'closed', 'key'],
  ...[
    'dispatched',
    'replied',
    'closed',
    'returned_to_author',
    'drafted',
    'tracking',
    'working',
    'closed',
    'reviewed',
    'withdrawn',
  ],
  ...['done', 'escalated', 'declined', 'submitted', 'working', 'replied', 'closed', 'key', 'withdrawn', 'rated'],
  ...['resubmitted', 'tracking', 'dispatched', 'closed', 'declined', 'filed', 'cosigning', 'working', 'rehandled'],
  ...['replied', 'closed', 'registered', 'discarded', 'done', 'working', 'closed', 'closed', 'rated', 'drafted', 'key'],
] as const

export type Ending = (typeof endings)[number]

/** One proposal as written by hand. */
export type Written = {
  readonly unit: string
  readonly topic: string
  readonly background: string
  readonly analysis: string
  readonly demands: string
  readonly answer: string
}

/** Everything one story is told from. */
export type Telling = {
  readonly written: Written
  readonly ending: Ending
  readonly index: number
  readonly lead: DemoPerson
  readonly cosigners: readonly string[]
  readonly story: Story
  readonly chance: SeededChance
  readonly days: WorkingDays
}

/** A clerk of the proposal committee, of the assigning office; a working day so many later. */
export const committee = ({ chance }: Telling) => `proposal-committee-${chance.between(1, 3)}`
export const assigning = ({ chance }: Telling) => `assigning-office-${chance.between(1, 3)}`
export const later = ({ chance, days }: Telling, day: PlainDate, from: number, to: number) =>
  days.after(day, chance.between(from, to))
