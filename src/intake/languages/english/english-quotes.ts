import type { TextSpan } from '#kernel/text-span.ts'
import { speaking } from './english-speakers.ts'

/** Words in quotation marks with whoever said them; `end` is where what names the speaker ends. */
export type EnglishQuote = TextSpan & { readonly said: TextSpan; readonly who: string }

const marks = /["“]([^"“”]{8,600})["”]/g
const verb =
  '(?:said|says|added|asked|explained|told [^,.]{2,40}|replied|commented|stated|argued|warned|insisted|continued|remarked)'
const behind = new RegExp(`^\\s*,?\\s*(?:${verb}\\s+${speaking}|${speaking}\\s+${verb})\\b`, 'u')
const before = new RegExp(`${speaking}(?:,[^,.]{2,60},)?\\s+${verb}\\s*[,:]\\s*$`, 'u')

/** The quotations of a paragraph that somebody is named for, in order. */
export function englishQuotes(text: string, paragraph: TextSpan): EnglishQuote[] {
  const words = text.slice(paragraph.start, paragraph.end)
  const quotes: EnglishQuote[] = []
  for (const mark of words.matchAll(marks)) {
    const start = paragraph.start + mark.index
    const said = { start: start + 1, end: start + mark[0].replace(/[,\s]*["”]$/, '').length }
    const after = start + mark[0].length
    const tail = text.slice(after, Math.min(paragraph.end, after + 200))
    const named = behind.exec(tail)
    const last = quotes.at(-1)
    if (named !== null) {
      quotes.push({
        start,
        end: closes(text, after + named[0].length, paragraph.end),
        said,
        who: named[1] ?? named[2] ?? '',
      })
      continue
    }
    const head = text.slice(Math.max(paragraph.start, start - 160), start)
    const announced = before.exec(head)
    if (announced !== null)
      quotes.push({ start: start - (head.length - announced.index), end: after, said, who: announced[1] ?? '' })
    // …” said A. “…”: nobody else is named.
    else if (last !== undefined && text.slice(last.end, start).trim() === '')
      quotes.push({ start, end: after, said, who: last.who })
  }
  return quotes
}

/** Behind the speaker's name: up to the sentence's end, or to where the quotation goes on. */
function closes(text: string, from: number, limit: number): number {
  const rest = text.slice(from, limit)
  const goesOn = /^\s*,\s*(?=["“])/.exec(rest)
  if (goesOn !== null) return from + goesOn[0].length
  // Behind a description the sentence may go on with what else the speaker said.
  const stop =
    /[.!?](?=\s|$)|,\s*(?:who|and)\s+(?=(?:also |then )?(?:said|added|suggested|asked|urged|argued|called|proposed|warned)\b)/.exec(
      rest,
    )
  return stop === null ? limit : from + stop.index + (/^[.!?]/.test(stop[0]) ? 1 : 0)
}
