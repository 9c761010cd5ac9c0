import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { ok, refuse } from '#kernel/result.ts'
import { dropDeadMail } from '#store/mail-outbox.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { deliverNextMail } from './deliver-mail.ts'
import { changeOwnMail } from './own-mail.ts'
import type { OutgoingMail, SendMail } from './send-mail.ts'

let test: TestDatabase
let sent: OutgoingMail[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

beforeEach(async () => {
  sent = []
  for (const table of ['mail_message', 'account_mail'] as const) await test.db.deleteFrom(table).execute()
})

const at = '2026-03-16T02:05:00.000Z'
const accountId = `a-${people.roads.personId}`
const old = 'desk@people.example'

async function hasAddress(confirmed: boolean, language: 'zh' | 'en' = 'zh'): Promise<void> {
  const row = { account_id: accountId, address: old, choice: 'none' as const }
  const state = confirmed ? { confirmed_at: at, confirm_token: null } : { confirmed_at: null, confirm_token: 'x' }
  await test.db
    .insertInto('account_mail')
    .values({ ...row, ...state })
    .execute()
  await test.db.updateTable('account').set({ language }).where('id', '=', accountId).execute()
}

const change = (address: string, isProven = true) =>
  changeOwnMail(test.db, { accountId, at, chance, isProven }, { address, choice: 'each' })

const keeps: SendMail = async (mail) => {
  sent.push(mail)
  return ok(undefined)
}

async function deliverAll(send: SendMail = keeps, when = at): Promise<void> {
  const place = { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } }
  const circumstances = { at: when, on: plainDate('2026-03-16'), chance, profiles, place, domain: 'city.example' }
  while ((await deliverNextMail(test.db, send, circumstances)) !== 'none');
}

const toOld = () => sent.filter(({ to }) => to === old)
const waiting = () => test.db.selectFrom('former_address').select('address').execute()

describe('the mail address an account had before', () => {
  it.each([
    { typed: 'new@people.example', language: 'zh', says: '已于2026年3月16日 10:05被换成另一个邮箱' },
    { typed: 'new@people.example', language: 'en', says: 'was replaced by another on 16 March 2026, 10:05' },
    { typed: '', language: 'zh', says: '已于2026年3月16日 10:05从该账号移除' },
    { typed: '', language: 'en', says: 'was taken off it on 16 March 2026, 10:05' },
  ] as const)('is told what changed, when and what to do, in $language, when it becomes “$typed”', async (one) => {
    await hasAddress(true, one.language)
    await change(one.typed)
    await deliverAll()

    expect(toOld()).toHaveLength(1)
    expect(toOld()[0]?.language).toBe(one.language)
    expect(toOld()[0]?.text).toContain(one.says)
    expect(toOld()[0]?.text).toMatch(one.language === 'zh' ? /立即联系系统管理员/ : /tell the administrator at once/)
    expect(toOld()[0]?.text).toContain('https://city.example/settings')
  })

  it('reads neither the new address nor the user name, nor whose account it is', async () => {
    await hasAddress(true)
    await change('new@people.example')
    await deliverAll()
    const account = await test.db
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.person_id')
      .select(['login', 'person.name'])
      .where('account.id', '=', accountId)
      .executeTakeFirstOrThrow()

    const [told] = toOld()
    expect(told).toBeDefined()
    for (const secret of ['new@people.example', account.login, account.name, accountId])
      expect(`${told?.subject} ${told?.text}`).not.toContain(secret)
  })

  it('is told nothing when it was never confirmed', async () => {
    await hasAddress(false)
    await change('new@people.example')
    await change('')
    await deliverAll()

    expect(toOld()).toEqual([])
    expect(await waiting()).toEqual([])
  })

  it('is told once, however often the address changes before another is confirmed, and then forgotten', async () => {
    await hasAddress(true)
    await change('new@people.example')
    await change('newer@people.example')
    await change('')
    expect(await waiting()).toEqual([{ address: old }])
    await deliverAll()

    expect(toOld()).toHaveLength(1)
    expect(await waiting()).toEqual([])
  })

  it('is told nothing when only the choice changes, or the change is refused', async () => {
    await hasAddress(true)
    await change(old)
    expect(await change('new@people.example', false)).toEqual(refuse({ code: 'proof_needed' }))
    expect(await change('no address')).toEqual(refuse({ code: 'mail_address_invalid' }))
    const asked = { account_id: accountId, kind: 'confirmation', digest_on: null, message_id: null } as const
    const done = { state: 'sent', next_try_at: at, created_at: at, done_at: at, fault: null } as const
    const five = [1, 2, 3, 4, 5].map((n) => ({ id: `m-${n}`, ...asked, ...done }))
    await test.db.insertInto('mail_message').values(five).execute()
    expect(await change('new@people.example')).toEqual(refuse({ code: 'mail_confirmations_used_up' }))
    await deliverAll()

    expect(sent).toEqual([])
    expect(await waiting()).toEqual([])
  })

  it('is kept while it could not be told, and forgotten when the administrator gives the message up', async () => {
    await hasAddress(true)
    await change('')
    await deliverAll(async () => refuse({ what: 'never', code: 'EENVELOPE 550' }))
    expect(await waiting()).toEqual([{ address: old }])
    const { id } = await test.db.selectFrom('mail_message').select('id').executeTakeFirstOrThrow()
    await dropDeadMail(test.db, id, at)

    expect(await waiting()).toEqual([])
  })
})
