import type { Procedure } from '#engine/procedure.ts'
import { sees } from '#engine/visible.ts'
import type { Label } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { readCase, type SeenCase } from '#operations/read-case.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { GroundWords, RemovalAskedAs } from '#store/removal-tables.ts'
import { countDoneRemovals, listPublicRemovals, type Removal } from '#store/removals.ts'
import type { Db } from '#store/schema.ts'
import { removingOffice } from './removal-words.ts'

/** A removal from a case that is public: what, by whom, why; never the content. */
export type ToldRemoval = {
  readonly id: string
  readonly on: PlainDate
  readonly at: string
  readonly case: { readonly id: string; readonly number: string; readonly title: string }
  /** Which event, and what the field is called; null where the public does not see it. */
  readonly seq: number | null
  readonly field: Label | null
  readonly office: Label
  readonly confirmedBy: Label
  readonly askedAs: RemovalAskedAs
  readonly ground: string
  readonly groundWords: GroundWords
  /** The number of its entry in the log. */
  readonly entry: number
}

/** What was removed, newest first; what was never public is counted and not told. */
export type ToldRemovals = {
  readonly removals: readonly ToldRemoval[]
  readonly notPublic: readonly { readonly year: number; readonly count: number }[]
  /** Where the next page begins; null at the end. */
  readonly next: string | null
}

const pageSize = 50

/** What anybody may know of what was removed. */
export async function listRemovals(
  db: Db,
  given: { readonly profiles: Profiles; readonly on: PlainDate },
  before?: string,
): Promise<ToldRemovals> {
  const page = await listPublicRemovals(db, pageSize + 1, before)
  const told = page.slice(0, pageSize)
  const removals: ToldRemoval[] = []
  for (const removal of told) {
    const seen = await readCase(db, given.profiles, null, given.on, removal.case_id ?? '')
    if (seen !== undefined) removals.push(toldRemoval(removal, seen))
  }
  return {
    removals,
    notPublic: await countDoneRemovals(db),
    next: page.length > pageSize ? (told.at(-1)?.id ?? null) : null,
  }
}

function toldRemoval(removal: Removal, seen: SeenCase): ToldRemoval {
  const { summary, procedure } = seen
  const event = seen.events.find((one) => one.seq === removal.seq)
  const isOpen = (field: string) => sees('public', procedure.visibility.fields[field])
  const field = removal.field !== null && event !== undefined && isOpen(removal.field) ? removal.field : null
  return {
    id: removal.id,
    on: plainDate(removal.ended_on ?? ''),
    at: removal.ended_at ?? '',
    case: {
      id: summary.case_id,
      number: summary.case_number ?? summary.flow_number ?? '',
      title: summary.title,
    },
    seq: event === undefined ? null : event.seq,
    field: field === null ? null : (fieldLabelIn(procedure, field) ?? null),
    office: removingOffice(removal.decided_as ?? ''),
    confirmedBy: removingOffice(removal.ended_as ?? ''),
    askedAs: removal.asked_as,
    ground: removal.ground,
    groundWords: removal.ground_words,
    entry: removal.ledger_seq ?? 0,
  }
}

/** What a field of a case's acts is called. */
export function fieldLabelIn({ actions }: Pick<Procedure, 'actions'>, field: string): Label | undefined {
  return Object.values(actions).find(({ fields }) => Object.hasOwn(fields, field))?.fields[field]?.label
}
