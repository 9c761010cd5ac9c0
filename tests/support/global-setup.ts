import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#app/embedded-database.ts'
import { connect } from '#store/connect.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'
import type { TestServer } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Asked with GET, it starts the run's database if none has asked before, and answers with `TestServer`. */
    databaseDesk: string
  }
}

/**
 * One PostgreSQL for a whole run, started when the first test file asks for a database: a run of pure tests
 * never waits for it. Test files live in processes of their own, so they ask over HTTP.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiying-test-'))
  let starting: Promise<EmbeddedDatabase> | undefined
  const secretPath = `/${randomBytes(16).toString('hex')}`

  const desk = createServer((request, response) => {
    if (request.url !== secretPath) return void response.writeHead(404).end()
    starting ??= startMigrated(dataDir)
    starting.then(
      ({ ownerUrl, appUrl }) => {
        response.end(JSON.stringify({ ownerUrl, appUrl, template: 'huiying' } satisfies TestServer))
      },
      (fault: unknown) => response.writeHead(500).end(fault instanceof Error ? fault.stack : String(fault)),
    )
  })
  await new Promise<void>((listening) => desk.listen(0, '127.0.0.1', listening))
  const address = desk.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port to listen on')
  project.provide('databaseDesk', `http://127.0.0.1:${address.port}${secretPath}`)

  return async () => {
    desk.close()
    const server = await starting?.catch(() => undefined)
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function startMigrated(dataDir: string): Promise<EmbeddedDatabase> {
  const server = await startEmbeddedDatabase({
    dataDir,
    log: () => undefined,
    // Test data need not outlive a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const owner = connect(server.ownerUrl, { max: 1 })
  try {
    await migrateToLatest(owner)
    await grantToApplication(owner, server.appRole)
  } catch (fault) {
    await server.stop()
    throw fault
  } finally {
    await owner.destroy()
  }
  return server
}
