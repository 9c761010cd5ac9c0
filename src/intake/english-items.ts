import type { TextSpan } from '#kernel/text-span.ts'
import { englishSentences } from './english-sentences.ts'
import type { FoundItem } from './found-item.ts'

const heading =
  /^(?:(?:item|agenda item|minute)\s+)?(?:\d{1,3}(?:[./-]\d{1,4})*[.)]?|[A-Z]\d{0,3}[.)])\s*[.:–-]?\s+(?=[A-Z])/i
const decided =
  /\b(?:it was\s+)?(?:(?:proposed|moved)[^.]{0,120}?\s)?(?:and\s+)?(?:unanimously\s+)?(RESOLVED|AGREED|DECIDED|resolved|agreed|decided|carried|APPROVED|approved|NOTED|noted)\s*(?:unanimously)?\s*[:–-]?\s*(that|to|:)\s+/
const resolvedAlone = /^(RESOLVED|AGREED|NOTED|RECOMMENDED)\s*[:–-]\s*(?:that\s+)?/i
const action = /^(?:ACTIONS?)\s*(?:point|item)?\s*[:–-]\s*/i
const officer =
  /^(?:[Tt]he\s+)?(?:Town |Parish |Assistant |Deputy |Executive |Chief |City )*(?:Clerk|Chair(?:man|woman|person)?|officers?|Members?|Councill?ors?|Cllrs?|staff|Council(?!lor)|Committee|Working (?:Group|Party)|Director|Manager|department|Mayor|Treasurer|Secretary|contractor|Mr|Mrs|Ms|Miss|Dr)\b[^,.]{0,40}?\s(?:to\b|will\b|would\b|should\b|must\b|shall\b|is to\b|are to\b|be (?:asked|instructed|requested|authori[sz]ed|directed)\b)/
const says =
  /\b(said|stated|reported|advised|commented|noted|explained|confirmed|informed [^,.]{1,40}?|told [^,.]{1,40}?|added|asked|suggested|proposed|recommended|requested|urged|called for|felt|believed|thanked|welcomed|praised|congratulated|pointed out|responded|replied|undertook|promised|committed|encouraged|answered|clarified|argued|considered|expressed|highlighted|outlined|raised|referred to|referred back to|drew attention to|queried|questioned|enquired|inquired|spoke (?:about|on|against|in favour of)|expressed concerns? (?:that|about|at|over))\b\s*(that\b|whether\b|if\b|for\b|about\b|[:,])?\s*/
const suggesting = /^(?:asked|suggested|proposed|recommended|requested|urged|called for)/
const promising = /^(?:undertook|promised|committed|encouraged|agreed)/
const raising = /^(?:highlighted|outlined|raised|referred|drew|queried|questioned|enquired|inquired|spoke)/
const asking = /^(?:why|how|when|what|where|who|which|in respect of|about)\b/i
const praising = /^(?:thanked|welcomed|praised|congratulated)/
const obliging = /\b(?:would like|should|must|ought to|needs? to|has to|have to)\b/

/**
 * What minutes record as raised, decided, said and to be done, in flow positions.
 * @param attendance - numbers of the paragraphs that only list who was there.
 */
export function englishItems(
  text: string,
  paragraphs: readonly TextSpan[],
  attendance: ReadonlySet<number>,
): FoundItem[] {
  const items: FoundItem[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    if (attendance.has(index)) continue
    const topic = topicOf(text, paragraph)
    if (topic !== undefined) {
      items.push(topic)
      continue
    }
    for (const sentence of englishSentences(text, paragraph)) {
      const item = itemOf(text, sentence)
      if (item !== undefined) items.push(item)
    }
  }
  return items
}

/** A numbered heading is a topic: 21.44 ELECTION OF CHAIR. */
function topicOf(text: string, paragraph: TextSpan): FoundItem | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  const found = heading.exec(words)
  if (found === null) return undefined
  const title = words.slice(found[0].length)
  const letters = title.replace(/[^A-Za-z]/g, '')
  const capitals = letters.replace(/[^A-Z]/g, '').length
  const isTitle = letters.length >= 4 && title.length <= 120 && !/[.!?;]$/.test(title)
  if (!isTitle || (capitals < letters.length * 0.7 && title.split(/\s+/).length > 12)) return undefined
  return { start: paragraph.start + found[0].length, end: paragraph.end, kind: 'topic', speaker: null, verb: null }
}

function itemOf(text: string, sentence: TextSpan): FoundItem | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const told = action.exec(words)
  if (told !== null)
    return {
      start: sentence.start + told[0].length,
      end: sentence.end,
      kind: 'follow_up',
      speaker: null,
      verb: 'ACTION',
    }
  const resolution = resolvedAlone.exec(words) ?? decided.exec(words)
  if (resolution !== null) return resolutionOf(text, sentence, resolution)
  if (officer.test(words) && !says.test(words)) return { ...sentence, kind: 'follow_up', speaker: null, verb: null }
  return saidBy(text, sentence, words)
}

