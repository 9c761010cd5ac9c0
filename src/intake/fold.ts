import { foldTable } from './fold-table.ts'

const table = foldTable()
const chunk = 0x2000

/**
 * The text in the form rules are written for, unit for unit as long as the text given:
 * traditional characters as simplified (without choosing by context: 後 and 后 are both 后), Kangxi and
 * other radicals as characters, full-width letters, digits and signs as ASCII (so ，（：；！？％ are , ( : ; ! ? %,
 * while 。、《》 stay), 「」『』 as “”‘’, every name dot as ·, wide and no-break spaces as a space.
 */
export function fold(text: string): string {
  const units = new Uint16Array(Math.min(text.length, chunk))
  let folded = ''
  for (let from = 0; from < text.length; from += chunk) {
    const length = Math.min(chunk, text.length - from)
    for (let at = 0; at < length; at += 1) units[at] = table[text.charCodeAt(from + at)] ?? 0
    folded += String.fromCharCode(...units.subarray(0, length))
  }
  return folded
}
