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

const units = new TextDecoder('utf-16le', { ignoreBOM: true })

function foldChunk(text: string): string {
  let changes = 0
  let isPlain = true
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (table[unit] !== unit) changes += 1
    if (unit >= 0xd800 && unit <= 0xdfff) isPlain = false
  }
  if (changes === 0) return text
  // The decoder is the faster way where much changes, but would spoil half of a surrogate pair.
  return changes * 6 > text.length && isPlain ? decodeFolded(text) : patchFolded(text)
}

function decodeFolded(text: string): string {
  const folded = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) folded[at] = table[text.charCodeAt(at)] ?? 0
  return units.decode(folded)
}

/** What lies between two units that change is taken over whole. */
function patchFolded(text: string): string {
  let folded = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const form = table[unit] ?? unit
    if (form === unit) continue
    folded += text.slice(from, at) + String.fromCharCode(form)
    from = at + 1
  }
  return folded + text.slice(from)
}
