import { importContent } from '#operations/import-entry.ts'
import { countLinesOfImports, type HeldLines, listAllImports, listLinesBecomeOther } from '#store/held-imports.ts'
import type { Db } from '#store/schema.ts'
import type { TableImport } from '#store/table-imports.ts'
import { actsIn, countIn, type RowCheck, type ToldAct, textIn } from './row-check.ts'
import type { RowsBefore } from './rows-before.ts'

/**
 * Holds every table that was handed in against the entries that say who handed it in, chose its columns, took it over or
 * dropped it, and its lines by number, verdict and what each became. What stands in the lines is no part of the record.
 */
export function importCheck(db: Db, before: RowsBefore): RowCheck {
  const told = new Map<string, Told>()
  return {
    follow: async (entries) => {
      for (const one of actsIn(entries, isImportAct)) {
        const [id, change] = [textIn(one.said, 'import'), changeBy(one)]
        const last = told.get(id)
        told.set(id, { ...last, ...change, counts: { ...last?.counts, ...change.counts } })
      }
      return []
    },
    end: async () => {
      const rows = await listAllImports(db)
      const counts = await countLinesOfImports(db)
      const ids = new Set(rows.map(({ id }) => id))
      const missing = [...told.keys()].filter((id) => !ids.has(id))
      const unasked = rows.filter(({ id }) => told.get(id)?.asked_by === undefined)
      return [
        ...missing.map((id) => `import ${id}: is missing`),
        ...(unasked.length > before.count('imports') ? unasked.map(({ id }) => `import ${id}: not in the log`) : []),
        ...rows.flatMap((row) => rowFaults(row, told.get(row.id) ?? {}, counts.get(row.id) ?? noLines)),
        ...(await listLinesBecomeOther(db)).map(
          ({ importId, line }) => `import ${importId} line ${line}: did not become what it says`,
        ),
      ]
    },
  }
}

type Told = Partial<
  Pick<
    TableImport,
    'kind' | 'sha256' | 'asked_by' | 'asked_at' | 'state' | 'taken_by' | 'taken_on' | 'taken_at' | 'done_at'
  >
> & { readonly content?: string; readonly counts?: Partial<HeldLines> }

const noLines: HeldLines = { lines: 0, added: 0, changed: 0, wrong: 0, taken: 0 }

const isImportAct = (act: string): boolean =>
  act.startsWith('import_') || act === 'roster_imported' || /^(cases|ratings)_import(ed|_begun)$/.test(act)

/** What an entry makes of a table. */
function changeBy({ act, said }: ToldAct): Told {
  const [by, at] = [textIn(said, 'byPerson'), textIn(said, 'at')]
  const taken = { taken_by: by, taken_on: textIn(said, 'on'), taken_at: at }
  switch (act) {
    case 'import_asked':
      return {
        ...{ kind: textIn(said, 'table') as TableImport['kind'], sha256: textIn(said, 'sha256'), state: 'open' },
        ...{ asked_by: by, asked_at: at, content: textIn(said, 'content'), counts: { lines: countIn(said, 'lines') } },
      }
    case 'import_columns_chosen':
      return { content: textIn(said, 'content') }
    case 'import_dropped':
      return { state: 'dropped', done_at: at, counts: { lines: 0 } }
    case 'roster_imported':
      return { ...taken, sha256: textIn(said, 'sha256'), state: 'done', done_at: at, counts: countsIn(said) }
    case 'cases_imported':
    case 'ratings_imported':
      return { state: 'done', done_at: at, counts: countsIn(said) }
    default:
      return { ...taken, sha256: textIn(said, 'sha256'), state: 'taking' }
  }
}

function countsIn(said: ToldAct['said']): Partial<HeldLines> {
  const named = (['added', 'changed', 'wrong', 'taken'] as const).filter((name) => name in said)
  return Object.fromEntries(named.map((name) => [name, countIn(said, name)]))
}

function rowFaults(row: TableImport, { content, counts, ...told }: Told, found: HeldLines): readonly string[] {
  const expected = { ...unless(told.state), ...told }
  const isOther = (Object.keys(expected) as (keyof typeof expected)[]).some((name) => row[name] !== expected[name])
  const isRight = !isOther && (content === undefined || content === importContent(row))
  const isCounted = Object.entries(counts ?? {}).every(([name, count]) => found[name as keyof HeldLines] === count)
  return [
    ...(isRight ? [] : [`import ${row.id}: differs from the log`]),
    ...(isCounted ? [] : [`import ${row.id}: its lines are not those the log tells of`]),
  ]
}

/** What a table is not, of which no entry says so. */
function unless(state: Told['state']) {
  const untaken = { taken_by: null, taken_on: null, taken_at: null } as const
  if (state === undefined || state === 'open') return { state: 'open', ...untaken, done_at: null } as const
  if (state === 'dropped') return untaken
  return state === 'taking' ? { done_at: null } : {}
}
