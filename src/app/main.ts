import { pino } from 'pino'
import { startApp } from './app.ts'
import { ConfigurationFault, readConfiguration } from './configuration.ts'
import { DatabaseFault } from './embedded-database.ts'

/** npm start: everything from the environment, until Ctrl+C. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const log = pino({ level: configuration.logLevel }, pino.destination(2))
  const app = await startApp(configuration, { log, clock: () => new Date() })
  process.stdout.write(`\n  回应 Huiying  ${app.address}\n\n`)

  let stopping = false
  const stop = (signal: string): void => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    app.stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        log.error({ err: fault }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.prependListener('SIGINT', () => stop('SIGINT'))
  process.prependListener('SIGTERM', () => stop('SIGTERM'))
}

main().catch((fault: unknown) => {
  process.stderr.write(`${adviceFor(fault)}\n`)
  process.exit(1)
})

function adviceFor(fault: unknown): string {
  if (fault instanceof ConfigurationFault || fault instanceof DatabaseFault) return fault.message
  if (fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE') {
    return '端口已被占用，请用 PORT 另设，例如 PORT=8090 npm start。\nThe port is taken: choose another with PORT, e.g. PORT=8090 npm start.'
  }
  return fault instanceof Error ? `${fault.stack ?? fault.message}` : String(fault)
}
