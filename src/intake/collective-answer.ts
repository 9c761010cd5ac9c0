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

/**
 * Whether a passage asks something of those who raise matters: it answers none of them.
 *
 * @param folded - its words, folded; so for the other passages here.
 */
export function asksRaisers(folded: string): boolean {
  return wish.test(folded)
}

const toRaisers =
  /^(?:也|并|还|同时)?(?:真诚|衷心|诚挚)?(?:希望|期待|期盼|勉励|寄语|恳请|请|号召|欢迎)?(?:[^,。;、要]{0,8})(?:大家|委员们?|代表们?|政协组织|民主党派|党派)(?:[^,。;]{0,10})(?:要|把|能|多|学|继续|紧|心|踊|积|主动|带头|充分|围绕|立足|今后|深入|,)/

/** Whether a passage looks as if it spoke to those who raise matters: 各界别委员要当好宣传员. */
export function turnsToRaisers(folded: string): boolean {
  return toRaisers.test(folded)
}

const answered = new RegExp(`${each}[^。;]{0,12}${replied}|${replied}了?[^。;]{0,8}(?:大家|委员|代表|${raised})`)

const matters = '(?:意见|建议|提案|议案|发言|问题|诉求|提问|关切|呼声|成果|点子|事项|需求|难题|困难|想法|心声)'
const told =
  '(?:大家|委员|代表|各位|同志们|与会|群众|网民|居民|会上|会议|座谈|协商|审议|评议|讨论|今天|上述|这些|以上|所提|提出|反映|征集|收集|有关|相关|各项|各方面|[\\d一二三四五六七八九十]+[条件项])'
const takenUp =
  '(?:研究|采纳|吸收|吸纳|办理|梳理|认领|转化|落实|落地|对接|反馈|答复|回应|汇总|归纳|整理|分解|交办|督办|跟踪|清单|台账|解决|回复|说法|理由|整改|汲取|消化|改进|办好|办结|销号|列入|写进|带回|转达|兑现|说明|解释)'
const thoroughly = '(?:逐[条项一个件]|一一|分门别类|分类|认真|一并|充分|深入|及时|尽快|抓好|做好|件件|条条|全部|限期)'

/** What was said is taken up: 市政府将分门别类抓好吸收转化; 采纳的写进二审稿. */
const likely = [
  new RegExp(`${told}[^。;]{0,14}${matters}[^。;]{0,24}${takenUp}`),
  new RegExp(`${takenUp}[^。;]{0,8}${told}[^。;]{0,10}${matters}`),
  // Not 要尽快研究增加夜间公交班次, which is of one matter.
  new RegExp(
    `${thoroughly}[^。;]{0,10}(?:研究|梳理|吸收|吸纳|采纳|归纳|汇总|整理|答复|办理|反馈|回应|转化|消化)(?:$|[、,;。]|解决|处理|${takenUp}|[^。;,]{0,6}${matters})`,
  ),
  /(?:研究|梳理|吸收|吸纳|采纳)[、,]?(?:吸收|吸纳|采纳|转化|研究|消化)/,
  new RegExp(`(?:吸纳|吸收|采纳|汇总|梳理|整理)[^。;]{0,6}${matters}`),
  /不?采纳的|带回去|记下|跟踪[^。;]{0,6}(?:落实|落地|推动)/,
]
/**
 * How surely a passage speaks of everything that was raised: it says that answers were given, that all is taken over, or something
 * that mostly means so.
 */
export type Handling = 'answered' | 'taken_over' | 'likely'

/** How a passage deals with what was raised as a whole; undefined where it speaks of none of it. */
export function handlingIn(folded: string): Handling | undefined {
  if (chinese.some((sign) => sign.test(folded)) || english.test(folded)) {
    return answered.test(folded) || english.test(folded) ? 'answered' : 'taken_over'
  }
  return likely.some((sign) => sign.test(folded)) ? 'likely' : undefined
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

const question =
  /[?]|谁|什么|哪[里些个年天]|何时|如何|怎么|怎样|多少|是否|能否|可否|有没有|能不能|为何|[吗呢]$|か$|か。|^(?:what|when|where|who|why|how|which|whether|if)\b|^(?:ob|wann|warum|wie|wer|was|welche[rsn]?|wo|weshalb)\b/i

/** Whether a matter is put as a question. */
export function asksSomething(folded: string): boolean {
  return question.test(folded)
}
