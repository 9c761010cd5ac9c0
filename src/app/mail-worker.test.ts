import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MailChoice } from '#store/mail-tables.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { startMailServer, type TestMailServer } from '#tests/support/mail-server.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { chance } from './chance.ts'
import { startMailWorker } from './mail-worker.ts'
import { smtpTransport } from './smtp-transport.ts'

let test: TestDatabase
let server: TestMailServer
const address = 'qiao.zhijian@people.example'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  server = await startMailServer()
})

afterAll(async () => {
  await server.stop()
  await test.drop()
})

beforeEach(async () => {
  server.got.length = 0
  server.refused.clear()
  await test.db.deleteFrom('mail_note').execute()
  await test.db.deleteFrom('mail_message').execute()
  await test.db.deleteFrom('account_mail').execute()
})

/** The secretary is told of a new case, as each thing comes or once a day. */
async function newCase(choice: MailChoice): Promise<void> {
  await test.db
    .insertInto('account_mail')
    .values({ account_id: 'a-p-secretary', address, choice, confirmed_at: '2026-01-01T00:00:00Z', confirm_token: null })
    .execute()
  await beginCase(test.db, '2026-03-02')
}

/** A worker that is started and stopped again has gone through all there was once. */
async function workOnce(now: string, goesOut = true): Promise<string> {
  const lines: string[] = []
  const out = {
    send: smtpTransport(server.settings),
    place: { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } },
    domain: 'city.example',
    digestHour: 8,
  }
  const worker = startMailWorker(test.db, goesOut ? out : null, {
    profiles,
    chance,
    clock: () => new Date(now),
    timeZone: 'Asia/Shanghai',
    log: pino({ level: 'debug' }, { write: (line: string) => lines.push(line) }),
  })
  await worker.stop()
  return lines.join('')
}

describe('the worker for mail', () => {
  it('sends what waits, and says how much, never to whom', async () => {
    await newCase('each')
    const log = await workOnce('2026-03-02T03:00:00Z')

    expect(server.got.map((mail) => mail.to)).toEqual([[address]])
    expect(log).toContain('"sent":1')
    expect(log).not.toContain(address)
  })

  it.each([
    { what: 'refuses an address', mend: () => server.refused.add(address), figure: '"dead":1' },
    { what: 'puts one off', mend: () => server.putOff.add(address), figure: '"put_off":1' },
  ])('keeps the address out of the log when the server $what', async ({ mend, figure }) => {
    mend()
    await newCase('each')
    const log = await workOnce('2026-03-02T03:00:00Z')
    server.putOff.clear()

    expect(log).toContain(figure)
    expect(log).not.toContain('people.example')
  })

  it('makes digests from the hour that is set, in the city', async () => {
    await newCase('daily')
    await workOnce('2026-03-02T23:59:59Z')
    const before = server.got.length
    await workOnce('2026-03-03T00:00:00Z')

    expect([before, server.got.length]).toEqual([0, 1])
    expect(server.got[0]?.headers.get('subject')).toContain('2026年3月3日汇总')
  })

  it('sends nothing where no mail goes out', async () => {
    await newCase('each')
    await workOnce('2026-03-02T03:00:00Z', false)

    expect(server.got).toEqual([])
  })
})
