import type { Actor } from '#engine/case-file.ts'
import { type CaseFilter, type CasePage, type ListedCase, listCases, type PageAsked } from '#store/case-lists.ts'
import type { CaseScope } from '#store/case-scope.ts'
import { listOwnCases } from '#store/own-cases.ts'
import type { Db } from '#store/schema.ts'
import { caseScopeOf } from './case-scope.ts'
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
  return { ...page, rows: await openRows(db, scope, page.rows) }
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
  const others = page.rows.filter((row) => !procedures.includes(row.procedure))
  const open = new Map((await openRows(db, scope, others)).map((row) => [row.case_id, row]))
  return { ...page, rows: page.rows.map((row) => open.get(row.case_id) ?? row) }
}

/** Rows as somebody may see them who does not see every case of their kinds: more of those they have a part in. */
async function openRows(db: Db, scope: CaseScope, rows: readonly ListedCase[]): Promise<readonly ListedCase[]> {
  const urged = rows.filter((row) => row.urgings > 0).map((row) => row.case_id)
  const hasNone = scope.kind === 'public' || urged.length === 0
  const own = hasNone ? new Set<string>() : await listOwnCases(db, scope, urged)
  return rows.map((row) => ({ ...(own.has(row.case_id) ? ownSummary(row) : publicSummary(row)), notice: null }))
}

function openFilter({ lateOn: _, ...open }: CaseFilter): CaseFilter {
  return open
}
