import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { correctionEntry, type Kept } from '#operations/correction-entry.ts'
import {
  type HeldCorrection,
  listCorrectionsAt,
  listCorrectionsWithoutEntry,
  listFindingsOtherwise,
  listLinksOtherwise,
} from '#store/held-corrections.ts'
import type { Db } from '#store/schema.ts'
import { listDutiesOtherwise } from './duties-otherwise.ts'
import { actsIn, type RowCheck, type ToldAct } from './row-check.ts'

/**
 * Holds each correction of a finding against its entry, and each finding against what people said of it last.
 *
 * @param removedFiles - the source files whose bytes and words were removed.
 */
export function correctionCheck(db: Db, removedFiles: ReadonlySet<string>): RowCheck {
  return {
    follow: async (entries) => {
      const told = actsIn(entries, (act) => act.startsWith('finding_'))
      const rows = Map.groupBy(
        await listCorrectionsAt(
          db,
          told.map(({ seq }) => seq),
        ),
        ({ ledger_seq }) => ledger_seq,
      )
      return told.flatMap((one) => entryFaults(one, rows.get(one.seq) ?? [], removedFiles))
    },
    end: async () => [
      ...(await listCorrectionsWithoutEntry(db)).map((one) => `${nameOf(one)}: not in the log`),
      ...(await listFindingsOtherwise(db)).map((id) => `finding ${id}: stands otherwise than people last said`),
      ...(await listDutiesOtherwise(db)).map(
        (id) => `finding ${id}: tells otherwise than people last said who does it and by when`,
      ),
      ...(await listLinksOtherwise(db)).map(
        ({ finding, answer }) => `answer ${answer} to finding ${finding}: stands otherwise than people last said`,
      ),
    ],
  }
}

function entryFaults(
  { seq, said, payload }: ToldAct,
  rows: readonly HeldCorrection[],
  removedFiles: ReadonlySet<string>,
): readonly string[] {
  const [row, ...others] = rows
  if (row === undefined) return [`log entry ${seq}: its correction of finding ${said.finding} is missing`]
  const isRight = isErased(row)
    ? removedFiles.has(row.source_file_id) && isRest(row, said)
    : isWhole(row, said, payload)
  return [
    ...(isRight ? [] : [`${nameOf(row)}: differs from the log`]),
    ...others.map((other) => `${nameOf(other)}: not in the log`),
  ]
}

const nameOf = ({ id, finding_id }: Pick<HeldCorrection, 'id' | 'finding_id'>) =>
  `correction ${id} of finding ${finding_id}`

const isErased = ({ before, after, salt }: HeldCorrection) => before === null && after === null && salt === ''

/** Which day it was, as the person's place has it, stands in the entry alone. */
function isWhole(row: HeldCorrection, said: ToldAct['said'], payload: string): boolean {
  const { reading_id: reading, finding_id: finding, act, salt, by_person: by, at } = row
  // Written by correctFinding alone, in this shape.
  const before = row.before as Kept | null
  const after = row.after as Kept
  const on = String(said.on)
  const first: Plain = { act: `finding_${act}`, reading, finding, before, after, byPerson: by, on, at }
  const now = correctionEntry({ reading, finding, act, before, after, by, salt, on, at }).payload
  return [now, first].some((one) => canonicalJson(one) === payload)
}

/** What is left to hold once the words were removed. */
function isRest(row: HeldCorrection, said: ToldAct['said']): boolean {
  return (
    said.act === `finding_${row.act}` &&
    said.reading === row.reading_id &&
    said.finding === row.finding_id &&
    said.byPerson === row.by_person &&
    said.at === row.at
  )
}
