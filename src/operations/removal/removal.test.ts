import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { readFile } from '#app/read-file.ts'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { receiptFault } from '#ledger/receipt.ts'
import { warnFormerAddress } from '#operations/accounts/warn-former-address.ts'
import { addSource } from '#operations/add-source.ts'
import { correctFinding } from '#operations/correct-finding.ts'
import { mailContentOf } from '#operations/mail-content.ts'
import { publishLog } from '#operations/publish-log.ts'
import { readCase } from '#operations/read-case.ts'
import { readReceipt } from '#operations/read-receipt.ts'
import { runNextReading } from '#operations/run-reading.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { insertRemovalParts, listEventEntries, updateRemoval } from '#store/removals.ts'
import type { Tx } from '#store/schema.ts'
import { assignedCase, beginCase, beginSocialReport } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf, handIn } from '#tests/support/import-desk.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { placesOf } from '#tests/support/whole-database.ts'
import { askRemoval, type RemovalAsked } from './ask-removal.ts'
import { takeRemovalStep } from './decide-removal.ts'

let test: TestDatabase

const day = '2026-03-20'
const second: Actor = { personId: 'p-leader', offices: ['leader'], unitId: null }
const secretary = people.secretary

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const fieldOf = (caseId: string, field: string | null = 'demands', seq = 1): RemovalAsked => ({
  target: { kind: 'event', caseId, seq, field },
  askedAs: 'office',
  ground: 'personal_information',
  reference: '',
})

const ask = (who: Actor, asked: RemovalAsked) => askRemoval(test.db, acting(who, day), asked)
const step = (who: Actor, id: string, what: 'decide' | 'confirm' | 'refuse') =>
  takeRemovalStep(test.db, acting(who, day), id, what)

async function asked(who: Actor, what: RemovalAsked): Promise<string> {
  const done = await ask(who, what)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value.id
}

/** Asked for by the office and confirmed by a second person. */
async function remove(what: RemovalAsked, by: Actor = secretary): Promise<string> {
  const id = await asked(by, what)
  expect(await step(second, id, 'confirm')).toEqual({ ok: true, value: 'done' })
  return id
}

const codeOf = (result: { readonly ok: boolean } & object) =>
  'refusal' in result && typeof result.refusal === 'object' && result.refusal !== null && 'code' in result.refusal
    ? result.refusal.code
    : 'ok'

describe('asking for a removal', () => {
  it('is for whom it concerns and for the office that decides, and for nobody else', async () => {
    const { caseId } = await assignedCase(test.db, { publishText: true })
    const may = { secretary, deputy: people.deputy }
    for (const who of Object.values(may)) {
      const own: RemovalAsked = { ...fieldOf(caseId), askedAs: who === secretary ? 'office' : 'person_concerned' }
      const id = await asked(who, own)
      expect(await step(people.leader, id, 'refuse')).toEqual({ ok: true, value: 'refused' })
    }
    for (const who of [
      people.assigner,
      people.leader,
      people.roads,
      people.parks,
      people.water,
      people.thirdDeputy,
      people.member,
      people.committee,
      people.administrator,
    ]) {
      expect(codeOf(await ask(who, fieldOf(caseId))), who.personId).toBe('removal_not_allowed')
    }
    expect(codeOf(await ask(people.deputy, fieldOf(caseId)))).toBe('removal_not_allowed')
    expect(codeOf(await ask(people.deputy, { ...fieldOf(caseId), askedAs: 'court', reference: '1' }))).toBe(
      'removal_not_allowed',
    )
  })

  it('names a ground the law knows, the number of an order, and words that are there', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02')
    const whole = fieldOf(caseId)

    expect(codeOf(await ask(secretary, { ...whole, ground: 'because' }))).toBe('removal_ground_unknown')
    expect(codeOf(await ask(secretary, { ...whole, askedAs: 'court' }))).toBe('removal_reference_missing')
    expect(codeOf(await ask(secretary, { ...whole, askedAs: 'court', reference: 'x'.repeat(201) }))).toBe(
      'removal_reference_too_long',
    )
    for (const field of ['leadProposer', 'period', 'publishText', 'none']) {
      expect(codeOf(await ask(secretary, fieldOf(caseId, field)))).toBe('nothing_to_remove')
    }
    expect(codeOf(await ask(secretary, { ...whole, askedAs: 'court', reference: 'x'.repeat(200) }))).toBe('ok')
    expect(codeOf(await ask(secretary, whole))).toBe('removal_asked_already')
  })
})

