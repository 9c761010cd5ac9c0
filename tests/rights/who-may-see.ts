import type { Actor, Fields } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Audience } from '#engine/visibility.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { Db } from '#store/schema.ts'
import { byHand, byHandIn, knowsUnnamed, officesOf, tellsOfAuthor } from './by-hand.ts'
import { canariesIn } from './canaries.ts'

/** An event as its row says it, in the order it happened. */
type Row = {
  readonly case_id: string
  readonly procedure: string
  readonly seq: number
  readonly type: string
  readonly machine: string
  readonly instance: string
  readonly state: string
  readonly fields: Fields
}

/** One case as its rows alone tell it: a second, plainer reading than the one that serves it. */
export type PlainCase = {
  readonly id: string
  readonly kind: string
  readonly rows: readonly Row[]
  /** By machine and instance: the last row. */
  readonly latest: ReadonlyMap<string, Row>
  readonly state: string
}

/** Where a canary stands. */
type Place = { readonly one: PlainCase; readonly row: Row; readonly field: string }

/** What is declared, copied before anybody could change it. */
export type Declared = ReadonlyMap<string, Pick<Procedure['visibility'], 'events' | 'fields' | 'instances' | 'clocks'>>

export function declaredNow(): Declared {
  return new Map(
    installedProcedures.map(({ id, visibility: { events, fields, instances, clocks } }) => [
      id,
      structuredClone({ events, fields, instances, clocks }),
    ]),
  )
}

