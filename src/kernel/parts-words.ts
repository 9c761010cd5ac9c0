/** Whether a unit is Chinese or Japanese writing, whose words stand close together. */
export const isHan = (unit: number): boolean => unit >= 0x2e80 && unit <= 0xffef

/** Whether the break between two lines stands for a space: not behind a hyphen, and not where either side is Chinese. */
export function partsWords(text: string, endOfLine: number, startOfNext: number): boolean {
  const left = text.charCodeAt(endOfLine - 1)
  if (isHan(left) || isHan(text.charCodeAt(startOfNext))) return false
  return !(left === 0x2d && endOfLine > 1 && isWordLetter(text.charCodeAt(endOfLine - 2)))
}

const isWordLetter = (unit: number) => /[\p{L}\d]/u.test(String.fromCharCode(unit))
