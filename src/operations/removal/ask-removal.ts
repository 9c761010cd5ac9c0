import type { Actor } from '#engine/case-file.ts'
import { removalGrounds } from '#engine/removal-grounds.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ActContext } from '#operations/act-context.ts'
import { readCase } from '#operations/read-case.ts'
import { removalAuthority } from '#procedures/removal-authority.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { findReadingState } from '#store/readings.ts'
import type { RemovalAskedAs } from '#store/removal-tables.ts'
import { findOpenRemovalOf, findRemovalOfFile, insertRemoval, type Removal } from '#store/removals.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { mayAsk } from './may-ask.ts'
import { removableFields } from './removable-fields.ts'
import { removalStepEntry } from './removal-entry.ts'
import type { RemovalRefusal } from './removal-refusal.ts'
import { officeFor } from './removal-rights.ts'
import { noTarget, type RemovalTarget, type TargetColumns } from './removal-target.ts'

export type RemovalAsked = {
  readonly target: RemovalTarget
  readonly askedAs: RemovalAskedAs
  readonly ground: string
  /** The number of the order or letter; for the office alone. */
  readonly reference: string
}

/** What somebody may ask to have removed, and as what: by themselves, or as the office that decides. */
export type Askable = {
  readonly columns: TargetColumns
  readonly isConcerned: boolean
  readonly office: string | undefined
  readonly grounds: ReturnType<typeof removalGrounds>
  /** The fields that can be chosen; none but for an event. */
  readonly fields: readonly string[]
}

const longestReference = 200

/**
 * Asks for content to be removed. Whoever it concerns asks for a decision; what the office that decides asks for, by
 * itself, for a court or on somebody's letter, is decided with that and waits for a second person.
 */
export async function askRemoval(
  db: Db,
  context: ActContext,
  asked: RemovalAsked,
): Promise<Result<{ readonly id: string }, RemovalRefusal>> {
  const found = await findAskable(db, context, asked.target)
  if (!found.ok) return found
  const { columns, isConcerned, office, grounds } = found.value
  const byOffice = office !== undefined && !(isConcerned && asked.askedAs === 'person_concerned')
  if (!byOffice && asked.askedAs !== 'person_concerned') return refuse({ code: 'removal_not_allowed' })
  const ground = grounds.find(({ code }) => code === asked.ground)
  if (ground === undefined) return refuse({ code: 'removal_ground_unknown' })
  const reference = asked.reference.trim()
  if (byOffice && asked.askedAs !== 'office' && reference === '') return refuse({ code: 'removal_reference_missing' })
  if (reference.length > longestReference) return refuse({ code: 'removal_reference_too_long' })

  if (byOffice && !context.isProven) return refuse({ code: 'proof_needed' })

  const { actor, at, chance } = context
  const removal: Removal = {
    id: chance.id(),
    ...columns,
    asked_as: asked.askedAs,
    ground: ground.code,
    ground_words: { ...ground.label, source: ground.source ?? '' },
    reference,
    asked_by: actor.personId,
    asked_at: at,
    state: byOffice ? 'decided' : 'asked',
    decided_by: byOffice ? actor.personId : null,
    decided_as: byOffice ? office : null,
    decided_at: byOffice ? at : null,
    ...{ ended_by: null, ended_as: null, ended_on: null, ended_at: null, ledger_seq: null },
    salt: chance.salt(),
  }
  return db.transaction().execute(async (tx) => {
    const open = await findOpenRemovalOf(tx, columns)
    if (open !== undefined) return refuse({ code: 'removal_asked_already', removal: open })
    await insertRemoval(tx, removal)
    const by = { person: actor.personId, office: byOffice ? office : null }
    const steps = byOffice ? (['removal_asked', 'removal_decided'] as const) : (['removal_asked'] as const)
    await appendLedgerActs(
      tx,
      steps.map((step) => removalStepEntry(step, removal, by, context)),
    )
    return ok({ id: removal.id })
  })
}

/** Finds what somebody asks to have removed, where they may; an account that acts for a unit asks for nothing. */
export async function findAskable(
  db: Db,
  context: ActContext,
  target: RemovalTarget,
): Promise<Result<Askable, RemovalRefusal>> {
  if (context.actor.unitId !== null) return refuse({ code: 'removal_not_allowed' })
  switch (target.kind) {
    case 'event':
      return eventAskable(db, context, target)
    case 'file':
      return fileAskable(db, context.actor, target.reading)
    case 'contact':
      return contactAskable(db, context.actor, target.person)
  }
}

async function eventAskable(
  db: Db,
  { profiles, actor, on }: ActContext,
  { caseId, seq, field }: Extract<RemovalTarget, { kind: 'event' }>,
): Promise<Result<Askable, RemovalRefusal>> {
  const seen = await readCase(db, profiles, actor, on, caseId)
  const event = seen?.events.find((one) => one.seq === seq)
  if (seen === undefined || event === undefined) return refuse({ code: 'removal_not_allowed' })

  const may = mayAsk(seen.view.procedure, seen.audience, event, actor)
  if (may === undefined) return refuse({ code: 'removal_not_allowed' })
  const fields = removableFields(seen.procedure, event)
  if (fields.length === 0 || (field !== null && !fields.includes(field))) return refuse({ code: 'nothing_to_remove' })
  const columns = { ...noTarget, kind: 'event', case_id: caseId, procedure: seen.view.procedure, seq, field } as const
  return ok({ columns, ...may, grounds: removalGrounds(seen.profile), fields })
}

async function fileAskable(db: Db, actor: Actor, readingId: string): Promise<Result<Askable, RemovalRefusal>> {
  const office = officeFor(removalAuthority.file, 'decides', actor)
  if (office === undefined) return refuse({ code: 'removal_not_allowed' })
  const reading = await findReadingState(db, readingId)
  if (reading === undefined) return refuse({ code: 'nothing_to_remove' })
  if ((await findRemovalOfFile(db, reading.source_file_id)) !== undefined) return refuse({ code: 'content_removed' })
  const columns = { ...noTarget, kind: 'file', source_file_id: reading.source_file_id } as const
  return ok({ columns, isConcerned: false, office, grounds: removalGrounds(undefined), fields: [] })
}

async function contactAskable(db: Db, actor: Actor, personId: string): Promise<Result<Askable, RemovalRefusal>> {
  const isConcerned = actor.personId === personId
  const office = officeFor(removalAuthority.contact, 'decides', actor)
  if (office === undefined && !isConcerned) return refuse({ code: 'removal_not_allowed' })
  if (!(await listPersonNames(db, [personId])).has(personId)) return refuse({ code: 'nothing_to_remove' })
  const columns = { ...noTarget, kind: 'contact', person_id: personId } as const
  return ok({ columns, isConcerned, office, grounds: removalGrounds(undefined), fields: [] })
}
