import type { Chance } from '#operations/act-context.ts'
import { ledgerHead } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { people } from '#tests/support/small-city.ts'
import { randomFrom } from '../form.ts'
import type { Seat } from './held-seat.ts'
import { Interleavings } from './interleavings.ts'
import { type Answered, beginning, type Place, type RacingAct, racingAct } from './racing-act.ts'
import { faultsSince, type ToldDone } from './record-since.ts'
import { runInterleaved } from './run-interleaved.ts'
import { type Asked, type CaseOf, type Race, type Standing, suggestionRaces, unitsAsked } from './suggestion-races.ts'

const { deputy, secondDeputy, thirdDeputy, roads } = people

/** What one race came to. `more` and `without` name slots of which several acts, or none, came about. */
type Outcome = {
  readonly more: readonly string[]
  readonly without: readonly string[]
  readonly recordFaults: readonly string[]
  /** Each act with its answer, in the order of the race. */
  readonly answers: readonly (readonly [RacingAct, Answered])[]
}

/** Where races are run: a database, seats on it for those who race, and who may look at the server's locks. */
type Ground = { readonly db: Db; readonly watching: Db; readonly seats: readonly Seat[] }

/** Runs races on interleavings that the seed alone decides, and counts what they came to. */
export class ScheduledRaces {
  readonly score = {
    ...{ acts: 0, steps: 0, lockWaits: 0, deadlocks: 0, courses: 0 },
    ...{ more: [] as string[], without: [] as string[], otherRefusals: [] as string[], recordFaults: [] as string[] },
  }
  readonly byRace = new Map<string, { readonly ways: Interleavings; readonly acts: number }>()
  /** Every interleaving run, in order. */
  readonly schedules: string[] = []
  /** Ids and salts of what is done here. */
  readonly chance: Chance
  readonly #ground: Ground
  readonly #seed: number

  constructor(ground: Ground, seed: number) {
    this.#ground = ground
    this.#seed = seed
    this.chance = chanceFrom(randomFrom(seed))
  }

  /** An act that nobody races with, from a seat like the others. */
  async alone(act: RacingAct): Promise<Answered> {
    const [seat] = this.#ground.seats
    if (seat === undefined) throw new RangeError('no seat to act from')
    return act.ask(seat.db)
  }

  /** One interleaving of a race's acts, which the races of that name before have not had as long as there is one. */
  async race(name: string, acts: readonly RacingAct[]): Promise<Outcome> {
    const { db, seats, watching } = this.#ground
    const known = this.byRace.get(name)
    const ways = known?.ways ?? new Interleavings(randomFrom(this.#seed + this.byRace.size + 1))
    if (known === undefined) this.byRace.set(name, { ways, acts: acts.length })
    const before = await ledgerHead(db)
    const way = ways.next()
    const asks = acts.map(({ ask }) => ask)
    const run = await runInterleaved(seats, asks, watching, (points, held) => ways.choose(way, points, held))
    const schedule = `${name} ${ways.learn(way, run.points)}`
    this.schedules.push(schedule)
    const answers = acts.flatMap((act, at) => {
      const answer = run.outcomes[at]
      return answer === undefined ? [] : [[act, answer] as const]
    })
    const outcome = { ...winsOf(answers), recordFaults: await faultsSince(db, before, toldDone(answers)), answers }
    this.#count(schedule, outcome)
    this.score.acts += acts.length
    this.score.steps += run.points.length
    this.score.lockWaits += run.lockWaits
    this.score.deadlocks += run.deadlocks
    return outcome
  }

  /** Three cases from their beginning to their end, a race at each step. */
  async course(): Promise<void> {
    this.score.courses += 1
    const name = `${this.#seed}-${this.score.courses}`
    const places = new Map<CaseOf, Place>()
    const begun = await this.race('begun twice by one form', [this.#draft(name), this.#draft(name)])
    moveOn(places, 'main', begun.answers)
    for (const of of ['second', 'third'] as const) {
      const act = this.#submission(`${name}-${of}`)
      moveOn(places, of, [[act, await this.alone(act)]])
    }
    let standing: Standing = { leadUnit: roads, cosigners: [secondDeputy] }
    for (const raceFor of suggestionRaces) standing = await this.#step(name, places, raceFor(standing), standing)
  }

  /** A case handed in that was not drafted before. */
  #submission(submitToken: string): RacingAct {
    return beginning(
      deputy,
      '2026-03-02',
      { action: 'submit', submitToken, fields: fieldsOf(submitToken) },
      this.chance,
    )
  }

  #draft(submitToken: string): RacingAct {
    const cosigners = [secondDeputy.personId, thirdDeputy.personId]
    const fields = { ...fieldsOf(submitToken), cosigners, cosignBy: '2026-03-10' }
    return beginning(deputy, '2026-03-02', { action: 'begin_draft', submitToken, fields }, this.chance)
  }

  async #step(name: string, places: Map<CaseOf, Place>, race: Race, standing: Standing): Promise<Standing> {
    const isAskedAgain = race.isAskedAgain === true
    const actOf = (asked: Asked): RacingAct => {
      const { of, fields = {}, key, slot = of, ...rest } = asked
      const place = places.get(of)
      if (place === undefined) throw new RangeError(`no ${of} case`)
      const keyed = key === undefined ? {} : { key: `${name}-${key}` }
      return racingAct(place, { ...rest, slot, fields, isAskedAgain, ...keyed }, this.chance)
    }
    const { answers } = await this.race(race.name, race.asks.map(actOf))
    for (const [at, answer] of answers.entries()) moveOn(places, race.asks[at]?.of ?? 'main', [answer])
    const won = answers.flatMap(([act, { isDone }]) => (isDone ? [act] : []))
    for (const asked of race.thereupon?.[won[0]?.action ?? ''] ?? []) {
      const act = actOf(asked)
      const answer = await this.alone(act)
      if (!answer.isDone) throw new Error(`${asked.action}: ${answer.codes.join()}`)
      moveOn(places, asked.of, [[act, answer]])
    }
    return won.reduce(standingAfter, standing)
  }

  #count(schedule: string, { more, without, recordFaults, answers }: Outcome): void {
    const told = (what: readonly string[]): readonly string[] => what.map((one) => `${schedule}: ${one}`)
    this.score.more.push(...told(more))
    this.score.without.push(...told(without))
    this.score.recordFaults.push(...told(recordFaults))
    const codes = answers.flatMap(([, answer]) => (answer.isDone ? [] : answer.codes))
    this.score.otherRefusals.push(...told(codes.filter((code) => !lateCodes.has(code))))
  }
}

