import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'

/** A migrated, empty database of a test file's own. */
export type TestDatabase = {
  /** As the application sees it. */
  readonly db: Db
  /** As the owner, who may do anything. */
  readonly ownerDb: Db
  readonly url: string
  readonly ownerUrl: string
  readonly drop: () => Promise<void>
}

/** Clones the migrated template; call `drop` when the file's tests are over. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject('database')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAsOwner(ownerUrl, `create database ${name} template huiying`)
  const url = onDatabase(appUrl, name)
  const ownUrl = onDatabase(ownerUrl, name)
  const db = connect(url, { max: 10 })
  const ownerDb = connect(ownUrl, { max: 2 })
  return {
    db,
    ownerDb,
    url,
    ownerUrl: ownUrl,
    drop: async () => {
      await db.destroy()
      await ownerDb.destroy()
      await runAsOwner(ownerUrl, `drop database ${name} with (force)`)
    },
  }
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
