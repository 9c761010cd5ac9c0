import type { Actor, Fields } from '#engine/case-file.ts'
import type { IsKnown } from '#engine/fields.ts'
import type { ActionDefinition } from '#engine/procedure.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { findProcedure } from '#procedures/installed.ts'
import { listCasesByNumber } from '#store/case-lists.ts'
import { listOnRoster } from '#store/on-roster.ts'
import { listLeaders } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { caseScopeOf } from './case-scope.ts'

const kindOf = {
  unit: 'unit',
  units: 'unit',
  person: 'person',
  leader: 'leader',
  people: 'person',
  session: 'session',
  case: 'case',
} as const

/** Looks up just the units, people, sessions and cases that the fields of one request name, as they are on a day. */
export async function knownIds(
  db: Db,
  { actor, on }: { readonly actor: Actor; readonly on: PlainDate },
  procedure: string,
  action: ActionDefinition | undefined,
  fields: Fields,
): Promise<IsKnown> {
  const named = {
    unit: new Set<string>(),
    person: new Set<string>(),
    leader: new Set<string>(),
    session: new Set<string>(),
    case: new Set<string>(),
  }
  for (const [field, definition] of Object.entries(action?.fields ?? {})) {
    const value = fields[field]
    if (!(definition.type in kindOf)) continue
    const kind = kindOf[definition.type as keyof typeof kindOf]
    for (const id of typeof value === 'string' ? [value] : Array.isArray(value) ? value : [])
      named[kind].add(String(id))
  }
  const known = {
    ...(await knownOnRoster(db, procedure, named)),
    leader: named.leader.size === 0 ? new Set<string>() : await livingLeaders(db, on),
    case: await knownNumbers(db, actor, procedure, named.case),
  }
  return (kind, id) => known[kind].has(id)
}

async function livingLeaders(db: Db, on: PlainDate): Promise<ReadonlySet<string>> {
  return new Set((await listLeaders(db, on)).map(({ id }) => id))
}

/** Of people, those who may put forward a case of this kind: it names no others. */
async function knownOnRoster(
  db: Db,
  procedure: string,
  named: Readonly<Record<'unit' | 'person' | 'session', ReadonlySet<string>>>,
) {
  const authors = findProcedure(procedure)?.authors
  const found = await listOnRoster(db, named)
  const idsOf = (kind: keyof typeof named) => found.filter((one) => one.kind === kind)
  return {
    unit: new Set(idsOf('unit').map(({ id }) => id)),
    person: new Set(
      idsOf('person')
        .filter(({ personKind }) => authors === undefined || authors.includes(personKind))
        .map(({ id }) => id),
    ),
    session: new Set(idsOf('session').map(({ id }) => id)),
  }
}

/** Of these numbers, those of cases of this kind that the person may see. */
async function knownNumbers(
  db: Db,
  actor: Actor,
  procedure: string,
  numbers: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (const number of numbers) {
    const found = await listCasesByNumber(db, caseScopeOf(actor), number, procedure)
    if (found.length > 0) known.add(number)
  }
  return known
}
