import { type KnownUnit, unitNamed } from './known-units.ts'
import type { JudgedLine, LineChange, LineFault } from './line-notes.ts'
import { tableDay } from './table-day.ts'
import { plainName, type TableLine, writingFaults } from './table-lines.ts'

/** A person of the roster as tables speak of them; empty where nothing is known. */
export type KnownPerson = {
  readonly id: string
  readonly name: string
  readonly kind: PersonKind
  readonly delegation: string
  readonly office: string
  readonly unit: string
  readonly term: string
  readonly termFrom: string
  readonly termTo: string
  readonly phone: string
  readonly email: string
}

export type PersonKind = 'deputy' | 'member' | 'leader' | 'clerk'

export type PeopleTable = {
  readonly lines: readonly TableLine[]
  readonly known: readonly KnownPerson[]
  readonly units: readonly KnownUnit[]
  /** What people are where the table does not say. */
  readonly kind: PersonKind
  /** Delegations the roster does not have yet are meant, not misspelt. */
  readonly newDelegations: boolean
}

/** What becomes of each line of a table of people. A cell left empty leaves as it is what the roster holds. */
export function judgePeople(table: PeopleTable): readonly JudgedLine[] {
  const roster = rosterOf(table)
  const read = table.lines.map((line) => readLine(line, roster))
  const firstOf = new Map<string, number>()
  const nameless = namesWithoutCode(read)
  return read.map((one) => {
    const earlier = one.key === '' ? undefined : firstOf.get(one.key)
    if (one.key !== '' && earlier === undefined) firstOf.set(one.key, one.line)
    const others = (nameless.get(one.values.name ?? '') ?? []).filter((line) => line !== one.line)
    return judged(one, earlier, others)
  })
}

type Roster = {
  readonly byId: ReadonlyMap<string, KnownPerson>
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>
  readonly delegations: ReadonlySet<string>
  readonly table: PeopleTable
}

function rosterOf(table: PeopleTable): Roster {
  const byName = new Map<string, KnownPerson[]>()
  for (const person of table.known) byName.set(person.name, [...(byName.get(person.name) ?? []), person])
  return {
    byId: new Map(table.known.map((person) => [person.id, person])),
    byName,
    delegations: new Set(table.known.map((person) => person.delegation).filter((name) => name !== '')),
    table,
  }
}

