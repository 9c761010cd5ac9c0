import type { RecordList, RecordPerson } from '#intake/languages/record-findings.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { personName } from './japanese-words.ts'

const marker = '[■□●○◎◆◇▼▽▲△★☆◯〇【《〔\\[<]'
const group = '(?:会派[^ ]{1,10}|[^ \\d、。]{1,10}(?:クラブ|会|党|の会|ネット|フォーラム|未来|みらい|無所属|無会派))'
/** ●早乙女 拓也 議員(政友クラブ), 会派みらい 三枝 康弘, 三枝 康弘 議員. */
const heading = new RegExp(
  `^(?<mark>${marker}{0,2}) *(?:(?<before>${group}) +)?(?<name>${personName})(?<title> *議員| *委員)? *[】》〕\\]>]? *(?:[(（〔\\[](?<behind>[^()（）]{1,14})[)）〕\\]])?$`,
  'u',
)

export type MemberHeading = { readonly person: RecordPerson }

/** A line that names the member whose questions follow. */
export function memberHeading(text: string, paragraph: TextSpan): MemberHeading | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  if (words.length > 48) return undefined
  const found = heading.exec(words)?.groups
  const { mark, before, name, title, behind } = found ?? {}
  if (name === undefined || !(mark || before || title || behind)) return undefined
  const start = paragraph.start + words.indexOf(name)
  const party = (behind ?? before ?? '').replace(/^会派(?=.)/, '')
  return {
    person: {
      name,
      start,
      end: start + name.length,
      role: roleOf(words, paragraph.start, title),
      party: party === '' ? null : party,
      kind: 'deputy',
    },
  }
}

function roleOf(words: string, offset: number, title: string | undefined): TextSpan | null {
  if (title === undefined) return null
  const start = offset + words.indexOf(title) + (title.length - title.trimStart().length)
  return { start, end: start + title.trim().length }
}

const listLabel =
  /(?:出席|欠席|賛成|反対|紹介|提出|傍聴)?(?:議員|委員|者)[^\n。]{0,4}?[(（・: ]*(?:(\d{1,3}) ?[人名])[)）】》:・ ]*|(?:出席|欠席|紹介)(?:議員|委員)[)）】》:・ ]+/
const names = new RegExp(`(?:^|[、,・ 】》)])(${personName})(?=$|[、,・ (（。])`, 'gu')

/** A line that lists names behind a label, and the number it states. */
export function memberList(text: string, paragraph: TextSpan): RecordList | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  const label = listLabel.exec(words)
  if (label === null || label.index > 16 || /。/.test(words)) return undefined
  const from = label.index + label[0].length
  const people: RecordPerson[] = []
  for (const piece of piecesOf(words, from)) {
    const start = paragraph.start + piece.start
    people.push({
      name: words.slice(piece.start, piece.end),
      start,
      end: paragraph.start + piece.end,
      role: null,
      party: null,
      kind: 'deputy',
    })
  }
  const [first, last] = [people[0], people.at(-1)]
  if (first === undefined || last === undefined || people.length < 2) return undefined
  return { people, kind: 'deputy', statedCount: Number(label[1]) || null, start: first.start, end: last.end }
}

/** The names behind a label: each family and given name, whatever parts one from the next. */
function piecesOf(words: string, from: number): TextSpan[] {
  const rest = words.slice(from)
  const offset = from
  const wide = rest.split(/[、,]/).length > 1
  const found: TextSpan[] = []
  const pattern = wide ? names : new RegExp(`(${personName})(?= {1,4}[\\p{Script=Han}]|$|[ 。])`, 'gu')
  for (const match of ` ${rest}`.matchAll(pattern)) {
    const name = match[1] ?? ''
    const start = offset - 1 + match.index + match[0].indexOf(name)
    found.push({ start, end: start + name.length })
  }
  return found
}
