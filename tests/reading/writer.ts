import type { GoldSpan } from './gold.ts'

const field = /(?:作者|记者|記者|撰文|撰稿|供稿|发布者|發布者)\s*[:：|｜]\s*/
const nextField = /\s+[^\s:：]{2,6}[:：|｜]|\s+\d{4}[-年/.]/
const dateline = /^[^（(]{0,16}?(?:讯|訊|电|電)\s*(?=\S)/
const particulars = /来源|來源|稿源|发布|發布|供稿|作者/

/** Whether a byline is a page's line of where it comes from and when, and names nobody. */
export function namesNobody(words: string): boolean {
  return particulars.test(words) && !field.test(words)
}

/**
 * The part of a byline that names who wrote: without 本报讯 before it, the brackets round it and a page's other
 * particulars. One annotator marks the one, another the other; both are right.
 */
export function writerIn(text: string, [from, to]: GoldSpan): GoldSpan {
  const words = text.slice(from, to)
  const found = field.exec(words)
  if (found !== null) {
    const start = found.index + found[0].length
    const behind = nextField.exec(words.slice(start))
    return [from + start, behind === null ? to : from + start + behind.index]
  }
  const opened = dateline.exec(words)?.[0].length ?? 0
  const start = from + opened + (/^[（(【\s]+/.exec(words.slice(opened))?.[0].length ?? 0)
  const closing = /[）)】\s]+$/.exec(words)?.[0].length ?? 0
  return to - closing > start ? [start, to - closing] : [from, to]
}
