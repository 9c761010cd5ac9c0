import { z } from 'zod'
import type { ClockRule } from '#engine/deadline.ts'
import type { NoticeSchedule, NoticeStep } from '#engine/notice-schedule.ts'
import {
  type CodeEntry,
  neutralScale,
  type PaperRules,
  type Profile,
  type ReportDay,
  type ReportDuty,
} from '#engine/profile.ts'
import { isPlainDate, plainDate } from '#kernel/plain-date.ts'

const text = z.string().trim().min(1)
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, '须为小写英文代码，例如 in_progress / must be a code such as in_progress')
const Label = z.strictObject({ zh: text, en: text })

/** Where something stands: an article of the profile's own law (null: not at hand), or another text in full. */
const basis = {
  article: text.nullable().optional(),
  source: text.optional(),
  verified: z.literal(false).optional(),
  note: text.optional(),
}

const shared = {
  ...basis,
  rollsOver: z.boolean().optional(),
  anchor: z.enum(['assignment', 'delivery', 'receipt']).optional(),
  extension: z.strictObject({ ...basis, mostMonths: z.int().min(1).max(24) }).optional(),
}

const monthDay = z
  .string()
  .refine(isEveryYear, '须为每年都有的日子，写作 月-日，例如 06-30 / must be a day of every year, written like 06-30')

const plainRules = [
  z.strictObject({ ...shared, unit: z.enum(['working_day', 'day', 'month']), length: z.int().min(1).max(366) }),
  z.strictObject({ ...shared, unit: z.literal('date'), on: monthDay, year: z.enum(['same', 'next', 'first_after']) }),
] as const

const PlainRule = z.discriminatedUnion('unit', [plainRules[0], plainRules[1]])
const When = z.strictObject({ fact: text, in: z.array(text).min(1) })
const Variants = {
  variants: z
    .array(z.strictObject({ when: When, rule: PlainRule }))
    .min(1)
    .optional(),
}
const Clock = z.discriminatedUnion('unit', [plainRules[0].extend(Variants), plainRules[1].extend(Variants)])

const Entry = z.strictObject({
  code,
  zh: text,
  en: text,
  definition: Label.optional(),
  scale: z.enum(neutralScale).optional(),
  demands: z.array(text).min(1).optional(),
  opens: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional(),
  ...basis,
})

/** A notice: so many days before (negative) or after the deadline, to the holder, the holder's office, or an office. */
const NoticeSteps = z.array(
  z.strictObject({
    code,
    kind: z.enum(['reminder', 'alarm', 'escalation']),
    offset: z.int().min(-366).max(366),
    unit: z.enum(['working_day', 'day']),
    to: z.array(code).min(1),
  }),
)

const Notices = z.strictObject({ ...basis, byDefault: NoticeSteps, clocks: z.record(code, NoticeSteps).optional() })

/** Who reports to whom, by which days; `verified: false` where the law names a season, or nobody by name, and it was set here. */
const Report = z.strictObject({
  by: z.enum(['unit', 'office']),
  to: Label,
  due: z.array(z.union([z.literal('before_session'), monthDay])),
  verified: z.literal(false).optional(),
})

/** The form of data/profiles/<id>/<procedure>.yaml, as docs/guides/add-a-city.md explains it. */
export const ProfileFile = z.strictObject({
  place: z.string().regex(/^[a-z][a-z0-9-]*$/, '须为小写英文和连字符 / must be lower-case letters and hyphens'),
  title: Label,
  source: text,
  effectiveFrom: z.string().refine(isPlainDate, '须为存在的日期，例如 2015-03-01 / must be a day such as 2015-03-01'),
  effectiveFromVerified: z.literal(false).optional(),
  yearBegins: z.strictObject({ ...basis, on: monthDay }).optional(),
  deemedReceipt: code.nullable(),
  clocks: z.record(code, Clock.nullable()),
  choices: z.record(code, z.strictObject({ value: code.nullable(), ...basis })),
  amounts: z.record(code, z.strictObject({ value: z.int().min(1).max(1000).nullable(), ...basis })).optional(),
  lists: z.record(code, z.array(Entry)),
  numbers: z.record(code, z.string().regex(/\{number(:\d+)?\}/, '须含 {number} / must hold {number}')),
  notices: Notices.optional(),
  removalGrounds: z
    .array(Entry.pick({ code: true, zh: true, en: true }).extend(basis))
    .min(1)
    .optional(),
  papers: z
    .strictObject({ copiesTo: z.array(z.strictObject({ zh: text, en: text, ...basis })), fonds: text.optional() })
    .optional(),
  provisions: z.array(z.strictObject({ topic: Label, text: Label, report: Report.optional(), ...basis })),
  openQuestions: z.array(Label),
})

type File = z.infer<typeof ProfileFile>
type Basis = Pick<z.infer<typeof Entry>, 'article' | 'source' | 'verified' | 'note'>

