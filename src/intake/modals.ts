import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import { closingMark } from './sentences.ts'
import { wordAt, wordsByHead } from './words-by-head.ts'

/** 要, 必须, 应 and their like: what makes a clause say that something is to be done. */
export type Modal = { readonly at: number; readonly end: number; readonly word: string }

const modals = ['必须', '务必', '应当', '应该', '需要', '不能', '不得', '不要', '决不', '绝不', '要', '应', '须', '需']
const byHead = wordsByHead(modals)

const ordinary = 0
const openingMark = 1
const heading = 2
/** What each character may begin: nearly all of them nothing. */
const roles = new Uint8Array(0x10000)
for (const mark of '“《(‘') roles[mark.charCodeAt(0)] = openingMark
for (const word of modals) roles[word.charCodeAt(0)] = heading

const behindYao = opening(/^(?:求(?!同存异|真务实|新|实)|素|点|领|义|害|件|闻|塞|职|道|旨|务|么|是|诀|案|价|目)/)
const beforeYao = /[重主首必摘纲提概需只紧机扼切想不将快简险冲显精政权记]$/
const behindYing = opening(
  /^(?:询|用|急|对|变|届|邀|答|和|考|试|聘|诉|收|付|运|允|验|激|援|战|景|季|力|声|接|有尽有|有的|门)/,
)
const beforeYing = /[供效适响反相回对呼感顺理感照因内策]$/
const beforeXu = /[必无莫胡]$/
const beforeNeed = /[不无毋内外供必急所刚军民按亟特无毋]$/

/** The first modal of a clause that is no part of another word, outside quotation marks; undefined without one. */
export function findModal(text: string, clause: TextSpan): Modal | undefined {
  for (let at = clause.start; at < clause.end; at += 1) {
    const role = roles[text.charCodeAt(at)]
    if (role === ordinary) continue
    if (role === openingMark) {
      at = closingMark(text, at, clause.end) ?? at
      continue
    }
    const word = wordAt(byHead, text, at)
    if (word === undefined || at + word.length >= clause.end) continue
    if (isModal(text, clause, at, word)) return { at, end: at + word.length, word }
    at += word.length - 1
  }
  return undefined
}

/** 每天要走两万步, 买药要跑三公里: how often and how much, not what should be. */
function isHabit(text: string, clause: TextSpan, at: number): boolean {
  const words = text.slice(at, Math.min(clause.end, at + 10))
  if (
    at > clause.start &&
    /^要(?:跑|走|花|等|排|坐|绕|耗|掏|爬|赶|转|骑|候)[^,]{0,3}?[\d一两二三四五六七八九十百千几多半]/.test(words)
  )
    return true
  return (
    /每[天日周月年次晚][^,]{0,3}$/.test(text.slice(Math.max(clause.start, at - 6), at)) &&
    /^要[^,]{1,8}?[\d一两三四五六七八九十百千万几多]/.test(words)
  )
}

function isModal(text: string, clause: TextSpan, at: number, word: string): boolean {
  const before = text.slice(Math.max(clause.start, at - 1), at)
  const behind = text.slice(at + word.length, Math.min(clause.end, at + word.length + 3))
  if (/^[的、]/.test(behind)) return false
  if (word === '要' && /比[^,;]{2,20}(?:还|更|都)$/.test(text.slice(clause.start, at))) return false
  if (word === '要' && isHabit(text, clause, at)) return false
  // 关键要看行动: what it hangs on.
  if (word === '要' && /关键[还就是]?$/.test(text.slice(Math.max(clause.start, at - 3), at)))
    return !behind.startsWith('看')
  if (word === '要') return !behindYao.test(behind) && !beforeYao.test(before)
  if (word === '应') return !behindYing.test(behind) && !beforeYing.test(before)
  if (word === '须') return !/^知/.test(behind) && !beforeXu.test(before)
  if (word === '需') return !/^求/.test(behind) && !beforeNeed.test(before)
  if (word === '需要' && /^[^,]{0,10}的(?:问题|困难|地方|短板|事)/.test(text.slice(at + 2, clause.end))) return false
  if (word === '需要') return at === clause.start || !/[的所不无]$/.test(before)
  if (word === '不能') return at - clause.start <= 2 || /[们门位府委局会]$/.test(before)
  if (word === '不得' || word === '不要') return at - clause.start < 12
  return true
}
