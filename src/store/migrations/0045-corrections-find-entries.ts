import { type Kysely, sql } from 'kysely'
import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import { lockTogether } from './lock-together.ts'

/**
 * Each correction names the entry that says what it does. Before, those made while corrections named none were given theirs by
 * their order alone, in which two links of one finding could be the wrong way round, and one put in past the log left all behind it
 * without. From now on none is without.
 * @throws where no entry says what a correction does: which ones, and what may be done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await lockTogether(db, ['finding_correction'])
  await sql.raw(begin).execute(db)
  const lost: string[] = []
  for (let after = ''; ; ) {
    const findings = await nextFindings(db, after)
    const last = findings.at(-1)
    if (last === undefined) break
    lost.push(...(await pairFindings(db, findings)))
    after = last
  }
  if (lost.length > 0) throw new Error(lostWords(lost))
  await sql.raw(end).execute(db)
}

const begin = `
alter table finding_correction disable trigger user;
create table told_correction as
  select seq::int as seq, payload::json ->> 'finding' as finding, payload from ledger_entry
  where case_id is null and starts_with(payload, '{"act":"finding_');
create index told_correction_finding on told_correction (finding);
`

const end = `
drop table told_correction;
alter table finding_correction enable trigger user;
alter table finding_correction alter column ledger_seq set not null;
`

const findingsAtATime = 500

async function nextFindings(db: Kysely<unknown>, after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct finding_id as id from finding_correction
    where finding_id > ${after} order by 1 limit ${findingsAtATime}`.execute(db)
  return rows.map(({ id }) => id)
}

type Kept = { readonly [name: string]: Plain }

type Row = {
  readonly id: number
  readonly reading: string
  readonly finding: string
  readonly act: string
  readonly before: Kept | null
  readonly after: Kept | null
  readonly salt: string
  readonly by: string
  readonly at: Date | string
  readonly entry: number | null
}

type Told = { readonly seq: number; readonly finding: string; readonly payload: string }

/** @returns the corrections that no entry tells of. */
async function pairFindings(db: Kysely<unknown>, findings: readonly string[]): Promise<readonly string[]> {
  const { rows } =
    await sql<Row>`select id::int, reading_id as reading, finding_id as finding, act, before, after, salt,
    by_person as by, at, ledger_seq::int as entry from finding_correction
    where finding_id = any(${[...findings]}::text[]) order by finding_id, finding_correction.id`.execute(db)
  const { rows: told } = await sql<Told>`select seq, finding, payload from told_correction
    where finding = any(${[...findings]}::text[]) order by seq`.execute(db)
  const entries = Map.groupBy(told, ({ finding }) => finding)
  const pairs = [...Map.groupBy(rows, ({ finding }) => finding)].flatMap(([finding, own]) =>
    pairsOf(own, entries.get(finding) ?? []),
  )
  await keepPairs(
    db,
    pairs.flatMap(({ row, entry }) => (entry === undefined || entry === row.entry ? [] : [{ id: row.id, entry }])),
  )
  return pairs.flatMap(({ row, entry }) => (entry === undefined ? [`${row.id} of finding ${row.finding}`] : []))
}

type Pair = { readonly row: Row; readonly entry: number | undefined }

/** Those that have the right one keep it; of several that say the same each has one. */
function pairsOf(rows: readonly Row[], told: readonly Told[]): readonly Pair[] {
  const left = new Map(told.map((one) => [one.seq, one.payload]))
  const pairs = new Map<number, number>()
  const give = (row: Row, seq: number): void => {
    pairs.set(row.id, seq)
    left.delete(seq)
  }
  for (const row of rows) {
    const payload = row.entry === null ? undefined : left.get(row.entry)
    if (row.entry !== null && payload !== undefined && isTold(row, payload)) give(row, row.entry)
  }
  for (const row of rows) {
    if (pairs.has(row.id)) continue
    const found = [...left].find(([, payload]) => isTold(row, payload))
    if (found !== undefined) give(row, found[0])
  }
  return rows.map((row) => ({ row, entry: pairs.get(row.id) }))
}

/** Whether an entry says what a correction does; once its words were removed, what is left of it. */
function isTold(row: Row, payload: string): boolean {
  // The log's entries are canonical JSON of ours.
  const said = JSON.parse(payload) as { readonly [name: string]: Plain }
  const { reading, finding, before, after, by: byPerson } = row
  const isSame =
    said.act === `finding_${row.act}` &&
    said.reading === reading &&
    said.finding === finding &&
    said.byPerson === byPerson &&
    new Date(String(said.at)).getTime() === new Date(row.at).getTime()
  if (!isSame) return false
  if (before === null && after === null) return true
  const { act = null, on = null, at = null } = said
  const first = { act, reading, finding, before, after, byPerson, on, at }
  const second = {
    ...first,
    v: 2,
    before: before === null ? null : withoutWords(before, saltFor(row.salt, 'before')),
    after: after === null ? null : withoutWords(after, saltFor(row.salt, 'after')),
  }
  return [first, second].some((one) => canonicalJson(one) === payload)
}

function withoutWords({ quote, speaker, ...rest }: Kept, salt: string): Plain {
  if (quote === undefined) return rest
  return { ...rest, words: commitment(salt, { quote, speaker: speaker ?? null }) }
}

/** In two steps: two that change places would name one entry both, for a moment. */
async function keepPairs(
  db: Kysely<unknown>,
  changed: readonly { readonly id: number; readonly entry: number }[],
): Promise<void> {
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  const entries = changed.map(({ entry }) => entry)
  // A correction of another finding that names one of these is given its own when its finding comes, or was given it.
  await sql`update finding_correction set ledger_seq = null
    where id = any(${ids}::bigint[]) or ledger_seq = any(${entries}::bigint[])`.execute(db)
  await sql`update finding_correction set ledger_seq = pair.entry
    from unnest(${ids}::bigint[], ${entries}::bigint[]) as pair (id, entry)
    where finding_correction.id = pair.id`.execute(db)
}

const mostNamed = 20

function lostWords(lost: readonly string[]): string {
  const more = lost.length > mostNamed ? ` and ${lost.length - mostNamed} more` : ''
  return `no entry of the log says what these corrections do: ${lost.slice(0, mostNamed).join(', ')}${more}. They were changed, or put in, \
past the log; nothing was changed now. Put them back as a backup or their entries (act finding_…) have them, or take away those that \
have none, as the database's owner with the table's triggers off, and start again; verify then tells what is missing.`
}
