import { anyHead, headsOf, isAnchored } from './pattern-heads.ts'
import { hasUnit } from './unit-set.ts'

/** A pattern tried at the beginning of words; most are told apart by their first character, which is looked at first. */
export type Opening = {
  readonly test: (words: string) => boolean
  readonly exec: (words: string) => RegExpExecArray | null
}

/** @param pattern - begins with ^ and is not global. */
export function opening(pattern: RegExp): Opening {
  let heads: Uint32Array | undefined
  const mayMatch = (words: string): boolean => {
    heads ??= (isAnchored(pattern) ? headsOf(pattern) : undefined) ?? anyHead
    return hasUnit(heads, words.charCodeAt(0))
  }
  return {
    test: (words) => mayMatch(words) && pattern.test(words),
    exec: (words) => (mayMatch(words) ? pattern.exec(words) : null),
  }
}
