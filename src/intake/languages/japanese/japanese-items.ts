import type { RecordItem, RecordPerson } from '#intake/languages/record-findings.ts'
import type { ItemKind } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { japaneseDue } from './japanese-due.ts'
import { answeredKind, askedKind } from './japanese-kinds.ts'
import { memberHeading } from './japanese-people.ts'
import { retold } from './japanese-reports.ts'
import { japaneseSentences } from './japanese-sentences.ts'
import { type JapaneseTurn, japaneseTurn } from './japanese-turns.ts'
import { routine } from './japanese-words.ts'

/** Questions and answers, and what committees report, paragraph by paragraph, in flow positions. */
export function japaneseItems(
  text: string,
  paragraphs: readonly TextSpan[],
  people: readonly RecordPerson[],
): RecordItem[] {
  const items: RecordItem[] = []
  let member: string | null = null
  let turn: JapaneseTurn | undefined
  for (const [index, paragraph] of paragraphs.entries()) {
    const heading = memberHeading(text, paragraph)
    if (heading !== undefined) {
      member = heading.person.name
      turn = undefined
      continue
    }
    const own = japaneseTurn(text, paragraph)
    if (own !== undefined) {
      turn = own
      if (own.member !== null) member = nameOf(own.member, people)
      items.push(...said(text, own.said, own, member))
      continue
    }
    const topic = headingOf(text, paragraph, paragraphs[index + 1])
    if (topic !== undefined) {
      turn = undefined
      if (!routine.test(text.slice(topic.start, topic.end)))
        items.push({ ...topic, kind: 'topic', speaker: null, verb: null })
      continue
    }
    const told = japaneseSentences(text, paragraph).flatMap((sentence) => retold(text, sentence))
    if (told.length > 0) {
      turn = undefined
      items.push(...told)
    } else if (turn !== undefined && /。/.test(text.slice(paragraph.start, paragraph.end)))
      items.push(...said(text, paragraph, turn, member))
  }
  return items
}

function said(text: string, span: TextSpan, turn: JapaneseTurn, member: string | null): RecordItem[] {
  return japaneseSentences(text, span).map((sentence): RecordItem => {
    const words = text.slice(sentence.start, sentence.end)
    if (turn.kind === 'question') return { ...sentence, kind: askedKind(words), speaker: member, verb: '質問' }
    const kind: ItemKind = answeredKind(words)
    const due = kind === 'follow_up' ? japaneseDue(text, sentence) : undefined
    const item: RecordItem = { ...sentence, kind, speaker: turn.role, verb: '答弁' }
    return due === undefined ? item : { ...item, due }
  })
}

/** The whole name of a member called by the family name. */
function nameOf(family: string, people: readonly RecordPerson[]): string {
  const known = people.filter(({ name }) => name.split(' ')[0] === family)
  return known.length === 1 ? (known[0]?.name ?? family) : family
}

const numbering = /^(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）.、]|[①-⑳]|[・◇◆○●■□▼★☆※]|第\d{1,2})\s*/

/** The title of a matter: a short line without a stop, over a question or over the member who asks. */
function headingOf(text: string, paragraph: TextSpan, next: TextSpan | undefined): TextSpan | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  if (next === undefined || words.length > 44 || /[。、]$|。./.test(words)) return undefined
  const following = japaneseTurn(text, next)
  if (following?.kind !== 'question') return undefined
  const skipped = numbering.exec(words)?.[0].length ?? 0
  const bare = words.slice(skipped).replace(/^[【「『《](.*)[】」』》]$/, '$1')
  const lead = words.slice(skipped).indexOf(bare)
  const start = paragraph.start + skipped + lead
  return bare.length < 3 ? undefined : { start, end: start + bare.length }
}
