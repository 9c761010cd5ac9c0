import { isByHand, type KeptDuty } from '#intake/duty/kept-duty.ts'
import type { Quote } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import { type HeldDuty, listDutiesSaid } from '#store/held-corrections.ts'
import type { Db } from '#store/schema.ts'

/**
 * Findings that tell otherwise than people last said who is to do something and by when. Words are held without the breaks of
 * their lines and not their places, which move where a file is read otherwise.
 */
export async function listDutiesOtherwise(db: Db): Promise<readonly string[]> {
  return (await listDutiesSaid(db)).filter((one) => !isWhoAsSaid(one) || !isWhenAsSaid(one)).map(({ id }) => id)
}

type Said<Part> = Part | null

function isWhoAsSaid({ duty, who }: HeldDuty): boolean {
  if (who === null || !isByHand(duty, 'who')) return who === null && !isByHand(duty, 'who')
  // Written by correctFinding alone, in this shape.
  const said = JSON.parse(who) as Said<{ readonly unit: Quote | null; readonly joint: readonly Quote[] }>
  const { unit, joint = [] }: KeptDuty = duty ?? {}
  return isSame([unit, ...joint], [said?.unit, ...(said?.joint ?? [])])
}

function isWhenAsSaid({ duty, when }: HeldDuty): boolean {
  if (when === null || !isByHand(duty, 'when')) return when === null && !isByHand(duty, 'when')
  const said = JSON.parse(when) as Said<Quote & { readonly day: string | null }>
  const { due }: KeptDuty = duty ?? {}
  return isSame([due], [said]) && (due?.day ?? null) === (said?.day ?? null) && due?.within === undefined
}

type Words = readonly (Quote | null | undefined)[]

const isSame = (told: Words, said: Words): boolean => JSON.stringify(wordsOf(told)) === JSON.stringify(wordsOf(said))

const wordsOf = (all: Words) => all.map((one) => (one == null ? null : withoutSpaces(one.quote)))
