import type { TextSpan } from '#kernel/text-span.ts'

const numeral = '[\\d一二三四五六七八九十]{1,4}'
const due = new RegExp(
  `(?:(?:令和|平成)?${numeral}年度?|来年度?|今年度?|本年度?|次年度|来春|今秋|来月|今月|年内|年度内|${numeral}月${numeral}日|${numeral}月|${numeral}年以内|[上下]半期|夏休み|新年度)(?:${numeral}月)?(?:末|中|上旬|中旬|下旬|当初|初め)?(?:まで(?:に)?|から|に|中に|内に|をめどに|を目途に|より)?`,
)

/** The words of a passage that say by when or from when something is done. */
export function japaneseDue(text: string, span: TextSpan): TextSpan | undefined {
  const found = due.exec(text.slice(span.start, span.end))
  return found === null
    ? undefined
    : { start: span.start + found.index, end: span.start + found.index + found[0].length }
}
