import { judgePeople } from '#intake/tables/judge-people.ts'
import { judgeUnits } from '#intake/tables/judge-units.ts'
import type { JudgedLine } from '#intake/tables/line-notes.ts'
import type { TableKind } from '#intake/tables/table-columns.ts'
import type { TableLine } from '#intake/tables/table-lines.ts'
import { listUnits } from '#store/roster.ts'
import { listPeopleWithDetails } from '#store/roster-changes.ts'
import type { Db } from '#store/schema.ts'
import type { ImportOptions, JudgedAgainst } from './import-options.ts'
import { caseJudge } from './judge-cases.ts'
import { ratingJudge } from './judge-old-ratings.ts'
import { knownPerson, knownUnit } from './known-roster.ts'

/** Judges all lines of a table, against what the database holds now. Changes nothing. */
export async function judgeLines(
  db: Db,
  kind: TableKind,
  options: ImportOptions,
  against: JudgedAgainst,
  lines: readonly TableLine[],
): Promise<readonly JudgedLine[]> {
  if (kind === 'cases') return judgeInParts(db, await caseJudge(db, options, against), lines)
  if (kind === 'ratings') return judgeInParts(db, ratingJudge(options, against), lines)
  const units = (await listUnits(db)).map(knownUnit)
  if (kind === 'units') return judgeUnits(lines, units)
  const known = (await listPeopleWithDetails(db)).map(knownPerson)
  return judgePeople({ lines, known, units, kind: options.personKind, newDelegations: options.newDelegations })
}

const linesAtOnce = 500

async function judgeInParts(
  db: Db,
  judge: (db: Db, lines: readonly TableLine[]) => Promise<readonly { readonly judged: JudgedLine }[]>,
  lines: readonly TableLine[],
): Promise<readonly JudgedLine[]> {
  const judged: JudgedLine[] = []
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    for (const one of await judge(db, lines.slice(from, from + linesAtOnce))) judged.push(one.judged)
  }
  return judged
}
