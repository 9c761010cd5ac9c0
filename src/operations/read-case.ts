import type { Actor, CaseEvent, CaseFile } from '#engine/case-file.ts'
import type { Holder } from '#engine/clock-holders.ts'
import type { NoticeKind } from '#engine/notice-schedule.ts'
import { type Offer, offersFor } from '#engine/offers.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { type Unnaming, unnamingFor } from '#engine/unnamed-authors.ts'
import { type CaseView, type Instance, listInstances, personIn, viewOf } from '#engine/view.ts'
import type { Audience } from '#engine/visibility.ts'
import { audienceOf, sees, seesClock, seesInstance, visibleEvents, visibleFields } from '#engine/visible.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { getProcedure } from '#procedures/installed.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { bothRead } from '#store/both-read.ts'
import { findCaseFile, listCaseFiles } from '#store/case-files.ts'
import { findCaseSummary, lastDayTold, listCases } from '#store/case-lists.ts'
import { type LoggedNotice, listCaseNotices } from '#store/case-notices.ts'
import type { CaseScope } from '#store/case-scope.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { listCaseLedgerEntries } from '#store/ledger-entries.ts'
import { loadNamesOf, type NamesOfCase } from '#store/names.ts'
import type { Db } from '#store/schema.ts'
import { caseScopeOf } from './case-scope.ts'
import { withLinksSeen } from './links-seen.ts'
import { mayAsk } from './removal/may-ask.ts'
import { removableFields } from './removal/removable-fields.ts'
import { replyAlone, type TextStub, textStubOf, withoutText } from './reply-alone.ts'

/** A case as one person may see it: nothing in here needs hiding any more. */
export type SeenCase = {
  readonly audience: Audience
  /** Who put it forward is not for this person to know. */
  readonly isUnnamed: boolean
  /** Why this person reads what was answered and not what the case says; null where they read both. */
  readonly textStub: TextStub | null
  /** As this case's law has it. */
  readonly procedure: Procedure
  readonly profile: Profile
  readonly summary: CaseSummary
  readonly view: CaseView
  /** Oldest first, each with its place in the log. */
  readonly events: readonly SeenEvent[]
  /** Notices given of the deadlines this person may see, oldest first; none for the public. */
  readonly notices: readonly SeenNotice[]
  readonly replies: readonly Instance[]
  readonly offers: readonly Offer[]
  /** Numbers of the events whose words this person may ask to have removed. */
  readonly removable: readonly number[]
  readonly names: NamesOfCase
}

export type SeenEvent = CaseEvent & {
  /** Its number among the case's events, from 1. */
  readonly seq: number
  readonly ledgerSeq: number | null
  readonly ledgerHash: string | null
}

/** A notice of a deadline, with its place in the log. */
export type SeenNotice = {
  readonly ledgerSeq: number
  readonly ledgerHash: string
  readonly kind: NoticeKind
  readonly step: string
  readonly clock: string
  readonly instance: string
  readonly startedOn: PlainDate
  readonly deadline: PlainDate
  /** The day it was due, and the day it was given: later only when nothing ran in between. */
  readonly dueOn: PlainDate
  readonly on: PlainDate
  readonly at: string
  readonly to: readonly Holder[]
}

/** Finds a case for a person (null: the public), cut down to what they may see; undefined when that is nothing. */
export async function readCase(
  db: Db,
  profiles: Profiles,
  actor: Actor | null,
  on: PlainDate,
  caseId: string,
  scope: CaseScope = caseScopeOf(actor),
): Promise<SeenCase | undefined> {
  const summary = await findCaseSummary(db, scope, caseId)
  const caseFile = summary === undefined ? undefined : await findCaseFile(db, caseId)
  if (summary === undefined || caseFile === undefined) return undefined

  const entries = new Map((await listCaseLedgerEntries(db, caseId)).map((entry) => [entry.caseSeq, entry]))
  const looked = sightOf(profiles, actor, summary, caseFile, entries)
  if (looked === undefined) return undefined
  const { whole, unnaming } = looked
  const [sight = looked.sight] = await withLinksSeen(db, scope, [looked.sight])
  const { procedure, profile, audience } = sight
  return {
    ...sight,
    notices:
      audience === 'public'
        ? []
        : visibleNotices(procedure, await listCaseNotices(db, [caseId]), audience, unnaming?.isAuthor),
    offers: actor === null || sight.textStub !== null ? [] : offersFor(procedure, whole, actor, on, profile),
    removable: sight.events
      .filter((event) => mayAsk(procedure.id, audience, event, actor) && removableFields(procedure, event).length > 0)
      .map((event) => event.seq),
    names: await loadNamesOf(db, sight.events, peopleIn(sight)),
  }
}

