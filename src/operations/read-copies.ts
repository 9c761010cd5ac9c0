import { isIssued, issuedAnswer } from '#engine/answers.ts'
import type { CaseFile } from '#engine/case-file.ts'
import { caseInstance } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { type Todo, todosOf } from '#engine/todos.ts'
import {
  type CaseClock,
  type CaseView,
  findInstance,
  type Instance,
  listInstances,
  nextDeadline,
  textOf,
  viewOf,
} from '#engine/view.ts'
import { isPrivateState } from '#engine/visible.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { ReadCopies } from '#store/case-summaries.ts'
import { partyOf } from '#store/reader.ts'

/** Names for the persons a case points at. */
export type NameOf = (personId: string) => string | undefined

/** What lists show of these cases. A pure function of their events, so the copies can be rebuilt and compared. */
export function readCopiesOf(caseFiles: readonly CaseFile[], nameOf: NameOf): ReadCopies {
  const cases = caseFiles.map((file) => ({ file, view: viewOf(file), procedure: getProcedure(file.procedure) }))
  return {
    summaries: cases.map(({ file, view, procedure }) => summaryOf(file, view, procedure, nameOf)),
    people: cases.flatMap(({ view }) => peopleOf(view)),
    assignments: cases.flatMap(({ view, procedure }) => assignmentsOf(view, procedure)),
    todos: cases.flatMap(({ view, procedure }) => todosOf(procedure, view).map((todo) => todoOf(view, todo))),
    clocks: cases.flatMap(({ view }) =>
      view.clocks.filter((clock) => !clock.window).map((clock) => clockOf(view, clock)),
    ),
  }
}

function summaryOf(
  file: CaseFile,
  view: CaseView,
  procedure: Procedure,
  nameOf: NameOf,
): ReadCopies['summaries'][number] {
  const { facts } = view
  const first = file.events[0]
  const last = file.events.at(-1)
  if (first === undefined || last === undefined || view.state === null) {
    throw new Error(`case ${file.id} has no events`)
  }
  const reply = issuedAnswer(procedure, view)
  const answered = procedure.chain.steps.answered.events
  const rating = leadRating(view, reply)
  const lead = listInstances(view, 'assignment', ['lead', 'separate']).find((one) => one.state !== 'returned')
  const next = nextDeadline(view)
  const leadProposer = orNull(facts.leadProposer)
  const confidential = procedure.visibility.unnamed?.asked(view) === true
  const imported = procedure.actions[first.action]?.past === true
  return {
    case_id: file.id,
    procedure: file.procedure,
    state: view.state,
    version: view.version,
    title: textOf(facts.title),
    subject: orNull(facts.subject),
    flow_number: orNull(facts.flowNumber),
    case_number: orNull(facts.caseNumber),
    // What lists, searches and files are made of holds no name that is not to be told.
    lead_proposer: confidential ? null : leadProposer,
    proposer_label: confidential ? '' : proposerLabel(view, leadProposer === null ? undefined : nameOf(leadProposer)),
    cosigners: confidential
      ? 0
      : listInstances(view, 'signature').filter((one) => relationOf[one.state] === 'cosigner').length,
    session_id: orNull(facts.session),
    lead_unit: lead?.instance ?? null,
    outcome: orNull(reply?.fields.outcome),
    attitude: orNull(rating?.fields.attitude),
    result: orNull(rating?.fields.result),
    done_by: orNull(reply?.fields.doneBy),
    next_clock: next?.clock ?? null,
    next_deadline: next?.deadline ?? null,
    submitted_on: file.events.find((event) => procedure.chain.steps.said.events.includes(event.type))?.on ?? first.on,
    replied_on: isWholeAnswered(view, procedure)
      ? (file.events.findLast((event) => answered.includes(event.type))?.on ?? null)
      : null,
    updated_at: last.at,
    text_public: isTextPublic(procedure, view),
    reply_public: isReplyPublic(procedure, view),
    private: isPrivateState(procedure, view.state),
    origin_reading: confidential ? null : orNull(facts.originReading),
    archived_on: archivedOn(procedure, view),
    entered_for_other: !imported && orNull(facts.originReading) === null && first.byPerson !== leadProposer,
    imported,
    key_item: listInstances(view, 'key_item').at(-1)?.state === 'chosen',
    urgings: file.events.filter((event) => event.type === 'unit_urged').length,
    parties: partiesOf(view),
    carried_to: typeof facts.carriedTo === 'number' ? facts.carriedTo : null,
    confidential,
  }
}

