import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Duty } from '#engine/duty.ts'
import { type CaseOrder, readCursor, writeCursor } from './case-cursor.ts'
import {
  anyReason,
  assignedTo,
  type CaseBuilder,
  type CaseScope,
  signedBy,
  type Way,
  type WordsAsked,
  waysAmong,
  waysToSee,
} from './case-scope.ts'
import type { CaseSummary } from './case-summaries.ts'
import { lastNotice } from './last-notice.ts'
import type { NoticeKind } from './notice-tables.ts'
import type { Db, Tables } from './schema.ts'
import { type Holder, heldBy } from './waiting-steps.ts'

/** What a list is narrowed to. Left-out members do not narrow. */
export type CaseFilter = {
  /** Only these cases. */
  readonly ids?: readonly string[]
  /** Words of the title, or a flow or case number. */
  readonly q?: string
  /** Only one kind of case. */
  readonly procedure?: string
  readonly states?: readonly string[]
  readonly subject?: string
  /** Only cases of none of these subjects. */
  readonly subjectNotIn?: readonly string[]
  readonly unit?: string
  readonly duty?: Duty
  readonly session?: string
  readonly outcome?: string
  readonly proposer?: string
  readonly reading?: string
  /** Only those in the archive, or only those that are not. */
  readonly archived?: boolean
  readonly submittedFrom?: string
  readonly submittedTo?: string
  /** Only cases that are on the record: those with a number. */
  readonly numbered?: true
  /** Only cases with a running deadline before this day. */
  readonly lateOn?: string
  /** Only key items. */
  readonly key?: true
  /** Only cases this person has signed. */
  readonly mine?: string
  /** Only cases with a step that waits for them. */
  readonly waitingFor?: Holder
  /** Only cases they have acted on and that no longer wait for them. A person acting for a unit has done what the unit has. */
  readonly doneBy?: Holder
}

/** A case of a list, with the last notice given of its next deadline. */
export type ListedCase = CaseSummary & { readonly notice: NoticeKind | null }

