import { anyReason, type CaseScope } from './case-scope.ts'
import type { Db } from './schema.ts'

/** What another case is pointed at by. */
export type LinkedCase = {
  readonly case_id: string
  readonly procedure: string
  readonly flow_number: string | null
  readonly case_number: string | null
}

/** Those of the cases named, by id or number, whose words are in scope: one query. */
export async function listLinkedCases(
  db: Db,
  scope: CaseScope,
  { ids, numbers }: { readonly ids: readonly string[]; readonly numbers: readonly string[] },
): Promise<readonly LinkedCase[]> {
  return db
    .selectFrom('case_summary')
    .select(['case_id', 'procedure', 'flow_number', 'case_number'])
    .where((eb) =>
      eb.and([
        anyReason(scope, 'some')(eb),
        eb.or([
          eb('case_summary.case_id', 'in', [...ids, '']),
          eb('flow_number', 'in', [...numbers, '']),
          eb('case_number', 'in', [...numbers, '']),
        ]),
      ]),
    )
    .execute()
}
