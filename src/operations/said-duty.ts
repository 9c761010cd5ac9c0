import { isByHand, type KeptDuty } from '#intake/duty/kept-duty.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Quote } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'

/** Words of the source, by where they begin where they stand at several places. */
export type SaidWords = { readonly quote: string; readonly start?: number }

export type SaidWho = { readonly unit: SaidWords | null; readonly joint: readonly SaidWords[] }

export type SaidWhen = SaidWords & { readonly day: PlainDate | null }

/** What a person says of who is to do something and by when; null says that the source names nobody, or no term. */
export type SaidDuty = { readonly who?: SaidWho | null; readonly when?: SaidWhen | null }

/** Whether a finding tells of who and by when what somebody says, and a person said so. */
export function tellsSo(kept: KeptDuty | null, { who, when }: SaidDuty): boolean {
  const { unit, joint = [], due } = kept ?? {}
  const isWho = isSame(unit, who?.unit) && isSameAll(joint, eachOnce(who))
  const isWhen = isSame(due, when) && (due?.day ?? null) === (when?.day ?? null)
  return (
    (who === undefined || (isByHand(kept, 'who') && isWho)) &&
    (when === undefined || (isByHand(kept, 'when') && isWhen))
  )
}

/** Those with the unit as they are kept: nobody is named twice. */
function eachOnce(who: SaidWho | null | undefined): readonly SaidWords[] {
  const named = new Set(who?.unit == null ? [] : [placedAt(who.unit)])
  return (who?.joint ?? []).filter((words) => !named.has(placedAt(words)) && named.add(placedAt(words)))
}

const placedAt = ({ quote, start }: SaidWords): string => `${withoutSpaces(quote)} ${start ?? ''}`

function isSameAll(kept: readonly Quote[], said: readonly SaidWords[]): boolean {
  return kept.length === said.length && kept.every((one, at) => isSame(one, said[at]))
}

function isSame(kept: Quote | undefined, said: SaidWords | null | undefined): boolean {
  if (kept === undefined || said == null) return kept === undefined && said == null
  return (
    withoutSpaces(kept.quote) === withoutSpaces(said.quote) && (said.start === undefined || said.start === kept.start)
  )
}
