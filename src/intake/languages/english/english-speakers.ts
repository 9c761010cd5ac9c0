/** Words before a name: of councils here and overseas, of officials and of courtesy. */
const titles =
  '(?:Cllrs?|Councill?ors?|Council ?[Mm]embers?|Councilm[ae]n|Councilwom[ae]n|Commissioner|Supervisor|Ald(?:erman|erwoman)?|Mayor(?: Pro Tem)?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Rev(?:erend)?|Prof(?:essor)?|Deputy|Senator|Chief|Director|Manager|Attorney|Administrator|Engineer|Inspector|Sergeant)'
const name = "(?:\\p{Lu}[\\p{L}’'.-]*\\s*){1,4}"
const chair =
  '(?:(?:[Vv]ice|[Dd]eputy)[- ])?(?:[Cc]hair(?:man|woman|person)?|Convenor|Convener|Provost|Cathaoirleach|Mayor|President|Speaker)'
const groups =
  '(?:[Mm]embers?|[Cc]ouncill?ors|Cllrs|[Oo]fficers?|[Rr]esidents?|[Ss]taff|Others|Another|Several speakers|(?:An?|One|The|Another|Some|Several|Many|Other|Two|Three)(?: [a-z]+)? (?:members? of the public|residents?|councill?ors?|[Mm]embers?|[Oo]fficers?|speakers?|parents?|officials?|parishioners?|owners?|traders?|farmers?|tenants?)(?: (?:at|of|from|for|in|on) [^,.]{3,50}?)?)'
const offices =
  '(?:(?:[Tt]he )?(?:[Tt]own |[Cc]ity |[Pp]arish |[Cc]ouncil |[Bb]oard |[Cc]ommittee )?(?:councill?ors|members|residents|officials|commissioners|[Cc]lerk|[Ll]eader|[Oo]fficers)|(?:[Tt]he )?(?:\\p{Lu}[\\p{L}-]+ )+(?:for|of) (?:the )?(?:\\p{Lu}[\\p{L}-]+|and|,)(?: (?:\\p{Lu}[\\p{L}-]+|and))*|[Tt]he (?:\\p{Lu}[\\p{L}-]+ )+(?:Director|Holder|Officer|Executive|Leader|Manager|Engineer|Solicitor|Partnership|Trust|Forum|Section|Department)(?: \\p{Lu}[\\p{L}-]+)?)'
const bodies = '(?:[Tt]he (?:\\p{Lu}\\p{L}+ )?(?:Council|Committee|Panel|Board|Cabinet|Executive|Partnership))'
const anyone = "(?:\\p{Lu}\\p{Ll}+(?:\\s(?:\\p{Lu}[\\p{L}’'.-]+|of|the)){0,3}\\s\\p{Lu}[\\p{L}’'-]+)"

/** One who may speak in minutes, as a group of a regular expression with the flag u. */
export const speaking = `(?<!\\p{L})((?:${titles}\\.?\\s+)+${name}|(?:[Tt]he\\s+)?${chair}|${groups}|(?:He|She|They|he|she|they)|${offices}|${bodies}|${anyone})`

const leading = new RegExp(
  `^(?:(?:[Tt]he|Public|Works|Town|City|Village|County|Parish|Police|Fire|Finance|Farmer|Trader|Resident|Pro|Tem|${titles.slice(3, -1)})\\.?\\s+)+(?=\\p{Lu})`,
  'u',
)

/** A speaker without the words before the name: Cllr A Hill is A Hill, The Clerk is Clerk, the City Manager stays whole. */
export function speakerName(words: string): string {
  const whole = words.trim().replace(/[,;:]$/, '')
  const bare = whole.replace(leading, '')
  return isOffice(bare) ? whole.replace(/^[Tt]he\s+/, '') : bare
}

/** Whether all that is left is the last word of an office: Manager, Director Holder. */
function isOffice(words: string): boolean {
  return /^(?:Clerk|Manager|Attorney|Director|Administrator|Chief|Engineer|Officer|Council|Committee|Panel|Board|Mayor|Chair\w*|Works)\b/.test(
    words,
  )
}

export function isPronoun(words: string): boolean {
  return /^(?:he|she)$/i.test(words.trim())
}

/** Whether somebody is named, not a group or an office: whom a pronoun behind may mean. */
export function namesSomebody(words: string): boolean {
  return !/^(?:they|others|another|several|some|many|members?|councill?ors|residents|staff|officers)\b/i.test(words)
}

/** Whoever chairs, and the meeting itself: their request to somebody is an instruction. */
export function isInCharge(words: string): boolean {
  return new RegExp(`^(?:[Tt]he )?(?:${chair}|${bodies})(?:$| )`, 'u').test(words.trim())
}

/** Whether words end with the name or office of one who speaks. */
export function isOneSpeaker(words: string): boolean {
  return (
    /\b(?:Cllr|Councill?or|Mr|Mrs|Ms|Dr|Holder|Leader|[Cc]lerk|[Oo]fficer|Director|Services|[Cc]hair\w*)\b[^.]{0,60}$/.test(
      words,
    ) && !/\b(?:Members|Council|Committee|It was)\s*$/.test(words)
  )
}