/** What somebody is told who came too late; the last where they looked, asked again, and it had been done. */
const lateCodes: ReadonlySet<string> = new Set(['case_moved_on', 'idempotency_key_reused', 'action_not_available'])

const fieldsOf = (name: string) => ({
  title: `关于${name}的建议`,
  demands: '请修缮。',
  leadProposer: deputy.personId,
  period: 'between_sessions',
  publishText: true,
})

function winsOf(answers: Outcome['answers']): Pick<Outcome, 'more' | 'without'> {
  const wins = new Map<string, Set<string>>()
  for (const [{ slot }, answer] of answers) {
    const own = wins.get(slot) ?? new Set()
    wins.set(slot, answer.isDone ? own.add(answer.win) : own)
  }
  const slots = [...wins]
  return {
    more: slots.flatMap(([slot, { size }]) => (size > 1 ? [slot] : [])),
    without: slots.flatMap(([slot, { size }]) => (size === 0 ? [slot] : [])),
  }
}

/** Each act once, with the receipt that comes last where several were told of it. */
function toldDone(answers: Outcome['answers']): readonly ToldDone[] {
  const told = new Map<string, ToldDone>()
  for (const [{ action, by }, answer] of answers) {
    if (!answer.isDone) continue
    const { caseId, version, receipt, win } = answer
    if ((told.get(win)?.receipt.seq ?? 0) > receipt.seq) continue
    told.set(win, { caseId, version, receipt, action, personId: by.personId })
  }
  return [...told.values()]
}

function moveOn(places: Map<CaseOf, Place>, of: CaseOf, answers: Outcome['answers']): void {
  for (const [, answer] of answers) {
    if (answer.isDone && answer.version > (places.get(of)?.version ?? 0)) places.set(of, answer)
  }
}

function standingAfter(standing: Standing, { action, by, fields }: RacingAct): Standing {
  if (action === 'assign') {
    const unit = unitsAsked.find(({ id }) => id === fields.leadUnit)
    return { ...standing, leadUnit: unit?.by ?? standing.leadUnit }
  }
  const isThird = action === 'confirm_signature' && by === thirdDeputy
  return isThird ? { ...standing, cosigners: [...standing.cosigners, by] } : standing
}

/** Ids and salts that the seed decides: none for secrets. */
function chanceFrom(random: () => number): Chance {
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)))
  return { id: () => bytes(16).toString('base64url'), salt: () => bytes(32).toString('hex') }
}
