import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** How often a unit was proposed (null: nobody was, for want of certainty) and another or the same was named then. */
export type NamedThen = {
  readonly procedure: string
  readonly proposed: string | null
  readonly named: string
  readonly count: number
}

/** What came of one model's proposals. */
export type ModelCounts = {
  readonly procedure: string
  readonly method: string
  readonly trainingSet: string
  readonly learnedTo: number
  readonly cases: number
  readonly duties: number
  readonly proposed: number
  readonly taken: number
  readonly abstained: number
  /** When a proposal of it was answered last. */
  readonly last: string
  /** How many models of its kind of case there are in all. */
  readonly all: number
}

/** Whom cases were given to, by whom had been proposed: one query. */
export async function countChoices(db: Db, kinds: readonly string[]): Promise<readonly NamedThen[]> {
  return countNamed(db, 'routing_choice', 'chosen_unit', kinds)
}

/** Which unit was named by those that handed a case back, by which had been proposed: one query. */
export async function countHandBacks(db: Db, kinds: readonly string[]): Promise<readonly NamedThen[]> {
  return countNamed(db, 'routing_hand_back', 'named_unit', kinds)
}

async function countNamed(
  db: Db,
  table: 'routing_choice' | 'routing_hand_back',
  named: string,
  kinds: readonly string[],
): Promise<readonly NamedThen[]> {
  const { rows } = await sql<NamedThen>`
    select procedure, proposed_unit as proposed, ${sql.ref(named)} as named, count(*)::int as count
    from ${sql.table(table)} where procedure = any(${[...kinds]})
    group by 1, 2, 3 order by 1, 2 nulls last, 4 desc, 3`.execute(db)
  return rows
}

/** What came of the proposals of each model, those answered last first, so many of each kind of case: one query. */
export async function countByModel(
  db: Db,
  kinds: readonly string[],
  mostOfKind: number,
): Promise<readonly ModelCounts[]> {
  const { rows } = await sql<ModelCounts & { place: number }>`
    select * from (
      select one.*, count(*) over (partition by procedure)::int as all,
        row_number() over (partition by procedure order by last desc, "learnedTo" desc, "trainingSet") as place
      from (
        select routing_choice.procedure, model as method, training_set as "trainingSet", learned_to as "learnedTo",
          learned_cases as cases, learned_duties as duties,
          count(*) filter (where proposed_unit is not null)::int as proposed,
          count(*) filter (where proposed_unit = chosen_unit)::int as taken,
          count(*) filter (where proposed_unit is null)::int as abstained, max(chosen_at) as last
        from routing_choice join routing_proposal on routing_proposal.id = proposal_id
        where routing_choice.procedure = any(${[...kinds]})
        group by 1, 2, 3, 4, 5, 6) one) placed
    where place <= ${mostOfKind} order by procedure, place`.execute(db)
  return rows.map(({ place: _, ...row }) => row)
}