function archivedOn({ archive }: Procedure, view: CaseView): string | null {
  if (archive === undefined) return null
  return listInstances(view, archive.machine).findLast((one) => one.state === archive.archived)?.since ?? null
}

/** A part that one unit has answered leaves the others'. */
function isWholeAnswered(view: CaseView, procedure: Procedure): boolean {
  const replies = listInstances(view, procedure.answers.machine).filter((one) => isIssued(procedure, one))
  return listInstances(view, 'assignment', 'separate')
    .filter((one) => one.state !== 'returned')
    .every((one) => replies.some((reply) => reply.unit === one.instance))
}

/** The delegation or organisation it is put forward for, else the person. */
function proposerLabel({ facts }: CaseView, name: string | undefined): string {
  return textOf(facts.body) || (name ?? textOf(facts.proposerName))
}

/** What the lead proposer said of the newest answer; what the cosigners said stands with the case. */
function leadRating(view: CaseView, reply: Instance | undefined): Instance | undefined {
  return reply === undefined
    ? undefined
    : findInstance(view, 'delivery', `${reply.instance}/${textOf(view.facts.leadProposer)}`)
}

/** Accepted on the record, its author agrees, and no office has withheld it. */
export function isTextPublic(procedure: Procedure, view: CaseView): boolean {
  const accepted = textOf(view.facts.caseNumber) !== '' && !isPrivateState(procedure, view.state)
  const withheld = listInstances(view, 'text_withholding').at(-1)?.state === 'withheld'
  return view.facts.publishText === true && accepted && !withheld
}

/** Of any answer that left the house, whatever was decided on the words it answers. */
export function isReplyPublic(procedure: Procedure, view: CaseView): boolean {
  if (isPrivateState(procedure, view.state)) return false
  return listInstances(view, procedure.answers.machine)
    .filter((one) => isIssued(procedure, one))
    .some((one) => procedure.answers.publicReading(view, one) !== undefined)
}

function peopleOf(view: CaseView): ReadCopies['people'] {
  const lead = orNull(view.facts.leadProposer)
  const joining = listInstances(view, 'merged')
    .filter((one) => one.state !== 'dropped')
    .flatMap(({ fields }) => (Array.isArray(fields.joiningAuthors) ? fields.joiningAuthors : []))
    .map((person: string) => ({ case_id: view.id, person_id: person, relation: 'joining_author' as const }))
  const signed = listInstances(view, 'signature').flatMap(({ instance, state }) => {
    const relation = relationOf[state]
    return relation === undefined ? [] : [{ case_id: view.id, person_id: instance, relation }]
  })
  const rows = distinct([...signed, ...joining])
  return lead === null ? rows : [{ case_id: view.id, person_id: lead, relation: 'lead_proposer' as const }, ...rows]
}

/** Who may look at it for being who they are, in order. */
function partiesOf(view: CaseView): string[] {
  const persons = peopleOf(view).map((row) => partyOf.person(row.person_id))
  const units = listInstances(view, 'assignment').filter(({ state }) => state !== 'returned')
  return [...new Set([...persons, ...units.map(({ instance }) => partyOf.unit(instance))])].sort()
}

/** Two merged cases may have an author in common. */
function distinct(rows: ReadCopies['people']): ReadCopies['people'] {
  return [...new Map(rows.map((row) => [`${row.person_id} ${row.relation}`, row])).values()]
}

const relationOf: Readonly<Record<string, 'cosigner' | 'invited_signer'>> = {
  confirmed: 'cosigner',
  on_paper: 'cosigner',
  invited: 'invited_signer',
  outdated: 'invited_signer',
}

function assignmentsOf(view: CaseView, procedure: Procedure): ReadCopies['assignments'] {
  const isOver = procedure.machines.case?.states[view.state ?? '']?.final === true
  const published = isTextPublic(procedure, view) || isReplyPublic(procedure, view)
  return listInstances(view, 'assignment').map((one) => {
    const next = clockForUnit(view, one)
    const final = procedure.machines.assignment?.states[one.state]?.final === true
    const stillOwes = one.duty !== 'joint' && one.state !== 'returned' && next !== undefined
    return {
      case_id: view.id,
      procedure: view.procedure,
      unit_id: one.instance,
      duty: one.duty ?? 'joint',
      state: one.state,
      next_clock: next?.clock ?? null,
      next_deadline: next?.deadline ?? null,
      open: !isOver && (!final || stillOwes),
      published,
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
