import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { withoutSeconder } from './english-seconder.ts'
import { isInCharge, speakerName, speaking } from './english-speakers.ts'

const concern =
  '(?:(?:his|her|their|its|some|great|serious|strong|deep) )?(?:concerns?|disappointment|frustration|dissatisfaction|support|opposition|objections?|fears?|regret|unease|alarm|appreciation|hope|gratitude)'
/** Words of saying, with what leads on to what was said. */
const verbs = `(said|stated|reported|advised|commented|noted|explained|confirmed|(?:informed|told) [^,.]{1,60}?(?=\\s(?:that|about|of|how|why|what)\\b)|added|indicated|asked(?: (?:[Tt]he )?[\\p{Lu}][\\p{L}’'-]*(?: [\\p{Lu}][\\p{L}’'-]*){0,3}(?= (?:about|whether|if|when|how|why|what)\\b))?|suggested|proposed|recommended|requested|urged|called for|appealed for|pressed for|wanted|would like to see|would like|wished to see|felt|believed|hoped|thanked|welcomed|praised|congratulated|commended|complimented|pointed out|responded|replied|undertook|promised|committed|encouraged|answered|clarified|argued|complained|considered(?= that)|(?:was|were) of the (?:view|opinion)|expressed (?:the|a|his|her|their) (?:view|opinion)|(?:expressed|voiced) ${concern}(?: (?:that|about|regarding|over|at|with|for|to)(?= ))?|(?:was|were) (?:very |deeply )?(?:disappointed|concerned|pleased|delighted|unhappy|satisfied|dissatisfied|encouraged|alarmed|dismayed|grateful|worried)(?= (?:that|at|by|with|about)\\b)|highlighted|outlined|presented|reviewed|gave (?:a|an) (?:presentation|update|overview|report|briefing)(?= (?:on|about)\\b)|sought (?:clarification|information|an update|assurances?)|asked for (?:clarification|information|an update|details)|raised|referred to|referred back to|drew attention to|queried|questioned|enquired|inquired|apologised|stressed|mentioned|emphasi[sz]ed|claimed|warned|insisted|contended|remarked|observed(?= that)|acknowledged|described|reiterated|maintained|called on|called upon|instructed|directed|(?:indicating|stating|requesting|advising|suggesting|saying|arguing)(?= that)|insisting(?= that)|adding(?= that)|emphasi[sz]ing(?= that)|spoke (?:about|on|against|in (?:favou?r|support) of|in opposition to|to))`
const joints =
  '(that\\b|whether\\b|if\\b|for\\b|about\\b|regarding\\b|concerning\\b|over\\b|on\\b(?! to\\b)|as to\\b|[:,])?'
export const says = new RegExp(`\\b${verbs}(?![\\w’'])\\s*${joints}\\s*`, 'u')
const everySaying = new RegExp(says, 'gu')

const suggesting =
  /^(?:asked|suggested|proposed|recommended|requested|urged|called|appealed|pressed|wanted|would|wished|hoped|encouraged)/
const promising = /^(?:undertook|promised|committed|agreed)/
const raising =
  /^(?:highlighted|outlined|presented|reviewed|gave|sought|asked for|raised|referred|drew|queried|questioned|enquired|inquired|mentioned|spoke)/
const asking = /^(?:why|how|when|what|where|who|which|in respect of|about)\b/i
const praising =
  /^(?:thanked|welcomed|praised|congratulated|commended|complimented|(?:was|were) (?:very |deeply )?(?:disap|concer|pleas|delig|unhap|satis|dissa|encou|alarm|disma|grate|worri)|(?:expressed|voiced) (?:\w+ )?(?:appreciation|gratitude|disappointment))/
const obliging =
  /^(?:(?!\b(?:which|what|who|that|whether|if|when|where|how)\b).){0,70}?\b(?:would like|should|must|ought to|needs? to|has to|have to)\b/
const willDo =
  /^(?:the\s+|a\s+|an\s+)?[\w’'-]+(?:\s[\w’'-]+){0,6}\s(?:will|would)\b(?! (?:like|not|have been|be (?:too|paid|inappropriate|better|difficult|good|welcome))\b)/

/** Who argues that something must be so holds it. */
const holding = /^(?:argu|insist|claim|warn|contend|maintain|explain|confirm|advis|repl|answer|respond)/

/** The matter of …, the issue of …: the frame of what was raised. */
const matterFrame =
  /^(?:(?:the|an?|some|his|her|their)\s+)?(?:matter|issue|question|subject|topic|concern)s?\s+(?:of|about|regarding|concerning|over|with|around|relating to|as to)\s+/i

const adverbs = '(?:also|had|has|have|then|further|again|now|briefly|therefore|subsequently|strongly|both|all|each)'
const speakerBefore = new RegExp(`${speaking}\\s*(?:${adverbs}\\s+)*$`, 'u')
/** Delphine Moor, of the river trust, urged: what stands between two commas belongs to the name. */
const speakerApart = new RegExp(`${speaking},\\s[^,;]{3,70}(?:,\\s[^,;]{3,40})?,\\s*(?:${adverbs}\\s+)?$`, 'u')
const everySpeaker = new RegExp(speaking, 'gu')

