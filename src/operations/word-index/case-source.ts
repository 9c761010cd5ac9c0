import type { CaseFile, Fields } from '#engine/case-file.ts'
import { beginsCase, type Procedure } from '#engine/procedure.ts'
import { textOf, viewOf } from '#engine/view.ts'
import { sees } from '#engine/visible.ts'
import { daysBetween, plainDate } from '#kernel/plain-date.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import type { IndexedDocument } from '#matching/word-index/matching-index.ts'
import { getProcedure } from '#procedures/installed.ts'
import { listCaseFiles } from '#store/case-files.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { countCases, listCaseIdsAfter, listSummariesOf } from '#store/indexed-cases.ts'
import { audienceOfCase } from './audience-names.ts'
import type { DocumentSource } from './document-source.ts'

/** Cases by what their authors wrote. */
export const caseSource: DocumentSource = {
  kind: 'case',
  changes: 'case',
  count: countCases,
  idsAfter: listCaseIdsAfter,
  documentsOf: async (db, ids) => {
    const rows = new Map((await listSummariesOf(db, ids)).map((row) => [row.case_id, row]))
    const files = await listCaseFiles(db, [...rows.keys()])
    return files.flatMap((file) => {
      const row = rows.get(file.id)
      return row === undefined ? [] : [documentOf(file, row)]
    })
  },
}

const firstDay = plainDate('1970-01-01')

function documentOf(file: CaseFile, row: CaseSummary): IndexedDocument {
  const { facts } = viewOf(file)
  const from = row.text_public ? 'public' : 'proposer'
  const procedure = getProcedure(file.procedure)
  const numbers = [row.case_number, row.flow_number].filter((number) => number !== null)
  return {
    key: `case/${file.id}`,
    kind: 'case',
    day: daysBetween(firstDay, plainDate(row.submitted_on)),
    audience: audienceOfCase(row),
    fields: [
      { zone: 'title', analysed: analyse(row.title, true) },
      { zone: 'text', analysed: analyse(wordsOf(procedure, facts, from)) },
      { zone: 'names', analysed: analyse(numbers.join(' ')) },
    ],
  }
}

/** What a case says besides its title, as someone of this audience reads it: what its authors wrote, no names. */
export function wordsOf(procedure: Procedure, facts: Fields, audience: 'public' | 'proposer'): string {
  return writtenFields(procedure)
    .filter((field) => sees(audience, procedure.visibility.fields[field]))
    .map((field) => textOf(facts[field]))
    .filter((text) => text !== '')
    .join('\n')
}

const written = new WeakMap<Procedure, readonly string[]>()

/** The long texts that the acts beginning a case ask for. */
function writtenFields(procedure: Procedure): readonly string[] {
  const known = written.get(procedure)
  if (known !== undefined) return known
  const begins = Object.values(procedure.actions).filter(beginsCase)
  const fields = begins.flatMap((action) =>
    Object.entries(action.fields).filter(([name, { type }]) => type === 'text' && name !== 'originQuote'),
  )
  const names = [...new Set(fields.map(([name]) => name))]
  written.set(procedure, names)
  return names
}
