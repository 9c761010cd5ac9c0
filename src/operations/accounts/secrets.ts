import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id at the parameters OWASP names first (19 MiB, 2 passes, 1 lane). */
const argon = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export async function hashPassword(password: string): Promise<string> {
  return hash(password, argon)
}

/** Compares with a decoy where there is nothing to compare with, so that both take as long. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoyHash()), password)
  return matches && passwordHash != null
}

/** True of a hash that was made at other parameters than passwords are hashed at now. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = argon
  return !passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}

/** What is stored of a secret that only its holder ever has. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

let decoy: Promise<string> | undefined

function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password')
  return decoy
}
