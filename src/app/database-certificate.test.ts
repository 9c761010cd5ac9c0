import { chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#store/connect.ts'
import { ownCertificate } from '#tests/support/own-certificate.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'

let folder = ''
let database: EmbeddedDatabase

/** A server over TLS that knows the application's role by a certificate alone, as one on another machine is set up. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-certificate-'))
  const dataDir = join(folder, 'data')
  const first = await startEmbeddedDatabase({ dataDir, log: () => undefined })
  const { uid, gid } = await stat(first.folder)
  const of = async (name: string, text: string): Promise<string> => {
    const path = join(first.folder, name)
    await writeFile(path, text, { mode: 0o600 })
    await chown(path, uid, gid)
    return path
  }
  const { cert, key } = ownCertificate()
  const settings = {
    ssl: 'on',
    ssl_cert_file: await of('server.pem', cert),
    ssl_key_file: await of('server.key', key),
    ssl_ca_file: await of('ca.pem', cert),
    // The certificate says "localhost".
    ident_file: await of('own-ident.conf', 'program localhost huiying_app\n'),
    hba_file: await of(
      'own-hba.conf',
      'hostssl huiying huiying_app 127.0.0.1/32 cert map=program\nhost all huiying_admin,huiying_owner 127.0.0.1/32 scram-sha-256\n',
    ),
  }
  await writeFile(join(folder, 'program.pem'), cert)
  await writeFile(join(folder, 'program.key'), key)
  await first.stop()
  database = await startEmbeddedDatabase({ dataDir, log: () => undefined, settings })
})

afterAll(async () => {
  await database.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function whoComesIn(url: string): Promise<string> {
  const db = connect(url, { max: 1 })
  try {
    const { rows } = await sql<{ who: string }>`select current_user as who`.execute(db)
    return rows[0]?.who ?? ''
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  } finally {
    await db.destroy()
  }
}

describe('a database that knows who comes by a certificate', () => {
  it('lets the program in by its certificate, without a password, and nobody without one', async () => {
    const at = `127.0.0.1:${database.port}/huiying?sslmode=verify-full&sslrootcert=${join(folder, 'program.pem')}`
    const own = `&sslcert=${join(folder, 'program.pem')}&sslkey=${join(folder, 'program.key')}`

    expect(await whoComesIn(`postgres://huiying_app@${at}${own}`)).toBe('huiying_app')
    expect(await whoComesIn(`postgres://huiying_app@${at}`)).toMatch(/certificate/)
    expect(await whoComesIn(database.appUrl)).toMatch(/pg_hba|certificate|no encryption/)
    expect(await whoComesIn(`postgres://huiying_owner@${at}${own}`)).toMatch(/password/)
  })
})
