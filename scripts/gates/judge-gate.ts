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

/** A gate has passed when its tests have, and every figure and every control it promises was told. */
export function judgeGate(gate: Gate, { status, told, seconds }: Ran): Outcome {
  const isTold = (is: Told['is'], what: string): boolean => told.some((one) => one.is === is && one.what === what)
  const because = [
    ...(status === 0 ? [] : [status === null ? 'it was ended' : 'its tests did not pass']),
    ...Object.keys(gate.figures).flatMap((what) => (isTold('figures', what) ? [] : [`no figures of: ${what}`])),
    ...Object.keys(gate.controls).flatMap((what) => (isTold('control', what) ? [] : [`no control: ${what}`])),
  ]
  return { gate: gate.name, passed: because.length === 0, because, seconds, told }
}
