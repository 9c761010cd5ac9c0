import type { CaseFile } from '#engine/case-file.ts'
import { type CaseView, listInstances, textOf, viewOf } from '#engine/view.ts'
import { seesInstance, visibleFields } from '#engine/visible.ts'
import { daysBetween, plainDate } from '#kernel/plain-date.ts'
import type { SearchPart } from '#matching/search/match-parts.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import type { IndexedDocument } from '#matching/word-index/matching-index.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { NamesOfCase } from '#store/names.ts'
import { audienceOfCase, everybody } from './audience-names.ts'
import { likenessKind } from './document-source.ts'
import { measureParts, measuresIn } from './measure-parts.ts'
import { type Searched, searchParts } from './search-parts.ts'
import { searchedFields } from './searched-fields.ts'
import { wordsOf } from './words-of-case.ts'

/**
 * What the index makes of a case: what its authors wrote, for likeness; all that the public sees; all that those see who have
 * a part in it, where that is more; and the same two of what its answers promise.
 */
export const kindsOfCase = [likenessKind, 'open', 'inner', 'open_measure', 'inner_measure'] as const

type Kind = (typeof kindsOfCase)[number]

/** Each only proposes: what one reader sees is read again before it is told. */
export function documentsOfCase(file: CaseFile, row: CaseSummary, names: NamesOfCase): readonly IndexedDocument[] {
  const view = viewOf(file)
  const open = row.text_public || row.reply_public ? publicSight(view, row, names) : null
  const inner = innerSight(view, row, names)
  const own = audienceOfCase({ ...row, text_public: false })
  const toAll = [everybody]
  const pairs = [
    { kinds: ['open', 'inner'], parts: [open === null ? [] : searchParts(open), searchParts(inner)] },
    { kinds: ['open_measure', 'inner_measure'], parts: [open === null ? [] : promised(open), promised(inner)] },
  ] as const
  return [
    asWritten(view, file, row),
    ...pairs.flatMap(({ kinds, parts }) => [
      ...documentOf(kinds[0], row, toAll, parts[0]),
      ...(row.text_public && JSON.stringify(parts[0]) === JSON.stringify(parts[1])
        ? []
        : documentOf(kinds[1], row, own, parts[1])),
    ]),
  ]
}

/** What every measure that is promised says, with the names it stands under. */
function promised(searched: Searched): readonly SearchPart[] {
  const measures = measuresIn(searched)
  return measures.length === 0 ? [] : measureParts(searched, measures)
}

function documentOf(
  kind: Kind,
  row: CaseSummary,
  audience: readonly string[],
  parts: readonly SearchPart[],
): readonly IndexedDocument[] {
  return parts.length === 0 ? [] : [{ ...factsOf(kind, row), audience, fields: parts.flatMap(searchedFields) }]
}

const firstDay = plainDate('1970-01-01')

function factsOf(kind: Kind, row: CaseSummary) {
  return { key: `${kind}/${row.case_id}`, kind, day: daysBetween(firstDay, plainDate(row.submitted_on)) }
}

function asWritten(view: CaseView, file: CaseFile, row: CaseSummary): IndexedDocument {
  const procedure = getProcedure(file.procedure)
  const numbers = [row.case_number, row.flow_number].filter((number) => number !== null)
  return {
    ...factsOf(likenessKind, row),
    audience: audienceOfCase(row),
    fields: [
      { zone: 'title', analysed: analyse(row.title, true) },
      { zone: 'text', analysed: analyse(wordsOf(procedure, view.facts, row.text_public ? 'public' : 'proposer')) },
      { zone: 'names', analysed: analyse(numbers.join(' ')) },
    ],
  }
}

function publicSight(view: CaseView, row: CaseSummary, names: NamesOfCase): Searched {
  const procedure = getProcedure(view.procedure)
  const replies = listInstances(view, procedure.answers.machine).flatMap((one) => {
    const text = procedure.answers.publicReading(view, one)
    return text === undefined ? [] : [{ ...one, fields: { text, doneBy: textOf(one.fields.doneBy) } }]
  })
  const hidden = row.confidential ? (procedure.visibility.unnamed?.fields ?? []) : []
  const facts = Object.fromEntries(
    Object.entries(visibleFields(procedure, view.facts, 'public')).filter(([field]) => !hidden.includes(field)),
  )
  const instances = view.instances.filter(
    (one) => seesInstance(procedure, one, 'public') && !(row.confidential && one.machine === 'signature'),
  )
  const shown = row.text_public ? { facts, instances } : { facts: {}, instances: [] }
  const title = row.text_public ? row.title : ''
  return { ...common(row, view, names), audience: 'public', view: shown, replies, title }
}

function innerSight(view: CaseView, row: CaseSummary, names: NamesOfCase): Searched {
  const replies = listInstances(view, getProcedure(view.procedure).answers.machine)
  return { ...common(row, view, names), audience: 'proposer', view, replies }
}

function common(row: CaseSummary, { procedure }: CaseView, names: NamesOfCase) {
  return {
    procedure: getProcedure(procedure),
    state: row.state,
    title: row.title,
    numbers: [row.case_number, row.flow_number],
    names,
  }
}
