/** Some UTF-16 code units, as a bit for each: to be asked for without making a string of a character. */
export type UnitSet = Uint32Array

export function unitSet(characters: string): UnitSet {
  const bits = new Uint32Array(0x10000 >> 5)
  for (const one of characters) {
    const unit = one.charCodeAt(0)
    bits[unit >> 5] = (bits[unit >> 5] ?? 0) | (1 << (unit & 31))
  }
  return bits
}

/** False behind the end of a text, where a code unit is no number. */
export const hasUnit = (set: UnitSet, unit: number): boolean => (((set[unit >> 5] ?? 0) >>> (unit & 31)) & 1) === 1
