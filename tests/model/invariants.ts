import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { offersFor } from '#engine/offers.ts'
import { listInstances, personIn, viewOf } from '#engine/view.ts'
import { visibleEvents } from '#engine/visible.ts'
import { addDays, addMonths, type PlainDate, weekdayOf } from '#kernel/plain-date.ts'
import { getLaw } from '#procedures/profiles.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { actors, type Town } from './town.ts'

const lawOf = (file: CaseFile) => getLaw(profiles, file.procedure, file.profile)

/** The months for a reply, as the two laws were read. */
const replyMonths: Readonly<Record<string, number>> = { suggestion: 3, proposal: 2 }

/** What is not as it must be, one line each: an oracle that looks at the record alone, not at how it came about. */
export function faultsOf(town: Town): readonly string[] {
  const cases = town.cases()
  return cases.flatMap((file) => [
    ...ratingFaults(file),
    ...publicationFaults(file),
    ...mergeFaults(file, cases),
    ...promiseFaults(file),
    ...opinionFaults(file),
    ...clockFaults(file),
    ...countFaults(file),
    ...contactFaults(file),
    ...pendingFaults(file, town.today()),
  ])
}

/** What had happened before an event. */
const before = ({ events }: CaseFile, event: CaseEvent) => events.slice(0, events.indexOf(event))

/** 1: ratings are their authors' alone; no account of a unit and no office writes one. */
function ratingFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.type === 'reply_rated')
    .filter((event) => event.byUnit !== null || event.byPerson !== personIn(event.instance) || !isAuthor(file, event))
    .map((event) => `rated by ${event.byPerson} of ${event.byUnit}`)
}

/** By the record: the lead proposer named last, or somebody whose last word on signing was to confirm. */
function isAuthor(file: CaseFile, { byPerson }: CaseEvent): boolean {
  const lead = file.events.findLast((event) => event.fields.leadProposer !== undefined)?.fields.leadProposer
  const signed = file.events.findLast((event) => event.machine === 'signature' && event.instance === byPerson)
  return lead === byPerson || signed?.state === 'confirmed'
}

/** 2: a reply is published only after it was delivered to every author it was meant for. */
function publicationFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.type === 'reply_published')
    .filter((event) => {
      const earlier = before(file, event)
      const delivered = earlier.some(
        (one) => one.type === 'reply_delivered' && one.instance.startsWith(`${event.instance}/`),
      )
      return !delivered && !earlier.some((one) => one.type === 'delivery_recorded' && one.instance === event.instance)
    })
    .map(() => 'published before it was delivered')
}

/** 3: whatever is answered while another case is merged into it is answered, and delivered to each author, there too. */
function mergeFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  const joined = file.events.filter((event) => event.type === 'case_joined')
  return joined.flatMap(({ instance: other, type }) => {
    const original = cases.find(({ id }) => id === other)
    if (original === undefined) return ['a merged original is gone']
    const since = file.events.findIndex((event) => event.type === type && event.instance === other)
    const answers = file.events.slice(since).filter((event) => event.type === 'reply_issued').length
    const received = original.events.filter((event) => event.type === 'reply_received')
    if (received.length !== answers) return [`${answers} answers, ${received.length} reached the merged case`]
    return received.flatMap((event) => {
      const readers = original.events.filter(
        (one) => one.type === 'reply_delivered' && one.instance.startsWith(`${event.instance}/`),
      )
      return readers.length > 0 ? [] : ['a merged case was answered to nobody']
    })
  })
}

/** 4: what is being solved or planned names its day. */
function promiseFaults(file: CaseFile): readonly string[] {
  return listInstances(viewOf(file), 'reply')
    .filter((one) => one.state === 'issued' && ['in_progress', 'planned'].includes(String(one.fields.outcome)))
    .filter((one) => typeof one.fields.doneBy !== 'string' || one.fields.doneBy === '')
    .map(() => 'a promise without its day')
}

/** 5: no reply leaves while a joint opinion is owed, unless it is overdue and the record says so. */
function opinionFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.type === 'reply_issued')
    .flatMap((event) => {
      const view = viewOf({ ...file, events: before(file, event) })
      return listInstances(view, 'assignment', 'joint')
        .filter((one) => !['opinion_given', 'returned'].includes(one.state))
        .filter((one) => !event.waived.includes(`joint_opinions:${one.instance}`))
        .map((one) => `answered without ${one.instance}`)
    })
}

/** 6: the reply's time runs from the assignment, and only an extension somebody granted moves it. */
function clockFaults(file: CaseFile): readonly string[] {
  const assigned = file.events.find((event) => event.type === 'assigned')
  const clock = viewOf(file).clocks.find((one) => one.clock === 'reply')
  if (assigned === undefined || clock === undefined) return []
  const granted = file.events.filter((event) => ['extension_granted', 'reply_lengthened'].includes(event.type))
  const months = granted.reduce((sum, event) => {
    const asked = file.events.findLast((one) => one.type === 'extension_requested' && one.instance === event.instance)
    return sum + Number((asked ?? event).fields.months ?? 0)
  }, replyMonths[file.procedure] ?? 0)
  const wanted = overWeekend(addMonths(assigned.on, months))
  return clock.deadline === wanted ? [] : [`the reply was due ${wanted}, the clock says ${clock.deadline}`]
}

function overWeekend(day: PlainDate): PlainDate {
  return [0, 6].includes(weekdayOf(day)) ? overWeekend(addDays(day, 1)) : day
}

/** 7: of those a reply reached, each has rated, is left out on record, or is still asked: nobody counts twice or never. */
function countFaults(file: CaseFile): readonly string[] {
  const delivered = new Set(
    file.events.filter((event) => event.type === 'reply_delivered').map((event) => event.instance),
  )
  const standing = listInstances(viewOf(file), 'delivery')
  const rated = file.events.filter((event) => event.type === 'reply_rated').map((event) => event.instance)
  return [
    ...(standing.length === delivered.size ? [] : ['a delivery is counted twice or never']),
    ...(new Set(rated).size === rated.length ? [] : ['somebody rated one reply twice']),
    ...standing
      .filter((one) => (one.state === 'rated') !== rated.includes(one.instance))
      .map((one) => `${one.instance} stands as ${one.state}`),
  ]
}

/** 8: nothing of talks, handlers or unconfirmed names is in what the public may read. */
function contactFaults(file: CaseFile): readonly string[] {
  const hidden = [
    'contactedOn',
    'talk',
    'people',
    'handler',
    'cosigners',
    'comment',
    'redactions',
    'opinion',
    'joiningAuthors',
  ]
  const seen = visibleEvents(lawOf(file).procedure, file.events, 'public')
  return hidden
    .filter((field) => seen.some((event) => event.fields[field] !== undefined))
    .map((field) => `public: ${field}`)
}

/** 9: what is pending is lost nowhere: until it has ended there is somebody who can take it on. */
function pendingFaults(file: CaseFile, today: PlainDate): readonly string[] {
  const view = viewOf(file)
  const { procedure, profile } = lawOf(file)
  const ended = procedure.machines.case?.states[view.state ?? '']?.final === true
  // A merged case moves on with its main one.
  if (ended || view.state === 'merged') return []
  const able = actors.some((actor) => offersFor(procedure, view, actor, today, profile).length > 0)
  return able ? [] : [`nobody can take it on from ${view.state}`]
}
