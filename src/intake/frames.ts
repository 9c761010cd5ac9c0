import type { TextSpan } from '#kernel/text-span.ts'
import type { Frame } from './frame.ts'
import { impliedFrame, turnAt } from './implied-frames.ts'
import { findModal } from './modals.ts'
import { opening } from './opening.ts'
import { closingMark, type Sentence, splitAt } from './sentences.ts'
import {
  groupIn,
  isPronoun,
  isWithoutSubject,
  type KnownVoices,
  leadsToSaying,
  type Placed,
  type Speaker,
  unknownIn,
  voiceSaying,
} from './speakers.ts'
import { hasUnit, unitSet } from './unit-set.ts'
import { startsWithVerb } from './verbs.ts'

const saying =
  /直言不讳|反映|表态|坦承|承诺|追问|发问|指出|强调|表示|认为|觉得|发现|建议|提出|要求(?!同存异)|请求|恳请|希望|呼吁|倡议|提议|主张|介绍|坦言|直言|谈到|谈道|谈及|提到|讲到|告诉[\u4e00-\u9fff·]{0,12}(?:记者|笔者)|补充|回应|答应|透露|解释|分析|回答|答复|号召|勉励|寄语|期待|期望|感慨|感叹|指明|提醒|建言|献策|支招|直指|坚信|议定|决定|嘱咐|叮嘱|鼓励|感到[^,;。]{0,6}的是|(?:作出|做出|郑重)承诺|(?:欣慰|高兴|关心|关注|担心|期待)的是|(?:问题|疑问|困惑|感受|体会|观点|心愿|愿望)是(?=[,:])|看来|说|称|道/g
/** Verbs that may take what is said as their object, without a comma. */
const direct = new Set([
  '建议',
  '希望',
  '呼吁',
  '强调',
  '指出',
  '提出',
  '要求',
  '认为',
  '觉得',
  '请求',
  '恳请',
  '发现',
  '表示',
  '提议',
  '倡议',
  '主张',
  '坦言',
  '坦承',
  '号召',
  '期待',
  '期望',
  '勉励',
  '直言',
  '提醒',
  '议定',
  '决定',
  '承诺',
  '嘱咐',
  '叮嘱',
  '鼓励',
])

/** The frames of one sentence, in order. */
export function findFrames(text: string, sentence: Sentence, names: readonly Placed[], voices: KnownVoices): Frame[] {
  const turn = sentence.isFirst ? turnAt(text, sentence, names, voices) : undefined
  if (turn !== undefined) return [turn]
  const frames: Frame[] = []
  for (const clause of splitAt(text, { start: sentence.start, end: sentence.end }, ',;:。!?')) {
    const frame = frameIn(text, clause, sentence, names, voices)
    if (frame !== undefined) frames.push(frame)
  }
  if (frames.length > 0) return frames
  const implied = impliedFrame(text, sentence, names, voices)
  return implied === undefined ? [] : [implied]
}

function frameIn(
  text: string,
  clause: TextSpan,
  sentence: Sentence,
  names: readonly Placed[],
  voices: KnownVoices,
): Frame | undefined {
  const before = utteranceAtStart(text, clause)
  const from = before === null ? clause.start : before.end + 1
  const words = text.slice(from, Math.min(clause.end, from + 160))
  saying.lastIndex = 0
  for (let match = saying.exec(words); match !== null; match = saying.exec(words)) {
    const at = from + match.index
    if (isQuoted(text, from, at)) continue
    const end = at + match[0].length + suffixLength(text, at + match[0].length)
    if (text.charAt(at - 1) === '的' && at > from && alsoThing.test(text.slice(at, end + 1))) continue
    const follows = whatFollows(text, end, clause, sentence, match[0])
    if (follows === 'nothing_said') continue
    const quotes = /^:“/.test(text.slice(end, end + 2))
    const speaker =
      subjectOf(text, { start: from, end: at }, names, voices, match[0]) ??
      somebody(text, { start: from, end: at }, match[0], end) ??
      (quotes ? lastNamed({ start: from, end: at }, names, voices) : undefined)
    if (speaker === undefined) continue
    if (speaker === 'same' && !canStandAlone(text, match[0], end, clause)) continue
    const contentStart = end + (',:'.includes(text.charAt(end)) && end < sentence.end ? 1 : 0)
    return {
      start: clause.start,
      contentStart,
      verb: match[0],
      speaker,
      before,
      trailing: follows === 'end',
      isTurn: false,
      isModerator: false,
    }
  }
  return undefined
}

/** 委员的提议引来赞许: behind 的 a word of saying is a noun, unless what was said follows. */
const alsoThing = opening(
  /^(?:建议|提议|呼吁|倡议|主张|承诺|希望|要求|期待|介绍|分析|解释|回应|答复|回答|反映|提醒)[^是,:“就]/,
)

