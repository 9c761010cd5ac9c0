import { type Quote, quoteOf } from '#kernel/text-span.ts'

/** What stands where a text holds no character: a zero, or half of one. It is as long, so that no place moves. */
const noCharacter = '\ufffd'

export type StorableText = {
  readonly text: string
  /** What was not taken over: one place a line, with the number of the first of its units. */
  readonly replaced: readonly (Quote & { readonly unit: string })[]
}

/**
 * A text that can be kept whatever it came from: records and documents may name zeros and halves of characters, which are none
 * and which no database takes.
 */
export function storableText(text: string): StorableText {
  if (!text.includes('\0') && text.isWellFormed()) return { text, replaced: [] }
  const safe = text.toWellFormed().replaceAll('\0', noCharacter)
  const replaced = [...safe.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => {
    const own = text.slice(index, index + line.length)
    return own === line ? [] : [replacedIn(safe, index, own, line)]
  })
  return { text: safe, replaced }
}

function replacedIn(safe: string, at: number, own: string, line: string): StorableText['replaced'][number] {
  let first = 0
  while (own.charCodeAt(first) === line.charCodeAt(first)) first += 1
  let last = own.length
  while (own.charCodeAt(last - 1) === line.charCodeAt(last - 1)) last -= 1
  const unit = `U+${own.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')}`
  return { ...quoteOf(safe, { start: at + first, end: at + last }), unit }
}
