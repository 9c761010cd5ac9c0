import { join } from 'node:path'
import { z } from 'zod'
import type { Profile } from '#engine/profile.ts'
import { isPlainDate, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { DayRange, DeadlineExample, StoryExample } from '#procedures/worked-examples.ts'
import { readYaml } from './read-yaml.ts'

const text = z.string().trim().min(1)
const Day = z.string().refine(isPlainDate, '须为存在的日期，例如 2026-03-01 / must be a day such as 2026-03-01')
const Days = z.string().refine(isDays, '须为日期或者 首日/末日 / must be a day or first/last')
const Given = z.record(text, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).default({})

/** A clock worked by hand, as it is written down. */
export const Deadline = z
  .strictObject({
    what: text.optional(),
    clock: text,
    from: Day,
    given: Given,
    monthsMore: z.int().min(0).default(0),
    deadline: Day.optional(),
    skipped: z.array(Days).default([]),
    provisional: z.boolean().default(false),
    refused: text.optional(),
  })
  .refine(
    (one) => (one.deadline === undefined) !== (one.refused === undefined),
    '写 deadline 或者 refused，只写一个 / give deadline or refused, one of the two',
  )

const Story = z.strictObject({
  what: text,
  acts: z
    .array(z.strictObject({ on: Day, act: text, by: text.optional(), unit: text.optional(), fields: Given }))
    .min(1),
  refused: text.optional(),
  state: text.optional(),
  deadlines: z.record(text, Day.nullable()).default({}),
})

const ExamplesFile = z.strictObject({ deadlines: z.array(Deadline), stories: z.array(Story) })

/** Cases worked by hand for one law. */
export type Examples = {
  readonly path: string
  readonly deadlines: readonly DeadlineExample[]
  readonly stories: readonly StoryExample[]
}

/** A clock worked by hand, as it was written down. */
export function deadlineFrom(written: z.infer<typeof Deadline>): DeadlineExample {
  const { from, deadline, skipped, refused, clock, given, monthsMore, provisional } = written
  return {
    clock,
    from: plainDate(from),
    given,
    monthsMore,
    deadline: deadline === undefined ? null : plainDate(deadline),
    skipped: skipped.map(rangeFrom),
    provisional,
    refused: refused ?? null,
  }
}

/**
 * Reads the worked cases that stand beside a law, in `<procedure>.examples.yaml`.
 * @throws YamlFault naming each key that is wrong; a fault when the file is not there.
 */
export async function loadExamples(folder: string, { id, procedure }: Profile): Promise<Examples> {
  const path = join(folder, id, `${procedure}.examples.yaml`)
  const file = await readYaml(path, ExamplesFile)
  return {
    path,
    deadlines: file.deadlines.map(deadlineFrom),
    stories: file.stories.map(({ what, acts, refused, state, deadlines }) => ({
      what,
      acts: acts.map(({ on, act, by, unit, fields }) => ({
        on: plainDate(on),
        act,
        by: by ?? null,
        unit: unit ?? null,
        fields,
      })),
      refused: refused ?? null,
      state: state ?? null,
      deadlines: daysOf(deadlines),
    })),
  }
}

function daysOf(record: Readonly<Record<string, string | null>>): Readonly<Record<string, PlainDate | null>> {
  return Object.fromEntries(Object.entries(record).map(([key, day]) => [key, day === null ? null : plainDate(day)]))
}

function rangeFrom(days: string): DayRange {
  const [first = '', last = first] = days.split('/')
  return { first: plainDate(first), last: plainDate(last) }
}

function isDays(days: string): boolean {
  const parts = days.split('/')
  return parts.length <= 2 && parts.every(isPlainDate) && (parts[1] ?? parts[0] ?? '') >= (parts[0] ?? '')
}
