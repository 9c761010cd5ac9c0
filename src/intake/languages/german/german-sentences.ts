import type { TextSpan } from '#kernel/text-span.ts'
import { months } from './german-words.ts'

const abbreviation =
  /(?:^|[\s(„])(?:Nr|Nrn|Dr|Prof|Mag|Ing|Dipl|z|z\.\s?B|d|h|u|a|ca|Mio|Mrd|bzw|usw|etc|gem|Abs|Art|Str|St|lfd|Tel|vgl|ggf|inkl|evtl|zzgl|max|min|Hr|Fr|Bgm|Vbgm|Jh|sog|i|V|o|g|s)\.$/
const nextIsMonth = new RegExp(`^\\s+(?:${months}|Klasse|Etage|Stock|Lesung|Quartal|Halbjahr|Sitzung|Nachtrag)`)

/** Sentences of a paragraph without their final stop; a semicolon parts two as well. */
export function germanSentences(text: string, { start, end }: TextSpan): TextSpan[] {
  const sentences: TextSpan[] = []
  let from = start
  for (let at = start; at < end; at += 1) {
    const sign = text.charAt(at)
    if (!'.!?;'.includes(sign)) continue
    const next = text.charAt(at + 1)
    if (at + 1 < end && !/[\s“”"«»)\]]/.test(next)) continue
    if (sign === '.' && !endsHere(text, from, at, end)) continue
    add(text, sentences, from, at)
    from = at + 1
  }
  add(text, sentences, from, end)
  return sentences
}

/** Whether a dot ends a sentence, and is not that of a short form or a number. */
function endsHere(text: string, from: number, at: number, end: number): boolean {
  const before = text.slice(Math.max(from, at - 10), at + 1)
  if (abbreviation.test(before)) return false
  const number = /(?:^|\D)(\d{1,3})\.$/.exec(before)
  if (number === null) return true
  const behind = text.slice(at + 1, Math.min(end, at + 24))
  return !nextIsMonth.test(behind) && !/^\s+[a-zäöüß]/.test(behind) && !/^\s+\d/.test(behind)
}

function add(text: string, sentences: TextSpan[], from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /[\s“”"«»–•*)\]-]/.test(text.charAt(start))) start += 1
  while (end > start && /[\s.“"«»]/.test(text.charAt(end - 1))) end -= 1
  if (end - start > 2) sentences.push({ start, end })
}
