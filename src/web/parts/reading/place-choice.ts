import { html } from 'hono/html'
import { inOneLine } from '#kernel/in-one-line.ts'
import type { Language } from '#kernel/label.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import type { ReadingRefusal, TypedPart } from '#operations/reading-rights.ts'
import type { Html } from '#web/html.ts'
import { readingWords as words } from './reading-words.ts'
import { linesIn } from './typed-duty.ts'

/** Typed words that stand at several places of the source: which is meant is chosen there. */
export type PlaceChoice = {
  readonly part: TypedPart
  /** Of the field that says which. */
  readonly name: string
  readonly quote: string
  readonly count: number
  /** Where the places begin that are nearest, the nearest of all chosen beforehand. */
  readonly places: readonly number[]
  readonly nearest: number
}

type SeveralPlaces = Extract<ReadingRefusal, { code: 'words_at_several_places' }>

export function placeChoice({ code: _, ...asked }: SeveralPlaces, joint: string): PlaceChoice {
  const { part, quote } = asked
  return { ...asked, name: part === 'joint' ? jointPlaceField(linesIn(joint).indexOf(quote)) : placeField(part) }
}

/** The field that says at which place typed words are meant. */
export const placeField = (part: TypedPart): string => `${part}At`

/** As placeField, of one line among those that are to do it with the unit. */
export const jointPlaceField = (line: number): string => `jointAt${line}`

/** The place that was chosen for typed words; undefined where none was, or other words were typed since. */
export function chosenPlace(form: FormData, name: string, quote: string, text: string): number | undefined {
  const given = String(form.get(name) ?? '')
  if (!/^\d{1,9}$/.test(given)) return undefined
  const wanted = withoutSpaces(quote)
  const start = Number(given)
  // Breaks of lines may stand among them.
  return withoutSpaces(text.slice(start, start + 4 * quote.length + 40)).startsWith(wanted) ? start : undefined
}

/** A list of the places with the words around them. */
export function placeBox({ name, quote, count, places, nearest }: PlaceChoice, text: string, language: Language): Html {
  const more = count > places.length ? ` ${words.placesNearest[language].replace('{n}', String(places.length))}` : ''
  return html`<fieldset class="field place-choice">
    <legend>${words.placesAll[language].replace('{words}', quote).replace('{n}', String(count))}${more}</legend>
    ${places.map(
      (
        start,
      ) => html`<label class="tick"><input type="radio" name="${name}" value="${start}" ${start === nearest ? 'checked' : ''} />
        <span>${around(text, start, quote)}${start === nearest ? html` <span class="hint">${words.placeNearest[language]}</span>` : ''}</span></label>`,
    )}
  </fieldset>`
}

function around(text: string, start: number, quote: string): Html {
  const end = start + lengthAt(text, start, withoutSpaces(quote).length)
  const line = (from: number, to: number): string => spacedLine(text.slice(Math.max(0, from), to))
  return html`…${line(start - 24, start)}<mark>${line(start, end)}</mark>${line(end, end + 24)}…`
}

/** In one line, with a space before and behind where there was one. */
function spacedLine(words: string): string {
  const [before, behind] = [/^\s/.test(words) ? ' ' : '', /\s$/.test(words) ? ' ' : '']
  return `${before}${inOneLine(words)}${behind}`
}

/** How far words reach of which so many are no space. */
function lengthAt(text: string, start: number, letters: number): number {
  let at = start
  for (let left = letters; left > 0 && at < text.length; at += 1) if (!/\s/.test(text.charAt(at))) left -= 1
  return at - start
}
