import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { endOf } from './clocks.ts'
import { eachOf, list, personOf, signersAt, standingOn, stateOf, text, versionOf } from './record.ts'

/** What suggestions and proposals must keep to from the assignment to the archive. */
export function answerFaults(file: CaseFile): readonly string[] {
  return [
    ...ratingFaults(file),
    ...publicationFaults(file),
    ...promiseFaults(file),
    ...opinionFaults(file),
    ...countersignFaults(file),
    ...replyClockFaults(file),
    ...extensionFaults(file),
    ...partFaults(file),
    ...ownerFaults(file),
    ...careFaults(file),
    ...countFaults(file),
    ...passageFaults(file),
  ]
}

/** 1: ratings are their authors' alone; no account of a unit and no office writes one. */
function ratingFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'reply_rated')
    .filter(
      ({ event, earlier }) =>
        event.byUnit !== null ||
        event.byPerson !== personOf(event.instance) ||
        !signersAt(earlier).includes(event.byPerson),
    )
    .map(({ event }) => `rated by ${event.byPerson} of ${event.byUnit}`)
}

/** 2: an answer is published only after it was delivered, and not against an author's word. */
function publicationFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'reply_published').flatMap(({ event, earlier }) => {
    const toAuthors = standingOn(earlier, 'delivery').filter((one) => versionOf(one.instance) === event.instance)
    const recorded = earlier.some((one) => one.type === 'delivery_recorded' && one.instance === event.instance)
    const early = toAuthors.some(({ state }) => state.startsWith('held')) || (toAuthors.length === 0 && !recorded)
    const against = toAuthors.some(({ fields }) => text(fields.objection) !== '')
    return [
      ...(early ? ['published before it was delivered'] : []),
      ...(against ? ['published against an author'] : []),
    ]
  })
}

/** 4: what is being solved or planned names its day. */
function promiseFaults(file: CaseFile): readonly string[] {
  return standingOn(file.events, 'reply')
    .filter((one) => one.state === 'issued' && ['in_progress', 'planned'].includes(text(one.fields.outcome)))
    .filter((one) => text(one.fields.doneBy) === '')
    .map(() => 'a promise without its day')
}

/** 5: no reply leaves while a joint opinion is owed, unless it is overdue and the record says so; nor while units disagree. */
function opinionFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'reply_issued').flatMap(({ event, earlier }) => {
    const owed = standingOn(earlier, 'assignment')
      .filter((one) => one.duty === 'joint' && !['opinion_given', 'returned'].includes(one.state))
      .filter(
        (one) => !event.waived.includes(`joint_opinions:${one.instance}`) || !isOverdue(earlier, one.instance, event),
      )
      .map((one) => `answered without ${one.instance}`)
    const disagree = standingOn(earlier, 'disagreement').some(({ state }) => state === 'raised')
    return disagree ? [...owed, 'answered while the units disagree'] : owed
  })
}

/** By the record: a clock of this unit's opinion had run out on the day of an event. */
function isOverdue(earlier: readonly CaseEvent[], unit: string, { on }: CaseEvent): boolean {
  return earlier
    .flatMap(({ clocks }) => clocks)
    .some(
      (mark) =>
        mark.mark !== 'stopped' &&
        mark.clock.startsWith('joint_opinion') &&
        mark.instance === unit &&
        mark.deadline < on,
    )
}

/** Who was asked to put their name to the draft has, or it was settled for them; what is settled is explained by two. */
function countersignFaults(file: CaseFile): readonly string[] {
  const issued = eachOf(file, 'reply_issued').flatMap(({ earlier }) =>
    standingOn(earlier, 'countersign')
      .filter(({ state }) => ['asked', 'refused', 'outdated'].includes(state))
      .map((one) => `issued without the name of ${one.instance}`),
  )
  const alone = eachOf(file, 'disagreement_settled')
    .filter(({ event }) => new Set(list(event.fields.explainedBy)).size < 2)
    .map(() => 'a disagreement was explained by one unit alone')
  return [...issued, ...alone]
}

const replyMonths: Readonly<Record<string, number>> = { suggestion: 3, proposal: 2 }

