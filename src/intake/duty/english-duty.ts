import type { TextSpan } from '#kernel/text-span.ts'
import { type FindDuty, type FoundDuty, isDutiful } from './duty.ts'
import { englishDue } from './english-due.ts'

const body =
  '(?:Council|Committee|Sub-?[Cc]ommittee|Board|Department|Office|Section|Division|Directorate|Service|Services|Authority|Agency|Commission|Company|Corporation|Trust|Association|Society|Group|Party|Panel|Forum|Bureau|Ministry|Unit|Team|Executive|Clerk|Officer|Officers|Engineer|Surveyor|Treasurer|Secretary|Director|Manager|Administrator|Mayor|Chair|Convener|Provost|Warden|Inspector|Police|Contractor|Contractors|Government|Administration|School|University|Hospital|Library|Defence|Minister|Partnership|Alliance|Federation|Union|Institute|Museum|College|Court|Assembly|Cabinet|Foundation|Registrar|Auditor|Commissioner|Ombudsman|Head|Solicitor|Attorney)'
const plainBody =
  '(?:(?!(?:the|an?|be|by|to|of|is|are|was|were|should|would|will|must|ask|asks|asked|and|in|on|for|with|that|it|not|have|has|had)\\b)[a-z]+(?:-[a-z]+)? ){0,3}?(?:council|committee|board|department|authority|agency|company|contractors?|officers?|clerk|staff|police|administration|ministry|minister|government|developers?|landlords?|operator|team|working group|engineer|surveyor|treasurer|director|manager)'
const capital = "[A-Z][\\w’'&-]*"
const notBody =
  '(?!(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Sir|Lord|Lady|Alderman|Members?|It|They|He|She|We|I|There|This|That|These|Those|All|Both|Resolved|Action|Residents?|What|When|If|No|In|On|By|Will|Would|Shall|Should|Could|Can|Does|Did|Do|Is|Are|Was|Were|Has|Have|Must|May|The|A|An|To|For|At|And|But)\\b)'
const name = `(?:${notBody}${capital}(?: (?:of|for|and|&|the|${capital})){0,6}? ?${body}(?: (?:of|for) (?:the )?${capital}(?: (?:and )?${capital}){0,4})?|${notBody}${body}(?: (?:of|for) (?:the )?${capital}(?: (?:and )?${capital}){0,4})?|${plainBody}|${notBody}${capital}(?: ${capital}){1,3})`
const list = `(?:the |The |that |its |their )*(?<first>${name})(?:,? (?:and|with|together with) (?:the )?(?<second>${name}))?`
const duty =
  '(?:will|would|should|must|shall|is to|are to|ought to|needs? to|(?:has|have|had)? ?(?:agreed|undertaken|undertook|promised|committed) to|(?:was|were|be|is|are|has been|have been) (?:asked|requested|instructed|invited|directed|urged|required|authori[sz]ed|expected|due) to|to)'
/** The Clerk will …; That the Roads Section carry out … */
const asSubject = new RegExp(
  `^(?:(?:[Tt]hat|ACTION:?|Action:?)\\s+)?${list}\\b(?=[^.;]{0,24}?\\s${duty}\\b|\\s+(?:not )?[a-z]+\\b)`,
)
/** …asked the Department of Transport to …; … that the county council should … */
const asAsked = new RegExp(
  `\\b(?:ask|asks|asked|request|requests|requested|instruct|instructs|instructed|invite|invited|urge|urges|urged|call on|called on|calls on|direct|directed|require|required|recommend|recommended|that) ${list}(?= ${duty}\\b| [a-z]+\\b)`,
)

/** … would be assessed by the road safety team. */
const asAgent = new RegExp(`\\bbe \\w+(?:ed|en|ne|wn|ld|de|nt|id) by ${list}\\b`)

/** Who must do what an English item says, and by when. */
export const englishDuty: FindDuty = (text, item, sentence): FoundDuty => {
  if (!isDutiful(item.kind)) return {}
  const due = englishDue(text, item)
  return { ...actors(text, item, sentence), ...(due === undefined ? {} : { due }) }
}

function actors(text: string, item: TextSpan, sentence: TextSpan): FoundDuty {
  const words = text.slice(item.start, item.end)
  const own = asSubject.exec(words) ?? asAsked.exec(words) ?? asAgent.exec(words)
  if (own !== null) return placed(own, item.start)
  // … the Clerk | to write: the frame may take the name in.
  const before = text.slice(Math.max(sentence.start, item.start - 160), item.start)
  const asked = /[a-z]/.test(before) ? asAsked.exec(`${before}to do`) : null
  return asked !== null && asked.index + asked[0].length >= before.trimEnd().length
    ? placed(asked, item.start - before.length)
    : {}
}

function placed(found: RegExpExecArray, from: number): FoundDuty {
  const { first = '', second } = found.groups ?? {}
  const at = found.index + found[0].indexOf(first)
  const unit = { start: from + at, end: from + at + first.length }
  if (second === undefined) return { unit, joint: [] }
  const start = from + found.index + found[0].lastIndexOf(second)
  return { unit, joint: [{ start, end: start + second.length }] }
}
