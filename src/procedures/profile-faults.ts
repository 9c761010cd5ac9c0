import type { ClockStart } from '#engine/clock-start.ts'
import type { ClockRule } from '#engine/deadline.ts'
import type { FieldDefinition, Procedure } from '#engine/procedure.ts'
import type { CodeEntry, Profile } from '#engine/profile.ts'
import { isPromised } from '#engine/recomputed-marks.ts'
import { noticeFaults } from './notice-faults.ts'

/**
 * What keeps a place's law from being used with a procedure: a line for each key, saying in both languages what to
 * put there. Empty when all fits.
 */
export function profileFaults(procedure: Procedure, profile: Profile): readonly string[] {
  return [
    ...keyFaults(
      'clocks',
      procedure.clocks,
      profile.clocks,
      '写明期限；法规没有规定的写 null',
      'give the rule, or null where the law sets none',
    ),
    ...Object.entries(profile.clocks).flatMap(([name, rule]) => clockFaults(procedure, name, rule)),
    ...deemedFaults(profile),
    ...keyFaults(
      'choices',
      procedure.choices,
      profile.choices,
      '写明 value；法规没有说的写 null',
      'give a value, or null where the law does not say',
    ),
    ...choiceFaults(procedure, profile),
    ...keyFaults(
      'amounts',
      procedure.amounts ?? {},
      profile.amounts ?? {},
      '写明 value；法规没有规定的写 null',
      'give a value, or null where the law sets none',
    ),
    ...listFaults(procedure, profile),
    ...numberFaults(procedure, profile),
    ...noticeFaults(procedure, profile.notices),
  ]
}

function keyFaults(section: string, known: object, given: object, zh: string, en: string): readonly string[] {
  const missing = Object.keys(known).filter((key) => !Object.hasOwn(given, key))
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(known, key))
  return [
    ...missing.map((key) => `${section}.${key}：缺少，请${zh} / missing; ${en}`),
    ...unknown.map(
      (key) => `${section}.${key}：没有这一项，请删去或者改正拼写 / not known; take it out or mend its spelling`,
    ),
  ]
}

function clockFaults(procedure: Procedure, name: string, rule: ClockRule | null): readonly string[] {
  if (rule === null || !Object.hasOwn(procedure.clocks, name)) return []
  if (isPromised(procedure, name)) {
    return [`clocks.${name}：到期日由答复写明，此处须为 null / its day is named by an act; it must be null here`]
  }
  const anchors = new Set(startsOf(procedure, name).map((start) => start.anchor))
  anchors.delete(undefined)
  const named = [...anchors].join(', ')
  const anchorFault =
    anchors.size === 0 && rule.anchor !== undefined
      ? [`clocks.${name}.anchor：起点是固定的，请删去 / it counts from one act only; take this out`]
      : anchors.size > 0 && !anchors.has(rule.anchor)
        ? [`clocks.${name}.anchor：请写明自何时起算 / say from what it counts: ${named}`]
        : []
  const facts = new Set(Object.values(procedure.actions).flatMap((action) => Object.keys(action.fields)))
  const factFaults = (rule.variants ?? []).flatMap(({ when }, index) =>
    facts.has(when.fact)
      ? []
      : [`clocks.${name}.variants.${index}.when.fact：没有“${when.fact}”这一栏 / there is no field of this name`],
  )
  return [...anchorFault, ...factFaults]
}

function startsOf(procedure: Procedure, clock: string): readonly ClockStart[] {
  return Object.values(procedure.actions)
    .flatMap((action) => action.starts ?? [])
    .filter((start) => start.clock === clock)
}

function deemedFaults({ deemedReceipt, clocks }: Profile): readonly string[] {
  if (deemedReceipt === null || (clocks[deemedReceipt] ?? null) !== null) return []
  return [
    `deemedReceipt：须为已写明期限的一项 clocks，或者 null / must be one of the clocks that has a number, or null`,
  ]
}

