/**
 * The words a pattern stands for, written out: 很(?:好|准) is 很好 and 很准, 不?好 is 好 and 不好. Knows alternatives,
 * groups in (?: ) and ? behind a character or a group, and throws at anything else.
 */
export function spelledOut(pattern: string): string[] {
  const [words, end] = choice(pattern, 0)
  if (end < pattern.length) throw new Error(`not a row of words: ${pattern.slice(end)}`)
  return words
}

type Read = readonly [words: string[], end: number]

function choice(pattern: string, from: number): Read {
  const all: string[] = []
  for (let at = from; ; at += 1) {
    const [words, end] = row(pattern, at)
    all.push(...words)
    at = end
    if (pattern.charAt(at) !== '|') return [all, at]
  }
}

function row(pattern: string, from: number): Read {
  let words = ['']
  let at = from
  while (at < pattern.length && !'|)'.includes(pattern.charAt(at))) {
    const [part, end] = pattern.startsWith('(?:', at) ? group(pattern, at) : letter(pattern, at)
    const isOptional = pattern.charAt(end) === '?'
    const parts = isOptional ? ['', ...part] : part
    words = words.flatMap((word) => parts.map((own) => word + own))
    at = end + (isOptional ? 1 : 0)
  }
  return [words, at]
}

function group(pattern: string, from: number): Read {
  const [words, end] = choice(pattern, from + 3)
  if (pattern.charAt(end) !== ')') throw new Error(`not closed: ${pattern.slice(from)}`)
  return [words, end + 1]
}

function letter(pattern: string, at: number): Read {
  const one = pattern.charAt(at)
  if (!/^[\p{L}\p{N}]$/u.test(one)) throw new Error(`not a row of words: ${pattern.slice(at)}`)
  return [[one], at + 1]
}
