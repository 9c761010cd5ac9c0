import type { Actor } from '#engine/case-file.ts'
import { personIn } from '#engine/view.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { readCase } from '#operations/read-case.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { findPeople } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { type ReplyLetter, replyLettersOf } from './reply-letter.ts'

export type LettersAsked = {
  readonly caseId: string
  readonly version: string
  /** Only the letter to this person. */
  readonly to?: string
}

/**
 * The letters of an issued answer that a person may have: a unit of the case and the offices each of them, an author
 * their own, everybody else one as it was published. Empty when that is none.
 */
export async function readLetters(
  db: Db,
  profiles: Profiles,
  actor: Actor | null,
  on: PlainDate,
  { caseId, version, to }: LettersAsked,
): Promise<readonly ReplyLetter[]> {
  const seen = await readCase(db, profiles, actor, on, caseId)
  if (seen === undefined) return []
  const roster = await findPeople(
    db,
    seen.view.instances
      .filter(({ machine }) => isPersonal(seen.procedure.machines[machine]))
      .map((one) => personIn(one.instance)),
  )
  const letters = replyLettersOf(seen, version, roster)
  const open =
    seen.audience === 'public'
      ? letters.slice(0, 1)
      : seen.audience === 'proposer'
        ? letters.filter((letter) => letter.to === null || letter.to === actor?.personId)
        : letters
  return to === undefined ? open : open.filter((letter) => letter.to === to)
}

function isPersonal(machine: { readonly per: string } | undefined): boolean {
  return machine?.per === 'person'
}