const reference = /\b[Rr]eference was made to\s+/

/** It was confirmed that …: said, but not by whom. */
const unattributed =
  /\b[Ii]t was (?:also |then |further )?(confirmed|noted|reported|explained|clarified|stated|suggested|requested|proposed|felt|considered|highlighted|commented|pointed out|hoped|acknowledged|recognised)(?: by [^,.]{3,40}?)? that\s+|\b(?:was|were) (informed|advised|told) that\s+/

/** At this point Councillor A referred to the item before and commented …: who begins the sentence goes on speaking. */
const speakerFirst = new RegExp(
  `^(?:(?:At this point|In response|However|Following this|In reply|In conclusion|Finally|Subsequently|But)[, ]+)*${speaking}`,
  'u',
)

/** A part of a sentence in which one speaks; `speaker` is who spoke in the part before, if that one goes on. */
export type SayingPart = TextSpan & { readonly speaker: string | null }

const anotherSays = new RegExp(
  `(?:,|;|,? and|,? but|,? while)\\s+(?=(?:${speaking}\\s+(?:${adverbs}\\s+)*(?:(?:was|were) (?:informed|advised|told) that|(?:was|were) asked to|agreed to|undertook to|${verbs})(?![\\w’'])))`,
  'gu',
)
const goesOnSaying =
  /(?:,|;|,? and|,? but)\s+(?:also |then |further )?(?=(?:said|stated|reported|added|explained|requested|suggested|proposed|recommended|asked|urged|warned|argued|felt|complained|noted|confirmed|called for|called on|queried|questioned|enquired|wanted|hoped|undertook|promised|agreed)\b(?: (?:that|whether|if|for|about|to|how|when|why|the)\b))|(?:,? and|;) (?=that (?:the|a|an|this|these|all|no|it|he|she|they)\b)/g

/** With regard to the costs, the Council asked: what leads up to a saying is no part of its own. */
const leadsIn =
  /^(?:With|In|On|Regarding|Following|As|Concerning|After|Before|During|At|Under|For|When|While|Since|Although|If|To)\b/

