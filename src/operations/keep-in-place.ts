import { isDeepStrictEqual } from 'node:util'
import { type DutyPart, isByHand, joinParts, type KeptDuty, partOf } from '#intake/duty/kept-duty.ts'
import type { ItemDuty } from '#intake/reading.ts'
import { type DenseText, denseText } from '#kernel/dense-text.ts'
import { findWords } from '#kernel/find-words.ts'
import { type Quote, quoteOf } from '#kernel/text-span.ts'
import { updateFinding } from '#store/findings.ts'
import type { FindingRow } from '#store/readings.ts'
import type { Tx } from '#store/schema.ts'

/**
 * Puts findings where their words stand in a text that was read anew and may read otherwise: nearest to where they stood. One
 * whose words are nowhere in it stays as it was.
 *
 * @returns the findings as they are then.
 */
export async function keepInPlace(
  tx: Tx,
  findings: readonly FindingRow[],
  text: string,
): Promise<readonly FindingRow[]> {
  const moved = findings.filter((row) => !placesOf(row).every((place) => quoteOf(text, place).quote === place.quote))
  if (moved.length === 0) return findings
  const whole = denseText(text)
  const places = new Map<string, FindingRow>()
  for (const row of moved) {
    const span = findWords(whole, row.quote, row.span_start)
    if (span === undefined) continue
    const place = { span_start: span.start, span_end: span.end, quote: quoteOf(text, span).quote }
    const duty = movedDuty(row.duty, span.start - row.span_start, text, whole)
    const isAsItWas = span.start === row.span_start && place.quote === row.quote
    if (isAsItWas && isDeepStrictEqual(duty, row.duty)) continue
    await updateFinding(tx, row.id, { ...place, duty: duty === null ? null : JSON.stringify(duty) })
    places.set(row.id, { ...row, ...place, duty, version: row.version + 1 })
  }
  return findings.map((row) => places.get(row.id) ?? row)
}

/** Where its own words stand, and those that say who and by when. */
function placesOf({ span_start, span_end, quote, duty }: FindingRow): readonly Quote[] {
  const { unit, joint = [], due } = duty ?? {}
  return [{ start: span_start, end: span_end, quote }, ...[unit, ...joint, due].filter((one) => one !== undefined)]
}

/**
 * Who and by when move with the finding. Of what the reader found, what does not stand there any more is let go, and a joint
 * unit leads for no other; what a person said is looked for nearby, and stays as it was where its words are nowhere.
 */
function movedDuty(duty: KeptDuty | null, by: number, text: string, whole: DenseText): KeptDuty | null {
  const found = <Place extends Quote>(place: Place): Place | undefined => {
    const moved = { ...place, start: place.start + by, end: place.end + by }
    return quoteOf(text, moved).quote === place.quote ? moved : undefined
  }
  const said = <Place extends Quote>(place: Place): Place => {
    const span = found(place) ?? findWords(whole, place.quote, place.start + by)
    return span === undefined ? place : { ...place, ...quoteOf(text, span) }
  }
  const moved = (part: DutyPart): ItemDuty => eachPlace(partOf(duty, part), isByHand(duty, part) ? said : found)
  return joinParts({ who: moved('who'), when: moved('when') }, duty?.byHand ?? [])
}

function eachPlace(
  { unit, joint = [], due }: ItemDuty,
  move: <Place extends Quote>(place: Place) => Place | undefined,
): ItemDuty {
  const [one, term] = [unit && move(unit), due && move(due)]
  const others = joint.map(move).filter((other) => other !== undefined)
  return {
    ...(one === undefined ? {} : { unit: one }),
    ...(others.length === 0 ? {} : { joint: others }),
    ...(term === undefined ? {} : { due: term }),
  }
}
