import type { CaseFile } from '#engine/case-file.ts'
import { eachOf, factsOf, signersAt, standingOn, stateOf, text, versionOf } from './record.ts'

/** Codes by which the town's laws let one kind go on as another. */
const opens: Readonly<Record<string, string>> = {
  suggestion: 'suggestion',
  proposal: 'proposal',
  social_report: 'social-report',
}
const passing = ['decline', 'promote', 'convert', 'convert_between_sessions']

/** Cases that reach into one another: merged, split, gone on as another kind. */
export function linkFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  return [
    ...mergeFaults(file, cases),
    ...consentFaults(file, cases),
    ...conversionFaults(file, cases),
    ...beginningFaults(file, cases),
  ]
}

/** 3: whatever is answered while another case is merged into it is answered, and delivered to each author, there too. */
function mergeFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  return eachOf(file, 'case_joined').flatMap(({ event, earlier }) => {
    const original = cases.find(({ id }) => id === event.instance)
    if (original === undefined) return ['a merged original is gone']
    const issued = file.events.slice(earlier.length).filter(({ type }) => type === 'reply_issued')
    const received = eachOf(original, 'reply_received')
    if (received.length !== issued.length)
      return [`${issued.length} answers, ${received.length} reached the merged case`]
    return received.flatMap((one) => {
      const readers = standingOn(original.events, 'delivery').filter(
        ({ instance }) => versionOf(instance) === one.event.instance,
      )
      return readers.length >= signersAt(one.earlier).length ? [] : ['a merged case was not answered to each author']
    })
  })
}

/** Nobody is merged who did not agree, on either side. */
function consentFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  return eachOf(file, 'merged').flatMap(({ event, earlier }) => {
    const main = cases.find((one) =>
      one.events.some(({ type, instance }) => type === 'case_joined' && instance === file.id),
    )
    if (main === undefined) return ['merged into nothing']
    const upTo = main.events.filter(({ type, instance }) => !(type === 'case_joined' && instance === file.id))
    const both = [earlier, upTo.filter(({ at }) => at <= event.at)]
    return both.flatMap((events) =>
      standingOn(events, 'merge_consent')
        .filter(({ state }) => state === 'asked' || state === 'refused')
        .map((one) => `merged without ${one.instance}`),
    )
  })
}

/** What is passed on as another kind is begun there, once, in the same words and by the same author. */
function conversionFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  return file.events
    .filter((event) => event.machine === 'case' && passing.includes(event.action) && event.state !== event.stateBefore)
    .flatMap((event) => {
      const kind = opens[text(event.fields.convertedTo)]
      const opened = standingOn(file.events, 'conversion')
      if (kind === undefined) return opened.length === 0 ? [] : ['passed on as what nobody asked for']
      if (opened.length !== 1) return [`passed on ${opened.length} times`]
      const other = cases.find(({ id }) => id === opened[0]?.instance)
      if (other?.procedure !== kind) return [`passed on as ${kind}, and none was begun`]
      const facts = factsOf(file.events)
      const there = other.events[0]?.fields ?? {}
      return ['title', 'demands', 'leadProposer', 'unnamedBecause']
        .filter((field) => text(facts[field]) !== text(there[field]))
        .filter((field) => !(field === 'unnamedBecause' && other.procedure !== 'social-report'))
        .map((field) => `${field} was changed when it was passed on`)
    })
}

/** No case begins by another without one that says so. */
function beginningFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  if (file.events[0]?.byRole !== 'linked_case') return []
  const links = cases.flatMap((one) =>
    one.events.filter(({ machine, instance }) => ['conversion', 'part'].includes(machine) && instance === file.id),
  )
  const ended = cases.filter((one) =>
    one.events.some(({ machine, instance }) => machine === 'conversion' && instance === file.id),
  )
  return [
    ...(links.length === 1 ? [] : [`begun by another case, and ${links.length} say so`]),
    ...ended
      .filter((one) => !['declined', 'promoted', 'converted'].includes(stateOf(one.events)))
      .map(() => 'passed on and still handled'),
  ]
}
