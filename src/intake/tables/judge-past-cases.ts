import type { Profile } from '#engine/profile.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { judgeScale, type PastRating, ratedDay } from './judge-past-rating.ts'
import { kindFaults, pastStateOf } from './judge-past-state.ts'
import { type KnownUnit, unitNamed } from './known-units.ts'
import type { LineDoubt, LineFault } from './line-notes.ts'
import { writtenByLaw } from './numbers-by-law.ts'
import { answeredDay, assignedDay, daysOf } from './past-days.ts'
import type { PastState } from './past-states.ts'
import { tableDay } from './table-day.ts'
import { namesIn, plainName, type TableLine, writingFaults } from './table-lines.ts'

/** What lines of old cases may name. */
export type KnownForCases = {
  /** Deputies and members by their names. */
  readonly people: ReadonlyMap<string, readonly { readonly id: string; readonly delegation: string }[]>
  readonly units: readonly KnownUnit[]
  readonly sessions: readonly { readonly id: string; readonly names: readonly string[]; readonly opensOn: string }[]
  /** Every version of the place's law, oldest first. */
  readonly laws: readonly Profile[]
  readonly today: PlainDate
  /** The acts of the past that the kind of case knows. */
  readonly acts: ReadonlySet<string>
  /** What such a case says of itself. */
  readonly fields: ReadonlySet<string>
}

/** An old case as a line tells it. Left-out members are not known. */
export type PastCase = {
  readonly profile: string
  readonly title: string
  readonly number?: string
  readonly flow?: string
  readonly text?: string
  readonly session?: string
  readonly subject?: string
  /** Which special committee had it, of a kind that goes to one. */
  readonly committee?: string
  /** Of the roster, or as written. */
  readonly author: { readonly id: string } | { readonly name: string } | null
  readonly cosigners: readonly string[]
  readonly leadUnit?: string
  readonly jointUnits: readonly string[]
  readonly submitted: PlainDate
  /** Undefined: it was not assigned; else the day that is known or stands in. */
  readonly assigned?: PlainDate
  readonly answered?: PlainDate
  readonly reply?: string
  readonly document?: string
  readonly outcome?: string
  readonly doneBy?: string
  readonly rating?: PastRating
  readonly state: PastState
  /** Left out where the kind of case is never public. */
  readonly publicText?: boolean
  readonly publicReply: boolean
}

/** A line of an old register: the case it tells, what is wrong, what is doubtful. With a fault there is no case. */
export type JudgedPastCase = {
  readonly line: number
  readonly about: string
  readonly case: PastCase | null
  readonly faults: readonly LineFault[]
  readonly doubts: readonly LineDoubt[]
}

/** Reads one line of old cases. What is not known is left out and said; only what cannot be so is a fault. */
export function judgePastCase({ line, values }: TableLine, known: KnownForCases): JudgedPastCase {
  const faults: LineFault[] = [...writingFaults(values, longest)]
  const doubts: LineDoubt[] = []
  const about = [values.number ?? values.flow ?? '', values.title ?? ''].filter((part) => part !== '').join(' ')
  if (values.title === undefined) faults.push({ code: 'missing', field: 'title' })

  const session = sessionOf(values, known, doubts)
  const days = daysOf(values, known.today, session?.opensOn, faults, doubts)
  if (faults.length > 0 || days === undefined) return { line, about, case: null, faults, doubts }

  const law = lawOn(known.laws, days.submitted, doubts)
  const told = { line, values, known, law, doubts }
  const state = pastStateOf(values, days, doubts)
  const units = unitsOf(told)
  faults.push(...kindFaults(values, known.acts, state.state))
  const assigned = state.assigned ? assignedDay(days, doubts) : undefined
  const isAnswered = values.reply !== undefined || days.answered !== undefined || state.answered
  const answered = isAnswered ? answeredDay(days, doubts) : undefined
  const author = authorOf(told)
  const cosigners = cosignersOf(told)
  const scale = !known.acts.has('past_rate')
    ? undefined
    : judgeScale(values, law, law.effectiveFrom <= days.submitted, faults, doubts)
  const rating =
    scale === undefined || answered === undefined
      ? undefined
      : ratingOf(told, scale, { author, cosigners }, answered, faults)
  if (faults.length > 0) return { line, about, case: null, faults, doubts }
  const known_ = definedOnly({
    number: numberOf(told, 'case', values.number, days.submitted),
    flow: numberOf(told, 'flow', values.flow, days.submitted),
    text: values.text,
    session: session?.id,
    subject: codeOf(told, 'subject', values.subject, 'subject_unknown'),
    committee: committeeOf(told),
    leadUnit: units.lead,
    assigned,
    answered,
    reply: values.reply,
    document: values.document,
    outcome: isAnswered ? codeOf(told, 'outcome', values.outcome, 'outcome_unknown') : undefined,
    doneBy: values.doneBy === undefined ? undefined : tableDay(values.doneBy),
    rating,
  })
  if (values.number === undefined && values.flow === undefined) doubts.push({ code: 'number_missing', field: 'number' })
  if (values.text === undefined) doubts.push({ code: 'text_missing', field: 'text' })
  const judged: PastCase = {
    ...known_,
    profile: law.id,
    title: values.title ?? '',
    author,
    cosigners,
    jointUnits: units.joint,
    submitted: days.submitted,
    state: state.state,
    ...publicityOf(told),
  }
  return { line, about, case: judged, faults, doubts }
}