const outright = new Set('表示 认为 指出 强调 坦言 直言 说 告诉记者 告诉笔者 解释'.split(' '))
/** Words that are nouns as well: before them stands plainly somebody. */
const alsoNoun = new Set('要求 建议 提出 介绍 呼吁 反映 回复 答复 回应 补充 透露 希望'.split(' '))

const endsWithSomebody = opening(
  /^(?!是|也|体现|符合|按照)(?!.*(?:提出|了|和|及|的|听取|收集))[\u4e00-\u9fff、()]*(?:委员|代表|主任|局长|书记|负责人|领导|工作人员|负责同志|[市县区]长|居民|村民|市民|组|团|政府|人大|政协|常委会)[\u4e00-\u9fff]{0,4}$/,
)

/** 甲某某表示，: behind the comma of a plain word of saying stands what was said, whoever the report calls the speaker. */
function somebody(text: string, span: TextSpan, verb: string, end: number): Speaker | undefined {
  const words = text.slice(span.start, span.end).trim()
  const isDirect = verb === '认为' && /(?:负责人|委员|代表|专家|学者|人士|同志)们?$/.test(words)
  if (!isDirect && !',:'.includes(text.charAt(end))) return undefined
  if (!outright.has(verb) && !(alsoNoun.has(verb) && endsWithSomebody.test(words))) return undefined
  return unknownIn(words, verb)
}

/** Words in quotation marks behind a word of saying are said by whoever is named last before it, if anybody. */
function lastNamed(span: TextSpan, names: readonly Placed[], voices: KnownVoices): Speaker {
  const name = names.filter((one) => one.start >= span.start && one.end <= span.end).at(-1)
  return name === undefined
    ? { name: null, voice: 'members' }
    : { name: name.name, voice: voiceSaying(voices.get(name.name), null) }
}

/** “A，B，”某某说: the quotation a clause begins with, if it ends like speech. */
function utteranceAtStart(text: string, clause: TextSpan): TextSpan | null {
  if (text.charAt(clause.start) !== '“') return null
  const close = closingMark(text, clause.start, clause.end)
  if (close === undefined || !',。!?…'.includes(text.charAt(close - 1))) return null
  return { start: clause.start + 1, end: close }
}

const openingMarks = unitSet('“《(')

function isQuoted(text: string, from: number, at: number): boolean {
  for (let next = from; next < at; next += 1) {
    if (!hasUnit(openingMarks, text.charCodeAt(next))) continue
    const close = closingMark(text, next, at + 400)
    if (close === undefined) continue
    if (close >= at) return true
    next = close
  }
  return false
}

function suffixLength(text: string, at: number): number {
  return /^(?:说道|道|说|称)(?=[,:“。])/.exec(text.slice(at, at + 3))?.[0].length ?? 0
}

const nouns: Record<string, RegExp> = {
  建议: /^(?:\d|提出[后时以]|[一二三四五六七八九十百]+[件条项份]|是|都|很|均|具有|可行|切实|中肯|非常|十分|质量|和|与|及|等|案|书|、|的|被|内容|得到|办理|答复|意见|涉及|中|共|者|人(?!大|民|才|社)|或|之|件|办|工作|提案|质量)/,
  希望: /^(?:的|是|工程|小学|田野|之|和|、|寄托|与(?!会))/,
  要求: /^(?:的|和|与|、|更|是|高|等|及|,)/,
  提出: /^(?:的|了|意见|建议|问题|许多|很多|一些|多|自己|宝贵|针对|中肯|有|看法|议案|提案|新|更高|者|明确|解决|破解|具体|殷切|希望|\d)/,
  表示: /^(?:了|感谢|祝贺|欢迎|热烈|衷心|慰问|满意|敬意|肯定|诚挚|崇高|支持|关切|赞赏|认可|的|亲切|由衷|充分|高度|欣慰|敬佩|哀悼|问候|不)/,
  发现: /^(?:的|和|、|了|一批|问题|并|后|中|潜在|第一)/,
  鼓励: /^(?!大家|委员|代表|各位|广大|全体|他们)/,
  承诺: /^(?:的|了|书|事项|是|和|、)/,
  强调: /^(?:的|了|和|、)/,
  指出: /^(?:的|了|问题)/,
}

