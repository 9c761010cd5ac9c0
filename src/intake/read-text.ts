import { quoteOf } from '#kernel/text-span.ts'
import { linkAnswers } from './answers.ts'
import { type ArticleLayout, splitArticles } from './articles.ts'
import type { Findings } from './findings.ts'
import { languageModules } from './languages/language-modules.ts'
import { type LanguageZone, languageZones } from './languages/language-zones.ts'
import type { Article, Doubt, Reading, ReadLanguage, Source } from './reading.ts'
import { scriptOf } from './script.ts'
import { findSuspectCharacters } from './suspect-characters.ts'

/** Everything about a source but what its text itself shows. */
export type SourceFacts = Omit<Source, 'text' | 'language' | 'script'>

/**
 * Reads a source: its articles, and in each the sessions, people, lists of names, what was said, and what was named.
 * Pure; every span points into `text`, which is kept as it is. Each passage is read by the rules of its own language;
 * a passage in a language without rules gives one doubt and no findings.
 */
export function readText(text: string, facts: SourceFacts): Reading {
  const zones = languageZones(text)
  const language = mainLanguage(zones)
  const script = language === 'ja' ? null : scriptOf(text)
  const laid = layOutZones(text, zones)
  const findings: Findings[] = []
  let sessions = 0
  const first = laid.articles[0]?.layout.body.start ?? 0
  let end = 0
  for (const [article, { layout, language, text: own }] of laid.articles.entries()) {
    const before = end
    end = Math.max(end, layout.body.end)
    if (language === null) continue
    const found = languageModules[language].read(own, layout, article, sessions, { before, first })
    sessions += found.sessions.length
    findings.push(found)
  }
  const allSessions = findings.flatMap((found) => found.sessions)
  return {
    source: { ...facts, language, script, text },
    articles: laid.articles.map(({ layout }) => articleOf(layout)),
    sessions: allSessions,
    people: findings.flatMap((found) => found.people),
    lists: findings.flatMap((found) => found.lists),
    items: linkAnswers(
      findings.flatMap((found) => found.items),
      allSessions,
    ),
    programmes: findings.flatMap((found) => found.programmes),
    mechanisms: findings.flatMap((found) => found.mechanisms),
    documents: findings.flatMap((found) => found.documents),
    doubts: [
      ...laid.doubts,
      ...zones.flatMap((zone) => (zone.language === 'und' ? [unsupported(text, zone)] : [])),
      ...findSuspectCharacters(
        text,
        laid.articles.filter(hasChineseSigns).map(({ layout }) => layout),
      ),
      ...findings.flatMap((found) => found.doubts),
    ],
  }
}

type LaidArticle = {
  readonly layout: ArticleLayout
  /** Null where nothing is read. */
  readonly language: ReadLanguage | null
  readonly text: string
}

/** Articles of all languages in the order of the text; each module sees its own passages, the others as blanks. */
function layOutZones(text: string, zones: readonly LanguageZone[]) {
  const articles: LaidArticle[] = []
  const doubts: Doubt[] = []
  if (zones.every(({ language }) => language === 'und')) {
    const layout = splitArticles(text)
    return {
      articles: layout.articles.map((one): LaidArticle => ({ layout: one, language: null, text })),
      doubts: [...layout.doubts],
    }
  }
  const languages = new Set(zones.flatMap(({ language }) => (language === 'und' ? [] : [language])))
  for (const language of languages) {
    const own = zones.every((zone) => zone.language === language) ? text : blankOut(text, zones, language)
    const layout = languageModules[language].splitArticles(own)
    doubts.push(...layout.doubts)
    for (const one of layout.articles) articles.push({ layout: one, language, text: own })
  }
  articles.sort((a, b) => a.layout.body.start - b.layout.body.start)
  return { articles, doubts }
}

/** The text with the passages of other languages as blanks, so that every place stays where it is. */
function blankOut(text: string, zones: readonly LanguageZone[], language: ReadLanguage): string {
  return zones
    .map((zone) => {
      const words = text.slice(zone.start, zone.end)
      return zone.language === language ? words : words.replace(/[^\r\n]/g, ' ')
    })
    .join('')
}

/** The language most of what is read is written in. */
function mainLanguage(zones: readonly LanguageZone[]): Source['language'] {
  const lengths = new Map<ReadLanguage, number>()
  for (const { language, start, end } of zones)
    if (language !== 'und') lengths.set(language, (lengths.get(language) ?? 0) + end - start)
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'und'
}

function hasChineseSigns({ language }: LaidArticle): boolean {
  return language === 'zh' || language === 'en'
}

function articleOf({ headline, kicker, caption, byline, continuation, body }: ArticleLayout): Article {
  return { headline, kicker, caption, byline, continuation, body }
}

/** What is not read, and in which language it is, where that can be told. */
function unsupported(text: string, { start, end, named }: LanguageZone): Doubt {
  const opening = /\S[^\r\n]{0,79}/.exec(text.slice(start, end))
  const from = start + (opening?.index ?? 0)
  const quote = quoteOf(text, { start: from, end: from + (opening?.[0].length ?? 0) })
  return { ...quote, code: 'language_unsupported', article: null, hint: named ?? 'und' }
}
