import type { Actor, CaseFile } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import type { Law, Profiles } from '#procedures/profiles.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { acting, auditor, people } from '#tests/support/small-city.ts'
import { type Kind, kinds } from '../model/law.ts'
import type { Beginning } from '../model/opening.ts'
import { type Moment, newTown, type Step, unoffered, type Watcher } from '../model/town.ts'
import { type Attempt, bringsAbout, refusalOf, store, triedAndUndone, writtenSoFar } from './attempts.ts'
import { beginningsOf, givenFor } from './beginnings.ts'
import { chosenFrom } from './chosen.ts'
import { fullLaws, lawsOf, withoutClocks } from './full-laws.ts'
import { mayAct } from './may-act.ts'
import { type Story, storiesOf } from './stories.ts'
import { whatSomebodyIs } from './what-somebody-is.ts'

/** What came of letting everybody try every act of one kind of case. */
export type Tries = {
  readonly acts: ReadonlySet<string>
  readonly moments: number
  readonly refused: number
  readonly letThrough: number
  /** What was let through or refused against what is written down. */
  readonly faults: readonly string[]
  /** Acts that nobody was let through to as what is written, each with as what. */
  readonly missing: readonly string[]
}

const seed = 20_260_302
const mostTowns = 60
const stepsOfTown = 160

/**
 * Lives cases of a kind in memory, led to what was not seen yet; each time an act is about to be taken for the first
 * time by somebody who may, the record as it stands then is put into the database, and everybody tries it there.
 */
export async function tryEveryAct(test: TestDatabase, kind: Kind): Promise<Tries> {
  const rows = mayAct.get(kind) ?? new Map<string, readonly string[]>()
  const open = new Set([...rows].flatMap(([act, who]) => who.map((one) => `${act} ${one}`)))
  const desk = new TryingDesk(test, kind, open)
  const chosen = chosenFrom(seed)
  const beginnings = beginningsOf(kind)
  for (const [number, story] of storiesOf(kind).entries()) await desk.follow(`${kind}-told-${number}-`, story)
  for (let town = 0; town < mostTowns && desk.isLeft(); town += 1) {
    const profiles = fullLaws[town % fullLaws.length] ?? []
    await desk.live(`${kind}-${town}-`, profiles, beginnings[town % beginnings.length] ?? [], chosen)
  }
  await desk.tryThePast()
  return desk.outcome()
}

class TryingDesk {
  readonly #test: TestDatabase
  readonly #kind: Kind
  /** Act and as what, not let through yet. */
  readonly #open: Set<string>
  readonly #acts = new Set<string>()
  readonly #faults = new Set<string>()
  /** By act and as what: why it was refused last to somebody who may. */
  readonly #refusals = new Map<string, string>()
  #moments = 0
  #refused = 0
  #letThrough = 0

  constructor(test: TestDatabase, kind: Kind, open: Set<string>) {
    this.#test = test
    this.#kind = kind
    this.#open = open
  }

