import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { offersFor } from '#engine/offers.ts'
import { unnamingFor } from '#engine/unnamed-authors.ts'
import { listInstances, personIn, viewOf } from '#engine/view.ts'
import { visibleEvents } from '#engine/visible.ts'
import { addDays, addMonths, type PlainDate, weekdayOf } from '#kernel/plain-date.ts'
import { people } from '#tests/support/small-city.ts'
import { lawOf } from './law.ts'
import { actors, type Town } from './town.ts'

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
    ...partFaults(file),
    ...ownerFaults(file),
    ...careFaults(file),
    ...namingFaults(file),
    ...countFaults(file),
    ...contactFaults(file),
    ...passageFaults(file),
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
        (one) => one.machine === 'delivery' && one.instance.startsWith(`${event.instance}/`),
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

/** 6: the reply's time runs from the assignment, for each part its own, and only an extension somebody granted moves it. */
function clockFaults(file: CaseFile): readonly string[] {
  const clocks = viewOf(file).clocks.filter((one) => one.clock === 'reply')
  return clocks.flatMap((clock) => {
    const isPart = clock.instance !== 'case'
    const begun = file.events.findLast((event) =>
      isPart ? event.type === 'dispatched' && event.instance === clock.instance : event.type === 'assigned',
    )
    if (begun === undefined) return [`a clock for ${clock.instance}, which was given nothing`]
    const requests = file.events.filter(
      (event) =>
        ['extension_requested', 'reply_lengthened'].includes(event.type) &&
        (!isPart || event.byUnit === clock.instance),
    )
    const granted = requests.filter(
      (asked) =>
        asked.type === 'reply_lengthened' ||
        file.events.some((event) => event.type === 'extension_granted' && event.instance === asked.instance),
    )
    const months = granted.reduce(
      (sum, event) => sum + Number(event.fields.months ?? 0),
      replyMonths[file.procedure] ?? 0,
    )
    const wanted = overWeekend(addMonths(begun.on, months))
    return clock.deadline === wanted ? [] : [`the reply was due ${wanted}, the clock says ${clock.deadline}`]
  })
}

/** Answered as a whole only once every unit with a part has answered it, each in its own name. */
function partFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.type === 'replied')
    .flatMap((event) => {
      const view = viewOf({ ...file, events: before(file, event) })
      return listInstances(view, 'assignment', 'separate')
        .filter((one) => one.state !== 'returned')
        .filter(
          (one) => !before(file, event).some((other) => other.type === 'reply_issued' && other.byUnit === one.instance),
        )
        .map((one) => `answered as a whole without ${one.instance}`)
    })
}

/** Nobody writes on another unit's draft. */
function ownerFaults(file: CaseFile): readonly string[] {
  const owners = new Map<string, string | null>()
  return file.events
    .filter((event) => event.machine === 'reply')
    .flatMap((event) => {
      const owner = owners.get(event.instance) ?? event.byUnit
      owners.set(event.instance, owner)
      return event.byUnit === null || event.byUnit === owner ? [] : [`${event.byUnit} wrote on what ${owner} drafts`]
    })
}

/** Who asked to stay unnamed stands in nothing that a unit, another office or the public is shown. */
function namingFaults(file: CaseFile): readonly string[] {
  const { procedure, profile } = lawOf(file)
  const view = viewOf(file)
  if ((view.facts.unnamedBecause ?? '') === '') return []
  return [people.roads, people.assigner, people.leader, null].flatMap((actor) => {
    const unnaming = unnamingFor(procedure, profile, view, file.events, actor)
    if (unnaming === undefined) return ['an author who asked to stay unnamed is told']
    const shown = JSON.stringify([
      file.events.map(unnaming.event),
      view.instances.map(unnaming.instance),
      unnaming.fields(view.facts),
    ])
    return /p-(deputy|member)/.test(shown) ? ['an author who asked to stay unnamed is told'] : []
  })
}

/** A key item's answer leaves once the unit's head has it in hand; a conclusion is reviewed by somebody else. */
function careFaults(file: CaseFile): readonly string[] {
  const led = file.events
    .filter((event) => event.type === 'reply_issued')
    .filter((event) => {
      const key = listInstances(viewOf({ ...file, events: before(file, event) }), 'key_item').at(-1)
      return key?.state === 'chosen' && (key.fields.head ?? '') === ''
    })
    .map(() => 'a key item was answered without its head')
  const reviewed = file.events
    .filter((event) => event.type === 'conclusion_reviewed')
    .filter((event) => {
      const drawn = before(file, event).findLast((one) => one.type === 'supervision_concluded')
      return drawn?.byPerson === event.byPerson
    })
    .map(() => 'a conclusion was reviewed by who drew it')
  return [...led, ...reviewed]
}

function overWeekend(day: PlainDate): PlainDate {
  return [0, 6].includes(weekdayOf(day)) ? overWeekend(addDays(day, 1)) : day
}

/** 7: of those a reply reached, each has rated, is left out on record, or is still asked: nobody counts twice or never. */
function countFaults(file: CaseFile): readonly string[] {
  const delivered = new Set(
    file.events
      .filter((event) => event.type === 'reply_delivered' || event.type === 'reply_held')
      .map((event) => event.instance),
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

/** 9: a year's end or a new term moves nothing: not the case, not a deadline. */
function passageFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.type === 'term_changed' || event.type === 'carried_over')
    .filter((event) => event.state !== event.stateBefore || event.clocks.some((mark) => mark.clock !== 'carry_over'))
    .map((event) => `${event.type} moved a case`)
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
