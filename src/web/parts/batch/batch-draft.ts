import type { FieldDefinition } from '#engine/procedure.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { type CaseWords, fillTemplate } from '#operations/fill-template.ts'
import type { BatchCase } from '#operations/read-batch-cases.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { MeetingSession, Unit } from '#store/roster.ts'
import type { TextTemplate } from '#store/text-templates.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { codeLabel } from '#web/parts/code-label.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'

/** One act of a batch before it is sent: the case, what it is about there, and what stands in its boxes. */
export type DraftItem = {
  /** `caseId~instance`, as forms carry it. */
  readonly key: string
  readonly instance: string
  readonly one: BatchCase
  readonly typed: TypedFields
  /** Said above its fields, of what was filled in. */
  readonly said?: string
}

export function itemKey(caseId: string, instance: string): string {
  return `${caseId}~${instance}`
}

/** Fields that are chosen for all cases of a batch at once: their long lists are drawn once. */
export function isForAllOnly({ type }: FieldDefinition): boolean {
  return type === 'units' || type === 'people' || type === 'person'
}

export type Names = {
  readonly units: ReadonlyMap<string, Unit>
  readonly sessions: ReadonlyMap<string, MeetingSession>
  readonly profiles: Profiles
  readonly today: PlainDate
}

/** How the words of an item come about: what is the same for all, and then the template that fits its case. */
export function filledItem(item: DraftItem, all: TypedFields, choice: TemplateChoice, names: Names): DraftItem {
  const template = templateFor(item, all, choice)
  const words = caseWordsOf(item.one.summary, names)
  const common = Object.fromEntries(
    Object.entries(all)
      .filter(([, values]) => values.some((value) => value !== ''))
      .map(([field, values]) => [field, values.map((value) => fillTemplate(value, words))]),
  )
  const own = template === undefined ? {} : { [template.field]: [fillTemplate(template.body, words)] }
  return { ...item, typed: { ...item.typed, ...common, ...own } }
}

export type TemplateChoice = {
  /** Those of the writer's unit or office for the act at hand. */
  readonly templates: readonly TextTemplate[]
  /** An id, 'fitting' for the one that fits each case, or '' for none. */
  readonly chosen: string
}

/** The one named; else the one that says most about the case: its outcome before its state before any. */
function templateFor({ one, typed }: DraftItem, all: TypedFields, choice: TemplateChoice): TextTemplate | undefined {
  if (choice.chosen !== 'fitting') return choice.templates.find((template) => template.id === choice.chosen)
  const outcome = all.outcome?.[0] || typed.outcome?.[0] || one.summary.outcome
  const weight = (template: TextTemplate) => (template.outcome === null ? 0 : 2) + (template.state === null ? 0 : 1)
  return choice.templates
    .filter(
      (template) =>
        (template.outcome === null || template.outcome === outcome) &&
        (template.state === null || template.state === one.summary.state),
    )
    .sort((a, b) => weight(b) - weight(a))[0]
}

function caseWordsOf(row: CaseSummary, { units, sessions, profiles, today }: Names): CaseWords {
  const same = (text: string | null) => ({ zh: text === '' ? null : text, en: text === '' ? null : text })
  const unit = row.lead_unit === null ? undefined : units.get(row.lead_unit)
  const session = row.session_id === null ? undefined : sessions.get(row.session_id)
  const subject = row.subject === null ? null : codeLabel(profiles, row.procedure, 'subject', row.subject)
  return {
    number: same(row.case_number ?? row.flow_number),
    title: same(row.title),
    proposer: row.confidential ? { zh: '提出人', en: 'the author' } : same(row.proposer_label),
    unit: { zh: unit?.name_zh ?? null, en: unit?.name_en ?? null },
    deadline: dayWords(row.next_deadline),
    session: { zh: session?.name_zh ?? null, en: session?.name_en ?? null },
    subject: subject ?? same(null),
    today: dayWords(today),
  }
}

function dayWords(day: string | null) {
  if (day === null || !isPlainDate(day)) return { zh: null, en: null }
  return { zh: dayText(day, 'zh'), en: dayText(day, 'en') }
}
