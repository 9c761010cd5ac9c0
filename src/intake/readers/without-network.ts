import { spawnSync } from 'node:child_process'

/** A program that starts another, and the words that go before the other's own. */
export type Starter = { readonly program: string; readonly words: readonly string[] }

/** Where util-linux puts it: the process that reads has no environment in which a path could be looked up. */
const programs = ['/usr/bin/unshare', '/bin/unshare']
const words = ['--user', '--map-current-user', '--net', '--']

let known: { readonly starter: Starter | undefined } | undefined

/**
 * What starts a program without a network, as whoever starts it: not even this machine's own services can be reached from there. Undefined
 * where the machine has no such means or does not let us; asked once.
 */
export function withoutNetwork(): Starter | undefined {
  known ??= { starter: programs.map((program) => ({ program, words })).find(works) }
  return known.starter
}

function works({ program, words: before }: Starter): boolean {
  return spawnSync(program, [...before, process.execPath, '--version'], { env: {}, stdio: 'ignore' }).status === 0
}
