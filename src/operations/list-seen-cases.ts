import type { Actor } from '#engine/case-file.ts'
import { type CaseFilter, type CaseOrder, type CasePage, countCases, listCases } from '#store/case-lists.ts'
import type { Db } from '#store/schema.ts'
import { caseScopeOf } from './case-scope.ts'
import { publicSummary } from './read-case.ts'

export type ListAsked = {
  readonly filter: CaseFilter
  readonly order: CaseOrder
  readonly after?: string
  readonly limit: number
}

/**
 * One page of the cases a person may see (null: the public).
 * Who does not see every case gets no deadline of a unit's inside work and no notice of one, and cannot narrow or sort by it either.
 */
export async function listSeenCases(db: Db, actor: Actor | null, asked: ListAsked): Promise<CasePage> {
  const scope = caseScopeOf(actor)
  if (scope.kind === 'all') return listCases(db, scope, asked.filter, asked)

  const order = asked.order === 'deadline' ? 'newest' : asked.order
  const page = await listCases(db, scope, openFilter(asked.filter), { ...asked, order })
  return { ...page, rows: page.rows.map((row) => ({ ...publicSummary(row), notice: null })) }
}

/** How many of the cases a person may see pass a filter, counted no further than `most`. */
export async function countSeenCases(db: Db, actor: Actor | null, filter: CaseFilter, most: number): Promise<number> {
  const scope = caseScopeOf(actor)
  return countCases(db, scope, scope.kind === 'all' ? filter : openFilter(filter), most)
}

function openFilter({ lateOn: _, ...open }: CaseFilter): CaseFilter {
  return open
}