function whatFollows(
  text: string,
  end: number,
  clause: TextSpan,
  sentence: Sentence,
  verb: string,
): 'content' | 'end' | 'nothing_said' {
  if (end >= sentence.bodyEnd) return 'end'
  const next = text.charAt(end)
  if (next === ',' || next === ':') return 'content'
  if (next === '“' && !direct.has(verb)) return verb === '道' ? 'nothing_said' : 'content'
  if (end < clause.end && opensAccount(text, end, clause, verb)) return 'content'
  if (!direct.has(verb) || end >= clause.end) return 'nothing_said'
  if (nouns[verb]?.test(text.slice(end, end + 4)) === true) return 'nothing_said'
  if (verb === '提出') return opensDemand(text, end, clause) ? 'content' : 'nothing_said'
  return 'content'
}

/** 提出随着…, 反映小商贩占道经营…: words that tell how things are follow without a comma. */
function opensAccount(text: string, end: number, clause: TextSpan, verb: string): boolean {
  const words = text.slice(end, clause.end)
  if (/^(?:提出|提到|谈到|反映|介绍)$/.test(verb) && accountLead.test(words)) return true
  return verb === '反映' && words.length >= 8 && !reflectsMatter.test(words)
}

const accountLead = opening(/^(?:随着|目前|当前|由于|如果|虽然|尽管|现在|现阶段|近年来|在[^,]{2,16}[中上下时]$)/)
const reflectsMatter = opening(
  /^(?:了|出|在|的|到|着|社情|民意|民情|民声|群众|问题|情况|基层|各|强烈|良好|人民)|(?:问题|情况|诉求|意见|建议|呼声|心声|愿望|民意|需求)$/,
)

function opensDemand(text: string, end: number, clause: TextSpan): boolean {
  const modal = findModal(text, { start: end, end: clause.end })
  if (modal !== undefined && modal.at - end < 12) return true
  const time = whenever.exec(text.slice(end, clause.end))?.[0] ?? ''
  return time.includes('每') || startsWithVerb(text, end + time.length, clause.end)
}

/** 提出今后每半年组织一次: the time stands before the verb. */
const whenever = opening(/^(?:今后|今年|明年|下一步|每(?:半年|季度|[年月季周]|[一两]年))+/)

/** Without a subject, a word of saying must be plainly one: 建议加快…, not 建议 in a list of nouns. */
function canStandAlone(text: string, verb: string, end: number, clause: TextSpan): boolean {
  if (verb === '说' || verb === '称' || verb === '道' || verb === '介绍' || verb === '分析' || verb === '回应')
    return false
  if (',:'.includes(text.charAt(end))) return true
  if (
    verb === '建议' ||
    verb === '希望' ||
    verb === '呼吁' ||
    verb === '认为' ||
    verb === '觉得' ||
    verb === '鼓励' ||
    verb === '请求' ||
    verb === '恳请'
  )
    return end < clause.end
  if (verb === '发现')
    return /走访|调研|调查|了解|摸排|暗访|他|她/.test(text.slice(Math.max(0, clause.start - 30), clause.start + 8))
  if (verb === '反映') return opensAccount(text, end, clause, verb)
  if (verb === '表示') return /^(?:要|会|愿|完全|坚决|赞成|拥护|[^,;]{0,10}将)/.test(text.slice(end, clause.end))
  if (verb === '指出' && /^(?:当前|目前)?(?:仍|还|也)?(?:存在|有待)/.test(text.slice(end, clause.end))) return true
  if (verb === '要求' && addressed.test(text.slice(end, clause.end))) return true
  if (/^(?:坦言|直言|坦承|承诺)$/.test(verb))
    return clause.end - end >= shortestAdmission && !/^(?:存在的|了|自己的)/.test(text.slice(end, end + 3))
  return opensDemand(text, end, clause)
}

/** 要求各相关单位…: whom it is asked of. */
const addressed = opening(
  /^(?:全[市区县省州]|各|相关|有关|职能|承办|主管|责任|广大|下一步|今后|[市区县省镇](?=[^,]{1,6}(?:局|委|办|部门|街道)))[\u4e00-\u9fff、]{0,24}?(?:部门|单位|机关|组织|委员|代表|乡镇|街道|政府|干部|同志|机构|专委会|[局委办])/,
)

/** 坦言监管力度不够: a shorter clause behind the word says nothing. */
const shortestAdmission = 5

function subjectOf(
  text: string,
  span: TextSpan,
  names: readonly Placed[],
  voices: KnownVoices,
  verb: string,
): Speaker | 'same' | 'third' | undefined {
  const words = text.slice(span.start, span.end).trim()
  if (words === '' || isWithoutSubject(words)) return 'same'
  for (const name of names) {
    if (name.start < span.start || name.end > span.end) continue
    if (leadsToSaying(text.slice(name.end, span.end).trim()))
      return { name: name.name, voice: voiceSaying(voices.get(name.name), verb) }
  }
  if (isPronoun(words)) return 'third'
  return groupIn(words) ?? undefined
}
