import { linkAnswers } from './answers.ts'
import { type ArticleLayout, splitArticles } from './articles.ts'
import { readEnglish } from './english.ts'
import { type Findings, readChinese } from './findings.ts'
import type { Article, Doubt, Reading, Source } from './reading.ts'
import { detectLanguage } from './script.ts'
import { findSuspectCharacters } from './suspect-characters.ts'

/** Everything about a source but what its text itself shows. */
export type SourceFacts = Omit<Source, 'text' | 'language' | 'script'>

/**
 * Reads a source: its articles, and in each the sessions, people, lists of names, what was said, and what was named.
 * Pure; every span points into `text`, which is kept as it is. A language without rules gives one doubt and no findings.
 */
export function readText(text: string, facts: SourceFacts): Reading {
  const { language, script } = detectLanguage(text)
  const source: Source = { ...facts, language, script, text }
  const layout = splitArticles(text)
  const articles = layout.articles.map(articleOf)
  if (language === 'und') return emptyReading(source, articles, [...layout.doubts, languageDoubt(text, language)])

  const findings: Findings[] = []
  let sessions = 0
  for (const [article, one] of layout.articles.entries()) {
    const found =
      language === 'zh' ? readChinese(text, one, article, sessions) : readEnglish(text, one, article, sessions)
    sessions += found.sessions.length
    findings.push(found)
  }
  const allSessions = findings.flatMap((found) => found.sessions)
  return {
    source,
    articles,
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
      ...layout.doubts,
      ...findSuspectCharacters(text, layout.articles),
      ...findings.flatMap((found) => found.doubts),
    ],
  }
}

function articleOf({ headline, kicker, caption, byline, continuation, body }: ArticleLayout): Article {
  return { headline, kicker, caption, byline, continuation, body }
}

function emptyReading(source: Source, articles: readonly Article[], doubts: readonly Doubt[]): Reading {
  return {
    source,
    articles,
    sessions: [],
    people: [],
    lists: [],
    items: [],
    programmes: [],
    mechanisms: [],
    documents: [],
    doubts,
  }
}

function languageDoubt(text: string, language: Source['language']): Doubt {
  return {
    code: 'language_unsupported',
    article: null,
    hint: language,
    quote: '',
    start: 0,
    end: Math.min(0, text.length),
  }
}