/**
 * Those of some cases that are there for a person, as they may see each, in the order asked and with a handful of
 * queries, whatever their number. Notices and offers are left out: papers over many cases hold none.
 */
export async function readListedCases(
  db: Db,
  profiles: Profiles,
  actor: Actor | null,
  ids: readonly string[],
): Promise<readonly SeenCase[]> {
  if (ids.length === 0) return []
  // Whole rows, as a single case is read: which words of an answer quote a hidden title or author is known from them.
  const [{ rows }, read] = await bothRead(
    db,
    () => listCases(db, caseScopeOf(actor), { ids }, { order: 'newest', limit: ids.length }),
    () => listCaseFiles(db, ids),
  )
  const rowOf = new Map(rows.map((row) => [row.case_id, row]))
  const files = new Map(read.map((file) => [file.id, file]))
  const looked = ids.flatMap((id) => {
    const [row, file] = [rowOf.get(id), files.get(id)]
    if (row === undefined || file === undefined) return []
    return sightOf(profiles, actor, row, file, new Map())?.sight ?? []
  })
  const sights = await withLinksSeen(db, caseScopeOf(actor), looked)
  const events = sights.flatMap((sight) => sight.events)
  const names = await loadNamesOf(db, events, sights.flatMap(peopleIn))
  return sights.map((sight) => ({ ...sight, notices: [], offers: [], removable: [], names }))
}

type Sight = Omit<SeenCase, 'notices' | 'offers' | 'removable' | 'names'>

/** What somebody may see of a case, by itself, and what that was cut out of; undefined for nothing. */
function sightOf(
  profiles: Profiles,
  actor: Actor | null,
  summary: CaseSummary,
  caseFile: CaseFile,
  entries: ReadonlyMap<number, { readonly seq: number; readonly hash: string }>,
): { readonly sight: Sight; readonly whole: CaseView; readonly unnaming: Unnaming | undefined } | undefined {
  const { procedure, profile } = getLaw(profiles, caseFile.procedure, caseFile.profile)
  const whole = viewOf(caseFile)
  const audience = audienceOf(procedure, whole, actor)
  const textStub = audience === 'public' ? textStubOf(summary, whole) : null
  if (textStub !== null && !summary.reply_public) return undefined
  const unnaming = unnamingFor(procedure, profile, whole, caseFile.events, actor)

  const seen = caseFile.events.flatMap((event, index) => {
    const [visible] = visibleEvents(procedure, [event], audience)
    const seq = index + 1
    const entry = entries.get(seq)
    return visible === undefined
      ? []
      : [
          {
            ...(unnaming?.event ?? same)(withActorFor(procedure, visible, audience)),
            seq,
            ledgerSeq: entry?.seq ?? null,
            ledgerHash: entry?.hash ?? null,
          },
        ]
  })
  const sight = {
    audience,
    textStub,
    isUnnamed: unnaming !== undefined && summary.confidential,
    procedure,
    profile,
    summary: openSummary(summary, audience),
    view: unnamedView(visibleView(procedure, whole, audience), unnaming),
    events: seen,
    replies: visibleReplies(procedure, whole, audience).map(unnaming?.instance ?? same),
  }
  return { sight: textStub === null ? sight : replyAlone(sight, summary), whole, unnaming }
}

/** Persons who have an instance of their own, whose names may stand in no event this reader sees. */
function peopleIn({ procedure, view }: Sight): readonly string[] {
  return view.instances
    .filter((one) => procedure.machines[one.machine]?.per === 'person')
    .map((one) => personIn(one.instance))
}

