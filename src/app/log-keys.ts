import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { openTerms } from '#ledger/key-history.ts'
import { encodeVerifierKey, isSameKey, type SignerKey, type VerifierKey } from '#ledger/note-key.ts'
import { readKeyHistory } from '#operations/log-keys/read-key-history.ts'
import type { LogKeys } from '#operations/publish-log.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { ConfigurationFault } from './configuration.ts'
import { loadKey, readKey } from './log-key.ts'

/** Where the key is kept that follows another: beside the first, with its id in the name. */
export function laterKeyFile(logKeyFile: string, { id }: VerifierKey): string {
  const { dir, name, ext } = parse(logKeyFile)
  return join(dir, `${name}-${Buffer.from(id).toString('hex')}${ext}`)
}

/** Every key of the log that is kept here, in the file that is named and beside it. */
export async function readLogKeys(origin: string, logKeyFile: string): Promise<readonly SignerKey[]> {
  const { dir, name, ext } = parse(logKeyFile)
  const names = await readdir(dir === '' ? '.' : dir).catch(() => [])
  const isLater = (one: string): boolean =>
    one.startsWith(`${name}-`) &&
    one.endsWith(ext) &&
    /^[0-9a-f]{8}$/.test(one.slice(name.length + 1, one.length - ext.length))
  const files = [
    logKeyFile,
    ...names
      .filter(isLater)
      .sort()
      .map((one) => join(dir, one)),
  ]
  const keys: SignerKey[] = []
  for (const file of files) {
    const key = await readKey(origin, 'log', file)
    if (key !== undefined && !keys.some((one) => isSameKey(one, key))) keys.push(key)
  }
  return keys
}

/**
 * The log's keys that are kept here, with those in force among them. The first is made at the first start.
 * @throws ConfigurationFault when a key is missing that the log is to be signed with.
 */
export async function loadLogKeys(db: Db, origin: string, logKeyFile: string): Promise<LogKeys> {
  if ((await listKeyEntries(db)).length === 0) {
    const first = await loadKey(origin, 'log', logKeyFile, async () => (await newestCheckpoint(db)) === undefined)
    return [first, ...(await readLogKeys(origin, logKeyFile)).filter((key) => !isSameKey(key, first))]
  }
  const [first, ...others] = await readLogKeys(origin, logKeyFile)
  if (first === undefined) throw missing(logKeyFile)
  const held = [first, ...others] as const
  for (const { key } of openTerms(await readKeyHistory(db, first))) {
    if (!held.some((one) => isSameKey(one, key))) throw missing(laterKeyFile(logKeyFile, key), key)
  }
  return held
}

function missing(file: string, key?: VerifierKey): ConfigurationFault {
  const which = key === undefined ? '' : ` ${encodeVerifierKey(key)}`
  return new ConfigurationFault(
    `没有找到签署存证记录的密钥${which}（${file}）：请从备份放回；见 docs/guides/log-key.md。\n` +
      `A key that signs the log${which} is not at ${file}: put it back from its backup; see docs/guides/log-key.md.`,
  )
}
