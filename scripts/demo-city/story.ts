import type { PlainDate } from '#kernel/plain-date.ts'
import type { SeededChance } from './seeded-chance.ts'

export type FieldValue = string | number | boolean | readonly string[]

/** One act of a story, as data/demo-city/README.md describes it. */
export type Act = {
  readonly action: string
  readonly day: string
  readonly time: string
  readonly by: string
  readonly instance?: string
  /** The id of the case that comes of it. */
  readonly opens?: string
  readonly fields: Readonly<Record<string, FieldValue>>
}

export type DemoCase = {
  readonly id: string
  readonly procedure: 'suggestion' | 'proposal' | 'motion' | 'enquiry' | 'social-report'
  readonly profile: 'shanghai-2015' | 'shanghai-cppcc-2026' | 'shanghai-motion' | 'shanghai-rules-2001'
  readonly story: readonly Act[]
}

type Untimed = Omit<Act, 'time'>

/** Collects acts; those of one day keep the order in which they were told. */
export type Story = {
  readonly tell: (
    action: string,
    day: PlainDate,
    by: string,
    fields?: Readonly<Record<string, FieldValue>>,
    instance?: string,
  ) => void
  readonly acts: () => readonly Act[]
}

const opensAt = 8 * 60 + 40
const closesAt = 17 * 60 + 40

export function newStory(chance: SeededChance): Story {
  const told: Untimed[] = []
  return {
    tell: (action, day, by, fields = {}, instance) => {
      told.push({ action, day, by, ...(instance === undefined ? {} : { instance }), fields })
    },
    acts: () =>
      timed(
        [...told].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
        chance,
      ),
  }
}

function timed(acts: readonly Untimed[], chance: SeededChance): readonly Act[] {
  let minute = opensAt
  let remaining = 0
  return acts.map((act, index) => {
    if (acts[index - 1]?.day !== act.day) {
      remaining = acts.filter(({ day }) => day === act.day).length
      minute = opensAt
    }
    minute = chance.between(minute + 1, minute + Math.floor((closesAt - minute) / remaining))
    remaining -= 1
    const { action, day, by, instance, fields } = act
    return { action, day, time: clockTime(minute), by, ...(instance === undefined ? {} : { instance }), fields }
  })
}

function clockTime(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
