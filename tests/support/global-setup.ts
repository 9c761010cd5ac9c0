import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#app/embedded-database.ts'
import { connect } from '#store/connect.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    database: { readonly ownerUrl: string; readonly appUrl: string; readonly appRole: string }
  }
}

/** One PostgreSQL for a whole run, with a migrated database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiying-test-'))
  const server = await startEmbeddedDatabase({
    dataDir,
    log: () => undefined,
    // Test data need not outlive a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const owner = connect(server.ownerUrl, { max: 1 })
  await migrateToLatest(owner)
  await grantToApplication(owner, server.appRole)
  await owner.destroy()
  project.provide('database', { ownerUrl: server.ownerUrl, appUrl: server.appUrl, appRole: server.appRole })
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
