import type { Logger } from 'pino'
import { countKeysNotOpened } from '#operations/accounts/count-keys-not-opened.ts'
import type { Db } from '#store/schema.ts'

/**
 * Says when the program starts that keys of one-time codes were locked by another sealing key: whoever has codes is let in by
 * recovery codes alone until the file is put back.
 */
export async function tellKeysNotOpened(
  db: Db,
  { sealingKey, file, log }: { readonly sealingKey: Uint8Array; readonly file: string; readonly log: Logger },
): Promise<void> {
  const { keys, notOpened } = await countKeysNotOpened(db, sealingKey)
  if (notOpened === 0) return
  const which = notOpened === keys ? 'none of the keys' : 'not every key'
  log.error(
    { file, keys, notOpened },
    `SEALING_KEY_FILE opens ${which} of one-time codes in the database: put back the file they were locked by (docs/guides/sign-in.md)`,
  )
}
