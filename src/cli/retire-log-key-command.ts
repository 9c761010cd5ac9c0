import { encodeVerifierKey } from '#ledger/note-key.ts'
import { retireLogKey } from '#operations/log-keys/retire-log-key.ts'
import { keyArguments } from './key-arguments.ts'
import { keyRefusalText } from './key-refusal-text.ts'
import type { ReachDatabase } from './reach-database.ts'
import type { ReachLogKeys } from './reach-log-keys.ts'
import { withLogKeys } from './with-log-keys.ts'

/** Ends the elder of the log's two keys before its time. */
export async function retireLogKeyCommand(
  args: readonly string[],
  reach: { readonly database: ReachDatabase; readonly logKeys: ReachLogKeys },
): Promise<number> {
  const asked = keyArguments('retire-log-key', args)
  if (asked === undefined) return 2
  return withLogKeys(asked, reach, async (db, { held }, context) => {
    const retired = await retireLogKey(db, context, held)
    if (!retired.ok) {
      process.stderr.write(keyRefusalText(retired.refusal))
      return 1
    }
    const { entry, key } = retired.value
    process.stdout.write(`第${entry}条停用了密钥 / ended by entry ${entry}: ${encodeVerifierKey(key)}\n`)
    return 0
  })
}