function resolutionOf(text: string, sentence: TextSpan, found: RegExpExecArray): FoundItem {
  const verb = found[1] ?? null
  const keepsTo = found[2] === 'to'
  const start = sentence.start + found.index + found[0].length - (keepsTo ? 3 : 0)
  const words = text.slice(start, sentence.end)
  const noted = verb !== null && /noted/i.test(verb)
  const kind = noted ? 'position' : officer.test(words) ? 'follow_up' : 'directive'
  return { start, end: sentence.end, kind, speaker: null, verb }
}

const speaking = String.raw`((?:(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms|Miss|Dr|Ald(?:erman)?|Mayor)\.?\s+)+(?:[A-Z][\w’'.-]*\s*){1,4}|(?:[Tt]he\s+)?(?:(?:Vice[- ])?Chair(?:man|woman|person)?|Clerk|Mayor|Leader|Members?|Councill?ors|Officers?|residents?|(?:A|One|The|Another) (?:member of the public|resident|councill?or)|He|She|They|[Tt]he (?:[A-Z][\w-]+ )+(?:for|of) (?:[A-Z][\w-]+|and|,)(?: (?:[A-Z][\w-]+|and))*|[Tt]he (?:[A-Z][\w-]+ )+(?:Director|Holder|Officer|Executive|Leader|Manager)(?: [A-Z][\w-]+)?|[A-Z][a-z]+ [A-Z][a-z]+))`
const speakerBefore = new RegExp(String.raw`${speaking}\s*(?:also|then|further|again)?\s*$`)

/** It was confirmed that …: said, but not by whom. */
const unattributed =
  /\b[Ii]t was (?:also |then )?(confirmed|noted|reported|explained|clarified|suggested|requested|proposed|felt|considered|highlighted|pointed out) that\s+/

/** At this point Councillor A referred to the item before and commented …: who begins the sentence goes on speaking. */
const speakerFirst = new RegExp(
  String.raw`^(?:(?:At this point|In response|However|Following this|In reply|In conclusion|Finally|Subsequently)[, ]+)*${speaking}`,
)

function saidBy(text: string, sentence: TextSpan, words: string): FoundItem | undefined {
  const untold = unattributed.exec(words)
  const found = says.exec(words)
  if (untold !== null && (found === null || untold.index <= found.index)) {
    const start = sentence.start + untold.index + untold[0].length
    const verb = untold[1] ?? ''
    return { start, end: sentence.end, kind: kindSaid(verb, '', text.slice(start, sentence.end)), speaker: null, verb }
  }
  const attributed = attributedSaying(words)
  if (attributed === undefined) return undefined
  const { found: saying, who } = attributed
  const verb = (saying[1] ?? '').split(' ')[0] ?? ''
  const start = sentence.start + saying.index + saying[0].length
  if (sentence.end - start < 4) return undefined
  const content = text.slice(start, sentence.end)
  const kind = kindSaid(verb, saying[2] ?? '', content)
  return { start, end: sentence.end, kind, speaker: nameOnly(who), verb }
}

type Saying = { readonly found: RegExpExecArray; readonly who: string }

/** The word of saying that leads to what was said, with its speaker; of several, the one with that behind it. */
function attributedSaying(words: string): Saying | undefined {
  const sayings: Saying[] = []
  for (const found of words.matchAll(new RegExp(says, 'g'))) {
    const before = words.slice(0, found.index)
    const goesOn = /(?:\band|,)\s+(?:also |then )?$/.test(before)
    const who = (speakerBefore.exec(before) ?? (goesOn ? speakerFirst.exec(before) : null))?.[1]
    if (who !== undefined) sayings.push({ found, who })
  }
  const [first] = sayings
  if (first === undefined || first.found[2] === 'that') return first
  return sayings.find(({ found }) => found[2] === 'that' || /^asked/.test(found[1] ?? '')) ?? first
}

function kindSaid(verb: string, joint: string, content: string): FoundItem['kind'] {
  if (praising.test(verb)) return 'assessment'
  if (promising.test(verb)) return 'follow_up'
  const asksAbout = verb === 'asked' && (/whether|if|about/.test(joint) || asking.test(content))
  if (raising.test(verb) || asksAbout) return 'topic'
  if (suggesting.test(verb) || obliging.test(content)) return 'suggestion'
  return /^(?:the\s+)?\w+(?:\s\w+){0,4}\s(?:will|would)\b/.test(content) ? 'follow_up' : 'position'
}

function nameOnly(words: string): string {
  const bare = words.trim().replace(/^(?:(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms|Miss|Dr|Ald(?:erman)?)\.?\s+)+/, '')
  return bare.replace(/^The\s+/, '')
}
