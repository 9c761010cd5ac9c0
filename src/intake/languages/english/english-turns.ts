import type { RecordPerson } from '#intake/languages/record-findings.ts'
import type { TextSpan } from '#kernel/text-span.ts'

export type TranscriptTurn = {
  /** As the record names them, without courtesies. */
  readonly speaker: string
  /** Where the name stands; null for an office or a group. */
  readonly person: RecordPerson | null
  readonly said: TextSpan
  readonly isInterjection: boolean
  /** The chair, who keeps order and says nothing of the matter. */
  readonly presides: boolean
}

const courtesy =
  '(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Hon|Rt Hon|Cllr|Councill?or|Senator|Prof|MRS?|MS|MISS|DR|SIR)\\.?'
const word = "(?:\\p{Lu}[\\p{L}’'.-]*|of|for|and|the|OF|FOR|AND|THE|de|van|von|al|bin)"
const opening = new RegExp(
  `^(?:(?:Q|Question )?\\d{1,3}[.):]?\\s+)?(?<who>\\p{Lu}[\\p{L}’'.-]*(?: ${word}){0,9})(?<marks>(?:\\s*\\([^()]{2,70}\\))*)\\s*:\\s+(?=[\\p{Lu}“"‘(\\[\\d])`,
  'u',
)
const name = new RegExp(`^(?:${courtesy} )*(?<bare>\\p{Lu}[\\p{L}’'.-]*(?: (?:${word})){0,4})$`, 'u')
const office =
  /^(?:The|THE)\b|\b(?:Minister|Secretary|Speaker|Chair\w*|President|Officer|Convener|Attorney|Commissioner|Leader|Premier|Chancellor|Treasurer|Mayor|MINISTER|SECRETARY|SPEAKER|PRESIDENT)\b/
const presiding = /\b(?:speaker|presiding officer|chair(?:man|woman|person)?|convener)$/i
const crowd =
  /^(?:(?:Several |Some )?(?:Hon\.?|HON\.?|An Hon\.?)? ?(?:Members?|MEMBERS?|Voices?|Others)|Members|Interruption)$/
const labels =
  /^(?:Present|In attendance|Absent|Apologies|Action|Resolved|Agreed|Noted|Decision|Note|Time|Date|Place|Venue|Votes?|Ayes?|Nays?|Noes|Yeas|Division|Motion|Amendment|Question|Answer|Reply|Response|Proposed|Seconded|Members present|Item|Report|Subject|Recommendation|Adjourned|Adjournment Debate|Staff\b.*|Roll.*|Against|For|Abstentions?)$/i
const party = /^(?:\p{Lu}\p{L}{1,5}|[A-Z]{2,6}|Independent|Liberal|Labour|Conservative|Green|Greens|National)$/u

/** Who speaks, where a paragraph opens with their name or office: Hester Dunmallet (North Quay) (Nat): …. */
export function transcriptTurn(text: string, paragraph: TextSpan): TranscriptTurn | undefined {
  const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 260))
  const found = opening.exec(words)
  const who = found?.groups?.who
  if (found === null || who === undefined || labels.test(who)) return undefined
  const said = { start: paragraph.start + found[0].length, end: paragraph.end }
  const isShort = text.slice(said.start, said.end).split(/\s+/).length < 3
  if (!/[.?!”"\]]/.test(text.slice(said.start, said.end)) || (isShort && !crowd.test(who))) return undefined
  const at = words.indexOf(who)
  const marks = [...(found.groups?.marks ?? '').matchAll(/\(([^()]+)\)/g)].map((mark) => mark[1] ?? '')
  const base = { said, isInterjection: crowd.test(who), presides: presiding.test(who) }
  const bare = office.test(who) ? marks.map(bareName).find((one) => one?.includes(' ')) : bareName(who)
  if (base.isInterjection || bare === undefined) return { ...base, speaker: who.replace(/^The /, ''), person: null }
  const start = paragraph.start + words.indexOf(bare, office.test(who) ? at + who.length : at)
  const isOffice = office.test(who)
  const held = isOffice ? who.replace(/^The /, '') : marks.find((mark) => office.test(mark))
  const heldAt = held === undefined ? -1 : words.indexOf(held, isOffice ? at : start - paragraph.start)
  const role =
    held === undefined ? null : { start: paragraph.start + heldAt, end: paragraph.start + heldAt + held.length }
  const own =
    isOffice || marks.length < 2
      ? undefined
      : marks.find((mark) => mark !== held && (party.test(mark) || held !== undefined))
  const person: RecordPerson = {
    name: bare,
    start,
    end: start + bare.length,
    role,
    party: own ?? null,
    kind: held === undefined ? 'deputy' : 'leader',
  }
  return {
    ...base,
    speaker: bare,
    person,
    presides: (base.presides && marks.length === 0) || /^(?:Deputy )?(?:Speaker|Presiding Officer)$/i.test(held ?? ''),
  }
}

function bareName(words: string): string | undefined {
  return name.exec(words.trim())?.groups?.bare
}
