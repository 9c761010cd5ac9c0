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
  const { name, url, ownerUrl } = await clone(server, server.template)
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

/** Where a database is that no connection is open to. */
export type DatabaseAddress = { readonly name: string; readonly url: string; readonly ownerUrl: string }

/**
 * A migrated database that `fill` puts something into once, to be cloned from then on; it goes when the run ends.
 * Each call of the answer gives a clone of its own.
 */
export async function templateOf(fill: (db: Db) => Promise<void>): Promise<() => Promise<DatabaseAddress>> {
  const server = await findTestServer()
  const filled = await clone(server, server.template)
  const db = connect(filled.url)
  await fill(db).finally(() => db.destroy())
  return () => clone(server, filled.name)
}

/** Drops a database, whoever is still in it. */
export async function dropDatabase({ name }: DatabaseAddress): Promise<void> {
  const server = await findTestServer()
  await runAsOwner(server.ownerUrl, `drop database ${name} with (force)`)
}

/** Copied as files: through the log of the server every page would be written twice. */
async function clone(server: TestServer, template: string): Promise<DatabaseAddress> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAsOwner(server.ownerUrl, `create database ${name} template ${template} strategy file_copy`)
  return { name, url: onDatabase(server.appUrl, name), ownerUrl: onDatabase(server.ownerUrl, name) }
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