  isLeft(): boolean {
    return [...this.#open].some((one) => !one.endsWith(' old_cases'))
  }

  outcome(): Tries {
    return {
      acts: this.#acts,
      moments: this.#moments,
      refused: this.#refused,
      letThrough: this.#letThrough,
      faults: [...this.#faults],
      missing: [...this.#open].map((one) => `${one}: ${this.#refusals.get(one) ?? 'never came to it'}`),
    }
  }

  async live(
    prefix: string,
    profiles: Profiles,
    beginnings: readonly Beginning[],
    chosen: (below: number) => number,
  ): Promise<void> {
    const town = this.#town(prefix, profiles, beginnings)
    await town.see()
    for (let step = 1; step < stepsOfTown && this.isLeft(); step += 1) {
      town.take(this.#nextStep(chosen))
      await town.see()
    }
  }

  /** @throws where an act of the story is refused: the story is wrong then. */
  async follow(prefix: string, { law = 0, begins, acts }: Story): Promise<void> {
    const town = this.#town(prefix, fullLaws[law] ?? [], begins)
    await town.see()
    for (const told of acts) {
      if (typeof told === 'number') town.wait(told)
      else {
        const refusal = town.tell(told)
        if (refusal !== undefined) throw new Error(`${this.#kind}: ${told.action} is told and refused: ${refusal}`)
      }
      await town.see()
    }
  }

  /** A town in memory; `see` lets everybody try what was about to be done in it since. */
  #town(prefix: string, profiles: Profiles, beginnings: readonly Beginning[]) {
    const stored = new Map<string, number>()
    const moments: Moment[] = []
    const watcher: Watcher = {
      prefix,
      weightOf: (law, action) => this.#weightOf(law, action),
      given: (kind, name) => givenFor(kind, name, (one) => this.#isOpen(one)),
      onAct: (moment) => void moments.push(moment),
    }
    const see = async () => {
      for (const moment of moments.splice(0)) await this.#seeMoment(moment, stored, profiles)
    }
    return { ...newTown(lawsOf(profiles), this.#kind, watcher, beginnings), see }
  }

  #nextStep(chosen: (below: number) => number): Step {
    const unseen = unoffered.flatMap((name, at) => (this.#isOpen(name) ? [at] : []))
    const [place, actor, days] = [chosen(100_000), chosen(100_000), [0, 0, 1, 3][chosen(4)] ?? 0]
    const at = unseen[chosen(unseen.length)]
    if (at !== undefined && chosen(3) === 0)
      return { place, actor, days, pick: 0, filling: 4 * chosen(9_999_999) + at, wild: true }
    return { place, actor, days, pick: chosen(100_000), filling: chosen(100_000_000), wild: false }
  }

  /** What was not seen yet comes first; what ends a case and was seen is not done again. */
  #weightOf({ procedure }: Law, name: string): number | undefined {
    if (procedure.id !== this.#kind) return undefined
    if (this.#isOpen(name)) return 200
    const action = procedure.actions[name]
    const ends = action?.machine === 'case' && procedure.machines.case?.states[action.to ?? '']?.final === true
    return ends || /^(withdraw|decline|discard_draft|retract_signature)$/.test(name) ? 1 : undefined
  }

  /** Acts of the past are no act of anybody's, whatever a case they are tried on. */
  async tryThePast(): Promise<void> {
    const past = [...this.#open].filter((one) => one.endsWith(' old_cases')).map((one) => one.split(' ')[0] ?? '')
    const [profiles = []] = fullLaws
    for (const action of past) {
      const file = { id: 'none', procedure: this.#kind, profile: lawsOf(profiles)[this.#kind].profile.id, events: [] }
      const attempt = { file, action, instance: undefined, fields: {}, on: '2026-03-02', profiles }
      await this.#everybodyTries(attempt, ['old_cases'], 'action_unknown')
      this.#open.delete(`${action} old_cases`)
    }
  }

  #isOpen(action: string): boolean {
    return (mayAct.get(this.#kind)?.get(action) ?? []).some((who) => this.#open.has(`${action} ${who}`))
  }

  async #seeMoment(moment: Moment, stored: Map<string, number>, profiles: Profiles): Promise<void> {
    const { file, action, instance, fields, on, carried } = moment
    const attempts: Attempt[] = []
    const mine = (one: CaseFile, act: string) => one.procedure === this.#kind && this.#isOpen(act)
    if (mine(file, action) && this.#somebodyNew(moment, profiles))
      attempts.push({ file, action, instance, fields, on, profiles })
    for (const one of carried)
      if (mine(one.file, one.action))
        attempts.push({ file: one.file, action: one.action, instance: one.instance, fields: {}, on, profiles })
    attempts.push(...this.#recomputing(moment))
    if (attempts.length === 0) return

    await store(this.#test.db, moment.before, stored)
    this.#moments += 1
    for (const attempt of attempts) {
      const who = mayAct.get(this.#kind)?.get(attempt.action) ?? []
      await this.#everybodyTries(attempt, who, 'role_required')
    }
    for (const one of carried) if (mine(one.file, one.action)) await this.#seeCarried(moment, one.action, profiles)
  }

  /** Whether somebody may take the act now who was not let through to it yet as what they are. */
  #somebodyNew({ file, action, instance, fields, on }: Moment, profiles: Profiles): boolean {
    const { procedure, profile } = lawsOf(profiles)[this.#kind]
    const machine = procedure.actions[action]?.machine ?? 'case'
    const issued = Object.keys(procedure.actions[action]?.fields ?? {}).filter(
      (field) => procedure.actions[action]?.fields[field]?.type === 'issued_number',
    )
    return [...everybody, nobody].some((actor) => {
      const words = actor.timer === true ? ['time'] : whatSomebodyIs(file, { machine, instance }, actor)
      if (!words.some((word) => this.#open.has(`${action} ${word}`))) return false
      const about = instance === undefined ? {} : { instance }
      return decide(
        procedure,
        profile,
        file,
        { action, actor, fields, ...about },
        {
          ...acting(actor, on),
          isKnown: () => true,
          issued: Object.fromEntries(issued.map((field) => [field, '1'])),
          newCase: { id: 'new', kinds: [...kinds] },
        },
      ).ok
    })
  }

  /** Deadlines are reckoned anew only where the law has changed meanwhile. */
  #recomputing({ before, on }: Moment): readonly Attempt[] {
    const action = 'recompute_deadlines'
    if (!this.#isOpen(action)) return []
    const profiles = withoutClocks
    const { procedure, profile } = lawsOf(profiles)[this.#kind]
    const fields = { authority: '条文已改' }
    const office = Object.values(people).find((one) => roleWords(this.#kind, one).includes('office'))
    const file = before.find((one) => {
      if (one.procedure !== this.#kind || office === undefined) return false
      const context = { ...acting(office, on), isKnown: () => true, issued: {} }
      return decide(procedure, profile, one, { action, actor: office, fields }, context).ok
    })
    return file === undefined ? [] : [{ file, action, instance: undefined, fields, on, profiles }]
  }

  async #everybodyTries(attempt: Attempt, who: readonly string[], code: string): Promise<void> {
    this.#acts.add(attempt.action)
    const machine = machineOf(attempt)
    const actors: readonly Actor[] = [...everybody, ...(who.includes('time') ? [nobody] : [])]
    const as = (actor: Actor) =>
      actor.timer === true ? ['time'] : whatSomebodyIs(attempt.file, { machine, instance: attempt.instance }, actor)
    const may = (actor: Actor) => who.filter((word) => as(actor).includes(word))

    const before = await writtenSoFar(this.#test.ownerDb)
    const turnedAway = actors.filter((actor) => may(actor).length === 0)
    await Promise.all(
      turnedAway.map(async (actor) => {
        const refusal = await refusalOf(this.#test.db, attempt, actor)
        // What was let through is on the record now, and the town in memory does not know of it.
        if (refusal === undefined) throw new Error(`${nameOf(attempt)} by ${actor.personId} was let through`)
        if (refusal !== code) this.#faults.add(`${nameOf(attempt)} by ${actor.personId}: ${refusal}, not ${code}`)
        this.#refused += 1
      }),
    )
    const after = await writtenSoFar(this.#test.ownerDb)
    for (const [table, rows] of before)
      if (after.get(table) !== rows)
        this.#faults.add(`${attempt.action}: a refusal was written in ${table} ${rows} ${after.get(table)}`)

    for (const actor of actors.filter((one) => may(one).length > 0)) {
      const words = may(actor)
      const refusal = await triedAndUndone(this.#test.db, attempt, actor)
      if (refusal === 'role_required' || refusal === 'action_unknown')
        this.#faults.add(`${nameOf(attempt)} by ${actor.personId}: ${refusal}`)
      if (refusal !== undefined) {
        for (const word of words) this.#refusals.set(`${attempt.action} ${word}`, refusal)
        continue
      }
      this.#letThrough += 1
      for (const word of words) this.#open.delete(`${attempt.action} ${word}`)
    }
  }

  /** What one case brings about on another stands in its record, by no role of a person's. */
  async #seeCarried(moment: Moment, action: string, profiles: Profiles): Promise<void> {
    const attempt = { ...moment, profiles }
    const refusal = await bringsAbout(this.#test.db, attempt, moment.actor, action)
    if (refusal === undefined) this.#open.delete(`${action} other_case`)
    else this.#refusals.set(`${action} other_case`, refusal)
  }
}

function nameOf({ file, action }: Attempt): string {
  const state = file.events.findLast((event) => event.machine === 'case')?.state ?? 'nothing'
  return `${file.procedure} ${action} from ${state}`
}

/** Whoever has a role in the town, and who reads the audit alone. */
export const everybody: readonly Actor[] = [...Object.values(people), auditor]

const nobody: Actor = { personId: '', offices: [], unitId: null, timer: true }

function roleWords(kind: Kind, actor: Actor): readonly string[] {
  const empty = { id: '', procedure: kind, profile: '', events: [] }
  return whatSomebodyIs(empty, { machine: 'case', instance: undefined }, actor)
}

function machineOf({ file, action, profiles }: Attempt): string {
  return lawsOf(profiles)[file.procedure as Kind].procedure.actions[action]?.machine ?? 'case'
}
