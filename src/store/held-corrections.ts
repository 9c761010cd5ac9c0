import { type Selectable, sql } from 'kysely'
import type { KeptDuty } from '#intake/duty/kept-duty.ts'
import type { Db, Tables } from './schema.ts'

/** A correction with the file it was made in. */
export type HeldCorrection = Selectable<Tables['finding_correction']> & { readonly source_file_id: string }

/** The corrections that name any of these entries. */
export async function listCorrectionsAt(db: Db, entries: readonly number[]): Promise<readonly HeldCorrection[]> {
  if (entries.length === 0) return []
  return db
    .selectFrom('finding_correction')
    .innerJoin('reading', 'reading.id', 'finding_correction.reading_id')
    .selectAll('finding_correction')
    .select('reading.source_file_id')
    .where(sql<boolean>`finding_correction.ledger_seq = any(${[...entries]}::bigint[])`)
    .orderBy('finding_correction.id')
    .execute()
}

/** Corrections that name no entry, or one that tells of something else. */
export async function listCorrectionsWithoutEntry(
  db: Db,
): Promise<readonly Pick<HeldCorrection, 'id' | 'finding_id'>[]> {
  return db
    .selectFrom('finding_correction')
    .leftJoin('ledger_entry', 'ledger_entry.seq', 'finding_correction.ledger_seq')
    .select(['finding_correction.id', 'finding_correction.finding_id'])
    .where(sql<boolean>`coalesce(not starts_with(ledger_entry.payload, '{"act":"finding_'), true)`)
    .orderBy('finding_correction.id')
    .execute()
}

/**
 * Findings that do not stand as people last said: what nobody said anything of stands as the reader proposed it, and what a
 * person is said to have marked was added by one. Those that are gone and of which somebody said something, too.
 */
export async function listFindingsOtherwise(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with said as (
      select distinct on (finding_id) finding_id, act from finding_correction
        where act in ('add', 'change', 'confirm', 'drop', 'restore') order by finding_id, id desc
    )
    select finding.id from finding left join said on said.finding_id = finding.id
    where finding.standing <> case coalesce(said.act, 'restore')
        when 'restore' then 'proposed' when 'drop' then 'dropped' else 'confirmed' end
      or (finding.origin = 'person') <> exists (
        select from finding_correction where finding_correction.finding_id = finding.id and act = 'add')
      or finding.corrected <> exists (
        select from finding_correction where finding_correction.finding_id = finding.id and act = 'change')
    union select finding_id from finding_correction
      where not exists (select from finding where finding.id = finding_correction.finding_id)
    order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

/** A finding's duty, and what people last said of each part of it, as JSON; null where nobody said anything. */
export type HeldDuty = {
  readonly id: string
  readonly duty: KeptDuty | null
  readonly who: string | null
  readonly when: string | null
}

/** Findings whose duty a person is said to have told of, or told of; where a file was removed nothing stands of it any more. */
export async function listDutiesSaid(db: Db): Promise<readonly HeldDuty[]> {
  const { rows } = await sql<HeldDuty>`
    with told as (
      select finding_id,
        (array_agg(after ->> 'who' order by id desc) filter (where after ? 'who'))[1] as who,
        (array_agg(after ->> 'when' order by id desc) filter (where after ? 'when'))[1] as when_said,
        bool_or(after ? 'who') as says_who, bool_or(after ? 'when') as says_when
      from finding_correction where act in ('add', 'change') and (after ? 'who' or after ? 'when') group by finding_id
    )
    select finding.id, finding.duty,
      case when says_who then coalesce(who, 'null') end as who, case when says_when then coalesce(when_said, 'null') end as "when"
    from finding left join told on told.finding_id = finding.id
    where (told.finding_id is not null or finding.duty ? 'byHand')
      and not exists (select from reading join removal_part using (source_file_id) where reading.id = finding.reading_id)
    order by finding.id`.execute(db)
  return rows
}

/** As listFindingsOtherwise, of what answers what; where a file was removed nothing stands of it any more. */
export async function listLinksOtherwise(
  db: Db,
): Promise<readonly { readonly finding: string; readonly answer: string }[]> {
  const { rows } = await sql<{ finding: string; answer: string }>`
    with said as (
      select distinct on (finding_id, after ->> 'answer') finding_id, after ->> 'answer' as answer_id, act
        from finding_correction where act in ('link', 'unlink') and after is not null
        order by finding_id, after ->> 'answer', id desc
    ), kept as (
      select finding_answer.* from finding_answer
      where not exists (select from reading join removal_part using (source_file_id) where reading.id = reading_id)
    )
    select coalesce(kept.finding_id, said.finding_id) as finding, coalesce(kept.answer_id, said.answer_id) as answer
    from kept full join said on said.finding_id = kept.finding_id and said.answer_id = kept.answer_id
    where case when said.act is null then kept.origin = 'person' or kept.standing <> 'proposed'
      else kept.standing is distinct from case said.act when 'link' then 'confirmed' else 'dropped' end end
    order by 1, 2`.execute(db)
  return rows
}