/** The public reads which unit or office acted, not which of its clerks. */
function withActorFor(procedure: Procedure, event: CaseEvent, audience: Audience): CaseEvent {
  const held = procedure.roles[event.byRole]?.held
  const isProposer = held === 'party' || held === 'self' || event.byPerson === event.fields.leadProposer
  return audience === 'public' && !isProposer ? { ...event, byPerson: '' } : event
}

function same<Shown>(shown: Shown): Shown {
  return shown
}

function unnamedView(view: CaseView, unnaming: Unnaming | undefined): CaseView {
  if (unnaming === undefined) return view
  return { ...view, facts: unnaming.fields(view.facts), instances: view.instances.map(unnaming.instance) }
}

function visibleView(procedure: Procedure, view: CaseView, audience: Audience): CaseView {
  const facts = visibleFields(procedure, view.facts, audience)
  const instances = view.instances
    .filter((one) => one.machine !== procedure.answers.machine && seesInstance(procedure, one, audience))
    .map((one) => ({
      ...one,
      state: !sees(audience, 'unit') && one.state === 'return_requested' ? 'dispatched' : one.state,
      fields: visibleFields(procedure, one.fields, audience),
    }))
  const clocks = view.clocks.filter((clock) => seesClock(procedure, clock.clock, audience))
  return { ...view, facts, instances, clocks }
}

/** The proposer learns of the deadlines open to them, and not which clerk was reminded. */
function visibleNotices(
  procedure: Procedure,
  notices: readonly LoggedNotice[],
  audience: Audience,
  isAuthor: (personId: string) => boolean = () => false,
): readonly SeenNotice[] {
  const inside = sees(audience, 'unit')
  return notices
    .filter((notice) => seesClock(procedure, notice.clock, audience))
    .map((notice) => ({
      ledgerSeq: notice.ledger_seq,
      ledgerHash: notice.hash,
      kind: notice.kind,
      step: notice.step,
      clock: notice.clock,
      instance: notice.instance,
      startedOn: plainDate(notice.started_on),
      deadline: plainDate(notice.deadline),
      dueOn: plainDate(notice.due_on),
      on: plainDate(notice.on_day),
      at: notice.at,
      to: notice.recipients
        .filter((one) => one.holder_kind !== 'person' || (inside && !isAuthor(one.holder)))
        .map((one) => ({ kind: one.holder_kind, id: one.holder })),
    }))
}

/** Drafts stay with the units and offices; an issued text goes to the proposer, and to the public as it was published. */
function visibleReplies(procedure: Procedure, view: CaseView, audience: Audience): readonly Instance[] {
  return listInstances(view, procedure.answers.machine)
    .filter((one) => seesInstance(procedure, one, audience))
    .map((one) => {
      const fields = visibleFields(procedure, one.fields, audience)
      const text = sees(audience, 'proposer') ? one.fields.text : procedure.answers.publicReading(view, one)
      return { ...one, fields: text === undefined ? fields : { ...fields, text } }
    })
}

function openSummary(summary: CaseSummary, audience: Audience): CaseSummary {
  if (sees(audience, 'unit')) return summary
  return sees(audience, 'proposer') ? ownSummary(summary) : publicSummary(summary)
}

/**
 * A list row as everybody may see it: without the deadlines of a unit's inside work, how often a unit was urged, how many
 * acts there were, and what the case says where that is not public.
 */
export function publicSummary(summary: CaseSummary): CaseSummary {
  const open = { ...ownSummary(summary), urgings: 0, version: 0 }
  return summary.text_public ? open : withoutText(open)
}

/**
 * A list row for those who have a part in the case: without the deadlines that are not everybody's to see, and without
 * when somebody last acted, which may have been inside.
 */
export function ownSummary(summary: CaseSummary): CaseSummary {
  const { next_clock: clock } = summary
  const inside = clock !== null && !seesClock(getProcedure(summary.procedure), clock, 'public')
  const told = { ...summary, updated_at: `${lastDayTold(summary)}T00:00:00.000Z` }
  return inside ? { ...told, next_clock: null, next_deadline: null } : told
}
