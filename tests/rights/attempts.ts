import { sql } from 'kysely'
import type { Actor, CaseFile, Fields } from '#engine/case-file.ts'
import type { ActContext } from '#operations/act-context.ts'
import type { CaseRefusals } from '#operations/case-refusal.ts'
import { recordEvents } from '#operations/record-events.ts'
import { type CaseAsked, submitCase, submitCaseIn } from '#operations/submit-case.ts'
import { type ActionAsked, takeAction, takeActionIn } from '#operations/take-action.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { insertCaseFiles } from '#store/case-files.ts'
import type { Db, Tx } from '#store/schema.ts'
import { acting, people } from '#tests/support/small-city.ts'

/** One act at one moment, as everybody is to try it. */
export type Attempt = {
  readonly file: CaseFile
  readonly action: string
  readonly instance: string | undefined
  readonly fields: Fields
  readonly on: string
  readonly profiles: Profiles
}

/** Puts what happened meanwhile in memory on the record, in one go. */
export async function store(db: Db, files: readonly CaseFile[], stored: Map<string, number>): Promise<void> {
  const fresh = files.filter((file) => !stored.has(file.id))
  const grown = files.filter((file) => file.events.length > (stored.get(file.id) ?? 0))
  if (grown.length === 0) return
  const { chance } = acting(people.deputy, '2026-03-02')
  await db.transaction().execute(async (tx) => {
    await insertCaseFiles(
      tx,
      fresh.map(({ id, procedure, profile, events }) => {
        return { id, procedure, profile, submitToken: null, createdAt: events[0]?.at ?? '' }
      }),
    )
    const decided = grown.map((file) => {
      const from = stored.get(file.id) ?? 0
      return { caseFile: { ...file, events: file.events.slice(0, from) }, events: file.events.slice(from) }
    })
    await recordEvents(tx, decided, chance, 'nobody')
  })
  for (const file of grown) stored.set(file.id, file.events.length)
}

/** Whether it is by a form of its own that the case begins, or by an act on one that is there. */
function asked({ file, action, instance, fields }: Attempt): CaseAsked | ActionAsked {
  const { id, procedure, profile, events } = file
  if (events.length === 0) return { procedure, profile, action, submitToken: `${id}-${action}`, fields }
  const about = instance === undefined ? {} : { instance }
  return { caseId: id, seenVersion: events.length, action, fields, ...about }
}

function contextOf({ on, profiles }: Attempt, actor: Actor): ActContext {
  return { ...acting(actor, on), profiles }
}

/** The first refusal's code of an act tried for good; undefined where it was taken. */
export async function refusalOf(db: Db, attempt: Attempt, actor: Actor): Promise<string | undefined> {
  const request = asked(attempt)
  const context = contextOf(attempt, actor)
  const answer = 'caseId' in request ? await takeAction(db, context, request) : await submitCase(db, context, request)
  return answer.ok ? undefined : answer.refusal[0].code
}

/** As refusalOf, and nothing of it stays. */
export async function triedAndUndone(db: Db, attempt: Attempt, actor: Actor): Promise<string | undefined> {
  let refusal: string | undefined
  await db
    .transaction()
    .execute(async (tx) => {
      refusal = await attempted(tx, attempt, actor)
      throw new Undone()
    })
    .catch(onlyUndone)
  return refusal
}

async function attempted(tx: Tx, attempt: Attempt, actor: Actor): Promise<string | undefined> {
  const request = asked(attempt)
  const context = contextOf(attempt, actor)
  try {
    const answer =
      'caseId' in request ? await takeActionIn(tx, context, request) : await submitCaseIn(tx, context, request)
    return answer.ok ? undefined : answer.refusal[0].code
  } catch (fault) {
    // An act refused by another case it reaches, which takeAction answers as a refusal.
    if (fault instanceof Error && 'refusals' in fault) return (fault.refusals as CaseRefusals)[0].code
    throw fault
  }
}

class Undone extends Error {}

function onlyUndone(fault: unknown): void {
  if (!(fault instanceof Undone)) throw fault
}

/** Why an act does not bring about another on another case; undefined where it does. Nothing of it stays. */
export async function bringsAbout(db: Db, attempt: Attempt, actor: Actor, action: string): Promise<string | undefined> {
  let refusal: string | undefined = 'not carried'
  await db
    .transaction()
    .execute(async (tx) => {
      const before = await carriedIn(tx, action)
      const own = await attempted(tx, attempt, actor)
      if (own !== undefined) refusal = own
      else if ((await carriedIn(tx, action)) > before) refusal = undefined
      throw new Undone()
    })
    .catch(onlyUndone)
  return refusal
}

async function carriedIn(tx: Tx, action: string): Promise<number> {
  const { n } = await tx
    .selectFrom('case_event')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('action', '=', action)
    .where('by_role', '=', 'linked_case')
    .executeTakeFirstOrThrow()
  return Number(n)
}

let tables: readonly string[] | undefined

/**
 * How many rows every table has and the last transaction that wrote one: the same before and after where nothing was
 * written, changed or taken away in between.
 */
export async function writtenSoFar(owner: Db): Promise<ReadonlyMap<string, string>> {
  tables ??= (
    await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(owner)
  ).rows.map(({ name }) => name)
  const each = tables.map(
    (name) => sql`select ${name} as name, count(*) || ' ' || max(xmin::text::bigint) as rows from ${sql.table(name)}`,
  )
  const { rows } = await sql<{ name: string; rows: string }>`${sql.join(each, sql` union all `)}`.execute(owner)
  return new Map(rows.map((row) => [row.name, row.rows]))
}
