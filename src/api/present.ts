import type { z } from '@hono/zod-openapi'
import type { Offer as EngineOffer } from '#engine/offers.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Instance } from '#engine/view.ts'
import type { KeptDuty } from '#intake/duty/kept-duty.ts'
import type { ItemKind } from '#intake/reading.ts'
import { standsInText } from '#operations/finding-words.ts'
import { isAccepted } from '#operations/language-model/is-accepted.ts'
import type { SeenCase } from '#operations/read-case.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { ReadingRow } from '#store/readings.ts'
import type { CaseLine, Finding, KeptCorrection, Offer, ReadingLine, WholeCase, WholeReading } from './schemas.ts'

export function presentLine(summary: CaseSummary): z.infer<typeof CaseLine> {
  return {
    id: summary.case_id,
    procedure: summary.procedure,
    state: summary.state,
    version: summary.version,
    title: summary.title,
    subject: summary.subject,
    flowNumber: summary.flow_number,
    caseNumber: summary.case_number,
    proposer: summary.proposer_label,
    cosigners: summary.cosigners,
    session: summary.session_id,
    leadUnit: summary.lead_unit,
    outcome: summary.outcome,
    attitude: summary.attitude,
    result: summary.result,
    doneBy: summary.done_by,
    nextClock: summary.next_clock,
    nextDeadline: summary.next_deadline,
    submittedOn: summary.submitted_on,
    repliedOn: summary.replied_on,
    textPublic: summary.text_public,
    replyPublic: summary.reply_public,
    archivedOn: summary.archived_on,
    keyItem: summary.key_item,
    urgings: summary.urgings,
    carriedTo: summary.carried_to,
    authorsUnnamed: summary.confidential,
    entry: entryOf(summary),
  }
}

/** How a case came onto the record. */
function entryOf(summary: CaseSummary): z.infer<typeof CaseLine>['entry'] {
  if (summary.imported) return 'imported'
  if (summary.entered_for_other) return 'entered_for_proposer'
  return summary.origin_reading === null ? 'proposer' : 'reading'
}

export function presentOffer(offer: EngineOffer, procedure: Procedure): z.infer<typeof Offer> {
  const label = procedure.actions[offer.action]?.label ?? { zh: offer.action, en: offer.action }
  return { ...offer, label: { ...label }, waitsFor: offer.waitsFor === null ? null : { ...offer.waitsFor } }
}

export function presentCase(seen: SeenCase): z.infer<typeof WholeCase> {
  return {
    // Whoever may act is told which version of it they have seen, though they see little else.
    case: { ...presentLine(seen.summary), ...(seen.offers.length > 0 ? { version: seen.view.version } : {}) },
    audience: seen.audience,
    textStub: seen.textStub,
    facts: plainFields(seen.view.facts),
    instances: seen.view.instances.map(presentInstance),
    replies: seen.replies.map(presentInstance),
    clocks: seen.view.clocks.map((clock) => ({ ...clock })),
    events: seen.events.map((event) => ({
      seq: event.seq,
      type: event.type,
      action: event.action,
      machine: event.machine,
      instance: event.instance,
      stateBefore: event.stateBefore,
      state: event.state,
      by: event.byPerson,
      byRole: event.byRole,
      byUnit: event.byUnit,
      on: event.on,
      at: event.at,
      fields: plainFields(event.fields),
      waived: [...event.waived],
      log:
        event.ledgerSeq === null || event.ledgerHash === null ? null : { seq: event.ledgerSeq, hash: event.ledgerHash },
    })),
    notices: seen.notices.map(({ ledgerSeq, ledgerHash, startedOn: _, to, ...notice }) => ({
      ...notice,
      to: to.map((one) => ({ ...one })),
      log: { seq: ledgerSeq, hash: ledgerHash },
    })),
    offers: seen.offers.map((offer) => presentOffer(offer, seen.procedure)),
  }
}

export function presentReadingLine(row: ReadingRow): z.infer<typeof ReadingLine> {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    wasRead: row.was_read,
    progress: { done: row.progress_done, of: row.progress_of },
    refusal: isRefusal(row.refusal) ? { ...row.refusal } : null,
    askedAt: row.asked_at,
  }
}

export function presentReading(seen: SeenReading): z.infer<typeof WholeReading> {
  return {
    reading: presentReadingLine(seen.row),
    result: seen.result === null ? null : { ...seen.result },
    text: seen.text,
    findings: presentFindings(seen),
    counts: { ...seen.counts },
  }
}

export function presentFindings(seen: SeenReading): z.infer<typeof Finding>[] {
  const answers = Map.groupBy(seen.answers, (answer) => answer.finding_id)
  const accepted = new Set(seen.corrections.filter(isAccepted).map(({ finding_id: id }) => id))
  return seen.findings.map((finding) => ({
    id: finding.id,
    version: finding.version,
    kind: finding.kind as ItemKind,
    article: finding.article,
    session: finding.session,
    speaker: finding.speaker,
    verb: finding.verb,
    quote: finding.quote,
    start: finding.span_start,
    end: finding.span_end,
    ...presentDuty(finding.duty),
    inText: standsInText(seen.text, finding),
    origin: finding.origin,
    fromModel: accepted.has(finding.id),
    standing: finding.standing,
    corrected: finding.corrected,
    caseId: finding.case_id,
    answers: (answers.get(finding.id) ?? []).map((answer) => ({
      finding: answer.answer_id,
      score: answer.score,
      reason: answer.reason as { code: string; shared: string[] },
      standing: answer.standing,
    })),
  }))
}

function presentDuty(duty: KeptDuty | null): Pick<z.infer<typeof Finding>, 'unit' | 'joint' | 'due' | 'byHand'> {
  const { unit, joint = [], due, byHand = [] } = duty ?? {}
  const { day = null, within = null } = due ?? {}
  return {
    unit: unit ?? null,
    joint: joint.map((one) => ({ ...one })),
    due: due === undefined ? null : { quote: due.quote, start: due.start, end: due.end, day, within },
    byHand: [...byHand],
  }
}

export function presentCorrections({ corrections }: SeenReading): z.infer<typeof KeptCorrection>[] {
  return corrections.map(({ finding_id, act, before, after, by_person, at }) => ({
    finding: finding_id,
    act,
    // Written by keepCorrection alone, in this shape.
    before: before as z.infer<typeof KeptCorrection>['before'],
    after: after as z.infer<typeof KeptCorrection>['after'],
    by: by_person,
    at,
  }))
}

function presentInstance({ broughtBy: _, ...one }: Instance) {
  return { ...one, fields: plainFields(one.fields) }
}

type PlainFields = Record<string, string | number | boolean | string[]>

function plainFields(fields: Instance['fields']): PlainFields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, typeof value === 'object' ? [...value] : value]),
  )
}

function isRefusal(value: unknown): value is { code: string } {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
}
