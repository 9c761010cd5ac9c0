import { runCommand } from '#cli/run-command.ts'
import { saidPlainly } from '#cli/said-plainly.ts'
import { ConfigurationFault } from './configuration.ts'
import { DatabaseFault } from './embedded-database.ts'
import { reachDatabase } from './reach-database.ts'
import { reachLogKeys } from './reach-log-keys.ts'
import { withSecretFiles } from './secret-files.ts'

// npm run huiying -- COMMAND
withSecretFiles(process.env)
  .then((env) => {
    const reach = { database: reachDatabase(env), logKeys: reachLogKeys(env) }
    return saidPlainly(() => runCommand(process.argv.slice(2), env, reach))
  })
  .then(
    (code) => {
      process.exitCode = code
    },
    (fault: unknown) => {
      process.stderr.write(`${textOf(fault)}\n`)
      process.exitCode = 1
    },
  )

function textOf(fault: unknown): string {
  if (fault instanceof DatabaseFault || fault instanceof ConfigurationFault) return fault.message
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}
