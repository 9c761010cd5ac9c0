import { randomBytes } from 'node:crypto'
import type { Chance } from '#operations/act-context.ts'

/** The machine's own source of chance. */
export const chance: Chance = {
  id: () => randomBytes(16).toString('base64url'),
  salt: () => randomBytes(32).toString('hex'),
}
