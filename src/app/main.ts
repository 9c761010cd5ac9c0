import { pino } from 'pino'
import { type FirstSignIn, startApp } from './app.ts'
import { ConfigurationFault, readConfiguration } from './configuration.ts'
import { DatabaseFault } from './embedded-database.ts'
import { newLog } from './new-log.ts'
import { withSecretFiles } from './secret-files.ts'
import { YamlFault } from './yaml-fault.ts'

/** npm start: everything from the environment, until Ctrl+C. */
async function main(): Promise<void> {
  const env = await withSecretFiles(process.env)
  const configuration = readConfiguration(env)
  const log = newLog(configuration.logLevel, pino.destination(2))
  const app = await startApp(configuration, { log, clock: () => new Date(), env })
  process.stdout.write(`\n  回应 Huiying  ${app.address}\n\n${app.firstSignIns.map(firstSignInText).join('')}`)

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

/** The link is kept nowhere; another is said at the next start while nobody has used it. */
function firstSignInText({ siteUrl, login, path }: FirstSignIn): string {
  return (
    `  新建城市；管理员 ${login} 用这个链接设密码并首次登录，只能用一次，只显示这一次\n` +
    `  a new city; its administrator ${login} sets a password by this link, which works once and is shown only now\n` +
    `  ${siteUrl ?? ''}${path}\n\n`
  )
}

function adviceFor(fault: unknown): string {
  if (fault instanceof ConfigurationFault || fault instanceof DatabaseFault || fault instanceof YamlFault)
    return fault.message
  if (fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE') {
    return '端口已被占用，请用 PORT 另设，例如 PORT=8090 npm start。\nThe port is taken: choose another with PORT, e.g. PORT=8090 npm start.'
  }
  return fault instanceof Error ? `${fault.stack ?? fault.message}` : String(fault)
}