export async function readPlainCases(db: Db): Promise<readonly PlainCase[]> {
  const rows = await db
    .selectFrom('case_event')
    .innerJoin('case_file', 'case_file.id', 'case_event.case_id')
    .select(['case_id', 'procedure', 'seq', 'type', 'machine', 'instance', 'state', 'fields'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  const typed = rows.map((row): Row => ({ ...row, seq: Number(row.seq), fields: row.fields as Fields }))
  return [...Map.groupBy(typed, (row) => row.case_id)].map(([id, own]) => {
    const latest = new Map(own.map((row) => [`${row.machine} ${row.instance}`, row]))
    return { id, kind: own[0]?.procedure ?? '', rows: own, latest, state: latest.get('case case')?.state ?? '' }
  })
}

const order: readonly Audience[] = ['public', 'proposer', 'unit', 'office']
/** True for somebody who sees what is open from `from` on. */
export function reaches(audience: Audience, from: Audience): boolean {
  return order.indexOf(audience) >= order.indexOf(from)
}

/** As what somebody looks at a case, by the rows; null for somebody who must not know of it. */
export function standingOf(one: PlainCase, actor: Actor | null): Audience | null {
  const isDraft = ['cosigning', 'discarded'].includes(one.state)
  const isAuthor = actor !== null && actor.unitId === null && isNamedIn(one, actor.personId)
  if (isDraft) return isAuthor ? 'proposer' : null
  if (actor !== null && officesOf[one.kind]?.some((office) => actor.offices.includes(office))) return 'office'
  if (actor?.unitId != null && isWorkedOnBy(one, actor.unitId)) return 'unit'
  if (isAuthor) return 'proposer'
  return isPublished(one) || publishedAnswers(one).length > 0 ? 'public' : null
}

function isWorkedOnBy(one: PlainCase, unitId: string): boolean {
  const assignment = one.latest.get(`assignment ${unitId}`)
  return assignment !== undefined && assignment.state !== 'returned'
}

/** Leads it, signs it or is asked to, has had its answer, or put forward a case that is to join it. */
function isNamedIn(one: PlainCase, personId: string): boolean {
  if (factOf(one, 'leadProposer') === personId) return true
  return [...one.latest.values()].some(({ machine, instance, state, fields }) => {
    const isOwn = instance === personId || instance.endsWith(`/${personId}`)
    if (machine === 'signature')
      return isOwn && ['invited', 'outdated', 'confirmed', 'on_paper', 'leading'].includes(state)
    if (machine === 'objection') return isOwn && state === 'open'
    if (machine === 'withdrawal' || machine === 'merge_consent' || machine === 'satisfaction')
      return isOwn && state === 'asked'
    if (machine === 'delivery') return isOwn && ['delivered', 'rated', 'unrated', 'informed'].includes(state)
    if (machine === 'submission') return state === 'sent' && newestOn(one, machine, instance, 'sentTo') === personId
    if (machine !== 'merged' || state === 'dropped') return false
    return Array.isArray(fields.joiningAuthors) && fields.joiningAuthors.includes(personId)
  })
}

/** It has a number, its author agrees, and no office has withheld it. A social report is never published. */
function isPublished(one: PlainCase): boolean {
  const withheld = one.rows.findLast((row) => row.machine === 'text_withholding')?.state === 'withheld'
  return one.kind !== 'social-report' && factOf(one, 'publishText') === true && !!factOf(one, 'caseNumber') && !withheld
}

/** Of each answer that is published, its number: that is decided whatever becomes of the words it answers. */
function publishedAnswers(one: PlainCase): readonly string[] {
  const answers = answersOf[one.kind]
  return [...one.latest.values()]
    .filter(({ machine, state }) => machine === answers?.machine && state === answers.left)
    .map(({ instance }) => instance)
    .filter((instance) => one.latest.get(`publication ${instance}`)?.state === 'published')
}

/** True where everybody reads an answer and not what was said. */
export function isReplyAlone(one: PlainCase, audience: Audience | null): boolean {
  return audience === 'public' && !isPublished(one)
}

function factOf(one: PlainCase, field: string): unknown {
  return newestOn(one, 'case', 'case', field)
}

function newestOn(one: PlainCase, machine: string, instance: string, field: string): unknown {
  return one.rows.findLast(
    (row) => row.machine === machine && row.instance === instance && row.fields[field] !== undefined,
  )?.fields[field]
}

/** Every canary of the town with the places it stands in. */
export function placesOf(cases: readonly PlainCase[]): ReadonlyMap<string, readonly Place[]> {
  const places = cases.flatMap((one) =>
    one.rows.flatMap((row) =>
      Object.entries(row.fields).flatMap(([field, value]) =>
        [...canariesIn(String(value))].map((word) => ({ word, place: { one, row, field } })),
      ),
    ),
  )
  return new Map(
    [...Map.groupBy(places, ({ word }) => word)].map(([word, found]) => [word, found.map(({ place }) => place)]),
  )
}

/** True where the law and the declaration let somebody read the field in this place. */
export function maySee(declared: Declared, { one, row, field }: Place, actor: Actor | null): boolean {
  const audience = standingOf(one, actor)
  const visibility = declared.get(one.kind)
  if (audience === null || visibility === undefined) return false
  const isOfAnswer = [answersOf[one.kind]?.machine, 'publication'].includes(row.machine)
  if (isReplyAlone(one, audience) && !(isOfAnswer && publishedAnswers(one).includes(row.instance))) return false
  if (field === 'text' && answersOf[one.kind]?.machine === row.machine) {
    return mayReadAnswer(one, row, audience)
  }
  if (field === 'summary' && isPublishedSummary(one, row)) return true
  if (!mayReadField(declared, one, field, audience, actor)) return false
  const isNewest = newestOn(one, row.machine, row.instance, field) === row.fields[field]
  if (row.machine === 'case' && isNewest) return true
  const state = one.latest.get(`${row.machine} ${row.instance}`)?.state ?? ''
  if (isNewest && reaches(audience, visibility.instances[row.machine]?.[state] ?? 'public')) return true
  return reaches(audience, visibility.events[row.type] ?? 'office')
}

/** True where a field of that name may be read by somebody, wherever in the case it stands. */
export function mayReadField(
  declared: Declared,
  one: PlainCase,
  field: string,
  audience: Audience,
  actor: Actor | null,
): boolean {
  if (isAuthorsSecret(one, field) && !knowsAuthor(one, actor)) return false
  const from = byHandIn[one.kind]?.[field] ?? byHand[field] ?? declared.get(one.kind)?.fields[field] ?? 'office'
  return reaches(audience, from)
}

/** Where each kind of case keeps its answers, and how one stands that has left the house. */
const answersOf: Readonly<Record<string, { readonly machine: string; readonly left: string }>> = {
  suggestion: { machine: 'reply', left: 'issued' },
  proposal: { machine: 'reply', left: 'issued' },
  motion: { machine: 'handling_report', left: 'given' },
  enquiry: { machine: 'answer', left: 'given' },
  'social-report': { machine: 'feedback', left: 'given' },
}

/** A draft is the units' and offices'; what was issued its authors'; the public reads what was published and not taken off. */
function mayReadAnswer(one: PlainCase, { machine, instance, fields }: Row, audience: Audience): boolean {
  if (reaches(audience, 'unit')) return true
  const isLastWord = newestOn(one, machine, instance, 'text') === fields.text
  const hasLeft = one.latest.get(`${machine} ${instance}`)?.state === answersOf[one.kind]?.left && isLastWord
  if (audience === 'proposer') return hasLeft
  return hasLeft && one.latest.get(`publication ${instance}`)?.state === 'published'
}

/** An answer that is published as a summary is read as that: its last words. */
function isPublishedSummary(one: PlainCase, { machine, instance, fields }: Row): boolean {
  const last = (field: string) => newestOn(one, machine, instance, field)
  const isSummary = machine === answersOf[one.kind]?.machine && last('publication') === 'summary'
  return isSummary && publishedAnswers(one).includes(instance) && last('summary') === fields.summary
}

function isAuthorsSecret(one: PlainCase, field: string): boolean {
  const asked = factOf(one, 'unnamedBecause')
  return tellsOfAuthor.has(field) && typeof asked === 'string' && asked.trim() !== ''
}

/** Whether who put a case forward is for somebody to know who sees the case. */
export function knowsAuthor(one: PlainCase, actor: Actor | null): boolean {
  if (actor === null) return false
  const office = knowsUnnamed[one.kind]
  return (
    (office !== undefined && actor.offices.includes(office)) ||
    (actor.unitId === null && isNamedIn(one, actor.personId))
  )
}

/** Who put it forward; null for nobody of the roster. */
export function leadOf(one: PlainCase): string | null {
  const lead = factOf(one, 'leadProposer')
  return typeof lead === 'string' && lead !== '' ? lead : null
}

/** True where a case's author asked to stay unnamed. */
export function isUnnamedCase(one: PlainCase): boolean {
  return isAuthorsSecret(one, 'unnamedBecause')
}