/** The profile a checked file describes, with every source written out. */
export function profileFrom(id: string, procedure: string, file: File): Profile {
  const of = (given: Basis) => sourced(file.source, given)
  return {
    id,
    procedure,
    place: file.place,
    title: file.title,
    source: file.source,
    effectiveFrom: plainDate(file.effectiveFrom),
    ...(file.effectiveFromVerified === false ? { effectiveFromVerified: false } : {}),
    ...(file.yearBegins === undefined
      ? {}
      : { yearBegins: { ...of(file.yearBegins), ...monthAndDay(file.yearBegins.on) } }),
    deemedReceipt: file.deemedReceipt,
    clocks: mapped(file.clocks, (clock) => (clock === null ? null : clockFrom(clock, of))),
    choices: mapped(file.choices, (choice) => decidedFrom(choice, of)),
    ...(file.amounts === undefined ? {} : { amounts: mapped(file.amounts, (amount) => decidedFrom(amount, of)) }),
    lists: mapped(file.lists, (entries) => entries.map((entry) => entryFrom(entry, of))),
    numbers: file.numbers,
    ...(file.notices === undefined ? {} : { notices: noticesFrom(file.notices, of) }),
    ...(file.removalGrounds === undefined
      ? {}
      : { removalGrounds: file.removalGrounds.map((entry) => entryFrom(entry, of)) }),
    ...(file.papers === undefined ? {} : { papers: papersFrom(file.papers, of) }),
    provisions: file.provisions.map(({ topic, text: says, report, ...given }) => ({
      topic,
      text: says,
      ...of(given),
      ...(report === undefined ? {} : { report: reportFrom(report) }),
    })),
    openQuestions: file.openQuestions,
  }
}

function reportFrom({ by, to, due, verified }: z.infer<typeof Report>): ReportDuty {
  const days = due.map((day): ReportDay => {
    if (day === 'before_session') return day
    const [month, dayOfMonth] = day.split('-').map(Number)
    return { month: month ?? 1, day: dayOfMonth ?? 1 }
  })
  return { by, to, due: days, ...(verified === false ? { verified } : {}) }
}

function papersFrom({ copiesTo, fonds }: NonNullable<File['papers']>, of: Of): PaperRules {
  return {
    copiesTo: copiesTo.map(({ zh, en, ...given }) => ({ name: { zh, en }, ...of(given) })),
    ...(fonds === undefined ? {} : { fonds }),
  }
}

type Of = (given: Basis) => { readonly source: string; readonly verified?: false }

function clockFrom(clock: z.infer<typeof Clock> | z.infer<typeof PlainRule>, of: Of): ClockRule {
  const rule = {
    rollsOver: clock.rollsOver ?? clock.unit !== 'working_day',
    ...of(clock),
    ...(clock.anchor === undefined ? {} : { anchor: clock.anchor }),
    ...(clock.extension === undefined
      ? {}
      : { extension: { mostMonths: clock.extension.mostMonths, source: of(clock.extension).source } }),
    ...('variants' in clock && clock.variants !== undefined
      ? { variants: clock.variants.map((one) => ({ when: one.when, rule: clockFrom(one.rule, of) })) }
      : {}),
  }
  if (clock.unit !== 'date') return { ...rule, unit: clock.unit, length: clock.length }
  return { ...rule, unit: 'date', ...monthAndDay(clock.on), year: clock.year }
}

function monthAndDay(on: string): { readonly month: number; readonly day: number } {
  const [month, day] = on.split('-').map(Number)
  return { month: month ?? 1, day: day ?? 1 }
}

/** What the law decides, with where it says so; without a source where nothing was named. */
function decidedFrom<Value>(given: Basis & { readonly value: Value }, of: Of) {
  return { value: given.value, source: hasBasis(given) ? of(given).source : null, ...unverified(given) }
}

function entryFrom(entry: z.infer<typeof Entry>, of: Of): CodeEntry {
  return {
    code: entry.code,
    label: { zh: entry.zh, en: entry.en },
    ...(entry.definition === undefined ? {} : { definition: entry.definition }),
    ...(entry.scale === undefined ? {} : { scale: entry.scale }),
    ...(entry.demands === undefined ? {} : { demands: entry.demands }),
    ...(entry.opens === undefined ? {} : { opens: entry.opens }),
    ...(hasBasis(entry) ? { source: of(entry).source } : {}),
    ...unverified(entry),
  }
}

function noticesFrom(notices: z.infer<typeof Notices>, of: Of): NoticeSchedule {
  const stepsFrom = (steps: z.infer<typeof NoticeSteps>): readonly NoticeStep[] =>
    steps.map((step) => ({
      ...step,
      to: step.to.map((one) => (one === 'holder' || one === 'holder_office' ? one : { office: one })),
    }))
  return {
    source: of(notices).source,
    byDefault: stepsFrom(notices.byDefault),
    ...(notices.clocks === undefined ? {} : { clocks: mapped(notices.clocks, stepsFrom) }),
  }
}

function sourced(law: string, given: Basis): { readonly source: string; readonly verified?: false } {
  const article = given.article === undefined ? '' : given.article === null ? '（条次待核）' : given.article
  const place = given.source ?? `${law}${article}`
  return { source: given.note === undefined ? place : `${place}（${given.note}）`, ...unverified(given) }
}

function hasBasis({ article, source }: Basis): boolean {
  return article !== undefined || source !== undefined
}

function unverified({ verified }: Basis): { readonly verified?: false } {
  return verified === false ? { verified } : {}
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  to: (from: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]))
}

/** 2023 had no 29 February, so what it had every year has. */
function isEveryYear(monthAndDay: string): boolean {
  return isPlainDate(`2023-${monthAndDay}`)
}
