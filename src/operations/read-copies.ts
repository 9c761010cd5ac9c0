import type { CaseFile } from '#engine/case-file.ts'
import { caseInstance } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { type Todo, todosOf } from '#engine/todos.ts'
import {
  type CaseClock,
  type CaseView,
  type Instance,
  listInstances,
  nextDeadline,
  textOf,
  viewOf,
} from '#engine/view.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { ReadCopies } from '#store/case-summaries.ts'

/** Names for the persons a case points at. */
export type NameOf = (personId: string) => string | undefined

const unpublished = new Set(['submitted', 'registered', 'declined'])

/** What lists show of these cases. A pure function of their events, so the copies can be rebuilt and compared. */
export function readCopiesOf(caseFiles: readonly CaseFile[], nameOf: NameOf): ReadCopies {
  const cases = caseFiles.map((file) => ({ file, view: viewOf(file), procedure: getProcedure(file.procedure) }))
  return {
    summaries: cases.map(({ file, view }) => summaryOf(file, view, nameOf)),
    people: cases.flatMap(({ view }) => peopleOf(view)),
    assignments: cases.flatMap(({ view, procedure }) => assignmentsOf(view, procedure)),
    todos: cases.flatMap(({ view, procedure }) => todosOf(procedure, view).map((todo) => todoOf(view, todo))),
    clocks: cases.flatMap(({ view }) =>
      view.clocks.filter((clock) => !clock.window).map((clock) => clockOf(view, clock)),
    ),
  }
}

function summaryOf(file: CaseFile, view: CaseView, nameOf: NameOf): ReadCopies['summaries'][number] {
  const { facts } = view
  const first = file.events[0]
  const last = file.events.at(-1)
  if (first === undefined || last === undefined || view.state === null) {
    throw new Error(`case ${file.id} has no events`)
  }
  const reply = issuedReply(view)
  const lead = listInstances(view, 'assignment', 'lead').find((one) => one.state !== 'returned')
  const next = nextDeadline(view)
  const textPublic = facts.publishText === true && !unpublished.has(view.state)
  const leadProposer = orNull(facts.leadProposer)
  return {
    case_id: file.id,
    procedure: file.procedure,
    state: view.state,
    version: view.version,
    title: textOf(facts.title),
    subject: orNull(facts.subject),
    flow_number: orNull(facts.flowNumber),
    case_number: orNull(facts.caseNumber),
    lead_proposer: leadProposer,
    proposer_label: (leadProposer === null ? undefined : nameOf(leadProposer)) ?? textOf(facts.proposerName),
    cosigners: Array.isArray(facts.cosigners) ? facts.cosigners.length : 0,
    session_id: orNull(facts.session),
    lead_unit: lead?.instance ?? null,
    outcome: orNull(reply?.fields.outcome),
    attitude: orNull(reply?.fields.attitude),
    result: orNull(reply?.fields.result),
    done_by: orNull(reply?.fields.doneBy),
    next_clock: next?.clock ?? null,
    next_deadline: next?.deadline ?? null,
    submitted_on: first.on,
    replied_on: file.events.findLast((event) => event.type === 'reply_issued')?.on ?? null,
    updated_at: last.at,
    text_public: textPublic,
    reply_public: textPublic && reply?.fields.publication === 'full',
    origin_reading: orNull(facts.originReading),
  }
}

/** The newest version of the reply that has left the house. */
export function issuedReply(view: CaseView): Instance | undefined {
  return listInstances(view, 'reply').findLast((one) => one.state !== 'drafted')
}

function peopleOf(view: CaseView): ReadCopies['people'] {
  const lead = orNull(view.facts.leadProposer)
  const cosigners = Array.isArray(view.facts.cosigners) ? view.facts.cosigners : []
  const rows = cosigners.map((person: string) => ({
    case_id: view.id,
    person_id: person,
    relation: 'cosigner' as const,
  }))
  return lead === null ? rows : [{ case_id: view.id, person_id: lead, relation: 'lead_proposer' as const }, ...rows]
}

function assignmentsOf(view: CaseView, procedure: Procedure): ReadCopies['assignments'] {
  return listInstances(view, 'assignment').map((one) => {
    const next = clockForUnit(view, one)
    const final = procedure.machines.assignment?.states[one.state]?.final === true
    const stillOwes = one.duty === 'lead' && one.state !== 'returned' && next !== undefined
    return {
      case_id: view.id,
      unit_id: one.instance,
      duty: one.duty ?? 'joint',
      state: one.state,
      next_clock: next?.clock ?? null,
      next_deadline: next?.deadline ?? null,
      open: !final || stillOwes,
    }
  })
}

/** The clock a unit has to watch next: its own, and the case's when it leads. */
function clockForUnit(view: CaseView, assignment: Instance): CaseClock | undefined {
  if (assignment.state === 'returned') return undefined
  const watched = view.clocks.filter(
    (clock) =>
      clock.instance === assignment.instance ||
      (assignment.duty === 'lead' &&
        clock.instance === caseInstance &&
        ['reply', 'rehandling_reply', 'promise'].includes(clock.clock)),
  )
  return nextDeadline({ ...view, clocks: watched })
}

function todoOf(view: CaseView, todo: Todo): ReadCopies['todos'][number] {
  return {
    case_id: view.id,
    procedure: view.procedure,
    action: todo.action,
    instance: todo.instance,
    holder_kind: todo.holderKind,
    holder: todo.holder,
    since: todo.since,
    deadline: todo.deadline,
  }
}

function clockOf(view: CaseView, clock: CaseClock): ReadCopies['clocks'][number] {
  return {
    case_id: view.id,
    clock: clock.clock,
    instance: clock.instance,
    started_on: clock.from,
    deadline: clock.deadline,
    provisional: clock.provisional,
    stopped_on: clock.stoppedOn,
  }
}

function orNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
