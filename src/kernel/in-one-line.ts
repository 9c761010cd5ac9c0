import { partsWords } from './parts-words.ts'

/**
 * Words that a source breaks into lines, as one reads them: Chinese closed up, words of other writing parted by a space, and behind
 * a hyphen at the end of a line by nothing.
 */
export function inOneLine(words: string): string {
  const whole = words.trim()
  const isChinese = /[\u3040-\u30ff\u3400-\u9fff]/.test(whole)
  return whole.replace(/[^\S\r\n]*[\r\n]\s*/g, (broken: string, end: number) => {
    const next = end + broken.length
    if (!partsWords(whole, end, next)) return ''
    // A column of Chinese breaks numbers anywhere, and never a word of letters.
    return isChinese && !isBetweenLetters(whole, end, next) ? '' : ' '
  })
}

function isBetweenLetters(words: string, end: number, next: number): boolean {
  return isLatin.test(words.charAt(end - 1)) && isLatin.test(words.charAt(next))
}

const isLatin = /\p{Script=Latin}/u
