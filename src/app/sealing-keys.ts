import type { SealingKeys } from '#operations/accounts/sealed-key.ts'
import type { Chance } from '#operations/act-context.ts'
import { chanceBytes } from '#operations/chance-bytes.ts'
import { ConfigurationFault } from './configuration.ts'
import { readIfThere } from './read-if-there.ts'
import { writeNewSecret } from './write-new-secret.ts'

/**
 * What opens the keys of one-time codes: 256 bits a line in a file that only its owner can read, made with one line on the first
 * start. The first line locks from now on; each opens what it locked.
 * @throws ConfigurationFault when the file holds something else.
 */
export async function loadSealingKeys(file: string, chance: Chance): Promise<SealingKeys> {
  const kept = (await readIfThere(file)) ?? (await makeKey(file, chance))
  const [first = '', ...older] = kept.trim().split(/\s*\n\s*/)
  return [keyOf(first, file), ...older.map((line) => keyOf(line, file))]
}

function keyOf(line: string, file: string): Uint8Array {
  if (/^[0-9a-f]{64}$/.test(line)) return Buffer.from(line, 'hex')
  throw new ConfigurationFault(
    `${file} 每行应是 64 位十六进制密钥 / does not hold a key of 64 hexadecimal figures on each line`,
  )
}

async function makeKey(file: string, chance: Chance): Promise<string> {
  const key = chanceBytes(chance, 32).toString('hex')
  // Never over a key that another process made in the meantime: what it locked would open no more.
  await writeNewSecret(file, `${key}\n`)
  return key
}
