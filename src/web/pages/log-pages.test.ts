import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logFiles } from '#api/log-files.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { followKeys } from '#ledger/key-chain.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { parseReceipt, receiptFault } from '#ledger/receipt.ts'
import { changeLogKey } from '#operations/log-keys/change-log-key.ts'
import { publishLog } from '#operations/publish-log.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { assignedCase, beginCase, openSite } from '#tests/support/case-desk.ts'
import { newLogKey, receiptAt } from '#tests/support/changed-log.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { someEntries } from '#tests/support/published-log.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let caseId: string

const policy = { log: townLogKey, witnesses: [], quorum: 0 }
const publish = () => publishLog(test.db, [townLogKey], () => new Date('2026-03-16T02:00:00Z'))

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  caseId = (await assignedCase(test.db)).caseId
  await publish()
})
afterAll(() => test.drop())

const receipt = (who: TownPerson | null, seq: number, of = caseId) =>
  site.deskOf(who).get(`/log/receipts/${of}/${seq}.tlog-proof`)

describe('a receipt', () => {
  it('is checked with nothing but the log’s key, and opens to its author what they wrote', async () => {
    const { text, status, headers } = await receipt('deputy', 1)
    const opened = parseReceipt(text)?.content.opening?.content

    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain(`${caseId}-1.tlog-proof`)
    expect(receiptFault(text, policy)).toBeUndefined()
    expect(JSON.stringify(opened)).toContain('demands')
  })

  it('says to others that may see the act only what the log says, and nothing of what was written', async () => {
    for (const who of ['secretary', 'roads', null] as const) {
      const { text } = await receipt(who, 1)
      expect(receiptFault(text, policy)).toBeUndefined()
      expect(parseReceipt(text)?.content).toEqual({
        entry: expect.stringContaining('"act":"case_event"'),
        place: { salt: expect.any(String), content: { case: caseId, seq: 1 } },
      })
    }
  })

  it('is given of no act one may not see, nor of one that is not there', async () => {
    const hidden = await beginCase(test.db, '2026-03-02', { publishText: false })
    await publish()

    expect((await receipt(null, 1, hidden.caseId)).status).toBe(404)
    expect((await receipt('thirdDeputy', 1, hidden.caseId)).status).toBe(404)
    expect((await receipt('deputy', 1, hidden.caseId)).status).toBe(200)
    expect((await receipt('deputy', 99)).status).toBe(404)
    expect((await receipt('deputy', 1, 'no-such-case')).status).toBe(404)
  })

  it('of an act of this very moment is to be had in a few seconds, and says so', async () => {
    const fresh = await beginCase(test.db, '2026-03-02')
    const early = await receipt('deputy', 1, fresh.caseId)
    await publish()

    expect(early.status).toBe(503)
    expect(early.headers.get('retry-after')).toBe('10')
    expect(early.text).toContain('请稍后再取凭证')
    expect((await receipt('deputy', 1, fresh.caseId)).status).toBe(200)
  })

  it('keeps holding, however the log goes on', async () => {
    const { text } = await receipt('deputy', 1)
    await beginCase(test.db, '2026-03-02')
    await publish()

    expect(receiptFault(text, policy)).toBeUndefined()
  })

  it.each(['entry', 'opening', 'place', 'index', 'proof', 'checkpoint'])(
    'with its %s changed does not hold',
    async (part) => {
      const { text } = await receipt('deputy', 1)
      const lines = text.split('\n')
      const extra = JSON.parse(Buffer.from((lines[1] ?? '').slice(6), 'base64').toString('utf8'))
      if (part === 'entry') extra.entry = extra.entry.replace('submitted', 'withdrawn')
      if (part === 'place') extra.place.content.seq = 2
      if (part === 'opening') extra.opening.content.fields.title = '另一个标题'
      lines[1] = `extra ${Buffer.from(JSON.stringify(extra)).toString('base64')}`
      if (part === 'index') lines[2] = 'index 1'
      if (part === 'proof') lines[3] = Buffer.alloc(32, 1).toString('base64')
      if (part === 'checkpoint') lines[lines.indexOf('') + 2] = '1'

      expect(receiptFault(lines.join('\n'), policy)).toBeDefined()
    },
  )
})

