import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'

/** A migrated, empty database of a test file's own. */
export type TestDatabase = {
  /** As the application sees it. */
  readonly db: Db
  /** As the owner, who made the tables. */
  readonly ownerDb: Db
  readonly url: string
  readonly ownerUrl: string
  readonly drop: () => Promise<void>
}

/** The run's PostgreSQL; `template` is the migrated, empty database to clone. */
const TestServer = z.object({ ownerUrl: z.string(), appUrl: z.string(), template: z.string() })
export type TestServer = z.infer<typeof TestServer>

/** Clones the migrated template; call `drop` when the file's tests are over. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await findTestServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAsOwner(server.ownerUrl, `create database ${name} template ${server.template}`)
  const url = onDatabase(server.appUrl, name)
  const ownerUrl = onDatabase(server.ownerUrl, name)
  const db = connect(url, { max: 10 })
  const ownerDb = connect(ownerUrl, { max: 2 })
  return {
    db,
    ownerDb,
    url,
    ownerUrl,
    drop: async () => {
      await db.destroy()
      await ownerDb.destroy()
      await runAsOwner(server.ownerUrl, `drop database ${name} with (force)`)
    },
  }
}

async function findTestServer(): Promise<TestServer> {
  const answer = await fetch(inject('databaseDesk'))
  if (!answer.ok) throw new Error(`the database for tests did not start: ${await answer.text()}`)
  return TestServer.parse(await answer.json())
}

async function runAsOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(url, 'postgres') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
