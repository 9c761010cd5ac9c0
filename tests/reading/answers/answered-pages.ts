import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isRaised } from '#intake/answer-index.ts'
import { readText } from '#intake/read-text.ts'
import type { Item, Reading } from '#intake/reading.ts'
import {
  type AnnotatedPage,
  listInventedPages,
  listLanguagePages,
  listPackedPages,
  listRealPages,
  sharedIsHere,
} from '../pages.ts'

const Places = z.array(z.int().nonnegative())
/** Which findings of a page answer which, by their positions among its findings. */
const Answered = z.strictObject({
  id: z.string(),
  answers: z.record(
    z.string(),
    z.strictObject({
      /** Those that deal with the very matter. */
      own: Places,
      /** Those that deal with everything raised. */
      collective: Places,
      /** Those that one may take for an answer or leave. */
      maybe: Places,
    }),
  ),
})

/** A matter that a page read raises, with what a person takes for its answers, all by positions among the items read. */
export type AnsweredMatter = {
  readonly page: string
  readonly reading: Reading
  readonly at: number
  readonly own: ReadonlySet<number>
  readonly collective: ReadonlySet<number>
  readonly maybe: ReadonlySet<number>
  /** Whether it is answered at all, also by what the reader did not find. */
  readonly isAnswered: boolean
}

type GoldItem = AnnotatedPage['gold']['items'][number]
type Judged = {
  readonly own: readonly number[]
  readonly collective: readonly number[]
  readonly maybe: readonly number[]
}

/** Pages that items and languages are learned or developed with, with answers marked by a person: those of one split. */
export function answeredMatters(split: 'development' | 'held-out'): AnsweredMatter[] {
  const lines = readFileSync(new URL(`${split}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const marks = new Map(lines.map((line) => Answered.parse(JSON.parse(line))).map(({ id, answers }) => [id, answers]))
  return [...listPackedPages('training'), ...listLanguagePages('development')].flatMap((page) => {
    const answers = marks.get(page.gold.id)
    return answers === undefined ? [] : mattersOf(page, (_, number) => answers[String(number)])
  })
}

/** The development pages of the items whose answers are marked with them; without the real ones where these are missing. */
export function answeredOnDevelopmentPages(): AnsweredMatter[] {
  const pages = [...listInventedPages('development'), ...(sharedIsHere() ? listRealPages('development') : [])]
  return pages.flatMap((page) =>
    mattersOf(page, ({ answers }) => (answers === undefined ? undefined : { own: answers, collective: [], maybe: [] })),
  )
}

function mattersOf(
  page: AnnotatedPage,
  judged: (item: GoldItem, number: number) => Judged | undefined,
): AnsweredMatter[] {
  const { gold, text, name, bytes } = page
  const reading = readText(text, { name, sha256: gold.sha256, bytes, mediaType: 'text/plain', encoding: 'utf-8' })
  const read = gold.items.map((item) => placeOf(item, reading.items))
  const placed = (numbers: readonly number[]): ReadonlySet<number> =>
    new Set(numbers.flatMap((number) => read[number] ?? []))
  return gold.items.flatMap((item, number) => {
    const [at, marked] = [read[number], judged(item, number)]
    if (at === undefined || marked === undefined || !isRaised(reading.items[at] ?? { kind: '' })) return []
    const { own, collective, maybe } = marked
    const isAnswered = own.length + collective.length > 0
    return [
      {
        page: gold.id,
        reading,
        at,
        own: placed(own),
        collective: placed(collective),
        maybe: placed(maybe),
        isAnswered,
      },
    ]
  })
}

const leastShared = 0.5

/** Which item of a reading a finding is: the one that shares most of their places together, of its side of raised and answering. */
function placeOf({ kinds, spans }: GoldItem, items: readonly Item[]): number | undefined {
  let [best, most] = [undefined as number | undefined, leastShared]
  for (const [at, item] of items.entries()) {
    if (isRaised(item) !== isRaised({ kind: kinds[0] ?? '' })) continue
    for (const [start, end] of spans) {
      const both = Math.min(end, item.end) - Math.max(start, item.start)
      const shared = both / (Math.max(end, item.end) - Math.min(start, item.start))
      if (shared > most) [best, most] = [at, shared]
    }
  }
  return best
}
