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
  if (text.length <= chunk) return foldChunk(text)
  const parts: string[] = []
  for (let from = 0; from < text.length; from += chunk) parts.push(foldChunk(text.slice(from, from + chunk)))
  return parts.join('')
}

/** What a stretch is folded in. */
const units = new Uint16Array(chunk)
const bytes = Buffer.from(units.buffer)

function foldChunk(text: string): string {
  let changes = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const form = table[unit] ?? unit
    units[at] = form
    if (form !== unit) changes += 1
  }
  return changes === 0 ? text : bytes.toString('utf16le', 0, 2 * text.length)
}
