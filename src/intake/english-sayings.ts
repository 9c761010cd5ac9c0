import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'

export const says =
  /\b(said|stated|reported|advised|commented|noted|explained|confirmed|informed [^,.]{1,40}?|told [^,.]{1,40}?|added|asked|suggested|proposed|recommended|requested|urged|called for|felt|believed|thanked|welcomed|praised|congratulated|pointed out|responded|replied|undertook|promised|committed|encouraged|answered|clarified|argued|considered(?= that)|expressed|highlighted|outlined|raised|referred to|referred back to|drew attention to|queried|questioned|enquired|inquired|apologised|stressed|mentioned|emphasised|spoke (?:about|on|against|in favour of)|expressed concerns? (?:that|about|at|over))\b\s*(that\b|whether\b|if\b|for\b|about\b|[:,])?\s*/
const everySaying = new RegExp(says, 'g')
const suggesting = /^(?:asked|suggested|proposed|recommended|requested|urged|called for)/
const promising = /^(?:undertook|promised|committed|encouraged|agreed)/
const raising = /^(?:highlighted|outlined|raised|referred|drew|queried|questioned|enquired|inquired|spoke)/
const asking = /^(?:why|how|when|what|where|who|which|in respect of|about)\b/i
const praising = /^(?:thanked|welcomed|praised|congratulated)/
const obliging = /\b(?:would like|should|must|ought to|needs? to|has to|have to)\b/

const speaking = String.raw`((?:(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms|Miss|Dr|Ald(?:erman)?|Mayor)\.?\s+)+(?:[A-Z][\w’'.-]*\s*){1,4}|(?:[Tt]he\s+)?(?:(?:Vice[- ])?Chair(?:man|woman|person)?|Clerk|Mayor|Leader|Members?|Councill?ors|Officers?|residents?|(?:A|One|The|Another) (?:member of the public|resident|councill?or)|He|She|They|(?:[Tt]he )?(?:[A-Z][\w-]+ )+(?:for|of) (?:the )?(?:[A-Z][\w-]+|and|,)(?: (?:[A-Z][\w-]+|and))*|[Tt]he (?:[A-Z][\w-]+ )+(?:Director|Holder|Officer|Executive|Leader|Manager)(?: [A-Z][\w-]+)?|[A-Z][a-z]+ [A-Z][a-z]+))`
const speakerBefore = new RegExp(String.raw`${speaking}\s*(?:also|then|further|again)?\s*$`)

const reference = /\b[Rr]eference was made to\s+/

/** It was confirmed that …: said, but not by whom. */
const unattributed =
  /\b[Ii]t was (?:also |then )?(confirmed|noted|reported|explained|clarified|suggested|requested|proposed|felt|considered|highlighted|commented|pointed out) that\s+/

/** At this point Councillor A referred to the item before and commented …: who begins the sentence goes on speaking. */
const speakerFirst = new RegExp(
  `^(?:(?:At this point|In response|However|Following this|In reply|In conclusion|Finally|Subsequently)[, ]+)*${speaking}`,
)

/** What one sentence of minutes says that somebody said; undefined where nobody says anything. */
export function saidBy(text: string, sentence: TextSpan, words: string): FoundItem | undefined {
  const referred = reference.exec(words)
  if (referred !== null) {
    const start = sentence.start + referred.index + referred[0].length
    return { start, end: sentence.end, kind: 'topic', speaker: null, verb: 'referred' }
  }
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
  // Who undertakes something is a part of it.
  if (/^(?:undertook|promised)$/.test(verb)) return { ...sentence, kind: 'follow_up', speaker: nameOnly(who), verb }
  const start = sentence.start + saying.index + saying[0].length
  if (sentence.end - start < 4) return undefined
  const content = text.slice(start, sentence.end)
  const kind = kindSaid(verb, saying[2] ?? '', content)
  return { start, end: sentence.end, kind, speaker: nameOnly(who), verb }
}

/** Whether words end with the name or office of one who speaks. */
export function isOneSpeaker(words: string): boolean {
  return (
    /\b(?:Cllr|Councill?or|Mr|Mrs|Ms|Dr|Holder|Leader|Clerk|Officer|Director|Chair\w*)\b[^.]{0,60}$/.test(words) &&
    !/\b(?:Members|Council|Committee|It was)\s*$/.test(words)
  )
}

type Saying = { readonly found: RegExpExecArray; readonly who: string }

/** The word of saying that leads to what was said, with its speaker; of several, the one with that behind it. */
function attributedSaying(words: string): Saying | undefined {
  const sayings: Saying[] = []
  for (const found of words.matchAll(everySaying)) {
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
