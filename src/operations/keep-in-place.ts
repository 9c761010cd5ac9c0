import type { ItemDuty } from '#intake/reading.ts'
import { denseText } from '#kernel/dense-text.ts'
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
    const duty = movedDuty(row.duty, span.start - row.span_start, text)
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

/** Who and by when move with the finding; what does not stand there any more is let go, and a joint unit leads for no other. */
function movedDuty(duty: ItemDuty | null, by: number, text: string): ItemDuty | null {
  if (duty === null) return null
  const at = <Place extends Quote>(place: Place): Place[] => {
    const moved = { ...place, start: place.start + by, end: place.end + by }
    return quoteOf(text, moved).quote === place.quote ? [moved] : []
  }
  const [unit] = duty.unit === undefined ? [] : at(duty.unit)
  const joint = (duty.joint ?? []).flatMap(at)
  const [due] = duty.due === undefined ? [] : at(duty.due)
  if (unit === undefined && joint.length === 0 && due === undefined) return null
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(joint.length === 0 ? {} : { joint }),
    ...(due === undefined ? {} : { due }),
  }
}
