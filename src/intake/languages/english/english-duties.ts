import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'

const officer =
  /^(?:[Tt]he\s+)?(?:Town |Parish |Assistant |Deputy |Executive |Chief |City )*(?:Clerk|clerk|Chair(?:man|woman|person)?|Convener|Convenor|Provost|officers?|Members?|Councill?ors?|Cllrs?|staff|Staff|Council(?!lor)|Committee|Working (?:Group|Party)|Director|Manager|department|Mayor|Treasurer|Secretary|contractor|Mr|Mrs|Ms|Miss|Dr)\b(?:(?: (?:\p{Lu}[\p{L}.’'-]*|and|of|for)){0,6}\sto [a-z]|[^,.]{0,40}?\s(?:will\b|would\b|should\b|must\b|shall\b|is to\b|are to\b|be (?:asked|instructed|requested|authori[sz]ed|directed)\b))/u
/** The Monitoring Officer was asked to clarify …: a duty without a vote. */
const asked =
  /^(?:[Tt]he )?[A-Z][\w ]{3,50}\b(?:was|were|as|has been|have been) (?:asked|requested|instructed) to\b|\b(?:was|were) invited to\b/
/** Any party that will, is to or is expected to do something. */
const willDo =
  /^(?:(?:The|A|An|Each|Every|All|Both|This|These|Those) )?[A-Z]?[\w’'()-]+(?: [\w’'()&,-]+){0,9}? (?:will (?!have been|not\b)|is to (?!be (?:found|blame))|are to |(?:is|are) (?:expected|due|asked|likely|planning) to |(?:has|have) (?:been asked|agreed|undertaken|promised) to |plans? to )/
/** When the next meeting is and what it will be about binds nobody. */
const ofTheMeeting =
  /^(?:The )?(?:(?:next|following) )?(?:[\w ]{0,30})?(?:meeting|consultation|session|forum)s? (?:will|is|are)\b|^There\b|\b(?:said|stated|reported|told|asked|added|concerned|called|opened)\b.{0,80}\b(?:will|is to|are to)\b/i
/** Will speak to the county about the drain: the subject is whoever reports. */
const subjectless = /^(?:Will|Shall|To) [a-z]+\b(?! be\b.*\?)/

const action = /^(?:ACTIONS?|Actions?)\s*(?:point|item)?\s*[:–-]\s*/

/** Whether words say that an officer or member must do something. */
export function isDuty(words: string): boolean {
  return officer.test(words)
}

/** Action: Clerk to obtain three quotations. A name alone gives no item: what is to be done stands elsewhere. */
export function actionOf(text: string, sentence: TextSpan): FoundItem | 'empty' | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const told = action.exec(words)
  if (told === null) return undefined
  const rest = words.slice(told[0].length)
  if (rest.split(/\s+/).length < 3) return 'empty'
  return { start: sentence.start + told[0].length, end: sentence.end, kind: 'follow_up', speaker: null, verb: 'ACTION' }
}

/** A sentence that says who is to do what; `speaker` is whoever reports where the sentence has no subject. */
export function dutyOf(
  sentence: TextSpan,
  words: string,
  isSaid: boolean,
  speaker: string | null,
): FoundItem | undefined {
  const found = (officer.test(words) && !isSaid) || asked.test(words)
  if (found) return { ...sentence, kind: 'follow_up', speaker: null, verb: null }
  if (isSaid) return undefined
  if (/^Will [a-z]/.test(words) && subjectless.test(words))
    return { ...sentence, kind: 'follow_up', speaker, verb: null }
  if (willDo.test(words) && !ofTheMeeting.test(words))
    return { ...sentence, kind: 'follow_up', speaker: null, verb: null }
  return undefined
}
