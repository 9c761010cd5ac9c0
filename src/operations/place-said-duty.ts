import { isDutiful } from '#intake/duty/duty.ts'
import { type DutyPart, dutyParts, isByHand, joinParts, type KeptDuty, partOf } from '#intake/duty/kept-duty.ts'
import type { ItemDuty, ItemKind } from '#intake/reading.ts'
import { denseText } from '#kernel/dense-text.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Quote, TextSpan } from '#kernel/text-span.ts'
import type { Kept } from './correction-entry.ts'
import { placeWords } from './place-words.ts'
import type { ReadingRefusal, TypedPart } from './reading-rights.ts'
import type { SaidDuty, SaidWhen, SaidWho, SaidWords } from './said-duty.ts'

/** What was said, at its places in the source; what was left out was not said. */
export type PlacedDuty = Partial<Readonly<Record<DutyPart, ItemDuty>>>

/** Finds the words that say who and by when: at the place that is named, or at the one that is meant. */
export function placeSaidDuty(
  text: string,
  finding: TextSpan & { readonly kind: string },
  { who, when }: SaidDuty,
): Result<PlacedDuty, ReadingRefusal> {
  if (who === undefined && when === undefined) return ok({})
  if (!isDutiful(finding.kind as ItemKind)) return refuse({ code: 'kind_without_duty' })
  const whole = denseText(text)
  const place: PlaceOne = (part, words) => placeWords(text, whole, finding, { part, ...words })
  const placedWho = who === undefined ? ok(undefined) : placeWho(who, place)
  if (!placedWho.ok) return placedWho
  const placedWhen = when === undefined ? ok(undefined) : placeWhen(when, place)
  if (!placedWhen.ok) return placedWhen
  return ok({
    ...(placedWho.value === undefined ? {} : { who: placedWho.value }),
    ...(placedWhen.value === undefined ? {} : { when: placedWhen.value }),
  })
}

type PlaceOne = (part: TypedPart, words: SaidWords) => Result<Quote, ReadingRefusal>

/** Nobody is named twice. */
function placeWho(said: SaidWho | null, place: PlaceOne): Result<ItemDuty, ReadingRefusal> {
  const { unit, joint } = said ?? { unit: null, joint: [] }
  const lead = unit === null ? ok(undefined) : place('unit', unit)
  if (!lead.ok) return lead
  const others: Quote[] = []
  for (const words of joint) {
    const one = place('joint', words)
    if (!one.ok) return one
    if (![lead.value, ...others].some((other) => other?.start === one.value.start)) others.push(one.value)
  }
  return ok(partOf({ ...(lead.value === undefined ? {} : { unit: lead.value }), joint: others }, 'who'))
}

function placeWhen(said: SaidWhen | null, place: PlaceOne): Result<ItemDuty, ReadingRefusal> {
  if (said === null) return ok({})
  const { day, ...words } = said
  const due = place('due', words)
  return due.ok ? ok({ due: { ...due.value, ...(day === null ? {} : { day }) } }) : due
}

/** A duty with what a person said of it in its place. */
export function withSaid(kept: KeptDuty | null, said: PlacedDuty): KeptDuty | null {
  const part = (name: DutyPart): ItemDuty => said[name] ?? partOf(kept, name)
  const byHand = dutyParts.filter((name) => said[name] !== undefined || isByHand(kept, name))
  return joinParts({ who: part('who'), when: part('when') }, byHand)
}

/** As a correction keeps it: of each part that was said, what a duty tells. */
export function keptParts(duty: KeptDuty | null, said: PlacedDuty): Kept {
  const { unit, joint = [], due } = duty ?? {}
  const isNobody = unit === undefined && joint.length === 0
  const who = isNobody ? null : { unit: unit === undefined ? null : quoteIn(unit), joint: joint.map(quoteIn) }
  const when = due === undefined ? null : { ...quoteIn(due), day: due.day ?? null }
  return { ...(said.who === undefined ? {} : { who }), ...(said.when === undefined ? {} : { when }) }
}

const quoteIn = ({ quote, start, end }: Quote) => ({ quote, start, end })
