import { opening } from './opening.ts'

const enumerator = opening(
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|第[一二三四五六七八九十]{1,3}[条條章节節][\s\u3000]|[①-⑳●■◆▪•])/,
)
const label = opening(
  /^(?:会议|會議)?(?:时间|時間|地点|地點|主持人?|出席(?:人员)?|列席(?:人员)?|缺席(?:人员)?|请假(?:人员)?|记录人?|参会(?:人员|单位)?|参加人员|与会人员|议题|主题|议程)\s?[:：]/,
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
  '[\\u4e00-\\u9fff]{0,6}(?:号|类别|类型|单位|机构|结果|属性|性质|方式|签发人|联系人|负责人|日期|时间|地点|主题词|界别|名称|电话|邮编|提案者|提案人|建议人|领衔代表|领衔人)'
const fields = new RegExp(`^(?:${fieldName}\\s?[:：]\\s?[^\\s。，；:：]{1,40}(?:\\s{1,6}|$)){1,8}$`)

/** Whether a line holds nothing but names of fields with their values: 提案号：第12号 类别：教育. */
export function isRowOfFields(words: string): boolean {
  return words.length <= 120 && fields.test(words)
}
