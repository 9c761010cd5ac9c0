import type { Actor } from '#engine/case-file.ts'
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
import { caseScopeOf, kindsSeen } from './case-scope.ts'
import { ownSummary, publicSummary } from './read-case.ts'

export type ListAsked = PageAsked & { readonly filter: CaseFilter }

/**
 * One page of the cases a person may see (null: the public), and their number when `countTo` asks for it.
 * Who does not see every case gets no deadline of a unit's inside work and no notice of one, and cannot narrow or sort by it either.
 */
export async function listSeenCases(db: Db, actor: Actor | null, asked: ListAsked): Promise<CasePage> {
  const scope = caseScopeOf(actor)
  if (scope.kind === 'office') return listForOffice(db, scope, asked)

  const order = asked.order === 'deadline' ? 'newest' : asked.order
  const page = await listCases(db, scope, openFilter(asked.filter), { ...asked, order })
  return { ...page, rows: page.rows.map(openRowFor(scope)) }
}

/** As every person, an office gets no inside deadline of a kind it does not see whole, whether shown, asked for or sorted by. */
async function listForOffice(
  db: Db,
  scope: Extract<CaseScope, { readonly kind: 'office' }>,
  asked: ListAsked,
): Promise<CasePage> {
  const { procedures } = scope
  if (procedures === 'every') return listCases(db, scope, asked.filter, asked)

  const byDeadline = asked.order === 'deadline' || asked.filter.lateOn !== undefined
  const page = await listCases(db, { ...scope, othersToo: !byDeadline }, asked.filter, asked)
  const openRow = openRowFor(scope)
  const isWhole = (row: ListedCase): boolean => procedures.includes(row.procedure)
  return { ...page, rows: page.rows.map((row) => (isWhole(row) ? row : openRow(row))) }
}

/** How somebody may see a row who does not see every case of its kind: more of one they have a part in. */
function openRowFor(scope: CaseScope): (row: ListedCase) => ListedCase {
  const own = scope.kind === 'public' ? [] : ownParties(scope)
  return (row) => {
    const isOwn = own.some((party) => row.parties.includes(party))
    return { ...(isOwn ? ownSummary(row) : publicSummary(row)), notice: null }
  }
}

/** The cases of a number as a person may see each (null: the public): one of each kind at most. */
export async function listSeenByNumber(db: Db, actor: Actor | null, number: string): Promise<readonly CaseSummary[]> {
  const scope = caseScopeOf(actor)
  const whole = actor === null ? [] : kindsSeen(actor)
  const openRow = openRowFor(scope)
  const found = await listCasesByNumber(db, scope, number)
  return found.map((row) => (whole.includes(row.procedure) ? row : openRow({ ...row, notice: null })))
}

function openFilter({ lateOn: _, ...open }: CaseFilter): CaseFilter {
  return open
}
