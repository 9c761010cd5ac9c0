import type { Profile } from '#engine/profile.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { isRated, judgeScale, type PastRating, ratedDay, ratedParts } from './judge-past-rating.ts'
import type { LineDoubt, LineFault } from './line-notes.ts'
import { writtenByLaw } from './numbers-by-law.ts'
import { plainName, type TableLine, writingFaults } from './table-lines.ts'

/** A case on the record, as far as ratings of it are judged. */
export type RatedCase = {
  readonly id: string
  readonly title: string
  /** The law it falls under, and whether that was the law of its day. */
  readonly law: Profile
  readonly isLawOfThen: boolean
  /** Authors of the roster, the first of them first. */
  readonly authors: readonly { readonly id: string; readonly name: string }[]
  /** The words it keeps of an author who is not in the roster, or nothing. */
  readonly authorName: string
  /** When it was answered, where an old file says that alone; else why no old rating goes with it. */
  readonly answered: { readonly on: PlainDate } | { readonly not: 'case_unanswered' | 'case_of_here' | 'case_archived' }
  /** Ratings that old files have told of already. */
  readonly ratings: readonly PastRating[]
}

/** What lines of old ratings may name. */
export type KnownForRatings = {
  readonly cases: ReadonlyMap<string, RatedCase>
  /** Every version of the place's law, oldest first. */
  readonly laws: readonly Profile[]
  readonly today: PlainDate
}

/** A line of old ratings: the rating and whose case it is of, what is wrong, what is doubtful. With a fault there is no rating. */
export type JudgedRating = {
  readonly line: number
  readonly about: string
  readonly rating: { readonly caseId: string; readonly rating: PastRating } | null
  /** The case that has this very rating already. */
  readonly sameAs: string | null
  readonly faults: readonly LineFault[]
  readonly doubts: readonly LineDoubt[]
}

/** The numbers a line may mean, as the laws write them: a bare figure with its year, or what stands there. */
export function numbersMeant(values: Readonly<Record<string, string>>, laws: readonly Profile[]): readonly string[] {
  const { number } = values
  if (number === undefined) return []
  const year = /\d{4}/.exec(values.year ?? '')?.[0]
  return [...new Set([number, ...laws.flatMap((law) => writtenByLaw(law, 'case', number, year) ?? [])])]
}

/** Reads one line of old ratings. */
export function judgeRating({ line, values }: TableLine, known: KnownForRatings): JudgedRating {
  const faults: LineFault[] = [...writingFaults(values, { comment: 5_000, title: 300, rater: 400 })]
  const doubts: LineDoubt[] = []
  const about = [values.number, values.title, values.rater].filter((part) => part !== undefined).join(' ')
  const found = { line, about, rating: null, sameAs: null, faults, doubts }
  if (values.number === undefined) faults.push({ code: 'missing', field: 'number' })
  if (!isRated(values)) faults.push({ code: 'rating_missing', field: 'result' })
  if (faults.length > 0) return found

  const rated = ratedCase(values, known, faults)
  if (rated === undefined || 'not' in rated.answered) return found
  const scale = judgeScale(values, rated.law, rated.isLawOfThen, faults, doubts)
  const rater = raterOf(values, rated, faults)
  const on = ratedDay(values, rated.answered.on, known.today, faults, doubts)
  if (faults.length > 0 || scale === undefined) return found

  const { comment } = values
  const rating: PastRating = { ...scale, ...(comment === undefined ? {} : { comment }), on, rater }
  const before = rated.ratings.find((one) => raterKey(one) === raterKey(rating))
  if (before === undefined) return { ...found, rating: { caseId: rated.id, rating } }
  if (isSame(before, rating)) return { ...found, sameAs: rated.id }
  faults.push({ code: 'rated_before', field: 'rater', value: values.rater ?? nameOf(rated, rater) })
  return found
}

/** Who gave a rating, to tell those of one case apart. */
export function raterKey({ rater }: Pick<PastRating, 'rater'>): string {
  return rater === null ? '' : 'id' in rater ? `id:${rater.id}` : `name:${rater.name}`
}

function ratedCase(
  values: Readonly<Record<string, string>>,
  known: KnownForRatings,
  faults: LineFault[],
): RatedCase | undefined {
  const { number = '', title } = values
  const found = numbersMeant(values, known.laws).map((one) => known.cases.get(one))
  const rated = found.find((one) => one !== undefined)
  if (rated === undefined) {
    faults.push({ code: 'case_unknown', field: 'number', value: number })
    return undefined
  }
  if (title !== undefined && plainWords(title) !== plainWords(rated.title)) {
    faults.push({ code: 'title_of_another', field: 'title', value: rated.title })
  }
  if ('not' in rated.answered) faults.push({ code: rated.answered.not, field: 'number', value: number })
  return rated
}

/** The author whom a line names; the first of them where it names nobody. */
function raterOf(
  values: Readonly<Record<string, string>>,
  { authors, authorName }: RatedCase,
  faults: LineFault[],
): PastRating['rater'] {
  const [first] = authors
  const inWords = authorName === '' ? null : { name: authorName }
  if (values.rater === undefined) return first === undefined ? inWords : { id: first.id }
  const name = plainName(values.rater)
  const named = authors.filter((one) => one.name === name || one.id === values.rater)
  const [one, another] = named
  if (another !== undefined) {
    faults.push({ code: 'several_namesakes', field: 'rater', value: named.map(({ id }) => id).join('、') })
    return null
  }
  if (one !== undefined) return { id: one.id }
  if (inWords !== null && [authorName, authorName.replace(/（[^）]*）$/, '')].includes(name)) return inWords
  faults.push({ code: 'rater_not_author', field: 'rater', value: name })
  return null
}

function isSame(one: PastRating, other: PastRating): boolean {
  const isAlike = (['words', 'comment', 'on'] as const).every((part) => one[part] === other[part])
  return isAlike && ratedParts.every((part) => one.codes[part] === other.codes[part])
}

function nameOf({ authors }: RatedCase, rater: PastRating['rater']): string {
  if (rater === null) return ''
  return 'name' in rater ? rater.name : (authors.find(({ id }) => id === rater.id)?.name ?? rater.id)
}

function plainWords(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
