import type { Logger } from 'pino'
import { sealKeysAnew } from '#operations/accounts/seal-keys-anew.ts'
import type { SealingKeys } from '#operations/accounts/sealed-key.ts'
import type { Chance } from '#operations/act-context.ts'
import type { Db } from '#store/schema.ts'

/**
 * When the program starts, keys of one-time codes that an older sealing key locked are locked by the first, and it is said that
 * the older can be taken out; or that some were locked by one that is not in the file: whoever has those codes is let in by
 * recovery codes alone until it is put back.
 */
export async function beginSealing(db: Db, { sealingKeys, file, chance, log }: Sealing): Promise<void> {
  const { keys, sealedAnew, notOpened } = await sealKeysAnew(db, sealingKeys, chance)
  if (sealedAnew > 0)
    log.info({ file, keys, sealedAnew }, 'keys of one-time codes were locked by the first sealing key')
  if (notOpened > 0) {
    const which = notOpened === keys ? 'none of the keys' : 'not every key'
    log.error(
      { file, keys, notOpened },
      `SEALING_KEY_FILE opens ${which} of one-time codes in the database: put back the file they were locked by (docs/guides/sign-in.md)`,
    )
  } else if (sealingKeys.length > 1) {
    log.info(
      { file, keys, older: sealingKeys.length - 1 },
      'no key of one-time codes needs an older sealing key: once every program was started anew, leave its first line alone in SEALING_KEY_FILE',
    )
  }
}

export type Sealing = {
  readonly sealingKeys: SealingKeys
  readonly file: string
  readonly chance: Chance
  readonly log: Logger
}