const longest = {
  number: 60,
  flow: 60,
  title: 300,
  text: 32_767,
  reply: 32_767,
  document: 60,
  author: 200,
  cosigners: 4_000,
  comment: 5_000,
  jointUnits: 500,
  session: 120,
}

type Told = {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
  readonly known: KnownForCases
  readonly law: Profile
  readonly doubts: LineDoubt[]
}

function lawOn(laws: readonly Profile[], day: PlainDate, doubts: LineDoubt[]): Profile {
  const inForce = laws.findLast((law) => law.effectiveFrom <= day)
  const [oldest] = laws
  if (oldest === undefined) throw new Error('a place without a law cannot take cases over')
  if (inForce === undefined) doubts.push({ code: 'law_older', value: oldest.effectiveFrom })
  return inForce ?? oldest
}

function numberOf({ law, values }: Told, series: string, number: string | undefined, submitted: PlainDate) {
  const year = /\d{4}/.exec(values.year ?? '')?.[0] ?? submitted.slice(0, 4)
  return number === undefined ? undefined : (writtenByLaw(law, series, number, year) ?? number)
}

function sessionOf({ session }: Readonly<Record<string, string>>, known: KnownForCases, doubts: LineDoubt[]) {
  if (session === undefined) return undefined
  const plain = plainWords(session)
  const found = known.sessions.find(
    ({ id, names }) => id === session || names.some((name) => plainWords(name) === plain),
  )
  if (found === undefined) doubts.push({ code: 'session_unknown', field: 'session', value: session })
  return found
}

/** The author of the roster, where name and delegation are one person's alone; else the words as they stand. */
function authorOf({ values, known, doubts }: Told): PastCase['author'] {
  const name = plainName(values.author ?? '')
  if (name === '') {
    doubts.push({ code: 'author_missing', field: 'author' })
    return null
  }
  const written = values.delegation === undefined ? name : `${name}（${values.delegation}）`
  const found = personNamed(known, name, values.delegation)
  if (typeof found === 'object') return found
  doubts.push({ code: found === 0 ? 'author_unknown' : 'author_ambiguous', field: 'author', value: written })
  return { name: written }
}

function cosignersOf({ values, known, doubts }: Told): readonly string[] {
  const lead = plainName(values.author ?? '')
  return [...new Set(namesIn(values.cosigners ?? ''))].flatMap((name) => {
    if (name === lead) return []
    const found = personNamed(known, name, undefined)
    if (typeof found === 'object' && known.fields.has('cosigners')) return [found.id]
    doubts.push({ code: 'cosigner_unknown', field: 'cosigners', value: name })
    return []
  })
}

/** The one person of a name (and delegation, where one is given), or how many there are. */
function personNamed(
  known: KnownForCases,
  name: string,
  delegation: string | undefined,
): { readonly id: string } | number {
  const named = known.people.get(name) ?? []
  const fits = delegation === undefined ? named : named.filter((one) => one.delegation === delegation)
  const [one, another] = fits
  return one !== undefined && another === undefined ? { id: one.id } : fits.length
}

