import { checkReceiptCommand } from './check-receipt-command.ts'
import { exportLogCommand } from './export-log-command.ts'
import { helpText } from './help-text.ts'
import { readCommand } from './read-command.ts'
import { verifyArchiveCommand } from './verify-archive-command.ts'
import { verifyCommand } from './verify-command.ts'

/** Exit codes: 0 done, 1 refused or found wrong with a message, 2 not used rightly. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  switch (command) {
    case 'read':
      return readCommand(rest)
    case 'verify':
      return verifyCommand(rest, process.env)
    case 'check-receipt':
      return checkReceiptCommand(rest)
    case 'export-log':
      return exportLogCommand(rest, process.env)
    case 'verify-archive':
      return verifyArchiveCommand(rest)
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

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)
    process.exitCode = 1
  },
)
