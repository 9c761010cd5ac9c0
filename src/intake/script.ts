import { simplifiedCharacters, traditionalCharacters } from './fold-table.ts'

/** How Chinese is written; null where a text holds none, or none of its characters tells the two apart. */
export type Script = 'simplified' | 'traditional' | 'mixed' | null

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

/** Which script the Chinese of a text is written in. */
export function scriptOf(text: string): Script {
  let simplified = 0
  let traditional = 0
  for (let at = 0; at < text.length; at += 1) {
    const script = scripts[text.charCodeAt(at)] ?? none
    if (script === simplifiedOnly) simplified += 1
    else if (script === traditionalOnly) traditional += 1
  }
  const decisive = simplified + traditional
  if (decisive === 0) return null
  if (traditional * 8 <= decisive) return 'simplified'
  return simplified * 8 <= decisive ? 'traditional' : 'mixed'
}
