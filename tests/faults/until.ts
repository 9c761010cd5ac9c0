import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until it is so. @throws when that takes longer than it may. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, seconds = 120): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; !(await isSo()); ) {
    if (performance.now() > end) throw new Error(`not within ${seconds} seconds: ${what}`)
    await pause(5)
  }
}
