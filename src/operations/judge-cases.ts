import { createHash } from 'node:crypto'
import type { Profile } from '#engine/profile.ts'
import { judgePastCase, type KnownForCases, type PastCase } from '#intake/tables/judge-past-cases.ts'
import type { JudgedLine, LineFault } from '#intake/tables/line-notes.ts'
import type { TableLine } from '#intake/tables/table-lines.ts'
import { canonicalJson } from '#ledger/canonical-json.ts'
import { getProcedure } from '#procedures/installed.ts'
import { type Profiles, versionsOf } from '#procedures/profiles.ts'
import { listCasesBySubmitToken, listUsedNumbers } from '#store/past-cases.ts'
import { listPeople, listSessions, listUnits } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { ImportOptions, JudgedAgainst } from './import-options.ts'
import { knownUnit } from './known-roster.ts'

/** A line of old cases: as it was judged, the case it tells when it is good, and the token by which it is taken once. */
export type JudgedCaseLine = { readonly judged: JudgedLine; readonly case: PastCase | null; readonly token: string }

/** Judges lines in their order, part by part; remembers numbers it has seen, so that none is given twice. */
export type CaseJudge = (db: Db, lines: readonly TableLine[]) => Promise<readonly JudgedCaseLine[]>

/** A judge of old cases who knows the roster and the laws as they are now. */
export async function caseJudge(db: Db, options: ImportOptions, against: JudgedAgainst): Promise<CaseJudge> {
  const known = await knownForCases(db, options, against)
  const seen = new Map<string, number>()
  return async (now, lines) => {
    const read = lines.map((line) => ({ line, told: judgePastCase(line, known), token: tokenOf(line, options) }))
    const there = await listCasesBySubmitToken(
      now,
      read.map(({ token }) => token),
    )
    const used = await listUsedNumbers(
      now,
      options.procedure,
      read.flatMap(({ told }) => numbersOf(told.case)),
    )
    return read.map(({ line, told, token }) => {
      const sameAs = there.get(token) ?? null
      const faults = [...told.faults, ...(sameAs === null ? numberFaults(told.case, used) : [])]
      const earlier = earlierLine(seen, line.line, [token, ...numbersOf(told.case)])
      if (earlier !== undefined) faults.push({ code: 'duplicate_line', field: 'number', value: String(earlier) })
      const verdict = faults.length > 0 ? 'wrong' : sameAs === null ? 'add' : 'same'
      const { about, doubts } = told
      const judged: JudgedLine = {
        line: line.line,
        verdict,
        about,
        target: sameAs,
        values: {},
        changes: [],
        faults,
        doubts,
      }
      return { judged, case: told.case, token }
    })
  }
}

function numbersOf(one: PastCase | null): readonly string[] {
  return [one?.number, one?.flow].filter((number) => number !== undefined)
}

function numberFaults(one: PastCase | null, used: ReadonlySet<string>): readonly LineFault[] {
  return numbersOf(one)
    .filter((number) => used.has(number))
    .map((number) => ({ code: 'number_used', field: number === one?.number ? 'number' : 'flow', value: number }))
}

function earlierLine(seen: Map<string, number>, line: number, keys: readonly string[]): number | undefined {
  const earlier = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
  for (const key of keys) if (!seen.has(key)) seen.set(key, line)
  return earlier
}

/** The same line, in whichever file, is one case. */
function tokenOf({ values }: TableLine, { procedure, place }: ImportOptions): string {
  return `import:${createHash('sha256').update(canonicalJson({ procedure, place, values })).digest('hex')}`
}

async function knownForCases(
  db: Db,
  { procedure, place }: ImportOptions,
  { on, profiles }: JudgedAgainst,
): Promise<KnownForCases> {
  const { authors, actions } = getProcedure(procedure)
  const people = new Map<string, { id: string; delegation: string }[]>()
  for (const { id, name, kind, delegation } of await listPeople(db)) {
    if (authors?.includes(kind) === false) continue
    people.set(name, [...(people.get(name) ?? []), { id, delegation: delegation ?? '' }])
  }
  const sessions = await listSessions(db)
  return {
    people,
    units: (await listUnits(db)).map(knownUnit),
    sessions: sessions.map((one) => ({ id: one.id, names: [one.name_zh, one.name_en], opensOn: one.opens_on })),
    laws: lawsOf(profiles, procedure, place),
    today: on,
    fields: new Set(Object.keys(actions.past_submit?.fields ?? {})),
    acts: new Set(Object.entries(actions).flatMap(([name, one]) => (one.past === true ? [name] : []))),
  }
}

/** Every version of a place's law for a kind of case, oldest first. */
export function lawsOf(profiles: Profiles, procedure: string, place: string): readonly Profile[] {
  return [...versionsOf(profiles, procedure, place)].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
}