describe('a removal that was asked for', () => {
  it('is decided by the office and confirmed by a second person, each once and nobody twice', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02')
    const id = await asked(people.deputy, { ...fieldOf(caseId), askedAs: 'person_concerned' })

    expect(codeOf(await step(second, id, 'confirm'))).toBe('removal_not_open')
    for (const who of [
      people.leader,
      people.deputy,
      people.roads,
      people.assigner,
      people.committee,
      people.administrator,
    ]) {
      expect(codeOf(await step(who, id, 'decide')), who.personId).toBe('removal_not_allowed')
    }
    expect(await step(secretary, id, 'decide')).toEqual({ ok: true, value: 'decided' })
    expect(codeOf(await step(secretary, id, 'decide'))).toBe('removal_not_open')
    expect(codeOf(await step(secretary, id, 'confirm'))).toBe('removal_needs_second')
    for (const who of [people.deputy, people.assigner, people.roads, people.committee, people.administrator]) {
      expect(codeOf(await step(who, id, 'confirm')), who.personId).toBe('removal_not_allowed')
    }
    expect(await step(second, id, 'confirm')).toEqual({ ok: true, value: 'done' })
    expect(codeOf(await step(second, id, 'confirm'))).toBe('removal_not_open')
    expect(codeOf(await step(secretary, id, 'refuse'))).toBe('removal_not_open')
  })

  it('once refused changes nothing and stays refused', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02', { demands: '留在案卷里的一段话。' })
    const id = await asked(secretary, fieldOf(caseId))
    expect(codeOf(await step(secretary, id, 'refuse'))).toBe('removal_needs_second')
    expect(await step(second, id, 'refuse')).toEqual({ ok: true, value: 'refused' })

    expect(await placesOf(test.ownerDb, '留在案卷里的一段话。')).toEqual(['case_event.fields'])
    await expect(sql`update removal set state = 'asked' where id = ${id}`.execute(test.ownerDb)).rejects.toThrow(
      'stays as it is',
    )
    await expect(sql`delete from removal where id = ${id}`.execute(test.ownerDb)).rejects.toThrow('stays as it is')
  })
})

