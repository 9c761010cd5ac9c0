import { resolve } from 'node:path'
import { pino } from 'pino'
import { startApp } from './app.ts'
import { ConfigurationFault, readConfiguration } from './configuration.ts'
import { DatabaseInUse } from './embedded-database.ts'

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
  if (fault instanceof ConfigurationFault) return fault.message
  if (fault instanceof DatabaseInUse) {
    return `数据目录正被另一个进程使用，请先停止它，或者用 DATA_DIR 另指目录。\n${fault.message}: stop that one, or set DATA_DIR to another folder (now ${resolve(process.env.DATA_DIR ?? './data/local')}).`
  }
  if (fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE') {
    return '端口已被占用，请用 PORT 另设，例如 PORT=8090 npm start。\nThe port is taken: choose another with PORT, e.g. PORT=8090 npm start.'
  }
  return fault instanceof Error ? `${fault.stack ?? fault.message}` : String(fault)
}