function unitsOf({ values, known, doubts }: Told): {
  readonly lead: string | undefined
  readonly joint: readonly string[]
} {
  const find = (field: string, name: string): string | undefined => {
    const unit = unitNamed(known.units, name)
    if (unit === undefined) doubts.push({ code: 'unit_not_known', field, value: name })
    return unit?.id
  }
  const [first, ...others] = namesIn(values.leadUnit ?? '')
  const lead = first === undefined ? undefined : find('leadUnit', first)
  // Registers write several units in one cell: the first leads.
  const joint = [...others, ...namesIn(values.jointUnits ?? '')].flatMap((name) => find('jointUnits', name) ?? [])
  return { lead, joint: [...new Set(joint)].filter((unit) => unit !== lead) }
}

/** The rating with who gave it: the author where the line names nobody else. */
function ratingOf(
  { values, known, doubts }: Told,
  scale: Pick<PastRating, 'codes' | 'words'>,
  { author, cosigners }: Pick<PastCase, 'author' | 'cosigners'>,
  answered: PlainDate,
  faults: LineFault[],
): PastRating {
  const on = ratedDay(values, answered, known.today, faults, doubts)
  const { comment } = values
  const rating = { ...scale, ...(comment === undefined ? {} : { comment }), on }
  const name = plainName(values.rater ?? '')
  if (name === '' || name === plainName(values.author ?? '')) {
    if (author === null) doubts.push({ code: 'rater_missing', field: 'rater' })
    return { ...rating, rater: author }
  }
  const named = (known.people.get(name) ?? []).filter(({ id }) => cosigners.includes(id))
  const [one] = named
  if (one === undefined) faults.push({ code: 'rater_not_author', field: 'rater', value: name })
  return { ...rating, rater: one === undefined ? null : { id: one.id } }
}

function codeOf({ law, doubts }: Told, list: string, text: string | undefined, unknown: LineDoubt['code']) {
  if (text === undefined) return undefined
  const plain = plainWords(text)
  const entry = (law.lists[list] ?? []).find(({ code, label }) =>
    [code, label.zh, label.en].some((word) => plainWords(word) === plain),
  )
  if (entry === undefined) doubts.push({ code: unknown, field: list, value: text })
  return entry?.code
}

/** Of a kind that no committee deliberates on, only what the line says is kept. */
function committeeOf(told: Told): string | undefined {
  const { values, known, doubts } = told
  // Registers write 城建环保委员会 for what the list calls 城建环保.
  const named = values.committee?.replace(/(?<=.)(专门)?委员会$/, '')
  if (known.fields.has('committee')) return codeOf(told, 'committee', named, 'committee_unknown')
  if (values.committee !== undefined)
    doubts.push({ code: 'committee_of_other_kind', field: 'committee', value: values.committee })
  return undefined
}

/** Whether the public may read it: never, of a kind that the public never sees. */
function publicityOf(told: Told): Pick<PastCase, 'publicText' | 'publicReply'> {
  const publicText = yesNo(told, 'publicText')
  const publicReply = yesNo(told, 'publicReply')
  if (told.known.fields.has('publishText')) return { publicText, publicReply }
  if (publicText || publicReply) told.doubts.push({ code: 'never_public', field: 'publicText' })
  return { publicReply: false }
}

function yesNo({ values, doubts }: Told, field: 'publicText' | 'publicReply'): boolean {
  const text = values[field]
  if (text === undefined) return false
  const plain = plainWords(text)
  if (['是', '公开', '同意', '同意公开', '全文公开', 'yes', 'y', 'true', '1'].includes(plain)) return true
  if (!['否', '不公开', '不同意', '不同意公开', 'no', 'n', 'false', '0'].includes(plain)) {
    doubts.push({ code: 'yes_no_unknown', field, value: text })
  }
  return false
}

function plainWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

type Defined<Value> = { readonly [Key in keyof Value]?: Exclude<Value[Key], undefined> }

/** Without the members that are undefined. */
function definedOnly<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<Value>
}
