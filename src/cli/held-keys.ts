import { readFile } from 'node:fs/promises'
import type { ProofPolicy } from '#ledger/entry-proof.ts'
import { followKeys } from '#ledger/key-chain.ts'
import { parseVerifierKey } from '#ledger/note-key.ts'

/**
 * The key somebody holds of a log and, where they have a copy of its file of keys, what follows from it there.
 * Undefined where the file does not lead from that key to others: why was said then.
 */
export async function heldKeys(
  key: string,
  file: string | undefined,
): Promise<Pick<ProofPolicy, 'log' | 'keys'> | undefined> {
  const log = parseVerifierKey(key)
  if (file === undefined) return { log }
  const chain = followKeys(await readFile(file, 'utf8'), log)
  if (chain.ok) return { log, keys: chain.value.history }
  process.stdout.write(
    `${file}: ${Object.entries(chain.refusal)
      .map(([name, value]) => (name === 'code' ? value : `${name} ${value}`))
      .join(' ')}\n`,
  )
  process.stdout.write(
    '  这份密钥文件不能由您保存的公钥推出其他密钥，不予采信。\n  This file of keys does not lead from the key you hold to others: it is not believed.\n',
  )
  return undefined
}
