import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { smtpTransport } from '#app/smtp-transport.ts'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { refuse } from '#kernel/result.ts'
import { parseReceipt, receiptFault } from '#ledger/receipt.ts'
import type { MailChoice } from '#store/mail-tables.ts'
import { assignedCase, beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { type GotMail, startMailServer, type TestMailServer } from '#tests/support/mail-server.ts'
import { people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { type Delivered, deliverNextMail } from './deliver-mail.ts'
import { makeDigests } from './make-digests.ts'
import { publishLog } from './publish-log.ts'
import { queueMail } from './queue-mail.ts'
import type { SendMail } from './send-mail.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'
import { tidyMail } from './tidy-mail.ts'

let test: TestDatabase
let server: TestMailServer
let send: SendMail

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

beforeEach(async () => {
  server = await startMailServer()
  send = smtpTransport(server.settings)
  await test.db.deleteFrom('mail_note').execute()
  await test.db.deleteFrom('mail_message').execute()
  await test.db.deleteFrom('account_mail').execute()
})

afterEach(() => server.stop())

const place = { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } }

/** Acts in these tests are taken at 02:00 of their day. */
const noon = (day: string) => `${day}T04:00:00.000Z`

const deliver = (at: string, by: SendMail = send) =>
  deliverNextMail(test.db, by, {
    at,
    on: plainDate(at.slice(0, 10)),
    chance,
    profiles,
    place,
    domain: 'city.example',
  })

async function deliverAll(at: string, by: SendMail = send): Promise<readonly Delivered[]> {
  const all: Delivered[] = []
  for (;;) {
    const delivered = await deliver(at, by)
    if (delivered === 'none') return all
    all.push(delivered)
    if (delivered === 'server_down') return all
  }
}

async function wantsMail(who: Actor, choice: MailChoice = 'each', language: 'zh' | 'en' = 'zh'): Promise<string> {
  const address = `${who.personId}@people.example`
  await test.db
    .insertInto('account_mail')
    .values({ account_id: `a-${who.personId}`, address, choice, confirmed_at: noon('2026-01-01'), confirm_token: null })
    .execute()
  await test.db.updateTable('account').set({ language }).where('id', '=', `a-${who.personId}`).execute()
  return address
}

function onlyMail(): GotMail {
  expect(server.got).toHaveLength(1)
  const [mail] = server.got
  if (mail === undefined) throw new Error('no mail came')
  return mail
}

const stateOf = async () =>
  (await test.db.selectFrom('mail_message').select(['state', 'attempts', 'fault', 'message_id']).execute()).at(0)

describe('mail about an act', () => {
  it('says what happened, what is to be done, by when and where, in the reader’s language', async () => {
    const address = await wantsMail(people.roads)
    const one = await beginCase(test.db, '2026-03-02')
    await one.act(people.secretary, '2026-03-03', 'register')
    await one.act(people.secretary, '2026-03-03', 'file')
    await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
    await deliverAll(noon('2026-03-04'))

    const mail = onlyMail()
    expect(mail.to).toEqual([address])
    expect(mail.headers.get('subject')).toMatch(/^【回应】关于修缮北岸栈桥的建议：2026年3月4日交办/)
    expect(mail.headers.get('content-language')).toBe('zh-CN')
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.text).toContain('  - 2026年3月4日送达承办单位\n')
    expect(mail.text).toContain('请您办理：\n  - 签收（2026年3月9日到期）\n')
    expect(mail.text).toContain(`查看：https://city.example/cases/${one.caseId}\n`)
    expect(mail.text).toContain('https://city.example/settings')
  })

  it('is in English for who reads English', async () => {
    await wantsMail(people.roads, 'each', 'en')
    await assignedCase(test.db)
    await deliverAll(noon('2026-03-05'))

    const assigned = server.got[0]
    expect(assigned?.headers.get('subject')).toMatch(/^\[Huiying\] 关于修缮北岸栈桥的建议: Assigned, 4 March 2026/)
    expect(assigned?.text).toContain('What is asked of you: \n  - Draft the reply (due 4 June 2026)')
  })

  it('goes to nobody who did it, nobody without a confirmed address, and nobody who wants none', async () => {
    await wantsMail(people.deputy)
    await wantsMail(people.secretary, 'none')
    await test.db
      .insertInto('account_mail')
      .values({
        account_id: 'a-p-assigner',
        address: 'assigner@people.example',
        choice: 'each',
        confirmed_at: null,
        confirm_token: 'x',
      })
      .execute()
    await beginCase(test.db, '2026-03-02')

    expect(await test.db.selectFrom('mail_note').selectAll().where('receipt', '=', false).execute()).toEqual([])
    expect(await test.db.selectFrom('mail_message').selectAll().where('kind', '<>', 'receipt').execute()).toEqual([])
  })

  it('tells the proposer what the proposer may see, and not what is the unit’s own business', async () => {
    await wantsMail(people.deputy)
    const one = await assignedCase(test.db)
    await one.act(people.roads, '2026-03-06', 'draft_reply', { text: '内部稿件：预算待定。' })
    await one.act(people.roads, '2026-03-06', 'return_assignment', { reason: '不属于本局职责。' })
    await deliverAll(noon('2026-03-06'))
    const told = server.got.map((mail) => `${mail.headers.get('subject')}\n${mail.text}`).join('\n')

    expect(told).toContain('交办')
    expect(told).not.toMatch(/内部稿件|拟稿|退办|不属于本局/)
  })

  it('holds neither title nor news for who may no longer see the case', async () => {
    await wantsMail(people.parks)
    const one = await assignedCase(test.db, { publishText: false })
    await test.db.updateTable('account').set({ unit_id: 'water' }).where('id', '=', 'a-p-parks').execute()
    await deliverAll(noon('2026-03-05'))
    await test.db.updateTable('account').set({ unit_id: 'parks' }).where('id', '=', 'a-p-parks').execute()

    expect(server.got.length).toBeGreaterThan(0)
    for (const mail of server.got) {
      expect(`${mail.headers.get('subject')} ${mail.text}`).not.toMatch(/栈桥|交办/)
      expect(mail.text).toContain(`https://city.example/cases/${one.caseId}`)
    }
  })

  it('is not sent when the act came to nothing', async () => {
    await wantsMail(people.roads)
    const one = await assignedCase(test.db)
    await test.db.deleteFrom('mail_note').execute()
    const undone = test.db.transaction().execute(async (tx) => {
      const to = [{ kind: 'unit', id: 'roads' }] as const
      await queueMail(tx, noon('2026-03-05'), chance, [
        { caseId: one.caseId, to, exceptPerson: null, seqFrom: 1, seqTo: 2 },
      ])
      throw new Error('the act failed')
    })

    await expect(undone).rejects.toThrow('the act failed')
    expect(await test.db.selectFrom('mail_note').selectAll().execute()).toEqual([])
  })

  it('says nothing of what is no longer to be done when it goes out', async () => {
    await wantsMail(people.parks)
    await assignedCase(test.db)
    await deliverAll(noon('2026-03-05'))

    expect(server.got[0]?.text).not.toContain('签收（')
    expect(server.got[0]?.text).toContain('提出会办意见')
  })
})

