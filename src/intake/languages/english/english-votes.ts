import type { RecordItem } from '#intake/languages/record-findings.ts'
import type { TextSpan } from '#kernel/text-span.ts'

const proceeding =
  /^(?:\(?(?:The |This )?(?:House|Assembly|Council|Committee|Chamber|Senate|sitting|Speaker|Presiding Officer|Chair(?:man|woman|person)?|debate|motion|amendment|bill)\b[^:“]{0,80}\b(?:met|divided|adjourned|rose|resumed|took the [Cc]hair|suspended|called|in the [Cc]hair|withdrawn|lapsed)\b|Questions? (?:put|accordingly|agreed|proposed)|Question, That|(?:Motion|Amendment|Bill) (?:made|agreed|carried|negatived|put|lost|read|accordingly|passed)|Division\b|Resolved\b|Ayes?\b|Noes?\b|Prayers|Adjourned|Debate (?:adjourned|resumed)|Ordered\b|\[)/
const ayes = /\b(?:Ayes?|Yeas?|For|Yes|Contents)\b[ :,–-]*(\d{1,4})/i
const noes = /\b(?:Noes|Nays?|Against|No|Not[- ][Cc]ontents)\b[ :,–-]*(\d{1,4})/i
const abstained = /\b(?:Abstentions?|Abstained|Abstaining)\b[ :,–-]*(\d{1,4})/i

/** Whether a paragraph tells how a sitting went on, in the reporter's words. */
export function isProceeding(words: string): boolean {
  return proceeding.test(words)
}

/** The vote a paragraph of proceedings records; undefined where it records none. */
export function englishVote(text: string, span: TextSpan): RecordItem['vote'] {
  const words = text.slice(span.start, span.end)
  const [yes, no] = [countOf(words, ayes), countOf(words, noes)]
  const carried = /\b(?:agreed to|carried|passed|resolved in the affirmative)\b/i.test(words)
  const lost = /\b(?:negatived|lost|rejected|defeated|disagreed)\b/i.test(words)
  if (!carried && !lost && (yes === null || no === null)) return undefined
  const passed = lost ? false : carried ? true : (yes ?? 0) > (no ?? 0)
  return {
    ...span,
    passed,
    unanimous: /unanimous|\bnem\.? con/i.test(words),
    ayes: yes,
    noes: no,
    abstentions: countOf(words, abstained),
  }
}

function countOf(words: string, sign: RegExp): number | null {
  const found = sign.exec(words)?.[1]
  return found === undefined ? null : Number(found)
}
