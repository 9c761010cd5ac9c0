import type { Vote } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'

export type GermanVote = TextSpan & Omit<Vote, 'quote' | 'start' | 'end'>

const label = /^(?:Abstimmung(?:sergebnis|en)?|Beratungsergebnis|Ergebnis der Abstimmung|Stimmverhältnis)\s*:?\s*/
const outcome =
  /\b(?:einstimmig|mehrheitlich|mit Mehrheit|Stimmenthaltung|Enthaltung(?:en)?|Ja-Stimmen|Nein-Stimmen|Gegenstimmen?|Stimmen dafür|dagegen|wird (?:\p{L}+ )?(?:bei|mit) [^.]{1,40}(?:angenommen|abgelehnt)|(?:angenommen|abgelehnt|beschlossen|zugestimmt)\.?$)/iu
const small: Readonly<Record<string, number>> = {
  keine: 0,
  kein: 0,
  null: 0,
  ein: 1,
  eine: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
}
const number = '(\\d{1,3}|keine?r?|null|eine?r?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)'
const ayes = [
  new RegExp(`${number}[- ]*(?:Ja\\b|Stimmen? dafür|dafür|Ja-)`, 'i'),
  /\b(?:Ja|dafür|Dafür)(?:-Stimmen)?\s*:\s*(\d{1,3})/,
]
const noes = [
  new RegExp(`${number}[- ]*(?:Nein\\b|Gegenstimmen?|Stimmen? dagegen|dagegen)`, 'i'),
  /\b(?:Nein|dagegen|Dagegen|Gegenstimmen)(?:-Stimmen)?\s*:\s*(\d{1,3})/,
]
const abstained = [new RegExp(`${number}\\s+(?:Stimm)?[Ee]nthaltung`, 'i'), /Enthaltung(?:en)?\s*:\s*(\d{1,3})/]
const balance = /\bmit\s+(\d{1,3})\s*(?::|zu|gegen)\s*(\d{1,3})\s*(?::\s*\d{1,3}\s*)?Stimmen/

/** Reads a line or sentence that records a vote; undefined where it records none. */
export function germanVote(text: string, span: TextSpan): GermanVote | undefined {
  const words = text.slice(span.start, span.end)
  if (words.length > 260 || !(label.test(words) || outcome.test(words))) return undefined
  if (
    !label.test(words) &&
    !/^(?:Der|Die|Das|Dem|Den|Dieser|Einstimmig|Mehrheitlich|Mit|Bei|Angenommen|Abgelehnt|Beschlossen|\d|Ja)\b/.test(
      words,
    )
  )
    return undefined
  const pair = balance.exec(words)
  const rejected = /abgelehnt|nicht angenommen|keine Mehrheit/.test(words)
  const [yes, no] = pair === null ? [countOf(words, ayes), countOf(words, noes)] : [Number(pair[1]), Number(pair[2])]
  const passed = rejected ? false : passedBy(words, yes, no)
  const isAnything = passed !== null || yes !== null || no !== null
  if (!isAnything) return undefined
  return {
    ...span,
    passed,
    unanimous: /einstimmig/i.test(words),
    ayes: yes,
    noes: no,
    abstentions: countOf(words, abstained),
  }
}

function passedBy(words: string, yes: number | null, no: number | null): boolean | null {
  if (/angenommen|beschlossen|zugestimmt|genehmigt|einstimmig|mehrheitlich|mit Mehrheit/i.test(words)) return true
  return yes === null || no === null ? null : yes > no
}

function countOf(words: string, signs: readonly RegExp[]): number | null {
  for (const sign of signs) {
    const found = sign.exec(words)?.[1]?.toLowerCase()
    if (found !== undefined) return small[found] ?? (Number(found) || (found === '0' ? 0 : null))
  }
  return null
}
