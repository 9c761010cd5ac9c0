import type { CaseEvent, CaseFile, Fields } from '#engine/case-file.ts'

/** Something of a case as the record tells it, read here without a line of the engine's. */
export type Standing = {
  readonly machine: string
  readonly instance: string
  readonly state: string
  readonly duty: string
  /** The unit whose act brought it into being. */
  readonly unit: string | null
  readonly fields: Fields
}

/** Everything of a case as it stands after these events. */
export function standings(events: readonly CaseEvent[]): readonly Standing[] {
  const all = new Map<string, Standing>()
  for (const { machine, instance, state, byUnit, fields } of events) {
    const key = `${machine} ${instance}`
    const held = all.get(key)
    const duty = typeof fields.duty === 'string' ? fields.duty : (held?.duty ?? '')
    const unit = held === undefined ? byUnit : held.unit
    all.set(key, { machine, instance, state, duty, unit, fields: { ...held?.fields, ...fields } })
  }
  return [...all.values()]
}

export function standingOn(events: readonly CaseEvent[], machine: string): readonly Standing[] {
  return standings(events.filter((event) => event.machine === machine))
}

/** What was filled in on the case itself. */
export function factsOf(events: readonly CaseEvent[]): Fields {
  return standingOn(events, 'case')[0]?.fields ?? {}
}

export function stateOf(events: readonly CaseEvent[]): string {
  return events.findLast(({ machine }) => machine === 'case')?.state ?? ''
}

/** Events of a type, each with what had happened before. */
export function eachOf(
  file: CaseFile,
  type: string,
): readonly { readonly event: CaseEvent; readonly earlier: readonly CaseEvent[] }[] {
  return file.events.flatMap((event, at) => (event.type === type ? [{ event, earlier: file.events.slice(0, at) }] : []))
}

/** The person an instance is of: "1/p-deputy" or "p-deputy". */
export const personOf = (instance: string): string => instance.split('/').at(-1) ?? ''

/** The version an instance is of. */
export const versionOf = (instance: string): string => instance.split('/')[0] ?? ''

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** Whose name stands under a case: the lead, and whoever confirmed or signed on paper. */
export function signersAt(events: readonly CaseEvent[]): readonly string[] {
  const counted = ['confirmed', 'on_paper', 'leading']
  const signed = standingOn(events, 'signature').flatMap(({ instance, state }) =>
    counted.includes(state) ? [instance] : [],
  )
  const lead = text(factsOf(events).leadProposer)
  return [...new Set([...(lead === '' ? [] : [lead]), ...signed])]
}
