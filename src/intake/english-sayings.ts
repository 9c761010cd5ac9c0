import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'

export const says =
  /\b(said|stated|reported|advised|commented|noted|explained|confirmed|informed [^,.]{1,40}?|told [^,.]{1,40}?|added|asked|suggested|proposed|recommended|requested|urged|called for|felt|believed|thanked|welcomed|praised|congratulated|pointed out|responded|replied|undertook|promised|committed|encouraged|answered|clarified|argued|considered(?= that)|expressed (?:the view|a view|the opinion|the hope|his view|her view|concerns?|support|disappointment|dissatisfaction|frustration)|highlighted|outlined|raised|referred to|referred back to|drew attention to|queried|questioned|enquired|inquired|apologised|stressed|mentioned|emphasi[sz]ed|argued|claimed|warned|insisted|contended|remarked|observed(?= that)|acknowledged|reiterated|maintained|called on|commended|arguing(?= that)|insisting(?= that)|adding(?= that)|emphasi[sz]ing(?= that)|spoke (?:about|on|against|in favour of)|expressed concerns? (?:that|about|at|over))\b\s*(that\b|whether\b|if\b|for\b|about\b|[:,])?\s*/
const everySaying = new RegExp(says, 'g')
const suggesting = /^(?:asked|suggested|proposed|recommended|requested|urged|called)/
const promising = /^(?:undertook|promised|committed|encouraged|agreed)/
const raising = /^(?:highlighted|outlined|raised|referred|drew|queried|questioned|enquired|inquired|spoke)/
const asking = /^(?:why|how|when|what|where|who|which|in respect of|about)\b/i
const praising = /^(?:thanked|welcomed|praised|congratulated|commended)/
const obliging = /^.{0,70}?\b(?:would like|should|must|ought to|needs? to|has to|have to)\b/

const speaking = String.raw`((?:(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms|Miss|Dr|Ald(?:erman)?|Mayor)\.?\s+)+(?:[A-Z][\w’'.-]*\s*){1,4}|(?:[Tt]he\s+)?(?:(?:Vice[- ])?Chair(?:man|woman|person)?|Clerk|Mayor|Leader|Members?|Councill?ors|Officers?|residents?|(?:An?|One|The|Another|Some|Several|Many|Other|Two|Three)(?: [a-z]+)? (?:member of the public|members of the public|residents?|councill?ors?|[Mm]embers?|[Oo]fficers?|speakers?|parents?|officials?|parishioners?|owners?)(?: (?:at|of|from|for|in|on) [^,.]{3,50}?)?|(?:[Tt]he )?(?:[Cc]ouncil |[Bb]oard |[Cc]ommittee )?(?:councill?ors|members|residents|officials|commissioners|clerk|mayor|chair(?:man|woman|person)?|leader|officers)|He|She|They|he|she|they|(?:[Tt]he )?(?:[A-Z][\w-]+ )+(?:for|of) (?:the )?(?:[A-Z][\w-]+|and|,)(?: (?:[A-Z][\w-]+|and))*|[Tt]he (?:[A-Z][\w-]+ )+(?:Director|Holder|Officer|Executive|Leader|Manager)(?: [A-Z][\w-]+)?|[A-Z][a-z]+ [A-Z][\w’'-]+))`
const speakerBefore = new RegExp(String.raw`${speaking}\s*(?:also|then|further|again)?\s*$`)

const reference = /\b[Rr]eference was made to\s+/

/** It was confirmed that …: said, but not by whom. */
const unattributed =
  /\b[Ii]t was (?:also |then )?(confirmed|noted|reported|explained|clarified|stated|suggested|requested|proposed|felt|considered|highlighted|commented|pointed out)(?: by [^,.]{3,40}?)? that\s+|\b(?:was|were) (informed|advised|told) that\s+/

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
    const verb = untold[1] ?? untold[2] ?? ''
    return { start, end: sentence.end, kind: kindSaid(verb, '', text.slice(start, sentence.end)), speaker: null, verb }
  }
  const attributed = attributedSaying(words)
  if (attributed === undefined) return undefined
  const { found: saying, who } = attributed
  const verb = (saying[1] ?? '').split(' ')[0] ?? ''
  // Who undertakes something is a part of it.
  if (/^(?:undertook|promised)$/.test(verb)) return { ...sentence, kind: 'follow_up', speaker: nameOnly(who), verb }
  const start = sentence.start + saying.index + saying[0].length
  if (sentence.end - start < 4 || /^(?:on |to )?the (?:matter|item|issue)$/.test(text.slice(start, sentence.end)))
    return undefined
  const content = text.slice(start, sentence.end)
  const kind = kindSaid(verb, saying[2] ?? '', content)
  return { start, end: sentence.end, kind, speaker: nameOnly(who), verb }
}

/** Whether words end with the name or office of one who speaks. */
export function isOneSpeaker(words: string): boolean {
  return (
    /\b(?:Cllr|Councill?or|Mr|Mrs|Ms|Dr|Holder|Leader|[Cc]lerk|[Oo]fficer|Director|[Cc]hair\w*)\b[^.]{0,60}$/.test(
      words,
    ) && !/\b(?:Members|Council|Committee|It was)\s*$/.test(words)
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
    // The Deputy Chairman, who was in the Chair, stated that …: who opens the sentence says it.
    const opening = found[2] === 'that' && sayings.length === 0 ? speakerFirst.exec(before)?.[1] : undefined
    if ((who ?? opening) !== undefined) sayings.push({ found, who: who ?? opening ?? '' })
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
