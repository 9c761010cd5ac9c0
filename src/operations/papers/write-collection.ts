import type { Writable } from 'node:stream'
import type { Language } from '#kernel/label.ts'
import { readerOf } from '#operations/case-scope.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseFilter } from '#store/case-lists.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { seenBy } from '#store/connect.ts'
import { inOneReading } from '#store/one-reading.ts'
import type { Db, Tx } from '#store/schema.ts'
import { type CollectedCase, collectedCase, collectedHeading } from './collected-case.ts'
import { collectionWords as words } from './collection-words.ts'
import { eachListedCase, type PaperAsked } from './each-listed-case.ts'
import { wordContents, wordParagraph, wordText } from './word-markup.ts'
import { type WordWriter, wordWriter } from './word-writer.ts'

export type CollectionAsked = PaperAsked & {
  /** Whose subject classes are the chapters, in their order. */
  readonly laws: Profiles
  readonly title: string
  readonly withReplies: boolean
  readonly language: Language
}

/** The cases of one subject class. */
export type Chapter = { readonly heading: string; readonly filter: CaseFilter }

/**
 * Writes a collection (汇编) of the cases a reader may see as a Word paper: contents with page numbers, then each case
 * by subject class. All of it as it stood at one moment; cases are read a hundred at a time.
 * @returns how many cases there were.
 */
export async function writeCollection(db: Db, asked: CollectionAsked, output: Writable): Promise<number> {
  const { title, language, actor } = asked
  const paper = await wordWriter(output, title, 'upright')
  return inOneReading(seenBy(db, readerOf(actor)), async (tx) => {
    const chapters = chaptersOf(asked)
    await paper.write(wordParagraph(title, { style: 'Title' }))
    if (actor === null) await paper.write(wordParagraph(words.publicEdition[language], { style: 'Note' }))
    const counts = await writeContents(tx, asked, chapters, paper)
    const total = counts.reduce((all, n) => all + n, 0)
    if (total === 0) await paper.write(wordParagraph(words.nothing[language]))
    let number = 0
    for (const [index, chapter] of chapters.entries()) {
      if (counts[index] === 0) continue
      await paper.write(
        wordParagraph(chapter.heading, { style: 'Heading1', bookmark: chapterMark(index), onNewPage: true }),
      )
      await eachListedCase(tx, { ...asked, filter: chapter.filter }, async (cases) => {
        for (const seen of cases) {
          number += 1
          await paper.write(caseMarkup(collectedCase(seen, asked.withReplies, language), caseMark(number), language))
        }
      })
    }
    await paper.end()
    return total
  })
}

/** Subject classes in the law's own order, then whatever is in none of them. */
export function chaptersOf({
  filter,
  laws,
  language,
}: Pick<CollectionAsked, 'filter' | 'laws' | 'language'>): readonly Chapter[] {
  const subjects = subjectsOf(laws, language)
  if (filter.subject !== undefined) return [{ heading: subjects.get(filter.subject) ?? filter.subject, filter }]
  return [
    ...[...subjects].map(([code, heading]) => ({ heading, filter: { ...filter, subject: code } })),
    { heading: words.otherSubjects[language], filter: { ...filter, subjectNotIn: [...subjects.keys()] } },
  ]
}

function subjectsOf(profiles: Profiles, language: Language): ReadonlyMap<string, string> {
  return new Map(
    profiles.flatMap((profile) =>
      (profile.lists.subject ?? []).map(({ code, label }) => [code, label[language]] as const),
    ),
  )
}

const linesAtOnce = 1_000

/** A line for each chapter that has cases and each case. @returns how many cases each chapter has. */
async function writeContents(
  tx: Tx,
  { actor, language }: CollectionAsked,
  chapters: readonly Chapter[],
  paper: WordWriter,
): Promise<readonly number[]> {
  const counts: number[] = []
  let number = 0
  let isFirst = true
  for (const [index, { heading, filter }] of chapters.entries()) {
    let count = 0
    for (let after: string | null | undefined; after !== null; ) {
      const place = after === undefined ? {} : { after }
      const page = await listSeenCases(tx, actor, { filter, order: 'registered', limit: linesAtOnce, ...place })
      if (page.rows.length > 0 && isFirst)
        await paper.write(wordParagraph(words.contents[language], { style: 'Title' }))
      const opens =
        count === 0 && page.rows.length > 0 ? [{ text: heading, bookmark: chapterMark(index), level: 1 as const }] : []
      const lines = page.rows.map((row, at) => ({
        text: headingOf(row, language),
        bookmark: caseMark(number + at + 1),
        level: 2 as const,
      }))
      await paper.write(wordContents([...opens, ...lines]))
      isFirst = isFirst && page.rows.length === 0
      number += page.rows.length
      count += page.rows.length
      after = page.next
    }
    counts.push(count)
  }
  return counts
}

function headingOf(row: CaseSummary, language: Language): string {
  return collectedHeading({ summary: row, number: row.case_number ?? row.flow_number ?? '' }, language)
}

/** Marks end in a number of their own, by which Word tells them apart. */
function chapterMark(index: number): string {
  return `chapter${1_000_000 + index}`
}

function caseMark(number: number): string {
  return `case${number}`
}

function caseMarkup(one: CollectedCase, bookmark: string, language: Language): string {
  const { heading, facts, parts, reply } = one
  return [
    wordParagraph(heading, { style: 'Heading2', bookmark }),
    ...facts.map((line) => wordParagraph(line, { style: 'Facts' })),
    ...parts.map((part) => wordParagraph(part.heading, { style: 'Heading3' }) + wordText(part.text)),
    ...(reply === null
      ? []
      : [
          wordParagraph(words.reply[language], { style: 'Heading3' }),
          ...reply.facts.map((line) => wordParagraph(line, { style: 'Facts' })),
          wordText(reply.text),
          ...(reply.note === '' ? [] : [wordParagraph(reply.note, { style: 'Note' })]),
        ]),
  ].join('')
}
