import { commitment, saltFor } from '#ledger/chain.ts'
import type { ReceiptContent } from '#ledger/receipt.ts'
import type { PlacedEvent } from '#store/case-files.ts'
import { committedContent, placeOf } from './event-entry.ts'

/** What an entry only commits to, opened: what was written, and which case it is of. */
export function openedContent(payload: string, placed: PlacedEvent): Pick<ReceiptContent, 'opening' | 'place'> {
  return { ...placeIn(payload, placed), opening: { salt: placed.salt, content: committedContent(placed.event) } }
}

/** Which case the entry is of; entries of earlier versions say so themselves. */
export function placeIn(payload: string, placed: PlacedEvent): Pick<ReceiptContent, 'place'> {
  const place = { salt: saltFor(placed.salt, 'of'), content: placeOf(placed) }
  return payload.includes(`"of":"${commitment(place.salt, place.content)}"`) ? { place } : {}
}