function choiceFaults(procedure: Procedure, profile: Profile): readonly string[] {
  return Object.entries(profile.choices).flatMap(([name, { value }]) => {
    const values = Object.keys(procedure.choices[name]?.values ?? {})
    if (value === null || values.length === 0 || values.includes(value)) return []
    return [`choices.${name}.value：应为下列之一，或者 null / must be null or one of: ${values.join(', ')}`]
  })
}

function listFaults(procedure: Procedure, profile: Profile): readonly string[] {
  const asked = codeFields(procedure)
  const known = Object.fromEntries([...asked].map(([list]) => [list, true]))
  return [
    ...keyFaults(
      'lists',
      known,
      profile.lists,
      '写明各项；没有这种区分的写 []',
      'give its entries, or [] where the law knows none',
    ),
    ...[...asked].flatMap(([list, fields]) => {
      const entries = profile.lists[list]
      return entries === undefined ? [] : entriesFaults(procedure, list, entries, fields)
    }),
  ]
}

function entriesFaults(
  procedure: Procedure,
  list: string,
  entries: readonly CodeEntry[],
  fields: readonly AskedField[],
): readonly string[] {
  const codes = entries.map((entry) => entry.code)
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  const required = procedure.codes[list] ?? []
  const lacking = required.filter((code) => !codes.includes(code))
  const mayBeEmpty = fields.every(({ definition }) => definition.optionalList === true || definition.required !== true)
  return [
    ...(entries.length === 0 && !mayBeEmpty ? [`lists.${list}：至少写一项 / needs one entry at least`] : []),
    ...twice.map((code) => `lists.${list}：“${code}”写了两次 / stands here twice`),
    ...(entries.length === 0 && mayBeEmpty
      ? []
      : lacking.map(
          (code) =>
            `lists.${list}：须有“${code}”一项，办理程序要用 / needs an entry “${code}”: the procedure speaks of it`,
        )),
    ...entries.flatMap((entry) => demandFaults(list, entry, fields)),
    ...(procedure.scaled.includes(list)
      ? entries
          .filter((entry) => entry.scale === undefined)
          .map(
            (entry) =>
              `lists.${list}.${entry.code}.scale：缺少，请写明在通用尺度上的位置 / missing; say where it stands on the neutral scale`,
          )
      : []),
  ]
}

function demandFaults(list: string, entry: CodeEntry, fields: readonly AskedField[]): readonly string[] {
  const known = new Set(fields.flatMap(({ demandable }) => demandable))
  return (entry.demands ?? [])
    .filter((field) => !known.has(field))
    .map(
      (field) =>
        `lists.${list}.${entry.code}.demands：没有“${field}”可要求 / cannot demand “${field}”; known: ${[...known].join(', ')}`,
    )
}

type AskedField = {
  readonly definition: FieldDefinition & { readonly type: 'code' }
  /** The fields beside it that its code may make obligatory. */
  readonly demandable: readonly string[]
}

function codeFields(procedure: Procedure): ReadonlyMap<string, readonly AskedField[]> {
  const asked = new Map<string, AskedField[]>()
  for (const { fields } of Object.values(procedure.actions)) {
    for (const [name, definition] of Object.entries(fields)) {
      if (definition.type !== 'code') continue
      const demandable = Object.entries(fields).flatMap(([other, { required }]) =>
        typeof required === 'object' && 'demandedByCode' in required && required.field === name ? [other] : [],
      )
      asked.set(definition.list, [...(asked.get(definition.list) ?? []), { definition, demandable }])
    }
  }
  return asked
}

function numberFaults(procedure: Procedure, profile: Profile): readonly string[] {
  const series = Object.values(procedure.actions).flatMap(({ fields }) =>
    Object.values(fields).flatMap((field) => (field.type === 'issued_number' ? [field.series] : [])),
  )
  const known = Object.fromEntries(series.map((name) => [name, true]))
  return keyFaults('numbers', known, profile.numbers, '写明编号格式', 'say how its numbers are written')
}
