import type { Profile } from '#engine/profile.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { LineDoubt, LineFault } from './line-notes.ts'
import { tableColumns } from './table-columns.ts'
import { tableDay } from './table-day.ts'

/** What an old file says somebody thought of an answer: at least one part, or the words. */
export type PastRating = {
  /** Of the roster, or in the very words the case keeps of its author; null where the case has no author at all. */
  readonly rater: { readonly id: string } | { readonly name: string } | null
  /** By part, the code on the law's scale. */
  readonly codes: Readonly<Partial<Record<RatedPart, string>>>
  /** As the file has it, where the scale of its time is not known. */
  readonly words?: string
  readonly comment?: string
  readonly on: PlainDate
}

type OnScale = Pick<PastRating, 'codes' | 'words'>

/**
 * Reads the parts of a rating on a law's scales; undefined where there is none, or what there is is a fault.
 * @param isLawOfThen - false where another law stands in for the one of that day, whose scale is not known: what does
 *   not fit is then kept in its words.
 */
export function judgeScale(
  values: Readonly<Record<string, string>>,
  law: Profile,
  isLawOfThen: boolean,
  faults: LineFault[],
  doubts: LineDoubt[],
): OnScale | undefined {
  const parts = ratedParts.flatMap((part) => {
    const text = values[part]
    return text === undefined ? [] : [{ part, text, code: codeOn(law, part, text) }]
  })
  if (!isRated(values)) return undefined
  const unfit = parts.filter(({ code }) => code === undefined)
  if (unfit.length === 0) return { codes: Object.fromEntries(parts.map(({ part, code }) => [part, code])) }
  if (!isLawOfThen) {
    const words = parts.map(({ part, text }) => `${tableColumns.ratings[part].label.zh}：${text}`).join('；')
    doubts.push({ code: 'rating_not_counted', field: 'result', value: words })
    return { codes: {}, words: words.slice(0, 200) }
  }
  for (const { part, text } of unfit) faults.push(scaleFault(law, part, text))
  return undefined
}

/** The day a rating was given: as told, else that of the answer. */
export function ratedDay(
  values: Readonly<Record<string, string>>,
  answered: PlainDate,
  today: PlainDate,
  faults: LineFault[],
  doubts: LineDoubt[],
): PlainDate {
  const text = values.ratedOn
  if (text === undefined) {
    doubts.push({ code: 'rated_day_missing', field: 'ratedOn', value: answered })
    return answered
  }
  const day = tableDay(text)
  if (day === undefined) faults.push({ code: 'not_a_date', field: 'ratedOn', value: text })
  else if (day > today) faults.push({ code: 'date_in_future', field: 'ratedOn', value: day })
  else if (day < answered) faults.push({ code: 'dates_reversed', field: 'ratedOn', value: day })
  return day ?? answered
}

/** True where a line tells of a rating at all: what was thought of the attitude or of the result. */
export function isRated({ attitude, result }: Readonly<Record<string, string>>): boolean {
  return attitude !== undefined || result !== undefined
}

/** What is rated, by the column it stands in, and the law's list of its steps. */
const scales = {
  attitude: 'attitude',
  result: 'result',
  heardBy: 'heard_by',
  pertinence: 'pertinence',
  headReplied: 'head_replied',
} as const

type RatedPart = keyof typeof scales

export const ratedParts = Object.keys(scales) as readonly RatedPart[]

function codeOn(law: Profile, part: RatedPart, text: string): string | undefined {
  const plain = plainWords(text)
  const entry = (law.lists[scales[part]] ?? []).find(({ code, label }) =>
    [code, label.zh, label.en].some((word) => plainWords(word) === plain),
  )
  return entry?.code
}

function scaleFault(law: Profile, part: RatedPart, value: string): LineFault {
  const steps = law.lists[scales[part]] ?? []
  if (steps.length === 0) return { code: 'scale_absent', field: part, value }
  const among = { zh: steps.map(({ label }) => label.zh).join('、'), en: steps.map(({ label }) => label.en).join(', ') }
  return { code: 'rating_scale', field: part, value, among }
}

function plainWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
