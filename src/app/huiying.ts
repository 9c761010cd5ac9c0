import { runCommand } from '#cli/run-command.ts'
import { DatabaseFault } from './embedded-database.ts'
import { reachDatabase } from './reach-database.ts'

// npm run huiying -- COMMAND
runCommand(process.argv.slice(2), process.env, reachDatabase(process.env)).then(
  (code) => {
    process.exitCode = code
  },
  (fault: unknown) => {
    process.stderr.write(`${textOf(fault)}\n`)
    process.exitCode = 1
  },
)

function textOf(fault: unknown): string {
  if (fault instanceof DatabaseFault) return fault.message
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}
