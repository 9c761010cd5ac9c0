import type { Frame } from './frame.ts'
import { opening } from './opening.ts'
import { closingMark, type Sentence, splitClauses } from './sentences.ts'
import { type KnownVoices, nobody, type Placed, type Speaker, voiceOf, voiceSaying } from './speakers.ts'

/** A frame without a word of saying in front of what is said, looked for where a sentence has no other. */
export function impliedFrame(
  text: string,
  sentence: Sentence,
  names: readonly Placed[],
  voices: KnownVoices,
): Frame | undefined {
  return (
    agreedAt(text, sentence) ??
    announcedAt(text, sentence, names, voices) ??
    behindColon(text, sentence, names, voices) ??
    quotationAt(text, sentence, names, voices)
  )
}

const announcing =
  /提出(?:了)?(?:明确|具体|以下|如下|几点)+的?(?:工作)?(?:要求|意见|建议)[:。]?$|(?:提出|讲了?)(?:了|如下|以下)?(?:[一二两三四五六七八九十几\d]+)(?:点|条|个方面)的?(?:具体)?(?:意见|要求|希望|建议|工作要求|看法)[:。]?$/

/** 多方达成了一致意见：, 会议形成三点共识：: what stands behind the colon all agreed on. */
const agreed =
  /(?:达成|形成)了?(?:[以如]下|一致|初步|[一二两三四五六七八九十几\d]+[点条项个方面]{1,3})*的?(?:共识|一致意见|意见|结论):$/

function agreedAt(text: string, sentence: Sentence): Frame | undefined {
  const colon = text.slice(sentence.start, sentence.end).indexOf(':')
  const contentStart = sentence.start + colon + 1
  if (colon < 0 || !agreed.test(text.slice(sentence.start, contentStart))) return undefined
  const trailing = contentStart >= sentence.bodyEnd
  const shape = { verb: '议定', before: null, trailing, isTurn: false, isModerator: false }
  return { ...shape, start: contentStart - 1, contentStart, speaker: { name: null, voice: 'meeting' } }
}

/** 听取汇报后，调研组对…提出要求: the group a clause begins with. */
function groupAt(words: string): Speaker | null {
  const name =
    /(?:^|,)(?<name>[\u4e00-\u9fff]{0,6}(?:调研组|检查组|视察组|督查组|会议|与会领导))(?=对|就|在|还|,)/.exec(words)
      ?.groups?.name
  return name === undefined ? null : { name, voice: 'leader' }
}

/** 就下一步工作提出三点要求。 What follows, point by point, is said by whoever the sentence is about. */
function announcedAt(
  text: string,
  sentence: Sentence,
  names: readonly Placed[],
  voices: KnownVoices,
): Frame | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const colon = words.indexOf(':')
  const end = colon < 0 ? words.length : colon + 1
  if (!announcing.test(words.slice(0, end))) return undefined
  const name = names.find((one) => one.end <= sentence.start + end)
  const group = name === undefined ? groupAt(words.slice(0, end)) : null
  if (name === undefined && group === null && !/^(?:他|她|会议)/.test(words)) return undefined
  const speaker =
    name === undefined ? (group ?? 'third') : { name: name.name, voice: voiceSaying(voices.get(name.name), '要求') }
  const contentStart = sentence.start + end
  const clauses = splitClauses(text, { start: sentence.start, end: contentStart })
  const verb =
    /建议[:。]?$/.test(words.slice(0, end)) && speaker !== 'third' && speaker.voice !== 'leader' ? '建议' : '提出'
  const trailing = contentStart >= sentence.bodyEnd
  const shape = { verb, before: null, trailing, isTurn: false, isModerator: false }
  return { ...shape, start: clauses.at(-1)?.start ?? sentence.start, contentStart, speaker }
}

const spokeThen = /(?<verb>回应|答复|解答|回答|发言|讲话|表态|介绍|点评|寄语):$/

/** …作了回应：what stands behind the colon is said by whoever answered. */
function behindColon(
  text: string,
  sentence: Sentence,
  names: readonly Placed[],
  voices: KnownVoices,
): Frame | undefined {
  const colon = text.slice(sentence.start, sentence.end).indexOf(':')
  const contentStart = sentence.start + colon + 1
  if (colon < 0 || contentStart >= sentence.bodyEnd) return undefined
  const verb = spokeThen.exec(text.slice(sentence.start, contentStart))?.groups?.verb
  const name = names.find((one) => one.end < contentStart)
  const isHim = /^(?:他|她)(?:还|也|又)?/.test(text.slice(sentence.start, sentence.start + 2))
  if (verb === undefined || (name === undefined && !isHim)) return undefined
  const shape = { verb, before: null, trailing: false, isTurn: false, isModerator: false }
  const speaker = name === undefined ? 'third' : { name: name.name, voice: voiceOf(voices.get(name.name)) }
  return { ...shape, start: contentStart - 1, contentStart, speaker }
}

/** 某委员关注某事，“……。”: a quotation to the end of the sentence, spoken by whoever stands before it. */
function quotationAt(
  text: string,
  sentence: Sentence,
  names: readonly Placed[],
  voices: KnownVoices,
): Frame | undefined {
  // Looked for in the sentence alone: behind it the next mark may be far.
  const words = text.slice(sentence.start, sentence.bodyEnd)
  for (let at = sentence.start + 1; at < sentence.bodyEnd - 6; at += 1) {
    const mark = words.indexOf('“', at - sentence.start)
    at = sentence.start + mark
    if (mark < 0 || at >= sentence.bodyEnd - 6) return undefined
    const close = closingMark(text, at, sentence.end)
    if (close !== undefined && close < sentence.bodyEnd - 1) {
      at = close
      continue
    }
    const name = names.filter((one) => one.end <= at).at(-1)
    if (name === undefined || !',:。'.includes(text.charAt(at - 1))) return undefined
    const shape = { verb: null, before: null, trailing: false, isTurn: false, isModerator: false }
    return {
      ...shape,
      start: at,
      contentStart: at,
      speaker: { name: name.name, voice: voiceOf(voices.get(name.name)) },
    }
  }
  return undefined
}

const moderators = opening(/^(?:主持人|记者|问|提问者|主持)$/)
const behindName = opening(
  /^(?:委员|代表|同志|书记|市长|局长|主任|主席|[\u4e00-\u9fff]{0,8}[长员])?(?:\([^()]{1,24}\))?$/,
)

/** 某委员: at the head of a paragraph, as transcripts name whose turn it is. */
export function turnAt(
  text: string,
  sentence: Sentence,
  names: readonly Placed[],
  voices: KnownVoices,
): Frame | undefined {
  const colon = text.slice(sentence.start, sentence.start + 70).indexOf(':')
  const contentStart = sentence.start + colon + 1
  if (colon < 1 || contentStart >= sentence.bodyEnd) return undefined
  const head = text.slice(sentence.start, contentStart - 1).trim()
  // Offices may stand in a row before the name: 人大代表、村支部书记某某.
  if (/[,。“”]/.test(head) || (head.includes('、') && !/(?:代表|委员)、/.test(head))) return undefined
  const shape = { start: sentence.start, contentStart, verb: null, before: null, trailing: false, isTurn: true }
  if (moderators.test(head)) return { ...shape, speaker: nobody, isModerator: true }
  const name = names.find(
    (one) => one.end < contentStart && behindName.test(text.slice(one.end, contentStart - 1).trim()),
  )
  if (name === undefined) return undefined
  return { ...shape, speaker: { name: name.name, voice: voiceOf(voices.get(name.name)) }, isModerator: false }
}
