import type { Actor } from '#engine/case-file.ts'
import { isDuty } from '#engine/duty.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseOrder } from '#store/case-cursor.ts'
import type { CaseFilter } from '#store/case-lists.ts'
import { given, givenCode, givenDay } from './list-query.ts'

/** What a list's address asks for, and what in it could not be understood. */
export type CaseListQuery = {
  readonly filter: CaseFilter
  readonly order: CaseOrder
  readonly after: string | undefined
  /** Days that are none, as typed. */
  readonly faults: readonly string[]
}

type Circumstances = {
  readonly today: string
  /** Whose cases "mine", "waiting" and "done" are; null for the public. */
  readonly actor: Actor | null
  readonly profiles: Profiles
  readonly units: { has(id: string): boolean }
  readonly sessions: { has(id: string): boolean }
}

/** Reads a list's address. Codes that no list knows do not narrow; days that are none are named. */
export function caseListQuery(
  query: URLSearchParams,
  { today, actor, profiles, units, sessions }: Circumstances,
): CaseListQuery {
  const from = givenDay(query, 'from')
  const to = givenDay(query, 'to')
  const states = query.getAll('state').filter((state) => stateCodes.has(state))
  const duty = given(query, 'duty')
  const archived = given(query, 'archived')
  const unit = givenCode(query, 'unit', units)
  const order = given(query, 'order')
  const isLate = query.get('late') === 'yes'
  const kind = givenCode(query, 'kind', new Set(profiles.map(({ procedure }) => procedure)))
  const laws = lawsOf(kind, profiles)
  const filter: CaseFilter = {
    ...optional('q', given(query, 'q')),
    ...optional('procedure', kind),
    ...(states.length > 0 ? { states } : {}),
    ...optional('subject', givenCode(query, 'subject', codesOf(laws, 'subject'))),
    ...optional('outcome', givenCode(query, 'outcome', codesOf(laws, 'outcome'))),
    ...optional('unit', unit),
    ...(unit !== undefined && isDuty(duty) ? { duty } : {}),
    ...optional('session', givenCode(query, 'session', sessions)),
    ...optional('proposer', given(query, 'proposer')),
    ...optional('reading', given(query, 'reading')),
    ...(archived === 'yes' || archived === 'no' ? { archived: archived === 'yes' } : {}),
    ...optional('submittedFrom', from.day),
    ...optional('submittedTo', to.day),
    ...(isLate ? { lateOn: today } : {}),
    ...(query.get('key') === 'yes' ? { key: true } : {}),
    ...(actor === null ? {} : ownWork(query, actor)),
  }
  return {
    filter,
    order: order === 'deadline' || order === 'updated' ? order : isLate && order === undefined ? 'deadline' : 'newest',
    after: given(query, 'after'),
    faults: [from.fault, to.fault].filter((fault) => fault !== undefined),
  }
}

/** The three ways a case can be one's own: signed, waiting, done. */
function ownWork(query: URLSearchParams, actor: Actor): Pick<CaseFilter, 'mine' | 'waitingFor' | 'doneBy'> {
  const work = query.get('work')
  return {
    ...(query.get('mine') === 'yes' ? { mine: actor.personId } : {}),
    ...(work === 'waiting' ? { waitingFor: actor } : {}),
    ...(work === 'done' ? { doneBy: actor } : {}),
  }
}

const stateCodes: ReadonlySet<string> = new Set(
  installedProcedures.flatMap((procedure) => Object.keys(procedure.machines.case?.states ?? {})),
)

/** The laws whose codes narrow: those on one kind of case once it is chosen, else all. */
export function lawsOf(kind: string | undefined, profiles: Profiles): Profiles {
  return kind === undefined ? profiles : profiles.filter(({ procedure }) => procedure === kind)
}

function codesOf(profiles: Profiles, list: string): ReadonlySet<string> {
  return new Set(profiles.flatMap((profile) => (profile.lists[list] ?? []).map((entry) => entry.code)))
}

function optional<Name extends string>(name: Name, value: string | undefined): { readonly [key in Name]?: string } {
  const none: { readonly [key in Name]?: string } = {}
  return value === undefined ? none : { ...none, [name]: value }
}
