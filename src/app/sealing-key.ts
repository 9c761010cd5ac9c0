import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Chance } from '#operations/act-context.ts'
import { ConfigurationFault } from './configuration.ts'
import { readIfThere } from './read-if-there.ts'

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
  const key = Buffer.from(chance.salt(), 'hex').subarray(0, 32).toString('hex')
  await mkdir(dirname(file), { recursive: true })
  // Never over a key that another process made in the meantime: what it locked would open no more.
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
