import type { ArticleLayout } from '#intake/articles.ts'
import type { Findings } from '#intake/findings.ts'
import type { LanguageModule } from '#intake/languages/language-module.ts'
import { type RecordSession, recordFindings } from '#intake/languages/record-findings.ts'
import { recordLayout } from '#intake/languages/record-layout.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { germanItems } from './german-items.ts'
import { germanPeople, isEntryOfPeople, nameForms } from './german-people.ts'
import { germanSession, namesGermanRecord } from './german-session.ts'
import { speakersOf } from './german-speakers.ts'
import { germanTurnPeople } from './german-turns.ts'

/** German: minutes of councils and committees, and verbatim records. */
export const german: LanguageModule = {
  code: 'de',
  splitArticles: (text) => recordLayout(text, { isTitle: namesGermanRecord, opensEntry: isEntryOfPeople }),
  read: readGerman,
}

/** So much of a record's beginning may tell of the meeting. */
const headLength = 1200

function readGerman(source: string, layout: ArticleLayout, article: number, sessionsBefore: number): Findings {
  const { text, paragraphs } = layout.flow
  const { people: named, lists, attendance } = germanPeople(text, paragraphs)
  const known = new Set(named.map(({ name }) => name))
  const people = [...named, ...germanTurnPeople(text, paragraphs, known)].sort((a, b) => a.start - b.start)
  const names = nameForms(people)
  const session = sessionOf(source, layout, text, names)
  return recordFindings(
    { source, flow: layout.flow, article, sessionsBefore },
    {
      session,
      people,
      lists,
      items: germanItems(text, paragraphs, attendance, names),
      documents: papersIn(text, paragraphs),
    },
  )
}

function sessionOf(
  source: string,
  { headline, body }: ArticleLayout,
  text: string,
  names: ReadonlyMap<string, string>,
): RecordSession | null {
  const start = headline?.start ?? body.start
  const found = germanSession(source, { start, end: Math.min(source.length, start + headLength) })
  if (found === undefined) return null
  const chair = speakersOf(text, names)
  const host = ['Vorsitzender', 'Vorsitzende', 'Bürgermeister', 'Bürgermeisterin']
    .map(chair.whole)
    .find((name) => names.has(name))
  return { ...found, host: host ?? null }
}

const paperNumber =
  /\b(?:(?:Beschluss-?)?[Vv]orlagen?|Drucksachen?|Drs\.?|Antrag|Anfrage|Mitteilung)(?:[- ]?(?:Nr\.?|Nummer))?\s*:?\s*((?:[A-ZÄÖÜ]{1,4}[ /-]?)?\d{1,4}(?:[/.-]\d{1,5}){1,3}(?:-[A-Z\d]{1,3})?)/g

/** Papers named by number: Vorlage Nr. 2019/044. */
function papersIn(text: string, paragraphs: readonly TextSpan[]): TextSpan[] {
  const found = new Map<string, TextSpan>()
  for (const { start, end } of paragraphs) {
    for (const { 0: whole, 1: number = '', index } of text.slice(start, end).matchAll(paperNumber)) {
      const at = start + index + whole.length - number.length
      if (!found.has(number) && !/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(number))
        found.set(number, { start: at, end: at + number.length })
    }
  }
  return [...found.values()]
}
