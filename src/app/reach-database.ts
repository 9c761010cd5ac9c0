import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ReachDatabase } from '#cli/reach-database.ts'
import { DatabaseInUse, startEmbeddedDatabase } from './embedded-database.ts'
import { DatabaseFault } from './postgres/database-fault.ts'
import { findDatabaseSecrets } from './postgres/database-secrets.ts'

/**
 * The database a command works on, as its owner: the one it names, else that of the environment, else the embedded one
 * of `DATA_DIR`, which is started where the program does not run, and reached beside the program where it does.
 */
export function reachDatabase(env: Readonly<Record<string, string | undefined>>): ReachDatabase {
  return async ({ city, url }) => {
    const named = url ?? env.DATABASE_OWNER_URL ?? env.DATABASE_URL
    if (named !== undefined) return { url: named, appRole: undefined, close: async () => undefined }
    const dataDir = resolve(env.DATA_DIR ?? './data/local')
    try {
      const embedded = await startEmbeddedDatabase({ dataDir, log: () => undefined })
      const { ownerUrl, appRole } = city === undefined ? embedded : await embedded.databaseOf(city)
      return { url: ownerUrl, appRole, close: embedded.stop }
    } catch (fault) {
      if (!(fault instanceof DatabaseInUse)) throw fault
      return { url: await besideTheProgram(dataDir, city), appRole: undefined, close: async () => undefined }
    }
  }
}

async function besideTheProgram(dataDir: string, city: string | undefined): Promise<string> {
  const secrets = await findDatabaseSecrets(join(dataDir, 'database-secrets.json'))
  const lines = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const port = Number(lines[3])
  if (secrets === undefined || !(port > 0)) {
    throw new DatabaseFault(
      `${dataDir} 的数据库正在启动，请稍候再试。`,
      `The database in ${dataDir} is starting. Try again in a moment.`,
    )
  }
  const name = city === undefined ? 'huiying' : `huiying_${city.replaceAll('-', '_')}`
  return `postgres://huiying_owner:${secrets.owner}@127.0.0.1:${port}/${name}`
}