describe('the page about the log', () => {
  it('shows everybody the newest checkpoint and the key it is checked by, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { text, status } = await site.deskOf(null).get('/log', language)
      expect(status).toBe(200)
      expect(text).toContain('town.example/log+')
      expect(text).toContain('2026-03-16 02:00:00 UTC')
    }
  })

  it('checks a receipt that is pasted, as forms send it, and shows the entry', async () => {
    const { text } = await receipt('deputy', 1)
    const pasted = text.trimEnd().replaceAll('\n', '\r\n')
    const answer = await site.deskOf(null).post('/log/check', { receipt: pasted })

    expect(answer.status).toBe(200)
    expect(answer.text).toContain('凭证有效')
    expect(answer.text).toContain('case_event')
  })

  it('checks a receipt dropped as a file, and says in both languages what was checked', async () => {
    const { text } = await receipt('deputy', 1)
    for (const [language, checked] of [
      ['zh', '所附的内容就是当时写下的内容'],
      ['en', 'The words beside it are those written then'],
    ] as const) {
      const form = new FormData()
      form.set('file', new File([text], 'mine.tlog-proof'))
      form.set('receipt', '')
      const answer = await site.deskOf(null).postForm('/log/check', form, language)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain(checked)
    }
  })

  it('takes neither an empty file nor one too large for a receipt', async () => {
    for (const content of ['', 'x'.repeat(300_000)]) {
      const form = new FormData()
      form.set('file', new File([content], 'mine.tlog-proof'))
      expect((await site.deskOf(null).postForm('/log/check', form)).status).toBe(422)
    }
  })

  it('says what is wrong with one that does not hold, and keeps what was pasted', async () => {
    const { text } = await receipt('deputy', 1)
    const forged = await site.deskOf(null).post('/log/check', { receipt: text.replace('index 0', 'index 1') })
    const other = await site.deskOf(null).post('/log/check', { receipt: '<script>' })

    expect(forged.status).toBe(422)
    expect(forged.text).toContain('凭证被改动过')
    expect(other.status).toBe(422)
    expect(other.text).toContain('这不是完整的凭证')
    expect(other.text).toContain('&lt;script&gt;')
  })

  it('is where every act on a case page leads for its receipt', async () => {
    const inside = await site.deskOf('deputy').get(`/cases/${caseId}`)
    const outside = await site.deskOf(null).get(`/public/cases/${caseId}`)

    for (const { text } of [inside, outside]) expect(text).toContain(`/log/receipts/${caseId}/1.tlog-proof`)
  })
})

describe('a log whose key was changed', () => {
  const ownKey = newLogKey(townLogKey.name)

  it('names the key that signs and those that have ended, and its receipts of before and after hold on the page', async () => {
    const before = await receipt('deputy', 1)
    await changeLogKey(
      test.db,
      { login: 'administrator', reason: 'stolen', on: plainDate('2026-03-16'), at, signed: undefined },
      { held: [townLogKey], makeNext: async () => ownKey, until: null },
    )
    await publishLog(test.db, [townLogKey, ownKey], () => new Date(at))
    const page = (await site.deskOf(null).get('/log')).text
    const file = await logFiles(site.dependencies).request('/keys')

    expect(page).toMatch(new RegExp(`id="log-key">${escaped(encodeVerifierKey(ownKey))}<`))
    expect(page).toContain('已停用的公钥')
    expect(page).toContain(encodeVerifierKey(townLogKey))
    expect(file.headers.get('content-type')).toContain('application/json')
    expect(followKeys(await file.text(), townLogKey)).toMatchObject({ ok: true, value: { links: [{}, {}] } })
    for (const { text } of [before, await receipt('deputy', 1)]) {
      expect((await site.deskOf(null).post('/log/check', { receipt: text })).text).toContain('凭证有效')
    }
  })

  it('takes no receipt that the thief of the old key made, neither of after its end nor of before', async () => {
    const entries = someEntries(3)
    const forged = await receiptAt(entries, 2, 3, townLogKey)
    const answer = await site.deskOf(null).post('/log/check', { receipt: forged })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('不是同一段历史')

    const size = (await newestCheckpoint(test.db))?.size ?? 0
    const late = await receiptAt(someEntries(size), 2, size, townLogKey)
    expect((await site.deskOf(null).post('/log/check', { receipt: late })).text).toContain('检查点不是本存证记录签署的')
  })
})

const at = '2026-03-16T02:00:00.000Z'
const escaped = (text: string): string => text.replace(/[.+/]/g, '\\$&')
