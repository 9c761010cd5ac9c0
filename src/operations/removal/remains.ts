import type { Plain } from '#ledger/canonical-json.ts'
import { committedContent, placeOf } from '#operations/event-entry.ts'
import type { PlacedEvent } from '#store/case-files.ts'

/** All that can still be shown of an event once something was removed from it: the removal's entry commits to it anew. */
export function remainsOf(placed: PlacedEvent): Plain {
  const { byPerson, instance } = placed.event
  return { content: committedContent(placed.event), of: placeOf(placed), byPerson, instance }
}
