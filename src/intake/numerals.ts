const digits = new Map(
  [...'零〇一二两三四五六七八九'].map((digit, at) => [digit, [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9][at] ?? 0]),
)
const scales = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

export const numeralSigns = '零〇一二两三四五六七八九十百千'

/** The value of 15, 十五, 一百二十, 两百; undefined where it is no number below ten thousand. */
export function readNumeral(words: string): number | undefined {
  if (/^\d{1,4}$/.test(words)) return Number(words)
  let total = 0
  let digit: number | undefined
  for (const sign of words) {
    const scale = scales.get(sign)
    if (scale !== undefined) {
      total += (digit ?? 1) * scale
      digit = undefined
      continue
    }
    const value = digits.get(sign)
    if (value === undefined || (digit !== undefined && digit !== 0)) return undefined
    digit = value
  }
  return words === '' ? undefined : total + (digit ?? 0)
}
