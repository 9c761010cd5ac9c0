import type { TextSpan } from '#kernel/text-span.ts'
import type { ItemKind } from './reading.ts'

/** An item before its place in the source is known: all positions are the flow's. */
export type FoundItem = TextSpan & {
  readonly kind: ItemKind
  readonly speaker: string | null
  readonly verb: string | null
}
