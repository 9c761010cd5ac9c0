import type { RecordSession } from '#intake/languages/record-findings.ts'
import { foldWidth } from './japanese-fold.ts'

const title =
  /(?:議会だより|ぎかいだより|議会報|議会広報|会議録|議事録|(?:定例|臨時|市議|町議|村議|区議|県議)会|一般質問)/

export function namesJapaneseRecord(line: string): boolean {
  return line.length < 50 && title.test(line) && !/[。、]/.test(line)
}

const meeting =
  /(?:(?:令和|平成|昭和)? ?[\d元一二三四五六七八九十]{1,4}年)? ?(?:第 ?[\d一二三四五六七八九十]{1,3}回)? ?(?:[\d一二三四五六七八九十]{1,2}月)?[^\n。 ]{0,8}(?:定例会|臨時会|委員会|議会だより|ぎかいだより|会議録|一般質問|代表質問)/
const day = /(?:(?:令和|平成|昭和) ?[\d元]{1,2}|\d{4})年 ?\d{1,2}月(?: ?\d{1,2}日)?|(?:令和|平成|昭和) ?[\d元]{1,2}年/

/** Which meeting a paper reports, by its first lines; undefined where they name none. */
export function japaneseSession(source: string, head: { start: number; end: number }): RecordSession | null {
  const words = foldWidth(source.slice(head.start, head.end))
  const found = meeting.exec(words)
  if (found === null) return null
  const at = head.start + found.index + (found[0].length - found[0].trimStart().length)
  const date = day.exec(words)
  const datePhrase =
    date === null ? null : { start: head.start + date.index, end: head.start + date.index + date[0].length }
  return {
    start: at,
    end: head.start + found.index + found[0].length,
    kind: /委員会/.test(found[0]) ? 'other' : 'plenary',
    host: null,
    datePhrase,
    place: null,
    duration: null,
  }
}
