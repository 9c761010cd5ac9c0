import type { Chance } from './act-context.ts'

/** So many bytes of chance, no more than a salt has. */
export function chanceBytes(chance: Chance, count: number): Buffer {
  return Buffer.from(chance.salt(), 'hex').subarray(0, count)
}