describe('a receipt by mail', () => {
  const sign = () => publishLog(test.db, [townLogKey], () => new Date(noon('2026-03-02')))
  const policy = { log: townLogKey, witnesses: [], quorum: 0 }

  it('comes to the author of an act once a checkpoint covers it, and is checked with the key alone', async () => {
    const address = await wantsMail(people.deputy)
    const one = await beginCase(test.db, '2026-03-02')
    expect(await deliverAll(noon('2026-03-02'))).toEqual(['put_off'])
    expect(await stateOf()).toMatchObject({ state: 'queued', attempts: 0, fault: 'not_signed_yet' })
    await sign()
    expect(await deliverAll('2026-03-02T04:00:14.000Z')).toEqual([])
    expect(await deliverAll('2026-03-02T04:00:15.000Z')).toEqual(['sent'])

    const mail = onlyMail()
    expect(mail.to).toEqual([address])
    expect(mail.headers.get('subject')).toMatch(/^【回应】存证凭证：关于修缮北岸栈桥的建议：2026年3月2日/)
    expect(mail.text).toContain('https://city.example/log/check-receipt.html')
    const [receipt, ...more] = mail.attachments
    expect(more).toEqual([])
    expect(receipt?.name).toBe(`${one.caseId}-1.tlog-proof`)
    expect(receiptFault(receipt?.text ?? '', policy)).toBeUndefined()
    expect(JSON.stringify(parseReceipt(receipt?.text ?? '')?.content.opening)).toContain('请修缮北岸栈桥的栏杆')
  })

  it('comes with the day’s digest to who chose that, and not at all to who wants no mail', async () => {
    await wantsMail(people.deputy, 'daily', 'en')
    await wantsMail(people.member, 'none')
    await beginCase(test.db, '2026-03-02')
    await beginProposal(test.db, '2026-03-02')
    await sign()
    expect(await deliverAll(noon('2026-03-02'))).toEqual([])
    await makeDigests(test.db, { on: plainDate('2026-03-03'), at: noon('2026-03-03'), chance })
    await deliverAll(noon('2026-03-03'))

    const mail = onlyMail()
    expect(mail.text).toContain('the receipts are attached:\n  - 关于修缮北岸栈桥的建议: ')
    expect(mail.attachments.map(({ text }) => receiptFault(text, policy))).toEqual([undefined])
  })

  it('is of nobody else’s act, and of none that somebody did for a unit or an office', async () => {
    for (const who of [people.deputy, people.secretary, people.assigner, people.roads]) await wantsMail(who)
    await assignedCase(test.db)
    await sign()
    await deliverAll(noon('2026-03-04'))

    const withReceipts = server.got.filter((mail) => mail.attachments.length > 0)
    expect(withReceipts.map((mail) => mail.to)).toEqual([['p-deputy@people.example']])
    expect(withReceipts.flatMap((mail) => mail.attachments)).toHaveLength(1)
  })

  it('is given up, and shown to the administrator, where the log signs nothing for three days', async () => {
    await wantsMail(people.deputy)
    await beginCase(test.db, '2026-03-02')

    expect(await deliverAll(noon('2026-03-06'))).toEqual(['dead'])
    expect(await stateOf()).toMatchObject({ state: 'dead', fault: 'too_old' })
  })
})

