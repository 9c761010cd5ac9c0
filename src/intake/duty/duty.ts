import { type Placing, placeQuote } from '#intake/placing.ts'
import type { ItemDuty, ItemKind } from '#intake/reading.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { Term } from './term.ts'

/** Who is to do what a passage says, and by when, in flow positions. */
export type FoundDuty = {
  readonly unit?: TextSpan
  readonly joint?: readonly TextSpan[]
  readonly due?: TextSpan & { readonly term?: Term }
}

/** Looks for it in an item and the sentence it stands in; `text` is folded. */
export type FindDuty = (text: string, item: TextSpan & { readonly kind: ItemKind }, sentence: TextSpan) => FoundDuty

/** The kinds that say what is to be done. */
export const isDutiful = (kind: ItemKind): boolean =>
  kind === 'follow_up' || kind === 'directive' || kind === 'suggestion'

/** @param from - the day of the session or page, from which a day without its year is counted; null where none was found. */
export function placeDuty(placing: Placing, { unit, joint, due }: FoundDuty, from: PlainDate | null): ItemDuty {
  const day = due?.term?.lastDay(from) ?? null
  const within = due?.term?.within
  return {
    ...(unit === undefined ? {} : { unit: placeQuote(placing, unit) }),
    ...(joint === undefined || joint.length === 0 ? {} : { joint: joint.map((one) => placeQuote(placing, one)) }),
    ...(due === undefined
      ? {}
      : {
          due: {
            ...placeQuote(placing, due),
            ...(day === null ? {} : { day }),
            ...(within === undefined ? {} : { within }),
          },
        }),
  }
}