type ReadLine = {
  readonly line: number
  /** Two lines of one key are about one person. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
  readonly target: KnownPerson | null
  readonly faults: readonly LineFault[]
}

const longest = { code: 40, name: 60, delegation: 60, office: 200, term: 40, phone: 40, email: 254 }

function readLine({ line, values: given }: TableLine, roster: Roster): ReadLine {
  const name = plainName(given.name ?? '')
  const kind = given.kind === undefined ? undefined : kindNamed(given.kind)
  const unit = given.unit === undefined ? undefined : unitNamed(roster.table.units, given.unit)
  const values = Object.fromEntries(
    Object.entries({
      ...given,
      name,
      kind: kind ?? roster.byId.get(given.code ?? '')?.kind ?? roster.table.kind,
      unit: unit?.id ?? '',
      termFrom: tableDay(given.termFrom ?? '') ?? '',
      termTo: tableDay(given.termTo ?? '') ?? '',
    }).filter(([, value]) => value !== ''),
  )
  const found = targetOf(values, roster)
  const faults = [
    ...writingFaults(given, longest),
    ...formFaults(given, values, roster),
    ...(given.unit !== undefined && unit === undefined ? [fault('unit_unknown', 'unit', given.unit)] : []),
    ...(given.kind !== undefined && kind === undefined ? [fault('kind_unknown', 'kind', given.kind)] : []),
    ...(found.fault === undefined ? [] : [found.fault]),
  ]
  const key = values.code ?? (name === '' ? '' : [name, values.kind, values.delegation ?? ''].join('\u0000'))
  return { line, key, values, target: found.target, faults }
}

function formFaults(
  given: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  { delegations, table }: Roster,
): readonly LineFault[] {
  const { code, delegation, phone, email, termFrom, termTo } = values
  const isNewDelegation = delegation !== undefined && delegations.size > 0 && !delegations.has(delegation)
  return [
    ...(values.name === undefined ? [fault('missing', 'name')] : []),
    ...(code !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(code)
      ? [fault('code_bad', 'code', code)]
      : []),
    ...(isNewDelegation && !table.newDelegations ? [fault('delegation_unknown', 'delegation', delegation)] : []),
    ...(['termFrom', 'termTo'] as const).flatMap((field) => {
      const text = given[field]
      return text !== undefined && values[field] === undefined ? [fault('not_a_date', field, text)] : []
    }),
    ...(termFrom !== undefined && termTo !== undefined && termTo < termFrom
      ? [fault('dates_reversed', 'termTo', termTo)]
      : []),
    ...(phone !== undefined && !/^[\d+()（）\-\s、,，/转]{5,40}$/.test(phone)
      ? [fault('phone_bad', 'phone', phone)]
      : []),
    ...(email !== undefined && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email)
      ? [fault('email_bad', 'email', email)]
      : []),
  ]
}

/** Whom a line is about: by code, or by name and delegation where that is one person alone. */
function targetOf(
  { code, name, kind, delegation }: Readonly<Record<string, string>>,
  { byId, byName }: Roster,
): { readonly target: KnownPerson | null; readonly fault?: LineFault } {
  const namesakes = byName.get(name ?? '') ?? []
  const fits = namesakes.filter(
    (one) => one.kind === kind && (delegation === undefined || one.delegation === delegation),
  )
  if (code !== undefined) {
    const held = byId.get(code)
    if (held !== undefined) {
      return held.kind === kind
        ? { target: held }
        : { target: null, fault: fault('code_of_another', 'code', held.name) }
    }
    // A code of its own tells a namesake apart; where name and delegation are the same it is rather the same person.
    const same = fits.find((one) => delegation !== undefined || one.delegation === '')
    return same === undefined ? { target: null } : { target: null, fault: fault('name_of_another', 'name', same.id) }
  }
  const [one, another] = fits
  if (one !== undefined && another === undefined) return { target: one }
  if (another !== undefined) return { target: null, fault: fault('several_namesakes', 'name', listed(fits)) }
  const elsewhere = namesakes.filter((person) => person.kind === kind)
  return elsewhere.length === 0
    ? { target: null }
    : { target: null, fault: fault('namesake', 'name', listed(elsewhere)) }
}

function listed(people: readonly KnownPerson[]): string {
  return people.map((one) => (one.delegation === '' ? one.id : `${one.id}（${one.delegation}）`)).join('、')
}

/** Lines by the name of a person who is new and has no code: two of one name cannot be told apart later. */
function namesWithoutCode(read: readonly ReadLine[]): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>()
  const keys = new Set<string>()
  for (const { line, key, values, target } of read) {
    // A line that says the same again is another fault.
    if (target !== null || values.code !== undefined || values.name === undefined || keys.has(key)) continue
    keys.add(key)
    lines.set(values.name, [...(lines.get(values.name) ?? []), line])
  }
  return lines
}

function judged(one: ReadLine, earlier: number | undefined, others: readonly number[]): JudgedLine {
  const { line, values, target } = one
  const isNew = target === null && values.code === undefined
  const faults = [
    ...one.faults,
    ...(earlier === undefined ? [] : [fault('duplicate_line', 'name', String(earlier))]),
    ...(isNew && earlier === undefined && others.length > 0
      ? [fault('namesake_in_file', 'name', others.join('、'))]
      : []),
  ]
  const changes = target === null ? [] : changesOf(target, values)
  const verdict = faults.length > 0 ? 'wrong' : target === null ? 'add' : changes.length > 0 ? 'change' : 'same'
  const about = [values.name ?? '', values.delegation ?? target?.delegation ?? '']
    .filter((part) => part !== '')
    .join(' · ')
  return { line, verdict, about, target: target?.id ?? null, values, changes, faults, doubts: [] }
}

const changing = ['name', 'delegation', 'office', 'unit', 'term', 'termFrom', 'termTo', 'phone', 'email'] as const

function changesOf(target: KnownPerson, values: Readonly<Record<string, string>>): readonly LineChange[] {
  return changing.flatMap((field) => {
    const after = values[field]
    return after === undefined || after === target[field] ? [] : [{ field, before: target[field], after }]
  })
}

const kindNames: Readonly<Record<string, PersonKind>> = {
  deputy: 'deputy',
  代表: 'deputy',
  人大代表: 'deputy',
  member: 'member',
  委员: 'member',
  政协委员: 'member',
  leader: 'leader',
  领导: 'leader',
  clerk: 'clerk',
  工作人员: 'clerk',
  经办人: 'clerk',
}

function kindNamed(text: string): PersonKind | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  return Object.hasOwn(kindNames, plain) ? kindNames[plain] : undefined
}

function fault(code: LineFault['code'], field: string, value?: string): LineFault {
  return value === undefined ? { code, field } : { code, field, value }
}
