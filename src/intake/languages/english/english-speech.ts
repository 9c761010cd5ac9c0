import type { FoundItem } from '#intake/found-item.ts'
import type { ItemKind } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { englishSentences } from './english-sentences.ts'

const courtesy =
  /^(?:I (?:thank|am grateful|am obliged|welcome|congratulate|beg)|Thank you|My thanks|Hear, hear|(?:Mr|Madam) (?:Speaker|President|Chair\w*)$|My (?:reply|answer) (?:to|is)\b)/
const proposing =
  /^(?:I|We|May I|Can I|Could I|Might I)\s+(?:\w+ly |would |also |do |must |therefore |strongly )?(?:urge|suggest|propose|recommend|call on|call for|ask|appeal|request|implore|beg|invite)\b/
const wanting = /^(?:I|We|My constituents|Residents|People)\s+(?:would )?(?:want|wish|like|hope|need)s?\b/
const requesting = /^(?:Will|Would|Could|Can|Won't)\s+(?:the|he|she|they|you|we|my)\b/
const telling =
  /\b(?:tell|say|confirm|explain|inform|state|clarify|indicate|assure|advise|outline|give (?:us|the house|an? (?:update|figure))|set out)\b/i
const duty =
  /^(?:[^.?!]{0,70}?)\b(?:will|shall|’ll|'ll|am going to|is going to|are going to|am willing to|are willing to|undertake to|have (?:already )?asked|has (?:already )?asked|intends? to|plans? to)\b/
const obliging = /^[^,.]{0,60}?\b(?:should|must|ought to|needs? to)\b/
const judging =
  /\b(?:shambles|disgrace|scandal|failure|fail(?:ed|ing) (?:our|the|my)|unsatisfactory|unacceptable|inadequate|welcome|excellent|outstanding|disappoint\w*|good|fair|fine|valid|poor|bad|worse|worst|better|best|wonderful|terrible|appalling|wrong|right) ?\b/
const opinion =
  /^(?:I (?:do not|don't|cannot|fully|quite|entirely)? ?(?:accept|agree|share|disagree)|That is|This is|It is)\b/

/** Who begins anew within a sentence: …, and I will write to him. */
const turning = /,?\s+(?:and|but|so)\s+(?=(?:I|we|they|he|she|it)\s+(?:will|shall|have|am|are|would)\b)/gi

/**
 * What somebody says in their own words: each sentence, or each part that begins anew, as what is asked, asked for,
 * promised, judged or held.
 */
export function speechItems(text: string, span: TextSpan, speaker: string | null): FoundItem[] {
  return englishSentences(text, span).flatMap((sentence) =>
    partsOf(text, withoutAddress(text, sentence)).flatMap((part): FoundItem[] => {
      const kind = spokenKind(text.slice(part.start, part.end), text.charAt(part.end) === '?')
      return kind === null ? [] : [{ ...part, kind, speaker, verb: null }]
    }),
  )
}

/** Whether words judge something. */
export function judges(words: string): boolean {
  return judging.test(words)
}

/** Says what a sentence in somebody's own words is; null for a courtesy. */
export function spokenKind(words: string, asks: boolean): ItemKind | null {
  if (courtesy.test(words) || words.split(/\s+/).length < 3) return null
  if (proposing.test(words) || wanting.test(words)) return 'suggestion'
  if (asks) return requesting.test(words) && !telling.test(words) ? 'suggestion' : 'topic'
  if (duty.test(words) && !/^If\b|\bno (?:present )?(?:plans?|intention)\b/.test(words)) return 'follow_up'
  if (obliging.test(words)) return 'suggestion'
  return judging.test(words) || opinion.test(words) ? 'assessment' : 'position'
}

function withoutAddress(text: string, sentence: TextSpan): TextSpan {
  const found = /^(?:Yes|No|Well|Indeed|Of course),\s+/.exec(text.slice(sentence.start, sentence.end))
  return found === null ? sentence : { start: sentence.start + found[0].length, end: sentence.end }
}

function partsOf(text: string, sentence: TextSpan): TextSpan[] {
  const words = text.slice(sentence.start, sentence.end)
  const parts: TextSpan[] = []
  let from = 0
  for (const cut of words.matchAll(turning)) {
    if (cut.index - from < 16) continue
    parts.push({ start: sentence.start + from, end: sentence.start + cut.index })
    from = cut.index + cut[0].length
  }
  parts.push({ start: sentence.start + from, end: sentence.end })
  return parts
}

const named =
  "(?:(?:MRS?|MS|MISS|DR|SIR|THE|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Councill?or|Hon)\\.? )*(?:\\p{Lu}[\\p{L}’'.-]+(?: |(?=[:(])))(?:(?:\\p{Lu}[\\p{L}’'.-]+|of|for|and|the|OF|FOR|AND|THE)(?: |(?=[:(]))){0,8}"
/** 12. Mrs. A. Hill (Fenmarch): …, THE MINISTER FOR WORKS: … */
const turn = new RegExp(
  `^(?:(?:Q|Question )?\\d{1,3}[.):]?\\s+)?(${named})(?:\\(([^()]{2,70})\\))?\\s*:\\s+(?=\\p{Lu}|["“(])`,
  'u',
)
/** MR A. HILL asked: …, Dr B. Dale asked the Secretary for Works: … */
const askingTurn = new RegExp(
  `^(?:(?:Q|Question )?\\d{1,3}[.):]?\\s+)?(${named})(?:\\(([^()]{2,70})\\) ?)?(?:asked|to ask)(?: (?:the|THE) [\\p{L} ]{3,60}?)?\\s*:\\s*`,
  'u',
)
const labels =
  /\b(?:present|attendance|absent|apologies)\b|^(?:Absent|Apologies|Action|Resolved|Agreed|Noted|Decision|Note|Time|Date|Place|Venue|Vote|Ayes?|Nays?|Noes|Motion|Amendment|Reply|Response|Answer|Question|Proposed|Seconded|Members|Councillors|Officers|Staff|Clerk|Chair|In attendance|Item|Report|Subject|Recommendation)\b/i

export type Turn = {
  readonly speaker: string
  /** Where the name stands, and what is said behind it. */
  readonly name: TextSpan
  readonly said: TextSpan
  readonly asks: boolean
}

/** The speaker a paragraph of a verbatim record opens with; undefined where it opens with none. */
export function turnOf(text: string, paragraph: TextSpan): Turn | undefined {
  const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 260))
  const asked = askingTurn.exec(words)
  const found = asked ?? turn.exec(words)
  const opening = found?.[1]?.trim()
  if (found === null || opening === undefined || labels.test(opening)) return undefined
  const speech = words.slice(found[0].length)
  if (asked === null && (speech.split(/\s+/).length < 3 || !/[.?!]/.test(speech))) return undefined
  // The Minister for Works (Mr. B. Dale): the name stands in brackets.
  const inBrackets = /^(?:Mrs?|Ms|Miss|Dr|Sir|Hon|Cllr)\.? \p{Lu}/u.test(found[2] ?? '')
  const name = (inBrackets ? found[2] : opening) ?? opening
  const bare = name.replace(/^(?:(?:The|THE|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Hon|MRS?|MS|MISS|DR|SIR)\.? )+/, '')
  const at = paragraph.start + found[0].indexOf(bare)
  return {
    speaker: bare,
    name: { start: at, end: at + bare.length },
    said: { start: paragraph.start + found[0].length, end: paragraph.end },
    asks: asked !== null,
  }
}

/** To ask the Minister for Works what plans …: the question alone. */
export const toAsk =
  /^To ask (?:the )?(?:[\p{Lu}][\p{L}-]*(?: |, )|of |for |the |and )+(?=(?:what|when|why|how|who|where|which|whether|if|about|to|for)\b)/u