/** 6: the reply's time runs from the assignment, for each part its own, and only an extension somebody granted moves it. */
function replyClockFaults(file: CaseFile): readonly string[] {
  const ends = new Map<string, string>()
  for (const { clocks } of file.events)
    for (const mark of clocks)
      if (mark.clock === 'reply' && mark.mark !== 'stopped') ends.set(mark.instance, mark.deadline)
  return [...ends].flatMap(([instance, deadline]) => {
    const isPart = instance !== 'case'
    // Who is given a part later has no more time for it than those who had one first.
    const begun = file.events.findLast(({ type }) => type === 'assigned')
    if (begun === undefined) return [`a clock for ${instance}, which was given nothing`]
    const months = grantedTo(file.events.slice(file.events.indexOf(begun)), isPart ? instance : null)
    const wanted = endOf(begun.on, [(replyMonths[file.procedure] ?? 0) + months, 'month'])
    return deadline === wanted ? [] : [`the reply was due ${wanted}, the clock says ${deadline}`]
  })
}

function grantedTo(since: readonly CaseEvent[], unit: string | null): number {
  return standingOn(since, 'extension')
    .filter((one) => one.state === 'granted' && (unit === null || one.unit === unit))
    .reduce((sum, one) => sum + Number(one.fields.months ?? 0), 0)
}

/** More time is granted to a unit once, by who may, and never past what the law allows. */
function extensionFaults(file: CaseFile): readonly string[] {
  const granted = standingOn(file.events, 'extension').filter(({ state }) => state === 'granted')
  const most = file.procedure === 'suggestion' ? 3 : 1
  const units = granted.map(({ unit }) => unit)
  const late = granted.filter(({ fields }) => Number(fields.months) > most)
  return [
    ...(new Set(units).size === units.length ? [] : ['a unit was given more time twice']),
    ...late.map(({ fields }) => `${fields.months} months more`),
  ]
}

/** Answered as a whole only once every unit with a part has answered it, each in its own name. */
function partFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'replied').flatMap(({ earlier }) =>
    standingOn(earlier, 'assignment')
      .filter((one) => one.duty === 'separate' && one.state !== 'returned')
      .filter((one) => !earlier.some((other) => other.type === 'reply_issued' && other.byUnit === one.instance))
      .map((one) => `answered as a whole without ${one.instance}`),
  )
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

/** A key item's answer leaves once the unit's head has it in hand; a conclusion is reviewed by somebody else. */
function careFaults(file: CaseFile): readonly string[] {
  const led = eachOf(file, 'reply_issued')
    .filter(({ earlier }) => {
      const key = standingOn(earlier, 'key_item').at(-1)
      return key?.state === 'chosen' && text(key.fields.head) === ''
    })
    .map(() => 'a key item was answered without its head')
  const reviewed = eachOf(file, 'conclusion_reviewed')
    .filter(
      ({ event, earlier }) =>
        earlier.findLast((one) => one.type === 'supervision_concluded')?.byPerson === event.byPerson,
    )
    .map(() => 'a conclusion was reviewed by who drew it')
  return [...led, ...reviewed]
}

/** 7: of those a reply reached, each has rated, is left out on record, or is still asked: nobody counts twice or never. */
function countFaults(file: CaseFile): readonly string[] {
  const delivered = new Set(
    file.events.flatMap(({ type, instance }) =>
      type === 'reply_delivered' || type === 'reply_held' ? [instance] : [],
    ),
  )
  const standing = standingOn(file.events, 'delivery')
  const rated = eachOf(file, 'reply_rated').map(({ event }) => event.instance)
  return [
    ...(standing.length === delivered.size ? [] : ['a delivery is counted twice or never']),
    ...(new Set(rated).size === rated.length ? [] : ['somebody rated one reply twice']),
    ...standing
      .filter((one) => (one.state === 'rated') !== rated.includes(one.instance))
      .map((one) => `${one.instance} stands as ${one.state}`),
    ...eachOf(file, 'reply_issued').flatMap(({ event, earlier }) =>
      signersAt(earlier)
        .filter((one) => !delivered.has(`${event.instance}/${one}`))
        .map((one) => `reply ${event.instance} did not reach ${one}`),
    ),
  ]
}

/** 9: a year's end or a new term moves nothing: not the case, not a deadline. */
function passageFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.type === 'term_changed' || event.type === 'carried_over')
    .filter((event) => event.state !== event.stateBefore || event.clocks.some((mark) => mark.clock !== 'carry_over'))
    .map((event) => `${event.type} moved a case`)
}

/** An end is an end: nothing but the archive, ratings and publication is done to a case that has ended. */
export function endFaults(file: CaseFile): readonly string[] {
  const ends = ['closed', 'withdrawn', 'declined', 'discarded', 'converted', 'promoted']
  return file.events
    .filter((event, at) => event.machine === 'case' && ends.includes(stateOf(file.events.slice(0, at))))
    .filter((event) => event.type !== 'text_consent_given' && event.state !== event.stateBefore)
    .map((event) => `${event.type} after the end`)
}
