import { creditOf } from './credit-line.ts'
import { opening } from './opening.ts'

const enumerator = opening(
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|第[一二三四五六七八九十]{1,3}[条條章节節][\s\u3000]|[①-⑳●■◆▪•])/,
)
const label = opening(
  /^(?:会议|會議)?(?:时间|時間|地点|地點|主持人?|出席(?:人员)?|列席(?:人员)?|缺席(?:人员)?|请假(?:人员)?|记录人?|参会(?:人员|单位)?|参加人员|与会人员|议题|主题|议程|组织方|平台|主办|承办|(?:连线)?嘉宾|主题词|联系人|抄送|附件?|编者按|索引号)\s?[:：]/,
)

/** Whether a line opens with the number or bullet of a list. */
export function opensListEntry(words: string): boolean {
  return enumerator.test(words)
}

const latinEntry = opening(
  /^(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s|(?:[a-z]|[ivx]{1,4})\)\s|\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+["“A-Z]|[•·▪●◦]\s|(?:Reply|Response|Answer|Action|ACTION|Resolved|RESOLVED|Agreed|AGREED|Noted|NOTED|Decision)\b\s*[:–-]|(?:[A-Z][\w’' ]{0,30} )?(?:[Pp]resent|PRESENT|[Aa]bsent|ABSENT|[Ii]n [Aa]ttendance|IN ATTENDANCE|Apologies|APOLOGIES)\s*:)/,
)

/** Whether a line of Latin script opens a point of its own: (ii), 4.1.2., •, Reply: */
export function opensLatinEntry(words: string): boolean {
  return latinEntry.test(words)
}

/** Whether a line opens with what minutes put before a colon: 时间：, 出席：. */
export function opensWithLabel(words: string): boolean {
  return label.test(words)
}

const fieldName =
  '[\\u4e00-\\u9fff]{0,6}(?:号|类别|类型|单位|机构|结果|属性|性质|方式|签发人|联系人|负责人|日期|时间|地点|主题词|界别|名称|分类|电话|邮编|提案者|提案人|建议人|领衔代表|领衔人)'
const fields = new RegExp(`^(?:${fieldName}\\s?[:：]\\s?[^\\s。，；:：]{1,40}(?:\\s{1,6}|$)){1,8}$`)

/** 【时间】3月5日 【地点】…, with a field's name in brackets. */
const bracketedFields =
  /^(?:[【[][\u4e00-\u9fff]{0,2}(?:时间|地点|主办|承办|主持|嘉宾|议题|对象)[】\]][^【】[\]。]{1,40}){1,6}$|^(?:[【[][\u4e00-\u9fff]{2,5}[】\]][^【】[\]。]{1,40}){2,6}$/
/** （此件公开发布）: a remark, no title. */
const remark = /^[(（][^()（）]{6,60}[)）]$/
/** 某教函〔2020〕88号: what an office numbers its letters with. */
const letterNumber = /[〔[(【]\d{4}[〕\])】]\s?(?:\d{1,4}|[\u4e00-\u9fff]{1,8}第\s?\d{1,4})\s?号/
/** 文　号: a name of two characters is set as wide as one of three. */
const spacedOut = /(?<=^|\s)([\u4e00-\u9fff])\s{1,3}([\u4e00-\u9fff])\s{0,3}([\u4e00-\u9fff]?)(?=\s?[:：])/g

/** Whether a line holds nothing but names of fields with their values, or the number of a letter: 提案号：第12号 类别：教育. */
export function isRowOfFields(words: string): boolean {
  if (words.length > 120) return false
  if (letterNumber.test(words)) return words.length <= 60 && !/[。，,“]|关于|的/.test(words)
  return (
    fields.test(words.replace(spacedOut, '$1$2$3')) ||
    bracketedFields.test(words) ||
    (remark.test(words) && creditOf(words) === undefined)
  )
}
