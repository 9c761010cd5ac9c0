import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { inFullView } from '#store/in-full-view.ts'
import { type CasePair, insertMattersApart } from '#store/matters-apart.ts'
import type { Db } from '#store/schema.ts'
import { filingKinds } from './filing-kinds.ts'
import { mostInGroup } from './group-waiting.ts'

export type ApartRefusal =
  | { readonly code: 'case_not_found'; readonly caseId: string }
  | { readonly code: 'filing_office_only' }
  | { readonly code: 'two_cases_needed' }
  | { readonly code: 'batch_too_large'; readonly most: number; readonly asked: number }

type Saying = { readonly actor: Actor; readonly at: string }

/**
 * Keeps that some cases are not on the same matter, each of each other: nobody is asked of them again. Said by whoever files
 * such cases, of cases they see; who said it and when stays.
 */
export function sayApart(
  db: Db,
  saying: Saying,
  asked: readonly string[],
): Promise<Result<{ readonly pairs: number }, ApartRefusal>> {
  return keep(db, saying, asked, false)
}

/** Takes back, of some cases each of each other, that they are not on the same matter. By the same people; both stay kept. */
export function takeBackApart(
  db: Db,
  saying: Saying,
  asked: readonly string[],
): Promise<Result<{ readonly pairs: number }, ApartRefusal>> {
  return keep(db, saying, asked, true)
}

async function keep(
  db: Db,
  { actor, at }: Saying,
  asked: readonly string[],
  isTakenBack: boolean,
): Promise<Result<{ readonly pairs: number }, ApartRefusal>> {
  const ids = [...new Set(asked)].sort()
  const kinds = new Set(filingKinds(actor).map(({ procedure }) => procedure.id))
  if (kinds.size === 0) return refuse({ code: 'filing_office_only' })
  if (ids.length < 2) return refuse({ code: 'two_cases_needed' })
  if (ids.length > mostInGroup) return refuse({ code: 'batch_too_large', most: mostInGroup, asked: ids.length })
  const { rows } = await listSeenCases(db, actor, { filter: { ids }, order: 'newest', limit: ids.length })
  const own = new Set(rows.filter((row) => kinds.has(row.procedure)).map((row) => row.case_id))
  const unknown = ids.find((id) => !own.has(id))
  if (unknown !== undefined) return refuse({ code: 'case_not_found', caseId: unknown })
  const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other): CasePair => [one, other]))
  const said = { isTakenBack, by: actor.personId, at }
  // In full view, as what is written beside a case: of these alone, which the person sees.
  return ok({ pairs: await inFullView(db, (tx) => insertMattersApart(tx, pairs, said)) })
}
