import type { TextSpan } from '#kernel/text-span.ts'
import { countLetters, type DetectedLanguage, detectLanguage } from './detect-language.ts'

/** A stretch of a source in one language. */
export type LanguageZone = TextSpan & DetectedLanguage

/** A passage in another language than the page's that holds fewer letters is left with what stands around it. */
const leastLetters = 200
/** So much text, from one blank line to the next or to the end of a line, is looked at together. */
const chunkLength = 600

/**
 * Parts a text where its language changes: minutes kept in two languages, a page with a summary in a third.
 * The zones follow one another and cover the text; a text in one language is one zone.
 */
export function languageZones(text: string): LanguageZone[] {
  const whole = detectLanguage(text)
  const chunks: LanguageZone[] = []
  // A heading too short to tell is of the language of what follows it.
  let waiting: number | undefined
  for (const { start, end } of chunksOf(text)) {
    const own = languageOfChunk(text.slice(start, end), whole)
    const last = chunks.at(-1)
    if (own === undefined && last === undefined) {
      waiting ??= start
      continue
    }
    const chunk = { start: waiting ?? start, end }
    waiting = undefined
    const language = own ?? last ?? whole
    if (last !== undefined && last.named === language.named) chunks[chunks.length - 1] = { ...last, end: chunk.end }
    else chunks.push({ ...chunk, language: language.language, named: language.named })
  }
  return joinSmall(text, chunks, whole)
}

/** What a chunk is surely written in; undefined where it is short, or its letters leave it open. */
function languageOfChunk(words: string, whole: DetectedLanguage): DetectedLanguage | undefined {
  const { han, kana, latin, cyrillic, others } = countLetters(words)
  if (han + kana + latin + cyrillic + others < 60) return undefined
  const own = detectLanguage(words)
  if (own.named === null || own.named === whole.named) return own.named === null ? undefined : own
  // Tables of names are Chinese characters alone on a Japanese page; a Chinese one may quote some kana.
  if (own.language === 'zh' && whole.language === 'ja' && kana > 0) return undefined
  if (own.language === 'ja' && whole.language === 'zh' && kana * 3 < han) return undefined
  if (own.language === 'zh' && latin > han * 2) return undefined
  return own
}

function* chunksOf(text: string): Generator<TextSpan> {
  let start = 0
  let at = 0
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    const next = end < 0 ? text.length : end + 1
    const isBlank = text.slice(next, next + 1) === '\n' || text.slice(next, next + 2) === '\r\n'
    if (isBlank || next - start >= chunkLength || next === text.length) {
      yield { start, end: next }
      start = next
    }
    at = next
  }
}

/** Zones too small to tell go to what stands before them, or behind them where nothing does. */
function joinSmall(text: string, chunks: readonly LanguageZone[], whole: DetectedLanguage): LanguageZone[] {
  const zones: LanguageZone[] = []
  for (const chunk of chunks) {
    const last = zones.at(-1)
    const isSmall = lettersIn(text, chunk) < leastLetters
    const language = isSmall ? (last ?? whole) : chunk
    if (last !== undefined && last.named === language.named) zones[zones.length - 1] = { ...last, end: chunk.end }
    else zones.push({ start: chunk.start, end: chunk.end, language: language.language, named: language.named })
  }
  return zones.length === 0 ? [{ start: 0, end: text.length, ...whole }] : zones
}

function lettersIn(text: string, { start, end }: TextSpan): number {
  const { han, kana, latin, cyrillic, others } = countLetters(text.slice(start, Math.min(end, start + 4000)))
  return (han + kana) * 2 + latin + cyrillic + others
}
