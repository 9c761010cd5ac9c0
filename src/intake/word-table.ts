import { hashNumber, hashStart, hashWords, stir } from './text-hash.ts'

/** How common a word of two or three characters is: 0 unknown, 1 seldom, 2 common. By hash: a few unknown ones pass for known. */
export type WordTable = Uint8Array

export const wordTableSize = 2 ** 18

/** A place in the table for the characters in [from, from + length). */
export function wordPlace(text: string, from: number, length: 2 | 3): number {
  return stir(hashWords(hashNumber(hashStart, length), text, from, from + length)) & (wordTableSize - 1)
}

export function wordClass(table: WordTable, text: string, from: number, length: 2 | 3): number {
  return from < 0 || from + length > text.length ? 0 : (table[wordPlace(text, from, length)] ?? 0)
}
