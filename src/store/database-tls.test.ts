import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { connect } from './connect.ts'
import { tlsFor } from './database-tls.ts'

describe('the way to the database', () => {
  it.each([
    'postgres://app:x@db.example/town',
    'postgres://app:x@192.0.2.7:5433/town',
    'postgres://app:x@[2001:db8::1]/town',
    'postgres://app:x@localhost.example/town',
  ])('is encrypted, to a server that somebody vouches for, where it leaves this machine: %s', (url) => {
    expect(tlsFor(url)).toEqual({ ssl: { rejectUnauthorized: true } })
  })

  it.each([
    'postgres://app:x@127.0.0.1:5432/town',
    'postgres://app:x@localhost/town',
    'postgres://app:x@[::1]/town',
    'postgres://app:x@%2Fvar%2Frun%2Fpostgresql/town',
    'postgres:///town?host=/var/run/postgresql',
  ])('is left as it is on this machine: %s', (url) => {
    expect(tlsFor(url)).toEqual({})
  })

  it.each(['disable', 'verify-full', 'require'])('is what the address says where it says sslmode=%s', (mode) => {
    expect(tlsFor(`postgres://app:x@db.example/town?sslmode=${mode}`)).toEqual({})
  })

  it('tells a server without TLS nothing, neither who comes nor a password', async () => {
    const heard: Buffer[] = []
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (part) => {
        heard.push(part)
        // "No TLS here", as PostgreSQL says it.
        socket.write('N')
      })
    })
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.2', done)
    })
    const { port } = server.address() as AddressInfo
    const db = connect(`postgres://clerk:secret@127.0.0.2:${port}/town`, {
      patience: { connectMs: 3_000, questionMs: 3_000 },
    })

    await expect(sql`select 1`.execute(db)).rejects.toThrow(/SSL/)
    // The eight bytes that ask for TLS, and no more.
    expect(heard.map((part) => part.length)).toEqual([8])
    await db.destroy()
    await new Promise((done) => server.close(done))
  })
})
