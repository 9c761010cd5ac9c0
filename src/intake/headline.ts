import { opensListEntry, opensWithLabel } from './list-entry.ts'
import { opening } from './opening.ts'

const han = /[\u3400-\u9fff]/g
const longestTitle = 48
/** Titles part their beats by a blank; a comma stands in short ones only. */
const longestWithComma = 32

/** Whether a folded piece could be a title by its shape: short, no full sentence, no entry of a list, no label. */
export function hasTitleShape(folded: string, spaced: boolean): boolean {
  if (/[。;]/.test(folded) || /[,、:;(“‘《]$/.test(folded) || opensListEntry(folded) || opensWithLabel(folded))
    return false
  if (tableRow.test(folded)) return false
  return spaced ? isLatinTitle(folded) : isChineseTitle(folded)
}

/** 编号: | 12 | is a row of a table. */
const tableRow = /:\s*\|/

/** What a letter closes with. */
const courtesy = opening(/^(?:再次|再一次|衷心|最后|真诚)*感谢|^(?:此致|特此|专此|顺祝)/)

/** 张三:租金能不能减半? is a line of a transcript. */
const spokenLine = opening(/^[\u3400-\u9fff·]{1,6}:/)

function isChineseTitle(folded: string): boolean {
  if (folded.length > longestTitle || (folded.match(han)?.length ?? 0) < 5) return false
  if (courtesy.test(folded)) return false
  if (/[说道问喊答嚷笑]:/.test(folded) && /[!?…]”?$/.test(folded)) return false
  if (/[!?…]$/.test(folded) && (folded.length > 36 || spokenLine.test(folded))) return false
  const commas = folded.match(/,/g)?.length ?? 0
  return !isRowOfNames(folded) && (commas === 0 || (commas <= 2 && folded.length <= longestWithComma))
}

/** 张三 李四 王五 赵六 钱七: five and more short words in a row are names, not a title in three-character beats. */
function isRowOfNames(folded: string): boolean {
  const words = folded.split(/[\s、]+/)
  return words.length >= 5 && words.every((word) => word.length <= 4)
}

const record = /^(?:draft )?(?:minutes|notes|record|proceedings|summary|transcript|report|agenda)\b/i

function isLatinTitle(folded: string): boolean {
  if (folded.length > 250 || !/^[“"']?[A-Z0-9]/.test(folded)) return false
  if (record.test(folded)) return true
  const words = folded.split(/\s+/)
  return words.length >= 2 && words.length <= 18 && !/[.]$/.test(folded) && /[a-z]/.test(folded)
}

/** Whether a title names the record it stands over (Minutes of …). */
export function namesRecord(folded: string): boolean {
  return record.test(folded)
}

const acts =
  /参加|出席|召开|举行|举办|主持|审议|审查|讨论|调研|会见|会晤|听取|视察|考察|座谈|交流|建言|发言|讲话|强调|指出|要求|协商|开幕|闭幕|通过|看望|走访|检查|部署|热议|献策|议政|履职|督办|列席|述职|答复|回应|共商|商议|热议|共话|报告工作|述法|旁听|慰问|赴|报到|当选|任命|揭牌|启动|签约|慰问|监督|专题会|分组|联组/
const actors =
  /委员|代表|政协|人大|政府|常委|领导|书记|[市省区县州长]长|主席|主任|部长|局长|各[界级地]|[市省区县州][委]|党组|全国|本市|我[市省区县]|代表团|法院|检察院|专委会/

/** Whether a title reports who did what (市领导分别参加专题会议) rather than what it was about. */
export function reportsAct(folded: string): boolean {
  return acts.test(folded) && (actors.test(folded) || /会议?|会$/.test(folded))
}

/** Marks of a line that adds to the headline above it: a dash before it. */
export function isSubtitle(folded: string): boolean {
  return /^(?:[—–―-]{1,3}|[(（])/.test(folded)
}
