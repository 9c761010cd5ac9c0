import { type KnownUnit, unitNamed } from './known-units.ts'
import type { JudgedLine, LineFault } from './line-notes.ts'
import { type TableLine, writingFaults } from './table-lines.ts'

/** What becomes of each line of a table of units. A cell left empty leaves as it is what the roster holds. */
export function judgeUnits(lines: readonly TableLine[], known: readonly KnownUnit[]): readonly JudgedLine[] {
  const firstOf = new Map<string, number>()
  return lines.map((one) => {
    const target = targetOf(one.values, known)
    const key = one.values.code ?? target?.id ?? one.values.name ?? ''
    const earlier = key === '' ? undefined : firstOf.get(key)
    if (key !== '' && earlier === undefined) firstOf.set(key, one.line)
    return judged(one, target, known, earlier)
  })
}

function judged(
  { line, values: given }: TableLine,
  target: KnownUnit | undefined,
  known: readonly KnownUnit[],
  earlier: number | undefined,
): JudgedLine {
  const kind = given.kind === undefined ? undefined : kindNamed(given.kind)
  const values: Readonly<Record<string, string>> = kind === undefined ? given : { ...given, kind }
  const faults: readonly LineFault[] = [
    ...writingFaults(given, longest),
    ...formFaults(values, target, known),
    ...(given.kind !== undefined && kind === undefined
      ? [{ code: 'kind_unknown' as const, field: 'kind', value: given.kind }]
      : []),
    ...(earlier === undefined ? [] : [{ code: 'duplicate_line' as const, field: 'name', value: String(earlier) }]),
  ]
  const changes = target === undefined ? [] : changesOf(target, values)
  const good = target === undefined ? 'add' : changes.length > 0 ? 'change' : 'same'
  const about = values.name ?? target?.name ?? ''
  const verdict = faults.length > 0 ? 'wrong' : good
  return { line, verdict, about, target: target?.id ?? null, values, changes, faults, doubts: [] }
}

const longest = { code: 40, name: 80, nameEn: 120, short: 40, duties: 2_000 }

function targetOf(values: Readonly<Record<string, string>>, known: readonly KnownUnit[]): KnownUnit | undefined {
  if (values.code !== undefined) return known.find((unit) => unit.id === values.code)
  return values.name === undefined ? undefined : unitNamed(known, values.name)
}

function formFaults(
  { code, name }: Readonly<Record<string, string>>,
  target: KnownUnit | undefined,
  known: readonly KnownUnit[],
): readonly LineFault[] {
  const other = name === undefined ? undefined : unitNamed(known, name)
  const isTaken = other !== undefined && other.id !== (target?.id ?? other.id)
  const isTakenByNew = target === undefined && code !== undefined && other !== undefined
  return [
    ...(name === undefined && target === undefined ? [{ code: 'missing' as const, field: 'name' }] : []),
    ...(code === undefined && target === undefined ? [{ code: 'code_missing' as const, field: 'code' }] : []),
    ...(code !== undefined && !/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}$/.test(code)
      ? [{ code: 'code_bad' as const, field: 'code', value: code }]
      : []),
    ...(isTaken || isTakenByNew ? [{ code: 'name_of_another' as const, field: 'name', value: other.id }] : []),
  ]
}

const changing = ['name', 'nameEn', 'short', 'kind', 'duties'] as const

function changesOf(target: KnownUnit, values: Readonly<Record<string, string>>) {
  return changing.flatMap((field) => {
    const after = values[field]
    // Found by its short or English name, it is not to be called so from now on.
    const isOtherName = field === 'name' && (after === target.short || after === target.nameEn)
    return after === undefined || after === target[field] || isOtherName
      ? []
      : [{ field, before: target[field], after }]
  })
}

const kindNames: Readonly<Record<string, string>> = {
  department: 'department',
  部门: 'department',
  政府部门: 'department',
  government: 'government',
  政府: 'government',
  district: 'district',
  区县: 'district',
  区: 'district',
  县: 'district',
  court: 'court',
  法院: 'court',
  检察院: 'court',
  法院检察院: 'court',
  people_organisation: 'people_organisation',
  人民团体: 'people_organisation',
  群团: 'people_organisation',
}

function kindNamed(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  return Object.hasOwn(kindNames, plain) ? kindNames[plain] : undefined
}
