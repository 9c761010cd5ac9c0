import { englishSentences } from '#intake/languages/english/english-sentences.ts'
import { longestSentence } from '#intake/sentences.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'

/** One sentence of a text, or one member of a list in it. */
export type Cut = TextSpan & {
  /** The number of the full sentence it is a part of: members of a list between semicolons share it. */
  readonly sentence: number
  /** Where its words begin behind a list sign (一、, 1., 一是). */
  readonly wordsAt: number
  /** The number of the list's member it stands in, counted from 1; 0 before the first. */
  readonly section: number
  readonly isListed: boolean
  /** No stop ends it: the line does. */
  readonly isLine: boolean
}

const chineseSign =
  /^(?:[一二三四五六七八九十]{1,3}[、.](?!\d)|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十]{1,2}[,、是]?|[一二三四五六七八九十]{1,2}(?:是|要)(?!否)|[①②③④⑤⑥⑦⑧⑨⑩]|(?:首先|其次|再次),?)/
const englishSign =
  /^(?:\(?\d{1,2}[.)]\s*|\([a-z]\)\s*|[•·*-]\s+|(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Finally),?\s+)/

/** Cuts a folded text into sentences; each knows the list member it stands in. */
export function cutPassages(folded: string, language: CheckedLanguage): Cut[] {
  const cuts: Cut[] = []
  const sign = language === 'zh' ? chineseSign : englishSign
  let section = 0
  let sentence = 0
  let style = ''
  for (const { start, end } of sentencesOf(folded, language)) {
    const found = sign.exec(folded.slice(start, Math.min(end, start + 14)))
    // The first kind of sign counts the members; (一) under 一、 counts none.
    if (found !== null && style === '') style = styleOf(found[0])
    if (found !== null && styleOf(found[0]) === style) section += 1
    const before = cuts.at(-1)
    if (before !== undefined && !/^;\s*$/.test(folded.slice(before.end, start))) sentence += 1
    cuts.push({
      sentence,
      start,
      end,
      wordsAt: start + (found?.[0].length ?? 0),
      section,
      isListed: found !== null,
      isLine: '\n\r'.includes(folded.charAt(end) || '\n'),
    })
  }
  return cuts
}

/** 一、 and 三、 are signs of one kind, （一） and 1. of two others. */
function styleOf(sign: string): string {
  return sign
    .replace(/[一二三四五六七八九十]+/g, '一')
    .replace(/\d+/g, '1')
    .replace(/[a-z]/g, 'a')
    .trim()
}

function sentencesOf(folded: string, language: CheckedLanguage): TextSpan[] {
  return paragraphsOf(folded).flatMap((paragraph) =>
    language === 'zh' ? chineseSentences(folded, paragraph) : numberedTogether(folded, paragraph),
  )
}

function paragraphsOf(text: string): TextSpan[] {
  const paragraphs: TextSpan[] = []
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text.charAt(at) !== '\n' && text.charAt(at) !== '\r') continue
    if (at > start) paragraphs.push({ start, end: at })
    start = at + 1
  }
  return paragraphs
}

/** "1. Paint a crossing." is one sentence: the stop behind the number ends nothing. */
function numberedTogether(text: string, paragraph: TextSpan): TextSpan[] {
  return englishSentences(text, paragraph).flatMap(({ start, end }) => {
    const sign = /(?:^|\s)(\(?\d{1,2}[.)]\s*)$/.exec(text.slice(Math.max(paragraph.start, start - 6), start))?.[1] ?? ''
    return /^\(?\d{1,2}[.)]?$/.test(text.slice(start, end)) ? [] : [{ start: start - sign.length, end }]
  })
}

const stops = '。!?;'
const closers = '”’)》'

/** Cut behind 。！？； and behind 如下：, which announces an answer and is none. */
function chineseSentences(text: string, paragraph: TextSpan): TextSpan[] {
  const sentences: TextSpan[] = []
  let start = paragraph.start
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const unit = text.charAt(at)
    const announces = unit === ':' && text.slice(at - 2, at) === '如下'
    const isEndless = at - start >= longestSentence && (unit === ',' || at - start >= longestSentence * 2)
    if (!stops.includes(unit) && !announces && !isEndless) continue
    let end = at + 1
    while (end < paragraph.end && (stops + closers).includes(text.charAt(end))) end += 1
    pushTrimmed(text, sentences, start, end)
    start = end
    at = end - 1
  }
  pushTrimmed(text, sentences, start, paragraph.end)
  return sentences
}

const edges = ' \t,;:。!?'

function pushTrimmed(text: string, sentences: TextSpan[], from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && ' \t'.includes(text.charAt(start))) start += 1
  while (end > start && edges.includes(text.charAt(end - 1))) end -= 1
  if (end - start >= 2) sentences.push({ start, end })
}
