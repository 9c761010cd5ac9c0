import type { JudgedLine } from '#intake/tables/line-notes.ts'
import { valuesOf } from '#intake/tables/table-lines.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { replaceReadCopies } from '#store/case-summaries.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { listPersonNames, listUnits } from '#store/roster.ts'
import {
  listCasesLedBy,
  listPeopleWithDetails,
  lockRoster,
  type PersonOnRoster,
  putPeople,
  putUnits,
} from '#store/roster-changes.ts'
import type { Tx } from '#store/schema.ts'
import { listImportLines, setImportState, type TableImport, writeImportLines } from '#store/table-imports.ts'
import type { ActContext } from './act-context.ts'
import { storedOptions } from './import-options.ts'
import type { ImportRefusal } from './import-rights.ts'
import { judgeLines } from './judge-lines.ts'
import { readCopiesOf } from './read-copies.ts'
import { everyLine, writtenLine } from './start-import.ts'

/**
 * Takes the good lines of a table of people or units over, all together, judged anew against the roster as it is at
 * this moment. Lines that are wrong stay with the import to be mended; what stood in the others is emptied there.
 */
export async function takeOverRoster(
  tx: Tx,
  context: ActContext,
  one: TableImport,
): Promise<Result<undefined, ImportRefusal>> {
  await lockRoster(tx)
  const raw = await listImportLines(tx, one.id, { limit: everyLine })
  const lines = raw.map(({ line, cells }) => ({ line, values: valuesOf(cells, one.match) }))
  const judged = await judgeLines(tx, one.kind, storedOptions(one.options), context, lines)
  const good = judged.filter(({ verdict }) => verdict === 'add' || verdict === 'change')
  if (good.length === 0) return refuse({ code: 'nothing_to_take_over' })

  const became = one.kind === 'people' ? await takePeople(tx, context, good) : await takeUnits(tx, good)
  const cells = new Map(raw.map((line) => [line.line, line.cells]))
  await writeImportLines(
    tx,
    one.id,
    judged.map((line) => ({
      ...writtenLine(
        line.verdict === 'wrong' ? line : withoutContact(line),
        line.verdict === 'wrong' ? (cells.get(line.line) ?? []) : [],
      ),
      became: became.get(line.line) ?? null,
    })),
  )
  await setImportState(tx, one.id, 'done', {
    taken_by: context.actor.personId,
    taken_on: context.on,
    taken_at: context.at,
    done_at: context.at,
  })
  const count = (verdict: JudgedLine['verdict']) => judged.filter((line) => line.verdict === verdict).length
  await appendLedgerActs(tx, [
    {
      at: context.at,
      caseId: null,
      caseSeq: null,
      payload: {
        act: 'roster_imported',
        import: one.id,
        table: one.kind,
        sha256: one.sha256,
        added: count('add'),
        changed: count('change'),
        wrong: count('wrong'),
        byPerson: context.actor.personId,
        on: context.on,
        at: context.at,
      },
    },
  ])
  return ok(undefined)
}

/** Which numbers and addresses were changed stands nowhere but with the person. */
function withoutContact(line: JudgedLine): JudgedLine {
  const isContact = (field: string) => field === 'phone' || field === 'email'
  const changes = line.changes.map((one) => (isContact(one.field) ? { ...one, before: '', after: '' } : one))
  return { ...line, changes }
}

async function takePeople(
  tx: Tx,
  context: ActContext,
  good: readonly JudgedLine[],
): Promise<ReadonlyMap<number, string>> {
  const held = new Map((await listPeopleWithDetails(tx)).map((person) => [person.id, person]))
  const put = good.map(({ line, target, values }) => {
    const before = target === null ? undefined : held.get(target)
    return { line, before, person: personFrom(values, before, context) }
  })
  await putPeople(
    tx,
    put.map(({ person }) => person),
  )
  const renamed = put.flatMap(({ before, person }) =>
    before !== undefined && before.name !== person.name ? [person.id] : [],
  )
  await renameInLists(tx, renamed)
  return new Map(put.map(({ line, person }) => [line, person.id]))
}

function personFrom(
  values: JudgedLine['values'],
  before: PersonOnRoster | undefined,
  { chance }: ActContext,
): PersonOnRoster {
  const { kind = 'deputy' } = values
  return {
    id: before?.id ?? values.code ?? chance.id(),
    name: values.name ?? before?.name ?? '',
    kind: before?.kind ?? (kind === 'member' || kind === 'leader' || kind === 'clerk' ? kind : 'deputy'),
    delegation: values.delegation ?? before?.delegation ?? null,
    office: values.office ?? before?.office ?? null,
    unit_id: values.unit ?? before?.unit_id ?? null,
    term: values.term ?? before?.term ?? null,
    term_from: values.termFrom ?? before?.term_from ?? null,
    term_to: values.termTo ?? before?.term_to ?? null,
    phone: values.phone ?? before?.phone ?? null,
    email: values.email ?? before?.email ?? null,
  }
}

/** Lists hold the lead proposer's name: they are made anew for those who bear another now. */
async function renameInLists(tx: Tx, people: readonly string[]): Promise<void> {
  const cases = await listCasesLedBy(tx, people)
  const names = await listPersonNames(tx, people)
  for (let from = 0; from < cases.length; from += casesAtOnce) {
    const files = await listCaseFiles(tx, cases.slice(from, from + casesAtOnce))
    await replaceReadCopies(
      tx,
      readCopiesOf(files, (id) => names.get(id)),
    )
  }
}

const casesAtOnce = 200

async function takeUnits(tx: Tx, good: readonly JudgedLine[]): Promise<ReadonlyMap<number, string>> {
  const held = new Map((await listUnits(tx)).map((unit) => [unit.id, unit]))
  const put = good.map(({ line, target, values, changes }) => {
    const before = target === null ? undefined : held.get(target)
    const id = before?.id ?? values.code ?? ''
    // Found by its short name, it keeps its own.
    const renamed = before === undefined || changes.some(({ field }) => field === 'name')
    const name = (renamed ? values.name : undefined) ?? before?.name_zh ?? id
    return {
      line,
      unit: {
        id,
        name_zh: name,
        name_en: values.nameEn ?? before?.name_en ?? name,
        short_zh: values.short ?? before?.short_zh ?? name,
        kind: values.kind ?? before?.kind ?? 'department',
        duties: values.duties ?? before?.duties ?? '',
      },
    }
  })
  await putUnits(
    tx,
    put.map(({ unit }) => unit),
  )
  return new Map(put.map(({ line, unit }) => [line, unit.id]))
}
