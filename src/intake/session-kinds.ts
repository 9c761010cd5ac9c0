import type { TextSpan } from '#kernel/text-span.ts'
import type { Session } from './reading.ts'

export type SessionKind = Session['kind']

const number = '第?[一二三四五六七八九十百零\\d]+次'

/** The first pattern that fits decides: a numbered standing committee with a special theme is still one. */
const kinds: readonly (readonly [SessionKind, RegExp])[] = [
  ['standing_committee', new RegExp(`(?:常委会|常务委员会)(?:${number})(?:扩大)?会议|主席会议|主任会议`)],
  [
    'consultation',
    /(?:专题协商|协商座谈|协商议政|办理协商)(?:会|座谈会)|(?<!专题|政治)(?:协商会|座谈会|议政会|恳谈会|听证会|通报会|咨询会|面商会|建言会|建言献策会|民主协商会)/,
  ],
  ['theme_session', /专题(?:会议|建言|议政|座谈|讨论|审议|联组|研讨|询问|会(?!商))/],
  [
    'group_discussion',
    /分组(?:进行|开展)?讨论|小组讨论|小组会议|分组会议|联组(?:会议|讨论|会)|界别(?:联组|讨论|小组|会议|委员)[^,;。]{0,8}(?:讨论|会议)|分团讨论/,
  ],
  [
    'deliberation',
    /分组(?:进行|开展)?审议|代表团(?:分组)?(?:审议|全体会议)|审议[\u4e00-\u9fff“”、《》]{0,24}(?:报告|草案|决议|条例)|审查[\u4e00-\u9fff“”、《》]{0,24}(?:报告|草案)|参加[\u4e00-\u9fff]{0,16}审议/,
  ],
  ['standing_committee', /(?:常委会|常务委员会)(?:扩大)?会议/],
  [
    'plenary',
    /全体会议|大会发言|开幕大?会|闭幕大?会|次会议[^,;。]{0,24}(?:开幕|闭幕|召开|举行|[在于])|(?:隆重|胜利)(?:开幕|闭幕)/,
  ],
  ['other', /(?:召开|举行|举办|参加|出席|主持)[^,;。]{0,24}会议|会议[^,;。]{0,12}(?:召开|举行)/],
]

/** What kind of session a narrated stretch reports; null where it reports none. */
export function sessionKindIn(text: string, told: TextSpan): SessionKind | null {
  const words = text.slice(told.start, told.end)
  for (const [kind, pattern] of kinds) if (pattern.test(words)) return kind
  return null
}
