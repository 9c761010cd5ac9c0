import { simplifiedCharacters, traditionalCharacters } from './fold-table.ts'

type DetectedLanguage = {
  readonly language: 'zh' | 'en' | 'und'
  /** Of the Chinese in the text; null where there is none, or none of its characters tells the two apart. */
  readonly script: 'simplified' | 'traditional' | 'mixed' | null
}

const none = 0
const simplifiedOnly = 1
const traditionalOnly = 2

/** The characters of a legacy character set's two-byte rows. */
function charactersOf(encoding: 'big5' | 'gbk', rows: readonly [number, number], cells: readonly [number, number]) {
  const bytes: number[] = []
  for (let row = rows[0]; row <= rows[1]; row += 1) {
    for (let cell = cells[0]; cell <= cells[1]; cell += 1) bytes.push(row, cell, 0x0a)
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)))
}

/**
 * Which characters belong to one script only. 后 and 里 are ordinary in both, so a simplified form counts only
 * where Big5 has no such character, and a traditional one only where GB 2312 has none.
 */
function scriptTable(): Uint8Array {
  const big5 = charactersOf('big5', [0xa4, 0xf9], [0x40, 0xfe])
  const gb2312 = charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe])
  const table = new Uint8Array(0x10000)
  for (const character of simplifiedCharacters()) {
    if (!big5.has(character)) table[character.charCodeAt(0)] = simplifiedOnly
  }
  for (const character of traditionalCharacters().keys()) {
    if (!gb2312.has(character)) table[character.charCodeAt(0)] = traditionalOnly
  }
  return table
}

const scripts = scriptTable()

const isHan = (unit: number) => (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
const isKana = (unit: number) => unit >= 0x3041 && unit <= 0x30fa
const isHangul = (unit: number) => unit >= 0xac00 && unit <= 0xd7a3
const isLatin = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
const isOtherLetter = (unit: number) => unit >= 0xc0 && unit <= 0x1fff && unit !== 0xd7 && unit !== 0xf7

/** Words so common in English that a page of it cannot do without them, and rare together in its neighbours. */
const englishWords = /\b(?:the|of|and|to|in|that|for|was|were|is|be|by|on|with|it|this|has|have|will|at|from|as)\b/gi

/** What a text is written in. Chinese wins where a tenth of the letters are Han: English runs longer for the same content. */
export function detectLanguage(text: string): DetectedLanguage {
  let han = 0
  let latin = 0
  let others = 0
  let simplified = 0
  let traditional = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      if (isLatin(unit)) latin += 1
    } else if (isHan(unit)) {
      han += 1
      const script = scripts[unit] ?? none
      if (script === simplifiedOnly) simplified += 1
      else if (script === traditionalOnly) traditional += 1
    } else if (isKana(unit) || isHangul(unit) || isOtherLetter(unit)) others += 1
  }
  const script = scriptOf(simplified, traditional)
  if (others > (han + latin) / 4) return { language: 'und', script }
  if (han > 0 && han * 9 >= latin) return { language: 'zh', script }
  return { language: isEnglish(text, latin) ? 'en' : 'und', script }
}

function scriptOf(simplified: number, traditional: number): DetectedLanguage['script'] {
  const decisive = simplified + traditional
  if (decisive === 0) return null
  if (traditional * 8 <= decisive) return 'simplified'
  return simplified * 8 <= decisive ? 'traditional' : 'mixed'
}

function isEnglish(text: string, latin: number): boolean {
  const sample = text.length > 200_000 ? text.slice(0, 200_000) : text
  const words = sample.match(englishWords)?.length ?? 0
  const letters = text.length > 200_000 ? (latin * 200_000) / text.length : latin
  // English has one of these words about every twenty letters; lists of names and headings have far fewer.
  return letters > 0 && words * 120 >= letters
}
