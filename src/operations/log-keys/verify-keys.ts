import { verifyCheckpointUnder } from '#ledger/checkpoint.ts'
import { parseKeyAct } from '#ledger/key-act.ts'
import { followKeys } from '#ledger/key-chain.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { keyFileIn } from './key-file.ts'
import { LogDamaged } from './log-damaged.ts'

/** What is wrong with the entries about the log's keys and the checkpoints that handed on; nothing where it had one alone. */
export async function verifyKeys(db: Db): Promise<readonly string[]> {
  const newest = await newestCheckpoint(db)
  const [first] = await listKeyEntries(db)
  const act = first === undefined ? undefined : parseKeyAct(first.payload)
  if (newest === undefined || first === undefined || first.number > newest.size) return []
  if (act?.kind !== 'announced') return [`the log’s keys: entry ${first.number} names no key the log began with`]
  try {
    const file = await keyFileIn(db, undefined)
    const chain = followKeys(Buffer.from(file ?? []).toString('utf8'), act.of)
    if (!chain.ok) return [`the log’s keys: ${Object.values(chain.refusal).join(' ')}`]
    const isSigned = verifyCheckpointUnder(newest.note, chain.value.history) !== undefined
    return isSigned ? [] : [`checkpoint of ${newest.size} entries: not signed by the keys in force`]
  } catch (fault) {
    if (fault instanceof LogDamaged) return [`the log’s keys: ${fault.message}`]
    throw fault
  }
}
