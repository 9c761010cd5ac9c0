import { anyHead, headsOf } from './pattern-heads.ts'
import { hasUnit } from './unit-set.ts'

/** Whether a few words hold what a pattern matches, wherever in them: they are looked through for characters it may begin with first. */
export function holding(pattern: RegExp): (words: string) => boolean {
  let heads: Uint32Array | undefined
  return (words) => {
    heads ??= headsOf(pattern) ?? anyHead
    for (let at = 0; at < words.length; at += 1) if (hasUnit(heads, words.charCodeAt(at))) return pattern.test(words)
    return false
  }
}