describe('mail about a deadline', () => {
  it('tells whom the notice is for, and only them', async () => {
    const one = await assignedCase(test.db)
    await sweepDeadlines(test.db, timing('2026-03-05'))
    const assigner = await wantsMail(people.assigner)
    const roads = await wantsMail(people.roads)
    await wantsMail(people.parks)
    await test.db.updateTable('clock_watch').set({ look_on: null }).where('case_id', '<>', one.caseId).execute()
    await one.act(people.parks, '2026-03-20', 'give_joint_opinion', { opinion: '同意。' })
    await test.db.deleteFrom('mail_note').execute()
    await test.db.deleteFrom('mail_message').execute()
    const on = plainDate('2026-06-11')
    await sweepDeadlines(test.db, timing(on))
    await deliverAll(noon(on))

    expect(server.got.flatMap((mail) => mail.to).sort()).toEqual([assigner, roads].sort())
    const escalated = server.got.find((mail) => mail.to.includes(assigner))
    expect(escalated?.headers.get('subject')).toContain('逾期上报：答复，2026年6月4日到期')
    expect(escalated?.text).not.toContain('逾期通知')
  })
})

describe('a day’s digest', () => {
  it('tells everything that waited in one mail, once a day', async () => {
    await wantsMail(people.roads, 'daily')
    const [first, second] = [
      await assignedCase(test.db),
      await assignedCase(test.db, { title: '关于河埠头照明的建议' }),
    ]
    expect(await deliverAll(noon('2026-03-05'))).toEqual([])

    const context = { on: plainDate('2026-03-06'), at: noon('2026-03-06'), chance }
    const made = await Promise.all([makeDigests(test.db, context), makeDigests(test.db, context)])
    await deliverAll(noon('2026-03-06'))

    const mail = onlyMail()
    expect(made[0] + made[1]).toBe(1)
    expect(mail.headers.get('subject')).toBe('【回应】2026年3月6日汇总：2件')
    for (const { caseId } of [first, second]) expect(mail.text).toContain(caseId)
    expect(mail.text).toContain('关于河埠头照明的建议')
  })

  it('takes what comes after it to the next day', async () => {
    await wantsMail(people.roads, 'daily')
    await assignedCase(test.db)
    await makeDigests(test.db, { on: plainDate('2026-03-06'), at: noon('2026-03-06'), chance })
    await assignedCase(test.db)

    expect(await makeDigests(test.db, { on: plainDate('2026-03-06'), at: noon('2026-03-06'), chance })).toBe(0)
    expect(await makeDigests(test.db, { on: plainDate('2026-03-07'), at: noon('2026-03-07'), chance })).toBe(1)
  })
})

