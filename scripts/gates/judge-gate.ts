import type { Gate } from './gates.ts'
import type { Told } from './told.ts'

/** What came of a gate. */
export type Outcome = {
  readonly gate: string
  readonly passed: boolean
  /** Why it has not passed. */
  readonly because: readonly string[]
  readonly seconds: number
  readonly told: readonly Told[]
}

/** What a gate's run left behind. `status` is null where a signal ended it. */
export type Ran = { readonly status: number | null; readonly told: readonly Told[]; readonly seconds: number }

/**
 * A gate has passed when its tests have, and every figure and every control it promises was told. What ran as a night asks
 * has to have come as far as a night asks, whatever sizes were set.
 */
export function judgeGate(gate: Gate, { status, told, seconds }: Ran): Outcome {
  const isTold = (is: Told['is'], what: string): boolean => told.some((one) => one.is === is && one.what === what)
  const because = [
    ...(status === 0 ? [] : [status === null ? 'it was ended' : 'its tests did not pass']),
    ...Object.keys(gate.figures).flatMap((what) => (isTold('figures', what) ? [] : [`no figures of: ${what}`])),
    ...Object.keys(gate.controls).flatMap((what) => (isTold('control', what) ? [] : [`no control: ${what}`])),
    ...shortOf(gate, told),
  ]
  return { gate: gate.name, passed: because.length === 0, because, seconds, told }
}

function shortOf({ least = {} }: Gate, told: readonly Told[]): readonly string[] {
  return Object.entries(least).flatMap(([what, figures]) => {
    const long = told.filter((one) => one.is === 'figures' && one.what === what && one.form === 'long')
    if (long.length === 0) return []
    return Object.entries(figures).flatMap(([name, asked]) => {
      const reached = long.reduce((sum, one) => sum + Number(one.figures[name] ?? 0), 0)
      return reached >= asked ? [] : [`${what}: ${name} ${reached} of the ${asked} that a night asks`]
    })
  })
}
