import type { ArticleLayout } from '#intake/articles.ts'
import type { Findings } from '#intake/findings.ts'
import type { LanguageModule } from '#intake/languages/language-module.ts'
import { type RecordList, type RecordPerson, recordFindings } from '#intake/languages/record-findings.ts'
import { recordLayout } from '#intake/languages/record-layout.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { foldWidth } from './japanese-fold.ts'
import { japaneseItems } from './japanese-items.ts'
import { japanesePapers } from './japanese-papers.ts'
import { memberHeading, memberList } from './japanese-people.ts'
import { japaneseSession, namesJapaneseRecord } from './japanese-session.ts'
import { japaneseTurn } from './japanese-turns.ts'

/** Japanese: newsletters of assemblies (議会だより), with questions and answers, committees' reports and bills. */
export const japanese: LanguageModule = {
  code: 'ja',
  splitArticles: (text) => recordLayout(text, { isTitle: namesJapaneseRecord, opensEntry }),
  read: readJapanese,
}

const headLength = 400

/** A question, an answer, a member's name or a bullet opens a paragraph, whatever stands above it. */
function opensEntry(line: string): boolean {
  const words = foldWidth(line)
  const whole = { start: 0, end: words.length }
  return japaneseTurn(words, whole) !== undefined || memberHeading(words, whole) !== undefined
}

function readJapanese(source: string, layout: ArticleLayout, article: number, sessionsBefore: number): Findings {
  const text = foldWidth(layout.flow.text)
  const { paragraphs } = layout.flow
  const lists = paragraphs.flatMap((paragraph) => memberList(text, paragraph) ?? [])
  const people = peopleIn(text, paragraphs, lists)
  const written = (name: string) => people.find((person) => person.name === name)
  const start = 0
  const placing = { source, flow: layout.flow, article, sessionsBefore }
  const items = japaneseItems(text, paragraphs, people)
  const asWritten = (person: RecordPerson): RecordPerson => ({
    ...person,
    name: layout.flow.text.slice(person.start, person.end),
  })
  return recordFindings(placing, {
    session: japaneseSession(source, { start, end: Math.min(source.length, layout.body.start + headLength) }),
    people: people.map(asWritten),
    lists: lists.map((list) => ({ ...list, people: list.people.map(asWritten) })),
    items: items.map((item) => {
      const person = item.speaker === null ? undefined : written(item.speaker)
      return person === undefined ? item : { ...item, speaker: asWritten(person).name }
    }),
    documents: japanesePapers(text, paragraphs),
  })
}

/** Members by the headings over their questions, then by the lists; each once. */
function peopleIn(text: string, paragraphs: readonly TextSpan[], lists: readonly RecordList[]): RecordPerson[] {
  const headed = paragraphs.flatMap((paragraph) => memberHeading(text, paragraph)?.person ?? [])
  const people = new Map<string, RecordPerson>()
  for (const person of [...headed, ...lists.flatMap((list) => list.people)]) {
    const name = person.name.replace(/ +/g, ' ')
    const known = [...people.keys()].find((one) => one.replace(/ /g, '') === name.replace(/ /g, ''))
    if (known === undefined) people.set(name, person)
  }
  return [...people.values()].sort((a, b) => a.start - b.start)
}
