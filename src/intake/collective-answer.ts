import { fold } from './fold.ts'
import { opening } from './opening.ts'

const replied = '(?:回应|答复|回答|作答|解答|应答|回复|反馈|答问)'
const each = '(?:逐一|一一|逐条|逐项|逐个|分别|当场|现场|即席|认真|及时|积极|全部|都)'
const raised = '(?:意见|建议|提案|议案|发言|问题|诉求|提问|关切|关心|所提|呼声|真知灼见)'
const handled =
  '(?:研究|采纳|吸收|吸纳|办理|梳理|认领|转化|落实|对接|反馈|回音|答复|回应|着落|办好|汇总|分解|交办|督办|跟踪|结果|带回|办到位)'

/** Says of everything raised that it was answered, or is taken over: 逐一作了回应; 对大家的意见建议将深入研究. */
const chinese = [
  new RegExp(`${each}[^。;]{0,12}${replied}`),
  new RegExp(`${replied}[^。;]{0,8}(?:大家|委员|代表|${raised})`),
  new RegExp(`(?:大家|委员|代表|各位)[^。;]{0,16}${raised}[^。;]{0,24}${handled}`),
  new RegExp(`${raised}[^。;]{0,16}(?:逐条|逐项|逐一|深入|认真|全盘|充分|及时)[^。;]{0,6}${handled}`),
  new RegExp(`${raised}[^。;]{0,20}(?:逐条|逐项|逐一|一一)[^。;]{0,8}(?:明确|编号|销号|对账|建账|吸收)`),
  /(?:给|向)(?:各位|广大|每位|提出)?(?:代表|委员|大家|提案人|提案者)[^。;]{0,14}(?:说法|交代|答复|反馈|通报|报告|汇报|回音)/,
  /(?:研究|吸收|消化|梳理)[、,]?(?:吸纳|采纳|吸收|转化)/,
  /(?:件件|条条|句句|事事)[有都]|对号入座|能办的[^。;]{0,6}办|照单全收/,
]
const english =
  /\b(?:respond(?:ed|s)?|repl(?:y|ied|ies)|answer(?:ed|s)?)\b.{0,40}\b(?:all|each|every|points?|questions?|comments?|suggestions?|concerns?|matters?|members?|residents?)\b|\b(?:all|each|every) (?:points?|questions?|comments?|suggestions?|matters?)\b.{0,60}\b(?:answered|considered|taken (?:up|forward|away)|followed up|reported back)\b/i

/** A wish addressed to those who raise matters: 希望各位委员深入研究. */
const wish =
  /^(?:真诚|衷心|诚挚|也|并|殷切)?(?:希望|期待|期盼|勉励|寄语|恳请|请)(?:[^,。;]{0,6})(?:大家|委员|代表|政协|各民主党派)/

/** Whether a passage asks something of those who raise matters: it answers none of them. */
export function asksRaisers(quote: string): boolean {
  return wish.test(fold(quote))
}

/** Whether a passage speaks of everything that was raised rather than of one matter. */
export function answersAll(quote: string): boolean {
  const folded = fold(quote)
  return chinese.some((sign) => sign.test(folded)) || english.test(folded)
}

const answered = new RegExp(`${each}[^。;]{0,12}${replied}|${replied}了?[^。;]{0,8}(?:大家|委员|代表|${raised})`)

/** Whether it says that answers were given, and not only that what was raised is taken over. */
export function saysAnswered(quote: string): boolean {
  const folded = fold(quote)
  return answered.test(folded) || english.test(folded)
}

const groups = opening(
  /^(?:大家|与会者|与会人员|听众|群众|网友|居民|村民|(?:与会|各位|部分|多位|几位|一些|不少|有的|来自.*的?|[一二三四五六七八九十两\d]+[位名])?(?:[\u4e00-\u9fff]{0,8})(?:委员|代表|职工|市民)们?)$/,
)
const groupsInEnglish = /^(?:members|councillors|residents|deputies|delegates|the public|a member of the public)$/i

/** Whether a speaker is those who raise matters, as a text names them together: 大家, 委员们. */
export function speaksForRaisers(speaker: string): boolean {
  const folded = fold(speaker)
  return groups.test(folded) || groupsInEnglish.test(folded.trim())
}

const reply = /^(?:回应|答复|回答|解释|解答|作答|回复)/
const englishReply =
  /^(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|agreed|explained|confirmed|undertook|said|advised)/i

const germanReply = /^(?:antwortete?|erwiderte?|entgegnete?|beantwortete?|sagte? zu|versichert|verspricht)/
const japaneseReply = /^(?:答弁|回答|答え)/

/** Whether a word of saying tells that something is said in reply. */
export function isReply(verb: string): boolean {
  return reply.test(fold(verb)) || englishReply.test(verb) || germanReply.test(verb) || japaneseReply.test(verb)
}
