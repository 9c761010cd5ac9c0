import { backupCommand } from './backup-command.ts'
import { changeLogKeyCommand } from './change-log-key-command.ts'
import { checkReceiptCommand } from './check-receipt-command.ts'
import { checkSiteCommand } from './check-site-command.ts'
import { exportLogCommand } from './export-log-command.ts'
import { helpText } from './help-text.ts'
import type { ReachDatabase } from './reach-database.ts'
import type { ReachLogKeys } from './reach-log-keys.ts'
import { readCommand } from './read-command.ts'
import { restoreCommand } from './restore-command.ts'
import { retireLogKeyCommand } from './retire-log-key-command.ts'
import { verifyArchiveCommand } from './verify-archive-command.ts'
import { verifyCommand } from './verify-command.ts'

/** Exit codes: 0 done, 1 refused or found wrong with a message, 2 not used rightly. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  reach: { readonly database: ReachDatabase; readonly logKeys: ReachLogKeys },
): Promise<number> {
  const [command, ...rest] = args
  switch (command) {
    case 'read':
      return readCommand(rest)
    case 'verify':
      return verifyCommand(rest, env)
    case 'check-receipt':
      return checkReceiptCommand(rest)
    case 'export-log':
      return exportLogCommand(rest, env)
    case 'verify-archive':
      return verifyArchiveCommand(rest)
    case 'check-site':
      return checkSiteCommand(rest)
    case 'backup':
      return backupCommand(rest, reach.database)
    case 'restore':
      return restoreCommand(rest, reach.database)
    case 'change-log-key':
      return changeLogKeyCommand(rest, reach)
    case 'retire-log-key':
      return retireLogKeyCommand(rest, reach)
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(helpText)
      return command === undefined ? 2 : 0
    default:
      process.stderr.write(`没有这个命令 / no such command: ${command}\n\n${helpText}`)
      return 2
  }
}
