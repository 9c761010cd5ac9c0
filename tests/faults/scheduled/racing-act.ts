import { z } from 'zod'
import type { Actor, Fields } from '#engine/case-file.ts'
import type { ActContext, Chance } from '#operations/act-context.ts'
import { submitCase } from '#operations/submit-case.ts'
import { type ActionTaken, takeAction } from '#operations/take-action.ts'
import { databaseTrouble } from '#store/database-trouble.ts'
import { findAnswer } from '#store/idempotent-answers.ts'
import type { Db } from '#store/schema.ts'
import { acting } from '#tests/support/small-city.ts'

/** Done, or why not. `win` is the same for whoever is told of one and the same act. */
export type Answered =
  | ({ readonly isDone: true; readonly win: string } & Pick<ActionTaken, 'caseId' | 'version' | 'receipt'>)
  | { readonly isDone: false; readonly codes: readonly string[] }

/** One act of a race. Of all that have the same slot, one comes about. */
export type RacingAct = {
  readonly slot: string
  readonly by: Actor
  readonly action: string
  readonly fields: Fields
  readonly ask: (db: Db) => Promise<Answered>
}

/** A case and how many events of it everybody in a race has seen. */
export type Place = { readonly caseId: string; readonly version: number }

type Asked = {
  readonly slot: string
  readonly by: Actor
  readonly day: string
  readonly action: string
  readonly fields: Fields
  readonly instance?: string
  readonly key?: string
  /** Whoever is told that another came first, or that their key was used, asks again as a person does who has looked. */
  readonly isAskedAgain: boolean
}

/** An act on a case, asked as the API's door asks it. */
export function racingAct(place: Place, asked: Asked, chance: Chance): RacingAct {
  const { slot, by, day, action, fields } = asked
  const context = { ...acting(by, day), chance }
  return { slot, by, action, fields, ask: (db) => askAtDoor(db, context, asked, place) }
}

/** The form that begins a case; one sent twice is answered with the first one's case. */
export function beginning(
  by: Actor,
  day: string,
  { action, submitToken, fields }: { readonly action: string; readonly submitToken: string; readonly fields: Fields },
  chance: Chance,
): RacingAct {
  const asked = { procedure: 'suggestion', profile: 'shanghai-2015', action, submitToken, fields }
  const ask = async (db: Db): Promise<Answered> => {
    const result = await untilAnswered(() => submitCase(db, { ...acting(by, day), chance }, asked))
    return result.ok
      ? { isDone: true, win: result.value.caseId, ...result.value }
      : { isDone: false, codes: result.refusal.map(({ code }) => code) }
  }
  return { slot: 'begun', by, action, fields, ask }
}

/** As the door does: whoever is refused under a key is told of what was done under it, if it was the same request. */
async function askAtDoor(db: Db, context: ActContext, asked: Asked, place: Place): Promise<Answered> {
  const { action, fields, instance, key, isAskedAgain } = asked
  const on = instance === undefined ? {} : { instance }
  const requestHash = JSON.stringify([place.caseId, action, fields])
  const once = key === undefined ? {} : { once: { key, requestHash } }
  const request = { caseId: place.caseId, seenVersion: place.version, action, fields, ...on, ...once }
  const result = await untilAnswered(() => takeAction(db, context, request))
  if (result.ok) return done(result.value)
  const earlier = key === undefined ? undefined : await findAnswer(db, { person_id: context.actor.personId, key })
  if (earlier?.request_hash === requestHash) return done(Kept.parse(earlier.body))
  if (earlier !== undefined) {
    if (!isAskedAgain) return { isDone: false, codes: ['idempotency_key_reused'] }
    return askAtDoor(db, context, { ...asked, key: `${key}-again` }, place)
  }
  const [version] = result.refusal.flatMap((one) => (one.code === 'case_moved_on' ? [one.version] : []))
  if (isAskedAgain && version !== undefined) return askAtDoor(db, context, asked, { ...place, version })
  return { isDone: false, codes: result.refusal.map(({ code }) => code) }
}

const Kept = z.object({
  caseId: z.string(),
  version: z.number(),
  receipt: z.object({ seq: z.number(), hash: z.string() }),
})

function done({ caseId, version, receipt }: z.infer<typeof Kept>): Answered {
  return { isDone: true, win: receipt.hash, caseId, version, receipt }
}

/** A deadlock is answered with 503 and when to ask again, which is what everybody does. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask()
    } catch (fault) {
      if (databaseTrouble(fault) !== 'too_slow') throw fault
    }
  }
}