describe('removed content', () => {
  it('is nowhere in the database any more, and a stub with day, office and reason stands in its place', async () => {
    const canary = '金丝雀住在北岸栈桥七号二零三室。'
    const one = await assignedCase(test.db, { demands: canary, title: '关于金丝雀的建议' })
    await one.act(people.roads, '2026-03-06', 'draft_reply', { text: `来信说：${canary}已经收到。` })
    await test.db
      .insertInto('saved_list')
      .values({
        account_id: 'a-p-secretary',
        name: '常用',
        address: `/cases?q=${encodeURIComponent(canary)}`,
        saved_at: `${day}T00:00:00Z`,
      })
      .execute()
    await test.db
      .insertInto('idempotent_answer')
      .values({
        person_id: 'p-deputy',
        key: 'k',
        request_hash: 'h',
        status: 200,
        body: JSON.stringify({ caseId: one.caseId, demands: canary }),
        at: `${day}T00:00:00Z`,
      })
      .execute()
    await keepInWork(one.caseId, canary)
    const added = await addSource(test.db, acting(secretary, day), {
      name: 'page.txt',
      bytes: Buffer.from(`县人大代表苗禾川建议：${canary}\n县道路局局长段路遥说，将尽快修缮。\n`),
      session: null,
    })
    if (!added.ok) throw new Error('refused')
    await runNextReading(test.db, readFile, () => `${day}T00:00:00Z`, chance)
    await keepAFinding(added.value.readingId, canary)
    expect(await placesOf(test.ownerDb, canary)).toEqual(expect.arrayContaining(everyCopy))
    const before = await test.db
      .selectFrom('case_event')
      .select('salt')
      .where('case_id', '=', one.caseId)
      .where('seq', '=', 1)
      .executeTakeFirstOrThrow()

    await remove(fieldOf(one.caseId))

    expect(await placesOf(test.ownerDb, canary)).toEqual([])
    expect(await placesOf(test.ownerDb, before.salt)).toEqual([])
    const seen = await readCase(test.db, profiles, people.deputy, plainDate(day), one.caseId)
    expect(seen?.view.facts.demands).toMatch(
      /^〔此处内容已于2026-03-20由.+移除：公开个人信息未经单独同意。Removed on 2026-03-20 by .+〕$/,
    )
    expect(seen?.view.facts.title).toBe('关于金丝雀的建议')
    const draft = await readCase(test.db, profiles, people.roads, plainDate(day), one.caseId)
    expect(String(draft?.replies.at(-1)?.fields.text)).toMatch(/^来信说：〔此处内容.+〕已经收到。$/)
    const reading = await test.db
      .selectFrom('reading')
      .select(['text', 'state'])
      .where('id', '=', added.value.readingId)
      .executeTakeFirstOrThrow()
    expect(reading.text).toContain('█'.repeat(canary.length))
    const file = await test.db.selectFrom('source_file').selectAll().executeTakeFirstOrThrow()
    expect(file.content).toHaveLength(0)
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('is taken out of who is to do something and by when, where the page that said so reads otherwise by now', async () => {
    const words = '南岸旧码头临时管理处与各商户联系人'
    const { caseId } = await beginCase(test.db, '2026-03-02', { demands: words })
    const bytes = Buffer.from(`县人大代表苗禾川建议：请${words}，修缮码头。\n`)
    const added = await addSource(test.db, acting(secretary, day), { name: 'pier.txt', bytes, session: null })
    if (!added.ok) throw new Error('refused')
    await runNextReading(test.db, readFile, () => `${day}T00:00:00Z`, chance)
    await keepAFinding(added.value.readingId, words)
    await keepInDutyAlone(added.value.readingId)
    expect(await placesOf(test.ownerDb, words)).toEqual(expect.arrayContaining(['finding.duty', 'source_file.content']))
    await remove(fieldOf(caseId))
    expect(await placesOf(test.ownerDb, words)).toEqual([])
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('does not come back by an act that read it before and is stored after, nor go out by mail that waited', async () => {
    const title = '关于两位代表同时办理的那件建议'
    await test.db
      .insertInto('account_mail')
      .values({
        account_id: 'a-p-deputy',
        address: 'd@people.example',
        choice: 'each',
        confirmed_at: `${day}T00:00:00Z`,
        confirm_token: null,
      })
      .execute()
    const one = await beginCase(test.db, '2026-03-02', { title })
    const others = await Promise.all([1, 2, 3].map(() => beginCase(test.db, '2026-03-02', { title })))
    const id = await asked(secretary, fieldOf(one.caseId, 'title'))
    await Promise.all([
      step(second, id, 'confirm'),
      one.act(secretary, day, 'register'),
      ...others.map((other) => other.act(secretary, day, 'register')),
    ])

    expect(await placesOf(test.ownerDb, title)).toEqual([])
    await publishLog(test.db, [townLogKey], () => new Date(`${day}T02:00:00Z`))
    const place = { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } }
    const circumstances = { on: plainDate(day), at: `${day}T02:00:00Z`, chance, profiles, place }
    const waiting = await test.db.selectFrom('mail_message').selectAll().execute()
    const mails = await Promise.all(waiting.map((message) => mailContentOf(test.db, message, circumstances)))
    const all = JSON.stringify(mails)
    expect(all).toContain('.tlog-proof')
    expect(all).not.toContain(title)
    const extras = [...all.matchAll(/extra ([A-Za-z0-9+/=]+)/g)].map(([, extra = '']) =>
      Buffer.from(extra, 'base64').toString(),
    )
    expect(extras.length).toBeGreaterThan(0)
    for (const extra of extras) expect(extra).not.toContain(title)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('of a whole event goes with its title, also from lists', async () => {
    const one = await beginCase(test.db, '2026-03-02', {
      title: '关于孤岛灯塔的建议',
      demands: '灯塔的看守人姓甚名谁。',
    })
    await remove(fieldOf(one.caseId, null))

    for (const words of ['关于孤岛灯塔的建议', '灯塔的看守人姓甚名谁。'])
      expect(await placesOf(test.ownerDb, words)).toEqual([])
    const row = await test.db
      .selectFrom('case_summary')
      .select('title')
      .where('case_id', '=', one.caseId)
      .executeTakeFirstOrThrow()
    expect(row.title).toContain('此处内容已于2026-03-20')
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('leaves the case going on: the next act is taken and the log still covers all', async () => {
    const one = await beginCase(test.db, '2026-03-02', { demands: '要移除的这一段请求。' })
    await remove(fieldOf(one.caseId))
    await one.act(secretary, '2026-03-21', 'register')
    await remove(fieldOf(one.caseId, 'title'))

    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('of a file that was read in: the bytes and all that was read go, the SHA-256 stays, and it does not come back', async () => {
    const bytes = Buffer.from('县人大代表苗禾川建议修缮南岸凉亭，凉亭旁住着白鹭。\n')
    const given = { name: '白鹭.txt', bytes, session: null }
    const added = await addSource(test.db, acting(secretary, day), given)
    if (!added.ok) throw new Error('refused')
    await runNextReading(test.db, readFile, () => `${day}T00:00:00Z`, chance)
    const asking: RemovalAsked = { ...fieldOf(''), target: { kind: 'file', reading: added.value.readingId } }
    expect(codeOf(await ask(people.leader, asking))).toBe('removal_not_allowed')
    await remove(asking)

    expect(await placesOf(test.ownerDb, '白鹭')).toEqual([])
    expect(codeOf(await addSource(test.db, acting(secretary, day), given))).toBe('content_removed')
    expect(codeOf(await ask(secretary, asking))).toBe('content_removed')
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('of how to reach somebody: asked by themselves, decided by the administrator', async () => {
    await test.db
      .insertInto('person_detail')
      .values({
        person_id: 'p-deputy-3',
        phone: '13900001234',
        email: 'lan@people.example',
        term: null,
        term_from: null,
        term_to: null,
      })
      .execute()
    await test.db
      .insertInto('account_mail')
      .values({
        account_id: 'a-p-deputy-3',
        address: 'own@people.example',
        choice: 'each',
        confirmed_at: null,
        confirm_token: 'x',
      })
      .execute()
    const told = { accountId: 'a-p-deputy-3', address: 'former@people.example', about: 'address_replaced' } as const
    await test.db.transaction().execute((tx) => warnFormerAddress(tx, { at: `${day}T00:00:00Z`, chance }, told))
    const asking: RemovalAsked = {
      ...fieldOf(''),
      askedAs: 'person_concerned',
      target: { kind: 'contact', person: 'p-deputy-3' },
    }
    expect(codeOf(await ask(people.deputy, asking))).toBe('removal_not_allowed')
    expect(codeOf(await ask(secretary, asking))).toBe('removal_not_allowed')
    const id = await asked(people.thirdDeputy, asking)
    expect(codeOf(await step(secretary, id, 'decide'))).toBe('removal_not_allowed')
    expect(codeOf(await step(people.administrator, id, 'decide'))).toBe('ok')
    expect(codeOf(await step(second, id, 'confirm'))).toBe('ok')

    for (const words of ['13900001234', 'lan@people.example', 'own@people.example', 'former@people.example'])
      expect(await placesOf(test.ownerDb, words)).toEqual([])
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })
})

describe('a receipt of an act whose content was removed', () => {
  const policy = { log: townLogKey, witnesses: [], quorum: 0 }
  const publish = () => publishLog(test.db, [townLogKey], () => new Date('2026-03-20T02:00:00Z'))
  const receiptOf = async (caseId: string, who: Actor | null = people.deputy) => {
    const receipt = await readReceipt(test.db, { profiles, actor: who, on: plainDate(day) }, caseId, 1)
    if (!receipt.ok) throw new Error(receipt.refusal.code)
    return receipt.value
  }

  it('that was kept still holds; a new one holds as well, opens nothing, and proves the removal', async () => {
    const one = await beginCase(test.db, '2026-03-02', { demands: '凭证里的这一段话。' })
    await publish()
    const kept = await receiptOf(one.caseId)
    await remove(fieldOf(one.caseId))
    await expect(receiptOf(one.caseId)).rejects.toThrow('not_signed_yet')
    await publish()
    const fresh = await receiptOf(one.caseId)

    expect(receiptFault(kept, policy)).toBeUndefined()
    expect(receiptFault(fresh, policy)).toBeUndefined()
    const extra = JSON.parse(Buffer.from((fresh.split('\n')[1] ?? '').slice(6), 'base64').toString('utf8'))
    expect(Object.keys(extra).sort()).toEqual(['entry', 'removed'])
    expect(extra.removed.entry).toContain('"act":"removal"')
    const forged = (change: (extra: { removed: { part: { content: { entry: number } }; entry: string } }) => void) => {
      const other = structuredClone(extra)
      change(other)
      const lines = fresh.split('\n')
      lines[1] = `extra ${Buffer.from(JSON.stringify(other)).toString('base64')}`
      return receiptFault(lines.join('\n'), policy)
    }
    expect(
      forged(({ removed }) => {
        removed.part.content.entry += 1
      }),
    ).toBe('removal_differs')
    expect(
      forged(({ removed }) => {
        removed.entry = removed.entry.replace('personal_information', 'court_order')
      }),
    ).toBe('removal_differs')
  })
})

describe('the guards of the record', () => {
  it('let nothing be taken off it by the application or the owner but by a removal written in the same transaction', async () => {
    const one = await beginCase(test.db, '2026-03-02', { demands: '守在案卷里的话。' })
    const id = await remove(fieldOf(one.caseId))
    const erase = sql`select erase_event(${one.caseId}, 1, '{"title":"别的"}'::jsonb, 'salt')`
    const file = sql`select erase_file(id, 'x') from source_file`

    for (const db of [test.db, test.ownerDb]) {
      await expect(erase.execute(db)).rejects.toThrow('append-only')
      await expect(file.execute(db)).rejects.toThrow('append-only')
    }
    await expect(sql`update case_event set salt = ''`.execute(test.db)).rejects.toThrow('permission denied')
    await expect(sql`update case_event set salt = ''`.execute(test.ownerDb)).rejects.toThrow('append-only')
    await expect(sql`set role huiying_eraser`.execute(test.db)).rejects.toThrow('permission denied')
    await expect(sql`delete from removal_part where removal_id = ${id}`.execute(test.ownerDb)).rejects.toThrow(
      'append-only',
    )
  })

  it('let a removal change nothing but what it names', async () => {
    const one = await beginCase(test.db, '2026-03-02', { demands: '一段要移除的话语。', title: '关于不移除的标题' })
    const pending = await asked(secretary, fieldOf(one.caseId))
    const undone = test.db.transaction().execute(async (tx) => {
      const { removal, seq } = await beginRemoval(tx, pending, one.caseId, ['demands'])
      expect([removal, seq > 0]).toEqual([pending, true])
      await sql`select erase_event(${one.caseId}, 1, fields || '{"title":"别的"}', 'new') from case_event where case_id = ${one.caseId} and seq = 1`.execute(
        tx,
      )
    })

    await expect(undone).rejects.toThrow('append-only')
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('that somebody took away are no help: changed content without a removal, or a removal without its entry, is found', async () => {
    const one = await beginCase(test.db, '2026-03-02', { demands: '原来写下的话。' })
    const id = await remove(fieldOf(one.caseId))
    const tamper = async (statement: string): Promise<string> => {
      for (const table of ['case_event', 'removal', 'removal_part'])
        await sql`alter table ${sql.table(table)} disable trigger user`.execute(test.ownerDb)
      const found = await test.ownerDb.transaction().execute(async (tx) => {
        await sql.raw(statement).execute(tx)
        return (await verifyRecord(tx)).faults.join('\n')
      })
      return found
    }
    const row = `case_id = '${one.caseId}' and seq = 1`
    expect(await tamper(`update case_event set fields = fields || '{"title":"别的"}' where ${row}`)).toContain(
      'differs from the log',
    )
    expect(
      await tamper(
        `update case_event set fields = fields - 'x' || '{"title":"${'关于修缮北岸栈桥的建议'}"}' where ${row}`,
      ),
    ).toBe('')
    expect(await tamper(`update removal set ground = 'court_order' where id = '${id}'`)).toContain(
      `removal ${id}: differs from the log`,
    )
  })
})

/** Where the words stand before they are removed. */
const everyCopy = [
  'batch_item.fields',
  'case_event.fields',
  'finding.duty',
  'finding.quote',
  'finding_correction.after',
  'finding_correction.before',
  'idempotent_answer.body',
  'import_line.cells',
  'reading.text',
  'saved_list.address',
  'source_file.content',
  'text_template.body',
]

/** What lists, drafts in volume, imports and templates keep of a case's words. */
async function keepInWork(caseId: string, words: string): Promise<void> {
  const at = `${day}T00:00:00Z`
  const own = { account_id: 'a-p-secretary' }
  await test.db
    .insertInto('batch')
    .values({ id: 'b', ...own, procedure: 'suggestion', action: 'register', created_at: at })
    .execute()
  await test.db
    .insertInto('batch_item')
    .values({
      ...{ batch_id: 'b', ordinal: 1, case_id: caseId, instance: 'case', seen_version: 1, refusal: null },
      ...{ fields: JSON.stringify({ reason: words }), receipt_seq: null, decided_at: null },
    })
    .execute()
  const table = csvOf([
    ['标题', '内容', '提出日期'],
    [words, words, '2019-01-15'],
  ])
  await handIn(test.db, acting(secretary, day), 'cases', table)
  await test.db
    .insertInto('text_template')
    .values({
      ...{
        id: 't',
        owner_kind: 'office',
        owner: 'secretariat',
        name: '常用语',
        procedure: 'suggestion',
        action: 'register',
      },
      ...{
        field: 'reason',
        state: null,
        outcome: null,
        body: `见：${words}`,
        changed_by: 'p-secretary',
        changed_at: at,
      },
    })
    .execute()
}

/** A finding with these words, as somebody marked it. */
async function keepAFinding(reading: string, words: string): Promise<void> {
  const { text } = await test.db
    .selectFrom('reading')
    .select('text')
    .where('id', '=', reading)
    .executeTakeFirstOrThrow()
  const start = text?.indexOf(words) ?? -1
  // Somebody took the words for who said them, too, and for who is to do it and by when.
  const duty = { who: { unit: { quote: words }, joint: [] }, when: { quote: words, day: null } }
  const marked = { act: 'add', kind: 'suggestion', speaker: words, start, end: start + words.length, ...duty } as const
  const done = await correctFinding(test.db, acting(secretary, day), reading, marked)
  if (!done.ok) throw new Error(done.refusal.code)
  const again = { act: 'change', finding: done.value.finding, version: 1, change: { kind: 'directive' } } as const
  expect(await correctFinding(test.db, acting(secretary, day), reading, again)).toMatchObject({ ok: true })
}

/** The same words where the text does not hold them any more: it was read anew, and who and when were said before. */
async function keepInDutyAlone(reading: string): Promise<void> {
  const rows = test.db.updateTable('reading').where('id', '=', reading)
  await rows.set({ text: '页上的字现在识读得不同。', result: '{}' }).execute()
  const findings = test.db.updateTable('finding').where('reading_id', '=', reading)
  await findings.set({ quote: '别的话', speaker: null }).execute()
}

/** As far as a removal goes before it changes the record: its entry, its row and its part. */
async function beginRemoval(tx: Tx, id: string, caseId: string, fields: string[]) {
  const entry = await appendLedgerActs(tx, [
    { at: `${day}T00:00:00Z`, caseId: null, caseSeq: null, payload: { act: 'removal', removal: id } },
  ])
  const seq = entry?.seq ?? 0
  await updateRemoval(tx, id, {
    state: 'done',
    ended_by: 'p-leader',
    ended_as: 'leader',
    ended_on: day,
    ended_at: `${day}T00:00:00Z`,
    ledger_seq: seq,
  })
  const entries = await listEventEntries(tx, [caseId])
  await insertRemovalParts(tx, [
    {
      removal_id: id,
      ordinal: 0,
      case_id: caseId,
      seq: 1,
      fields,
      source_file_id: null,
      call_id: null,
      entry_seq: entries.get(`${caseId}/1`) ?? 0,
      salt: 's',
      remains: 'r',
    },
  ])
  return { removal: id, seq }
}

describe('a report that is never public', () => {
  it('has its removal in the log without anything that leads back to it', async () => {
    const report = await beginSocialReport(test.db, '2026-03-02', { background: '一位老人在三家医院的遭遇。' })
    const id = await remove(fieldOf(report.caseId, 'background'), people.committee)
    const entry = await test.db
      .selectFrom('ledger_entry')
      .innerJoin('removal', 'removal.ledger_seq', 'ledger_entry.seq')
      .select('payload')
      .where('removal.id', '=', id)
      .executeTakeFirstOrThrow()

    for (const told of [report.caseId, people.member.personId, people.committee.personId])
      expect(entry.payload).not.toContain(told)
  })
})
