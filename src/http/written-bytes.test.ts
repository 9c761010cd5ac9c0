import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '#app/listen.ts'
import { idleMinutes } from '#operations/accounts/stay-signed-in.ts'
import { signOut } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import type { Dependencies } from './dependencies.ts'
import type { HttpEnv } from './http-env.ts'
import { requestFacts } from './request-facts.ts'
import { sentBody } from './sent-body.ts'
import { writtenBytes } from './written-bytes.ts'

const start = Date.parse('2026-03-16T02:00:00Z')
const minute = 60_000
/** More than fits on the way between two programs. */
const file = Buffer.alloc(48 * 1024 * 1024, '字')

let now = start
let test: TestDatabase
let dependencies: Dependencies
let server: Listening
let token = ''
/** What the server last answered. */
let sent: ServerResponse | undefined

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db, { clock: () => new Date(now) })
  const app = new Hono<HttpEnv>()
  app.use(requestFacts(dependencies))
  app.get('/file', (c) => {
    sent = (c.env as { readonly outgoing: ServerResponse }).outgoing
    return sentBody(c, writtenBytes(c, file), { 'content-type': 'application/octet-stream' })
  })
  server = await listen(app as unknown as Hono, { port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  await server.close()
  await test.drop()
})

beforeEach(async () => {
  now = start
  token = await tokenFor(dependencies, 'secretary')
})

function asked(method = 'GET', headers: Readonly<Record<string, string>> = { authorization: `Bearer ${token}` }) {
  return new Promise<IncomingMessage>((done, fail) => {
    request({ port: server.port, path: '/file', method, headers }, done).on('error', fail).end()
  })
}

/** How much comes, and whether that is all; `meanwhile` is done once some has come. */
async function taken(answer: IncomingMessage, meanwhile: () => Promise<void> = async () => undefined) {
  let bytes = 0
  let begun = false
  try {
    for await (const chunk of answer) {
      bytes += (chunk as Buffer).length
      if (begun) continue
      begun = true
      await meanwhile()
    }
  } catch {
    return { bytes, whole: false }
  }
  return { bytes, whole: answer.complete }
}

async function seenAt(): Promise<unknown> {
  const rows = await test.db.selectFrom('sign_in').select('seen_at').where('account_id', '=', 'a-p-secretary').execute()
  return rows.map((row) => row.seen_at)
}

describe('a file that is handed over while its reader is signed in', () => {
  it('comes whole, with its length, and to who asks for the headers alone without it', async () => {
    const answer = await asked()
    expect(answer.headers['content-length']).toBe(String(file.length))
    expect(await taken(answer)).toEqual({ bytes: file.length, whole: true })
    const headers = await asked('HEAD')
    expect([headers.headers['content-length'], await taken(headers)]).toEqual([
      String(file.length),
      { bytes: 0, whole: true },
    ])
  })

  it('comes whole to who is not signed in, where it is everybody’s', async () => {
    expect(await taken(await asked('GET', {}))).toEqual({ bytes: file.length, whole: true })
  })

  it('is read to its end fifty-nine minutes later, which is no use of the sign-in', async () => {
    const before = await seenAt()
    const got = await taken(await asked(), async () => {
      now = start + (idleMinutes - 1) * minute
    })
    expect([got, await seenAt()]).toEqual([{ bytes: file.length, whole: true }, before])
  })

  it.each([
    [
      'nobody used the sign-in for an hour',
      async () => {
        now = start + idleMinutes * minute
      },
    ],
    [
      'they signed out',
      async () => {
        await signOut(test.db, token, new Date(now).toISOString())
        now = start + 1_000
      },
    ],
    [
      'their account was disabled',
      async () => {
        await test.db
          .updateTable('account')
          .set({ disabled_at: new Date(now).toISOString() })
          .execute()
        now = start + 1_000
      },
    ],
  ] as const)('22 breaks off once %s, and is not taken for whole', async (_what, meanwhile) => {
    const got = await taken(await asked(), meanwhile)
    await test.db.updateTable('account').set({ disabled_at: null }).execute()
    expect(got.whole).toBe(false)
    expect(got.bytes).toBeLessThan(file.length)
  })

  it('22 breaks off in seconds for who takes nothing meanwhile, too: they hold no connection', async () => {
    const answer = await asked()
    answer.pause()
    await signOut(test.db, token, new Date(now).toISOString())
    now = start + 1_000
    const ended = () => sent?.destroyed === true
    for (let waited = 0; waited < 50 && !ended(); waited += 1) await pause(100)
    expect(ended()).toBe(true)
    expect((await taken(answer)).whole).toBe(false)
  })
})
