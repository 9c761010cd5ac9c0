import type { Db, Tx } from './schema.ts'

/** Of these flow and case numbers, those some case of a kind has. */
export async function listUsedNumbers(
  db: Db,
  procedure: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const asked = [...numbers]
  const rows = await db
    .selectFrom('case_summary')
    .select('case_number as number')
    .where('procedure', '=', procedure)
    .where('case_number', 'in', asked)
    .union(
      db
        .selectFrom('case_summary')
        .select('flow_number as number')
        .where('procedure', '=', procedure)
        .where('flow_number', 'in', asked),
    )
    .execute()
  return new Set(rows.flatMap(({ number }) => (number === null ? [] : [number])))
}

/** Cases by the tokens they were submitted with. */
export async function listCasesBySubmitToken(db: Db, tokens: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (tokens.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_file')
    .select(['id', 'submit_token'])
    .where('submit_token', 'in', [...tokens])
    .execute()
  return new Map(rows.flatMap((row) => (row.submit_token === null ? [] : [[row.submit_token, row.id]])))
}

/** Sees to it that a series gives no number up to this one any more. */
export async function raiseNumberSeries(tx: Tx, series: string, last: number): Promise<void> {
  await tx
    .insertInto('number_series')
    .values({ series, last })
    .onConflict((conflict) =>
      conflict
        .column('series')
        .doUpdateSet((eb) => ({ last: eb.fn<number>('greatest', ['number_series.last', 'excluded.last']) })),
    )
    .execute()
}

/** By these numbers, the case of a kind that bears each, as its case number or its flow number. */
export async function listCasesNumbered(
  db: Db,
  procedure: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_summary')
    .select(['case_id', 'case_number', 'flow_number'])
    .where('procedure', '=', procedure)
    .where((eb) => eb.or([eb('case_number', 'in', [...numbers]), eb('flow_number', 'in', [...numbers])]))
    .execute()
  const byFlow = rows.map(({ case_id, flow_number }) => [flow_number ?? '', case_id] as const)
  const byNumber = rows.map(({ case_id, case_number }) => [case_number ?? '', case_id] as const)
  return new Map([...byFlow, ...byNumber].filter(([number]) => numbers.includes(number)))
}
