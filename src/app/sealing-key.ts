import type { Chance } from '#operations/act-context.ts'
import { chanceBytes } from '#operations/chance-bytes.ts'
import { ConfigurationFault } from './configuration.ts'
import { readIfThere } from './read-if-there.ts'
import { writeNewSecret } from './write-new-secret.ts'

/**
 * What opens the keys of one-time codes: 256 bits in a file that only its owner can read, made on the first start.
 * @throws ConfigurationFault when the file holds something else.
 */
export async function loadSealingKey(file: string, chance: Chance): Promise<Uint8Array> {
  const kept = (await readIfThere(file)) ?? (await makeKey(file, chance))
  const text = kept.trim()
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex')
  throw new ConfigurationFault(`${file} 不是 64 位十六进制密钥 / does not hold a key of 64 hexadecimal figures`)
}

async function makeKey(file: string, chance: Chance): Promise<string> {
  const key = chanceBytes(chance, 32).toString('hex')
  // Never over a key that another process made in the meantime: what it locked would open no more.
  await writeNewSecret(file, `${key}\n`)
  return key
}
