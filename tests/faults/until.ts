import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until it is so. @throws when that takes two minutes. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 120_000; !(await isSo()); ) {
    if (performance.now() > end) throw new Error(`not within two minutes: ${what}`)
    await pause(5)
  }
}