export type CasePage = {
  readonly rows: readonly ListedCase[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
  /** How many cases there are on all pages, counted no further than was asked; null when that was not asked. */
  readonly count: number | null
}

export type PageAsked = {
  readonly order: CaseOrder
  readonly after?: string
  readonly limit: number
  /** Also counts, no further than this. */
  readonly countTo?: number
}

const keys = {
  newest: { column: 'submitted_on', direction: 'desc' },
  registered: { column: 'flow_number', direction: 'asc' },
  deadline: { column: 'next_deadline', direction: 'asc' },
  updated: { column: 'updated_at', direction: 'desc' },
  told: { column: 'replied_on', direction: 'desc' },
} as const

/**
 * One page of the cases in scope that pass the filter: one query, whatever the page. `after` is a page's `next`. The
 * page's cases are found by what orders them, and only then are their rows fetched: whole rows take long to sift and plan.
 */
export async function listCases(db: Db, scope: CaseScope, filter: CaseFilter, page: PageAsked): Promise<CasePage> {
  const way = sql.raw(keys[page.order].direction)
  const place = keyIn('case_summary', page.order).as('place')
  const parts = waysToLook(scope, filter).map((way) =>
    ofEachKind(way, inOrder(narrowed(db, way, filter).select(['case_summary.case_id', place]), page)),
  )
  const { rows } = await sql<(ListedCase | NoCase) & { readonly all_pages: number | null }>`
    select page.*, counted.n as all_pages from (select ${countOf(db, scope, filter, page.countTo)} as n) counted
    left join lateral (select case_summary.*, ${lastNotice('case_summary.case_id', 'case_summary.next_deadline')} as notice
      from (select case_id from (${unionOf(parts)}) seen order by place ${way}, case_id ${way} limit ${page.limit + 1}) found
      join case_summary on case_summary.case_id = found.case_id) page on true
    order by ${keyIn('page', page.order)} ${way}, page.case_id ${way}`.execute(db)
  const found = rows.flatMap(({ all_pages: _, ...row }) => (row.case_id === null ? [] : [row]))
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  const more = found.length > page.limit && last !== undefined
  return {
    rows: shown,
    next: more ? writeCursor(keyOf(last, page.order), last.case_id) : null,
    count: rows[0]?.all_pages ?? null,
  }
}

/** What an order sorts by. A case brought in may have no flow number: it stands by its case number. */
function keyIn(table: 'case_summary' | 'page', order: CaseOrder) {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  if (order === 'told') return sql`greatest(${column('submitted_on')}, ${column('replied_on')})`
  if (order !== 'registered') return sql`${column(keys[order].column)}`
  return sql`coalesce(${column('flow_number')}, ${column('case_number')}, '')`
}

function keyOf(row: CaseSummary, order: CaseOrder): string {
  if (order === 'told') return lastDayTold(row)
  return order === 'registered' ? (row.flow_number ?? row.case_number ?? '') : String(row[keys[order].column])
}

/** The last day that a row tells everybody. */
export function lastDayTold({ submitted_on: said, replied_on: answered }: CaseSummary): string {
  return answered !== null && answered > said ? answered : said
}

/** The one row of a page without cases, which carries the count alone. */
type NoCase = { readonly case_id: null }

/**
 * Cases in scope that pass the filter, on whichever page, counted no further than `most`. Where one way to look finds as
 * many as that, the others are not gone.
 */
function countOf(db: Db, scope: CaseScope, filter: CaseFilter, most: number | undefined) {
  if (most === undefined) return sql<null>`null::int`
  const all = waysToLook(scope, filter).map((way) => countable(db, way, filter, most))
  const first: Expression<unknown> | undefined = assignedOnly(db, scope, filter)?.limit(most) ?? all[0]
  const whole = sql<number>`(select least(count(*), ${most})::int from (${unionOf(all)}) seen)`
  if (first === undefined || first === all.at(-1)) return whole
  return sql<number>`(case when (select count(*) from (select from (${first}) one_way limit ${most}) enough) = ${most} then ${most}::int else ${whole} end)`
}

/** As many of the cases of one way as are counted. Kinds are counted in an order that one of their indexes has. */
function countable(db: Db, way: Way, filter: CaseFilter, most: number): Expression<unknown> {
  const found = narrowed(db, way, filter).select('case_id').limit(most)
  if (way.kinds === undefined) return found
  return ofEachKind(way, found.orderBy('submitted_on', 'desc').orderBy('case_summary.case_id', 'desc'))
}

/**
 * Where nothing but a unit is asked for by the unit itself, or by an office that sees kinds of case whole: what the unit
 * has of those, which is all in scope, told by its assignments alone.
 */
function assignedOnly(db: Db, scope: CaseScope, filter: CaseFilter) {
  const { unit, duty, procedure, ...others } = filter
  const isPlain = Object.values(others).every((one) => one === undefined)
  if (scope.kind === 'public' || unit === undefined || !isPlain) return undefined
  if (scope.kind === 'party' && scope.unitId !== unit) return undefined
  const whole = scope.kind === 'party' || scope.procedures === 'every' ? undefined : scope.procedures
  const kinds = procedure === undefined ? whole : [procedure].filter((one) => whole?.includes(one) ?? true)
  const had = db
    .selectFrom('case_assignment')
    .select('case_assignment.case_id')
    .where('case_assignment.unit_id', '=', unit)
    .where('case_assignment.state', '<>', 'returned')
  const asked = duty === undefined ? had : had.where('case_assignment.duty', '=', duty)
  return kinds === undefined ? asked : asked.where('case_assignment.procedure', 'in', [...kinds, ''])
}

function inOrder<Row>(query: Query<Row>, page: PageAsked): Query<Row> {
  const { direction } = keys[page.order]
  const some = page.order === 'deadline' ? query.where('next_deadline', 'is not', null) : query
  const after = page.after === undefined ? undefined : readCursor(page.after, page.order)
  return (after === undefined ? some : some.where(isBehind(after, page.order)))
    .orderBy(keyIn('case_summary', page.order), direction)
    .orderBy('case_summary.case_id', direction)
    .limit(page.limit + 1)
}

function isBehind(after: { readonly key: string; readonly id: string }, order: CaseOrder) {
  const { direction } = keys[order]
  const beyond = direction === 'desc' ? sql`<` : sql`>`
  const type = order === 'updated' ? sql`timestamptz` : order === 'registered' ? sql`text` : sql`date`
  return sql<SqlBool>`(${keyIn('case_summary', order)}, case_summary.case_id) ${beyond} (${after.key}::${type}, ${after.id})`
}

/** A case's list row if it is in scope. */
export async function findCaseSummary(db: Db, scope: CaseScope, caseId: string): Promise<CaseSummary | undefined> {
  return visible(db, scope).where('case_summary.case_id', '=', caseId).executeTakeFirst()
}

/** The cases of a flow or case number that are in scope: one of each kind at most, or of the one kind asked for. */
export async function listCasesByNumber(
  db: Db,
  scope: CaseScope,
  number: string,
  procedure?: string,
): Promise<readonly CaseSummary[]> {
  const found = visible(db, scope).where((eb) =>
    eb.or([eb('case_number', '=', number), eb('flow_number', '=', number)]),
  )
  const asked = procedure === undefined ? found : found.where('case_summary.procedure', '=', procedure)
  return asked.orderBy('case_summary.procedure').orderBy('case_summary.case_id').limit(10).execute()
}

type Query<Row> = SelectQueryBuilder<Tables, 'case_summary', Row>

/**
 * A filter that leaves few cases finds them by its own index, and each is then asked for every reason at once; without
 * one, each way is gone by itself.
 */
function waysToLook(scope: CaseScope, filter: CaseFilter): readonly Way[] {
  const { ids, q, unit, proposer, reading, mine, waitingFor, doneBy, key } = filter
  const isNarrow = [ids, q, proposer, reading, mine, waitingFor, doneBy, key].some((one) => one !== undefined)
  const words = wordsAsked(filter)
  if (isNarrow) return [{ reason: anyReason(scope, words) }]
  return unit === undefined ? waysToSee(scope, words) : waysAmong(scope, unit, words)
}

/** What a filter asks of what cases say, when, or whose they are. */
function wordsAsked({ q, ...filter }: CaseFilter): WordsAsked {
  const { subject, subjectNotIn, session, proposer, reading, archived, key, doneBy } = filter
  const some = [subject, subjectNotIn, session, proposer, reading, archived, key, doneBy].some(
    (one) => one !== undefined,
  )
  if (some) return 'some'
  return q === undefined || q.trim() === '' ? 'none' : { orNumber: q.trim() }
}

/** The query, which `narrowed` has made, for each kind by that kind's own stretch of an index. */
function ofEachKind({ kinds }: Way, query: Expression<unknown>): Expression<unknown> {
  if (kinds === undefined) return query
  return sql`select own.* from unnest(${[...kinds]}::text[]) as kind (id) cross join lateral (${query}) own`
}

function visible(db: Db, scope: CaseScope) {
  return db
    .selectFrom('case_summary')
    .selectAll('case_summary')
    .where((eb) => anyReason(scope)(eb))
}

function narrowed(db: Db, { reason, kinds }: Way, filter: CaseFilter) {
  const ofKind = kinds === undefined ? [] : [sql<SqlBool>`case_summary.procedure = kind.id`]
  return db.selectFrom('case_summary').where((eb) => eb.and([reason(eb), ...ofKind, ...conditions(eb, filter)]))
}

function unionOf(parts: readonly Expression<unknown>[]) {
  return sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union `,
  )
}

function conditions(eb: CaseBuilder, filter: CaseFilter) {
  return [
    ...(filter.ids === undefined ? [] : [eb('case_summary.case_id', 'in', [...filter.ids, ''])]),
    ...(filter.procedure === undefined ? [] : [eb('case_summary.procedure', '=', filter.procedure)]),
    ...(filter.q === undefined || filter.q.trim() === '' ? [] : [matching(filter.q.trim())]),
    ...(filter.states === undefined || filter.states.length === 0 ? [] : [eb('state', 'in', [...filter.states])]),
    ...(filter.subject === undefined ? [] : [eb('subject', '=', filter.subject)]),
    ...(filter.subjectNotIn === undefined
      ? []
      : [eb.or([eb('subject', 'is', null), eb('subject', 'not in', [...filter.subjectNotIn, ''])])]),
    ...(filter.session === undefined ? [] : [eb('session_id', '=', filter.session)]),
    ...(filter.outcome === undefined ? [] : [eb('outcome', '=', filter.outcome)]),
    ...(filter.proposer === undefined ? [] : [eb('lead_proposer', '=', filter.proposer)]),
    ...(filter.reading === undefined ? [] : [eb('origin_reading', '=', filter.reading)]),
    ...(filter.archived === undefined ? [] : [eb('archived_on', filter.archived ? 'is not' : 'is', null)]),
    ...(filter.submittedFrom === undefined ? [] : [eb('submitted_on', '>=', filter.submittedFrom)]),
    ...(filter.submittedTo === undefined ? [] : [eb('submitted_on', '<=', filter.submittedTo)]),
    ...(filter.numbered === undefined
      ? []
      : [eb.or([eb('case_number', 'is not', null), eb('flow_number', 'is not', null)])]),
    ...(filter.lateOn === undefined ? [] : [eb('next_deadline', '<', filter.lateOn)]),
    ...(filter.key === undefined ? [] : [eb('key_item', '=', true)]),
    ...(filter.mine === undefined ? [] : [eb.exists(signedBy(eb, filter.mine))]),
    ...(filter.waitingFor === undefined ? [] : [waitsFor(filter.waitingFor)]),
    ...(filter.doneBy === undefined ? [] : [actedOn(filter.doneBy), sql<SqlBool>`not ${waitsFor(filter.doneBy)}`]),
    ...(filter.unit === undefined ? [] : [eb.exists(assignedTo(eb, filter.unit, filter.duty))]),
  ]
}

function matching(words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<SqlBool>`case_summary.case_id in (select cases_worded(${pattern}, ${words}))`
}

function waitsFor(holder: Holder) {
  return sql<SqlBool>`exists (select 1 from case_todo join (${heldBy(holder)}) held
    on case_todo.holder_kind = held.kind and case_todo.holder = held.id where case_todo.case_id = case_summary.case_id)`
}

function actedOn({ personId, unitId }: Holder) {
  const actor = unitId === null ? sql`by_person = ${personId}` : sql`by_unit = ${unitId}`
  return sql<SqlBool>`exists (select 1 from case_event where case_event.case_id = case_summary.case_id and ${actor})`
}