describe('a mail server', () => {
  const start = noon('2026-03-02')

  /** One message waits: the secretariat is told of a new case. */
  beforeEach(async () => {
    await wantsMail(people.secretary)
    await beginCase(test.db, '2026-03-02')
  })

  it('that is down loses nothing: mail goes out when it is back, and no try is used up', async () => {
    const { port } = server.settings
    await server.stop()
    expect(await deliverAll(start)).toEqual(['server_down'])
    expect(await stateOf()).toMatchObject({ state: 'queued', attempts: 0 })
    expect(await deliver('2026-03-02T04:04:59.000Z')).toBe('none')

    server = await startMailServer(port)
    expect(await deliver('2026-03-02T04:05:00.000Z')).toBe('sent')
    onlyMail()
  })

  it('that refuses the address has the message given up at once, without the address in its fault', async () => {
    server.refused.add('p-secretary@people.example')

    expect(await deliverAll(start)).toEqual(['dead'])
    expect(await stateOf()).toMatchObject({ state: 'dead', fault: 'EENVELOPE 550' })
  })

  it('that puts it off is tried again, each time later, ten times in all', async () => {
    server.putOff.add('p-secretary@people.example')
    let at = start
    const tries: number[] = []
    for (;;) {
      const delivered = await deliver(at)
      if (delivered !== 'put_off') {
        expect(delivered).toBe('dead')
        break
      }
      const { next_try_at } = await test.db.selectFrom('mail_message').select('next_try_at').executeTakeFirstOrThrow()
      tries.push((Date.parse(next_try_at) - Date.parse(at)) / 60_000)
      at = next_try_at
    }

    expect(tries).toEqual([1, 5, 15, 60, 240, 240, 240, 240, 240, 240])
  })

  it('that puts it off once gets it the next time', async () => {
    server.putOff.add('p-secretary@people.example')
    await deliver(start)
    server.putOff.clear()

    expect(await deliver('2026-03-02T04:01:00.000Z')).toBe('sent')
  })

  it('that takes it and hangs up before it says so gets it again under the same id: twice rather than never', async () => {
    server.hangsUp = true
    expect(await deliver(start)).toBe('server_down')
    server.hangsUp = false
    await deliver('2026-03-02T04:05:00.000Z')

    const ids = server.got.map((mail) => mail.headers.get('message-id'))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^<[\w-]{22}@city\.example>$/)
  })

  it('without encryption gets nothing where encryption is demanded', async () => {
    const careful = smtpTransport({ ...server.settings, mustEncrypt: true })

    expect(await deliver(start, careful)).toBe('server_down')
    expect(server.got).toEqual([])
  })
})

describe('a worker', () => {
  const start = noon('2026-03-02')

  beforeEach(async () => {
    await wantsMail(people.secretary)
    await beginCase(test.db, '2026-03-02')
  })

  it('that ends after sending and before it is stored leaves the message to the next one, under the same id', async () => {
    const ending: SendMail = async (mail) => {
      await send(mail)
      throw new Error('the process ended')
    }
    await expect(deliver(start, ending)).rejects.toThrow('the process ended')
    const meanwhile = await deliver('2026-03-02T04:09:59.000Z')
    const after = await deliver('2026-03-02T04:10:00.000Z')

    expect([meanwhile, after]).toEqual(['none', 'sent'])
    expect(new Set(server.got.map((mail) => mail.headers.get('message-id'))).size).toBe(1)
    expect(server.got).toHaveLength(2)
  })

  it('works beside others without sending anything twice', async () => {
    for (const _ of Array.from({ length: 5 })) await beginCase(test.db, '2026-03-02')
    await Promise.all(Array.from({ length: 4 }, () => deliverAll(start)))

    const ids = server.got.map((mail) => mail.headers.get('message-id'))
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
  })

  it('whose clock was a year ahead and has gone back sends what waits all the same', async () => {
    const down: SendMail = async () => refuse({ what: 'server', code: 'ECONNECTION' })
    await test.db
      .updateTable('mail_message')
      .set({ created_at: noon('2027-03-01') })
      .execute()
    expect(await deliver(noon('2027-03-02'), down)).toBe('server_down')

    expect(await deliver(start)).toBe('sent')
  })

  it('gives up what is older than three days: it would tell nothing new', async () => {
    expect(await deliver('2026-03-05T02:00:00.000Z')).toBe('sent')
    await beginCase(test.db, '2026-03-02')
    expect(await deliver('2026-03-05T02:00:00.001Z')).toBe('dead')
    expect(onlyMail().to).toEqual(['p-secretary@people.example'])
  })

  it('sends nothing to who has since taken the address away, or whose account was disabled', async () => {
    await test.db.deleteFrom('account_mail').execute()
    expect(await deliver(start)).toBe('dropped')

    await wantsMail(people.secretary)
    await beginCase(test.db, '2026-03-02')
    await test.db.updateTable('account').set({ disabled_at: start }).where('id', '=', 'a-p-secretary').execute()
    expect(await deliver(start)).toBe('dropped')
    await test.db.updateTable('account').set({ disabled_at: null }).where('id', '=', 'a-p-secretary').execute()
    expect(server.got).toEqual([])
  })

  it('forgets what was delivered a month ago, and what nobody will send', async () => {
    await deliver(start)
    const left = async () => (await test.db.selectFrom('mail_note').select('id').execute()).length
    await tidyMail(test.db, '2026-04-01T04:00:00.000Z', true)
    const afterThirtyDays = await left()
    await tidyMail(test.db, '2026-04-01T04:00:00.001Z', true)
    const later = await left()
    await beginCase(test.db, '2026-03-02')
    await tidyMail(test.db, '2026-03-05T02:00:00.001Z', true)
    const kept = await left()
    await tidyMail(test.db, '2026-03-05T02:00:00.001Z', false)

    expect([afterThirtyDays, later, kept, await left()]).toEqual([1, 0, 1, 0])
  })
})