/** …; the Clerk will remind them. */
const nextDuty = /;\s+(?=(?:[Tt]he|[Aa]n?|[A-Z][\w’'-]+)\b[^;]{2,50}?\b(?:will|is to|are to|to be)\b)/g

/** Longer stretches without a full stop are no sentence of minutes. */
const longestSentence = 2000

/** A resident raised …, and Mr B said …, and asked that …: each part in which somebody begins to speak or goes on. */
export function sayingParts(text: string, sentence: TextSpan, speaker: string | null = null): SayingPart[] {
  const words = text.slice(sentence.start, sentence.end)
  if (words.length > longestSentence) return [{ start: sentence.start, end: sentence.end, speaker }]
  const others = [...words.matchAll(anotherSays)].map((cut) => ({
    at: cut.index,
    behind: cut.index + cut[0].length,
    same: false,
  }))
  const same = [...words.matchAll(goesOnSaying)].map((cut) => ({
    at: cut.index,
    behind: cut.index + cut[0].length,
    same: true,
  }))
  const clauses = [...words.matchAll(nextDuty)].map((cut) => ({
    at: cut.index,
    behind: cut.index + cut[0].length,
    same: false,
  }))
  const parts: SayingPart[] = []
  let from = 0
  let who: string | null = speaker
  for (const cut of [...others, ...same, ...clauses].sort((a, b) => a.at - b.at)) {
    if (leadsIn.test(words.slice(from, cut.at)) && !says.test(words.slice(from, cut.at))) continue
    if (cut.at - from < 20 || (cut.same && !speaks(words.slice(from, cut.at), who))) continue
    parts.push({ start: sentence.start + from, end: sentence.start + cut.at, speaker: who })
    who = cut.same ? (speakerIn(words.slice(from, cut.at)) ?? who) : null
    from = cut.behind
  }
  parts.push({ start: sentence.start + from, end: sentence.end, speaker: who })
  return parts
}

function speakerIn(words: string): string | null {
  return attributedSaying(words)?.who ?? speakerFirst.exec(words)?.[1] ?? null
}

/** Whether something is said or decided in a part, so that what follows may be said too. */
function speaks(words: string, who: string | null): boolean {
  return (
    who !== null || attributedSaying(words) !== undefined || /\b(?:agreed|resolved|decided|recommended)\b/i.test(words)
  )
}

/** What one part of a sentence of minutes says that somebody said; undefined where nobody says anything. */
export function saidBy(text: string, part: SayingPart, words: string): FoundItem | undefined {
  const referred = reference.exec(words)
  if (referred !== null) {
    const start = part.start + referred.index + referred[0].length
    return { start, end: part.end, kind: 'topic', speaker: null, verb: 'referred' }
  }
  const untold = unattributed.exec(words)
  const found = says.exec(words)
  if (untold !== null && (found === null || untold.index <= found.index)) {
    const start = part.start + untold.index + untold[0].length
    const verb = untold[1] ?? untold[2] ?? ''
    return { start, end: part.end, kind: kindSaid(verb, '', text.slice(start, part.end), false), speaker: null, verb }
  }
  const attributed = attributedSaying(words) ?? inheritedSaying(words, part.speaker)
  return attributed === undefined ? undefined : sayingItem(text, part, attributed)
}

function sayingItem(text: string, part: TextSpan, { found, who }: Saying): FoundItem | undefined {
  const verb = found[1] ?? ''
  // Who undertakes something is a part of it.
  if (/^(?:undertook|promised)$/.test(verb) && found[2] !== 'that')
    return { start: part.start, end: part.end, kind: 'follow_up', speaker: speakerName(who), verb }
  let start = part.start + found.index + found[0].length
  const judged = praising.test(verb) ? /^(?:that|at|by|with|about)\s+/.exec(text.slice(start, part.end)) : null
  start += judged?.[0].length ?? 0
  const framed = raising.test(verb) ? matterFrame.exec(text.slice(start, part.end)) : null
  start += framed?.[0].length ?? 0
  const content = withoutSeconder(text, { start, end: part.end })
  const words = text.slice(content.start, content.end)
  if (words.length < 4 || /^(?:on |to )?(?:the|this|that) (?:matter|item|issue|report|motion|proposal)$/.test(words))
    return undefined
  const kind = kindSaid(verb, found[2] ?? '', words, isInCharge(who))
  return { ...content, kind, speaker: speakerName(who), verb: verb.split(' ')[0] ?? '' }
}

type Saying = { readonly found: RegExpExecArray; readonly who: string }

/** The part begins with a word of saying: whoever spoke before goes on. */
function inheritedSaying(words: string, speaker: string | null): Saying | undefined {
  if (speaker === null) return undefined
  const found = says.exec(words)
  return found !== null && /^(?:also |then )?$/.test(words.slice(0, found.index)) ? { found, who: speaker } : undefined
}

/** The word of saying that leads to what was said, with its speaker; of several, the one with that behind it. */
function attributedSaying(words: string): Saying | undefined {
  const sayings: Saying[] = []
  for (const found of words.slice(0, longestSentence).matchAll(everySaying)) {
    const who = sayerBefore(words.slice(0, found.index), found[2] === 'that' && sayings.length === 0)
    if (who !== undefined) sayings.push({ found, who })
  }
  const [first] = sayings
  if (first === undefined || first.found[2] === 'that') return first
  return sayings.find(({ found }) => found[2] === 'that' || /^asked/.test(found[1] ?? '')) ?? first
}

/** A speaker's name and what stands between it and the word of saying are no longer. */
const farthestSpeaker = 200

function sayerBefore(words: string, leadsOn: boolean): string | undefined {
  const before = words.slice(-farthestSpeaker)
  // The Committee heard the Engineer, who advised: the last one named.
  if (/,?\s+who\s+(?:also |then )?$/.test(before)) return [...before.matchAll(everySpeaker)].at(-1)?.[1]
  const direct = speakerBefore.exec(before) ?? speakerApart.exec(before)
  if (direct !== null) return direct[1]
  const goesOn = /(?:\band|,)\s+(?:also |then )?$/.test(before)
  // The Deputy Chairman, who was in the Chair, stated that …: who opens the sentence says it.
  return goesOn || leadsOn ? speakerFirst.exec(words)?.[1] : undefined
}

/** What words are by the word of saying and what leads on to them. */
export function kindSaid(verb: string, joint: string, content: string, inCharge: boolean): FoundItem['kind'] {
  if (praising.test(verb)) return 'assessment'
  if (promising.test(verb)) return 'follow_up'
  if (/^(?:instructed|directed)/.test(verb)) return 'follow_up'
  const asksAbout = /^asked/.test(verb) && (/whether|if|about|as to/.test(joint) || asking.test(content))
  if (asksAbout || (raising.test(verb) && joint !== 'that')) return 'topic'
  if (
    /^(?:expressed|voiced)/.test(verb) &&
    !/that$/.test(verb) &&
    joint !== 'that' &&
    / (?:about|regarding|over|at|with|for|to)$/.test(verb)
  )
    return 'topic'
  // The Chair asked the surveyor to report back.
  if (/^(?:asked|requested)/.test(verb) && inCharge) return 'follow_up'
  if (/^described/.test(verb)) return 'assessment'
  if (suggesting.test(verb)) return 'suggestion'
  if (obliging.test(content) && !holding.test(verb)) return 'suggestion'
  return willDo.test(content) ? 'follow_up' : 'position'
}
