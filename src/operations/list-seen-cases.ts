import type { Actor } from '#engine/case-file.ts'
import type { CaseOrder } from '#store/case-cursor.ts'
import {
  type CaseFilter,
  type CasePage,
  type ListedCase,
  listCases,
  listCasesByNumber,
  type PageAsked,
} from '#store/case-lists.ts'
import type { CaseScope } from '#store/case-scope.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { ownParties } from '#store/reader.ts'
import type { Db } from '#store/schema.ts'
import { caseScopeOf } from './case-scope.ts'
import { ownSummary, publicSummary } from './read-case.ts'

export type ListAsked = PageAsked & { readonly filter: CaseFilter }

/**
 * One page of the cases a person may see (null: the public), and their number when `countTo` asks for it.
 * Who does not see every case gets no deadline of a unit's inside work, no notice of one and not the time of the last act,
 * and cannot narrow or sort by them either: what was last told everybody comes first for whoever asks for the latest.
 */
export async function listSeenCases(db: Db, actor: Actor | null, asked: ListAsked): Promise<CasePage> {
  const scope = caseScopeOf(actor)
  if (scope.kind === 'office') return listForOffice(db, scope, asked)

  const page = await listCases(db, scope, openFilter(asked.filter), { ...asked, order: openOrder(asked.order) })
  return { ...page, rows: page.rows.map(openRowFor(scope)) }
}

function openOrder(order: CaseOrder): CaseOrder {
  if (order === 'updated') return 'told'
  return order === 'deadline' ? 'newest' : order
}

/**
 * As every person, an office gets no inside deadline and no last act of a kind it does not see whole, whether shown, asked
 * for or sorted by: an order of these is of the kinds it sees whole alone.
 */
async function listForOffice(
  db: Db,
  scope: Extract<CaseScope, { readonly kind: 'office' }>,
  asked: ListAsked,
): Promise<CasePage> {
  const { procedures } = scope
  if (procedures === 'every') return listCases(db, scope, asked.filter, asked)

  const byInside = asked.order === 'deadline' || asked.order === 'updated' || asked.filter.lateOn !== undefined
  const page = await listCases(db, { ...scope, othersToo: !byInside }, asked.filter, asked)
  return { ...page, rows: page.rows.map(openRowFor(scope)) }
}

/** How somebody may see a row: whole where they see every case of its kind, and else more of one they have a part in. */
function openRowFor(scope: CaseScope): (row: ListedCase) => ListedCase {
  const openSummary = openSummaryFor(scope)
  return (row) => {
    const open = openSummary(row)
    return open === row ? row : { ...open, notice: null }
  }
}

/** As `openRowFor`, of a row without its notice; the same row where nothing of it is hidden. */
export function openSummaryFor(scope: CaseScope): (summary: CaseSummary) => CaseSummary {
  const own = scope.kind === 'public' ? [] : ownParties(scope)
  return (summary) => {
    if (isSeenWhole(scope, summary)) return summary
    return own.some((party) => summary.parties.includes(party)) ? ownSummary(summary) : publicSummary(summary)
  }
}

function isSeenWhole(scope: CaseScope, { procedure }: CaseSummary): boolean {
  return scope.kind === 'office' && (scope.procedures === 'every' || scope.procedures.includes(procedure))
}

/** The cases of a number as a person may see each (null: the public): one of each kind at most. */
export async function listSeenByNumber(db: Db, actor: Actor | null, number: string): Promise<readonly CaseSummary[]> {
  const scope = caseScopeOf(actor)
  return (await listCasesByNumber(db, scope, number)).map(openSummaryFor(scope))
}

function openFilter({ lateOn: _, ...open }: CaseFilter): CaseFilter {
  return open
}
