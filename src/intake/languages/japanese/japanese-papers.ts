import type { TextSpan } from '#kernel/text-span.ts'
import { outcome } from './japanese-words.ts'

const number =
  '(?:議案|議員提出議案|議会議案|発議|発議案|認定|報告|承認|同意|諮問|請願|陳情|意見書案|議員発議)(?:第 ?[\\d一二三四五六七八九十]{1,4} ?号)'
const named = '「[^「」\\n]{3,60}?(?:請願書?|陳情書?|意見書|決議|条例|要望書)[^「」\\n]{0,6}」'
const paper = new RegExp(`${number}|${named}`, 'gu')
const settled = new RegExp(outcome, 'u')

/** Bills, petitions and opinions by number or title, with what became of them on the same line. */
export function japanesePapers(text: string, paragraphs: readonly TextSpan[]): (TextSpan & { outcome?: TextSpan })[] {
  const found = new Map<string, TextSpan & { outcome?: TextSpan }>()
  for (const { start, end } of paragraphs) {
    const words = text.slice(start, end)
    for (const { 0: name, index } of words.matchAll(paper)) {
      if (found.has(name)) continue
      const span = { start: start + index, end: start + index + name.length }
      const behind = settled.exec(words.slice(index + name.length))
      const at = span.end + (behind?.index ?? 0)
      found.set(name, behind === null ? span : { ...span, outcome: { start: at, end: at + behind[0].length } })
    }
  }
  return [...found.values()]
}
