import { opening } from './opening.ts'
import { titleBefore } from './role-words.ts'
import { hasUnit, unitSet } from './unit-set.ts'

const stops = unitSet('、,;:。!?“”()\n《》')

/** What may stand before a title in its own clause without being part of it. */
const leadIns = opening(
  /^.*(?:本报讯|新华社讯|日前|近日|昨天|昨日|今天|今日|当天|当日|上午|下午|晚上|连日来|会议由|[由请给被让]|向(?!前|阳)|与(?!会)|和(?!平|县|田)|同(?!济|心)|对(?!外|口|台)|为(?!民)|经(?!济|开|信|贸|委|营|理)|有(?!限|关|色)|听取|邀请|出席[^、]{0,12}的|以及|分别是|包括|其中|来自|会见|陪同|随同|记者采访)(?=[\u4e00-\u9fff])/,
)

/**
 * The office written before a name, as it stands, or null: 市委常委、统战部部长 before 刘某某. Titles joined by
 * enumeration commas belong together as long as no name stands between them.
 */
export function roleBefore(text: string, from: number, nameStart: number): { start: number; end: number } | null {
  const end = skipBack(text, from, nameStart)
  if (titleBefore(text, from, end) === undefined) return null
  let start = pieceStart(text, from, end)
  while (start > from && text.charAt(start - 1) === '、' && titleBefore(text, from, start - 1) !== undefined) {
    const earlier = pieceStart(text, from, start - 1)
    if (start - 1 - earlier > 30) break
    start = earlier
  }
  start = afterLeadIn(text, start, end)
  return start < end ? { start, end } : null
}

function skipBack(text: string, from: number, at: number): number {
  let end = at
  while (end > from && text.charAt(end - 1) === ' ') end -= 1
  return end
}

function pieceStart(text: string, from: number, end: number): number {
  let at = end
  while (at > from && end - at < 60) {
    if (hasUnit(stops, text.charCodeAt(at - 1))) break
    at -= 1
  }
  return at
}

function afterLeadIn(text: string, start: number, end: number): number {
  let from = start
  for (const sign of ['的', ' ']) from += text.slice(from, end - 1).lastIndexOf(sign) + 1
  const words = text.slice(from, end)
  const lead = leadIns.exec(words)
  if (lead !== null && lead[0].length < words.length - 1) from += lead[0].length
  return from
}
