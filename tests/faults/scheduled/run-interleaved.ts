import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#store/schema.ts'
import type { Seat } from './held-seat.ts'
import { type LockWaits, lockWaits, oneInCircle } from './lock-waits.ts'

/** Where somebody was let go on: who could have, who did before, and who does now with what. */
export type Point = {
  readonly held: readonly number[]
  readonly last: number | undefined
  readonly chosen: number
  readonly statement: string
}

/** Chooses who goes on, out of those who can. */
export type Choose = (points: readonly Point[], held: readonly number[]) => number

export type Run<Outcome> = {
  readonly points: readonly Point[]
  readonly outcomes: readonly Outcome[]
  /** How often a statement had to wait for what another had locked. */
  readonly lockWaits: number
  readonly deadlocks: number
}

/**
 * Runs acts beside one another, each on a seat of its own, so that the server works for one of them at a time: each
 * statement is held until its act is chosen, and the next is chosen when it is done or waits for a lock. Who waits is
 * stopped as well, and chosen like the others once the lock is theirs: of several who waited for the same, one goes on.
 * @throws what an act throws.
 */
export async function runInterleaved<Outcome>(
  seats: readonly Seat[],
  acts: readonly ((db: Db) => Promise<Outcome>)[],
  watching: Db,
  choose: Choose,
): Promise<Run<Outcome>> {
  const round = new Round(watching)
  const ends = acts.map((act, at) => round.start(seats[at], act))
  try {
    const points = await round.go(choose)
    return { points, outcomes: await Promise.all(ends), lockWaits: round.lockWaits, deadlocks: round.deadlocks }
  } finally {
    round.letAllGo()
  }
}

type Racer = {
  readonly seat: Seat
  /** Held in the driver before the server hears of its statement, or stopped in the server while it waits for a lock. */
  phase: 'asking' | 'held' | 'stopped' | 'ended'
  statement: string
  letGo: () => void
}

/** How long a statement is left alone before it is looked whether it waits for a lock. */
const patienceMs = 2

class Round {
  lockWaits = 0
  deadlocks = 0
  readonly #watching: Db
  readonly #racers: Racer[] = []
  #change = Promise.withResolvers<void>()

  constructor(watching: Db) {
    this.#watching = watching
  }

  start<Outcome>(seat: Seat | undefined, act: (db: Db) => Promise<Outcome>): Promise<Outcome> {
    if (seat === undefined) throw new RangeError('more acts than seats')
    const racer: Racer = { seat, phase: 'asking', statement: '', letGo: () => undefined }
    this.#racers.push(racer)
    seat.hold((statement) => this.#held(racer, statement))
    const end = act(seat.db).finally(() => this.#become(racer, 'ended'))
    // Told by whoever awaits it: others may still be under way when it comes.
    end.catch(() => undefined)
    return end
  }

  async go(choose: Choose): Promise<readonly Point[]> {
    const points: Point[] = []
    for (;;) {
      await this.#quiet()
      const waits = await this.#waits(this.#in('stopped'))
      const able = this.#racers.flatMap((racer, at) => (isAble(racer, waits) ? [at] : []))
      if (able.length > 0) points.push(this.#step(choose(points, able), able, points.at(-1)?.chosen))
      else if (waits.size > 0) await this.#leaveToServer(waits)
      else return points
    }
  }

  letAllGo(): void {
    for (const { seat, letGo } of this.#racers) {
      seat.hold()
      seat.goOn()
      letGo()
    }
  }

  #step(chosen: number, held: readonly number[], last: number | undefined): Point {
    const racer = this.#racers[chosen]
    if (racer === undefined || !held.includes(chosen)) throw new RangeError(`number ${chosen} cannot go on`)
    const { phase, seat, letGo, statement } = racer
    racer.phase = 'asking'
    if (phase === 'stopped') seat.goOn()
    else letGo()
    return { held, last, chosen, statement }
  }

  /** One of a circle goes on waiting until the server ends what it asked. */
  async #leaveToServer(waits: LockWaits): Promise<void> {
    const pid = oneInCircle(waits)
    const racer = this.#racers.find(({ seat }) => seat.pid === pid)
    if (racer === undefined) throw new Error('somebody waits for a lock that nobody gives back')
    this.deadlocks += 1
    const change = this.#change.promise
    racer.phase = 'asking'
    racer.seat.goOn()
    await change
  }

  #held(racer: Racer, statement: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    racer.statement = statement
    racer.letGo = resolve
    this.#become(racer, 'held')
    return promise
  }

  #become(racer: Racer, phase: Racer['phase']): void {
    racer.phase = phase
    this.#change.resolve()
    this.#change = Promise.withResolvers<void>()
  }

  /** Until the server works for nobody: who is found to wait for a lock is stopped. */
  async #quiet(): Promise<void> {
    while (this.#in('asking').length > 0) {
      const change = this.#change
      await Promise.race([change.promise, pause(patienceMs)])
      if (this.#change !== change) continue
      const asking = this.#in('asking')
      const waits = await this.#waits(asking)
      // What was seen before somebody went on may hold no more.
      if (this.#change !== change) continue
      for (const racer of asking.filter(({ seat }) => waits.has(seat.pid))) {
        racer.seat.stop()
        racer.phase = 'stopped'
        this.lockWaits += 1
      }
    }
  }

  async #waits(racers: readonly Racer[]): Promise<LockWaits> {
    const pidOf = ({ seat }: Racer): number => seat.pid
    return racers.length === 0 ? new Map() : lockWaits(this.#watching, racers.map(pidOf), this.#racers.map(pidOf))
  }

  #in(phase: Racer['phase']): readonly Racer[] {
    return this.#racers.filter((racer) => racer.phase === phase)
  }
}

function isAble({ phase, seat }: Racer, waits: LockWaits): boolean {
  return phase === 'held' || (phase === 'stopped' && !waits.has(seat.pid))
}
