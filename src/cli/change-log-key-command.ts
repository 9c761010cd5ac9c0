import { encodeVerifierKey } from '#ledger/note-key.ts'
import { changeLogKey } from '#operations/log-keys/change-log-key.ts'
import { keyArguments } from './key-arguments.ts'
import { keyRefusalText } from './key-refusal-text.ts'
import type { ReachDatabase } from './reach-database.ts'
import type { ReachLogKeys } from './reach-log-keys.ts'
import { withLogKeys } from './with-log-keys.ts'

/** Begins a change of the log's key: makes the next one, keeps it, and announces it in the log. */
export async function changeLogKeyCommand(
  args: readonly string[],
  reach: { readonly database: ReachDatabase; readonly logKeys: ReachLogKeys },
): Promise<number> {
  const asked = keyArguments('change-log-key', args)
  if (asked === undefined) return 2
  return withLogKeys(asked, reach, async (db, keys, context) => {
    const until = asked.overlapDays === null ? null : daysAfter(context.at, asked.overlapDays)
    const { held, makeKey, fileOf } = keys
    const changed = await changeLogKey(db, context, { held, makeNext: makeKey, until })
    if (!changed.ok) {
      process.stderr.write(keyRefusalText(changed.refusal))
      return 1
    }
    const { entry, key } = changed.value
    process.stdout.write(`${encodeVerifierKey(key)}\n${fileOf(key)}\n`)
    process.stdout.write(
      until === null
        ? `第${entry}条公布了新密钥，第${entry + 1}条停用了旧密钥 / announced by entry ${entry}; the key before ended by entry ${entry + 1}\n`
        : `第${entry}条公布了新密钥；新旧密钥同时签署至 ${until} / announced by entry ${entry}; both keys sign until ${until}\n`,
    )
    process.stdout.write(
      '请备份新密钥文件，并把新公钥告诉各见证方和保存旧公钥的人；见 docs/guides/log-key.md\n' +
        'Back up the new file, and tell the witnesses, and who kept the key before, of the new one; see docs/guides/log-key.md\n',
    )
    return 0
  })
}

function daysAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString()
}
