import type { CaseFile } from '#engine/case-file.ts'
import { type CaseView, listInstances, viewOf } from '#engine/view.ts'
import { seesInstance, visibleFields } from '#engine/visible.ts'
import { daysBetween, plainDate } from '#kernel/plain-date.ts'
import type { SearchPart } from '#matching/search/match-parts.ts'
import { fewestInitials, pinyinTerms } from '#matching/search/pinyin-terms.ts'
import { syllablesOf } from '#matching/search/syllables.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import type { IndexedDocument } from '#matching/word-index/matching-index.ts'
import type { IndexedField } from '#matching/word-index/signs-of.ts'
import { getProcedure } from '#procedures/installed.ts'
import { listCaseFiles } from '#store/case-files.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { countCases, listCaseIdsAfter, listSummariesOf } from '#store/indexed-cases.ts'
import { loadNamesOf, type NamesOfCase } from '#store/names.ts'
import type { Db } from '#store/schema.ts'
import { audienceOfCase } from './audience-names.ts'
import type { DocumentSource } from './document-source.ts'
import { searchParts } from './search-parts.ts'

/** Cases by all that the public sees of them. */
export const openCases = searchSource('open', (file, row, names) => {
  const parts = row.text_public || row.reply_public ? publicParts(file, row, names) : []
  return parts.length === 0 ? null : { parts, audience: ['everybody'] }
})

/** Cases by all that those see who have a part in them, where that is more than the public sees. */
export const innerCases = searchSource('inner', (file, row, names) => {
  const parts = innerParts(file, row, names)
  const isAllPublic = row.text_public && JSON.stringify(parts) === JSON.stringify(publicParts(file, row, names))
  return isAllPublic ? null : { parts, audience: audienceOfCase({ ...row, text_public: false }) }
})

type PartsOf = (
  file: CaseFile,
  row: CaseSummary,
  names: NamesOfCase,
) => { readonly parts: readonly SearchPart[]; readonly audience: readonly string[] } | null

function searchSource(kind: 'open' | 'inner', partsOf: PartsOf): DocumentSource {
  return {
    kind,
    changes: 'case',
    count: countCases,
    idsAfter: listCaseIdsAfter,
    documentsOf: (db, ids) => documentsOf(db, ids, kind, partsOf),
  }
}

async function documentsOf(
  db: Db,
  ids: readonly string[],
  kind: string,
  partsOf: PartsOf,
): Promise<readonly IndexedDocument[]> {
  const rows = new Map((await listSummariesOf(db, ids)).map((row) => [row.case_id, row]))
  const files = await listCaseFiles(db, [...rows.keys()])
  const names = await loadNamesOf(
    db,
    files.flatMap(({ events }) => events),
    [],
  )
  return files.flatMap((file) => {
    const row = rows.get(file.id)
    const found = row === undefined ? null : partsOf(file, row, names)
    if (row === undefined || found === null) return []
    const day = daysBetween(firstDay, plainDate(row.submitted_on))
    return [{ key: `${kind}/${file.id}`, kind, day, audience: found.audience, fields: found.parts.flatMap(fieldsOf) }]
  })
}

const firstDay = plainDate('1970-01-01')

function fieldsOf({ field, text }: SearchPart): readonly IndexedField[] {
  if (field === 'text' || field === 'answer') return [{ zone: field, analysed: analyse(text) }]
  const zone = field === 'title' ? 'title' : 'names'
  const written = { zone, analysed: analyse(text, true) } as const
  if (field === 'number') return [written]
  const fewest = field === 'title' ? fewestInitials.title : fewestInitials.name
  return [written, { zone, analysed: pinyinTerms(syllablesOf(text, field === 'author'), fewest) }]
}

/** It only proposes: what one reader sees is read again before it is told. */
function publicParts(file: CaseFile, row: CaseSummary, names: NamesOfCase): readonly SearchPart[] {
  const view = viewOf(file)
  const procedure = getProcedure(file.procedure)
  const replies = listInstances(view, procedure.answers.machine).flatMap((one) => {
    const text = procedure.answers.publicReading(view, one)
    return text === undefined ? [] : [{ ...one, fields: { text } }]
  })
  const hidden = row.confidential ? (procedure.visibility.unnamed?.fields ?? []) : []
  const facts = Object.fromEntries(
    Object.entries(visibleFields(procedure, view.facts, 'public')).filter(([field]) => !hidden.includes(field)),
  )
  const instances = view.instances.filter(
    (one) => seesInstance(procedure, one, 'public') && !(row.confidential && one.machine === 'signature'),
  )
  const shown = row.text_public ? { facts, instances } : { facts: {}, instances: [] }
  return searchParts({ ...common(row, view, names), audience: 'public', view: shown, replies, ...stubOf(row) })
}

function stubOf(row: CaseSummary): { readonly title?: string } {
  return row.text_public ? {} : { title: '' }
}

function innerParts(file: CaseFile, row: CaseSummary, names: NamesOfCase): readonly SearchPart[] {
  const view = viewOf(file)
  const replies = listInstances(view, getProcedure(file.procedure).answers.machine)
  return searchParts({ ...common(row, view, names), audience: 'proposer', view, replies })
}

function common(row: CaseSummary, { procedure }: CaseView, names: NamesOfCase) {
  return {
    procedure: getProcedure(procedure),
    title: row.title,
    numbers: [row.case_number, row.flow_number],
    names,
  }
}
