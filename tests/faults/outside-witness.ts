import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** An act as its answer told it: which request, which case and version, where in the log. */
export type Acknowledged = {
  readonly key: string
  readonly caseId: string
  readonly version: number
  readonly receipt: { readonly seq: number; readonly hash: string }
}

/**
 * Stands outside of the program and its database: writes down each act once its receipt has arrived, and has it on the
 * disk before anything else happens.
 */
export function outsideWitness(file: string) {
  const handle = openSync(file, 'a')
  const acts: Acknowledged[] = []
  return {
    acts,
    write: (act: Acknowledged): void => {
      writeSync(handle, `${JSON.stringify(act)}\n`)
      fsyncSync(handle)
      acts.push(act)
    },
    close: (): void => closeSync(handle),
  }
}
