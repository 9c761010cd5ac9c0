import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#store/connect.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { audiencesOf } from './audience-names.ts'
import { indexedSources } from './indexed-sources.ts'
import { IndexKeeper } from './keep-index.ts'

const { secretary, deputy, secondDeputy } = people
let test: TestDatabase
let now = new Date('2026-03-16T02:00:00Z')

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const keeper = (): IndexKeeper => new IndexKeeper(test.db, indexedSources, () => now)
const asks = (title: string, actor: Parameters<typeof audiencesOf>[0] = secretary) =>
  ({ asks: { kind: 'like', title, text: '' }, kinds: ['case'], seenBy: audiencesOf(actor), limit: 10 }) as const

async function idsFound(index: IndexKeeper, title: string, actor?: Parameters<typeof audiencesOf>[0]) {
  // A transaction anywhere on the server lets changes return once more; very many are worked in while one waits.
  await expect.poll(async () => (await index.ask(asks(title, actor))).state).toBe('ready')
  const answer = await index.ask(asks(title, actor))
  if (answer.state !== 'ready') throw new Error('not read yet')
  return answer.found.map(({ key }) => key)
}

describe('the index of words over the database', () => {
  it('says that it is being read until it has read everything, and then finds what was there', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02', { title: '关于鹭洲码头夜间照明的建议' })
    const index = keeper()
    expect(await index.ask(asks('鹭洲码头'))).toEqual({ state: 'being_read', done: 0, of: 0 })
    await index.readAll()
    expect(await idsFound(index, '鹭洲码头')).toEqual([`case/${caseId}`])
  })

  it('knows in its next answer what was written, changed or removed before it was asked, in every process', async () => {
    const indexes = [keeper(), keeper()]
    for (const index of indexes) await index.readAll()
    const { caseId } = await beginCase(test.db, '2026-03-03', { title: '关于霁月桥限高杆的建议' })
    for (const index of indexes) expect(await idsFound(index, '霁月桥限高杆')).toEqual([`case/${caseId}`])
    await test.db.updateTable('case_summary').set({ title: '原处说明' }).where('case_id', '=', caseId).execute()
    for (const index of indexes) expect(await idsFound(index, '霁月桥限高杆')).toEqual([])
  })

  it('misses nothing of a transaction that ends after one that began later', async () => {
    const index = keeper()
    const { caseId: early } = await beginCase(test.db, '2026-03-03', { title: '关于甲' })
    const { caseId: late } = await beginCase(test.db, '2026-03-03', { title: '关于乙' })
    await index.readAll()
    const retitle = (title: string, id: string) => sql`update case_summary set title = ${title} where case_id = ${id}`
    const other = connect(test.url, { max: 1 })
    await other.transaction().execute(async (tx) => {
      await retitle('苇塘清淤', early).execute(tx)
      await test.db.transaction().execute((sooner) => retitle('苇塘栈道', late).execute(sooner))
      expect(await idsFound(index, '苇塘清淤')).toEqual([`case/${late}`])
    })
    await other.destroy()
    expect([...(await idsFound(index, '苇塘清淤'))].sort()).toEqual([`case/${early}`, `case/${late}`].sort())
  })

  it('proposes to nobody what their office or name gives them no part in', async () => {
    const index = keeper()
    const { caseId } = await beginCase(test.db, '2026-03-04', { title: '关于蓼汀湿地的建议', publishText: false })
    await index.readAll()
    expect(await idsFound(index, '蓼汀湿地', secretary)).toEqual([`case/${caseId}`])
    expect(await idsFound(index, '蓼汀湿地', deputy)).toEqual([`case/${caseId}`])
    expect(await idsFound(index, '蓼汀湿地', secondDeputy)).toEqual([])
    expect(await idsFound(index, '蓼汀湿地', null)).toEqual([])
  })

  it('says so while very much changed at once is worked in, and knows all of it afterwards', async () => {
    const index = keeper()
    await index.readAll()
    await sql`insert into index_change (kind, id) select 'case', 'nobody' || n from generate_series(1, 600) n`.execute(
      test.db,
    )
    const { caseId } = await beginCase(test.db, '2026-03-05', { title: '关于枫桦里积水点的建议' })
    expect(await index.ask(asks('枫桦里积水点'))).toMatchObject({ state: 'being_read' })
    await expect.poll(async () => (await index.ask(asks('枫桦里积水点'))).state).toBe('ready')
    expect(await idsFound(index, '枫桦里积水点')).toEqual([`case/${caseId}`])
  })

  it('forgets changes after two days, and reads everything anew where it followed none for one', async () => {
    const index = keeper()
    await index.keepUp()
    const { caseId } = await beginCase(test.db, '2026-03-06', { title: '关于棠梨巷路灯的建议' })
    await sql`delete from index_change`.execute(test.db)
    expect(await idsFound(index, '棠梨巷路灯')).toEqual([])
    now = new Date(now.getTime() + 25 * 3_600_000)
    await index.keepUp()
    expect(await idsFound(index, '棠梨巷路灯')).toEqual([`case/${caseId}`])
    await sql`insert into index_change (kind, id, at) values ('case', 'old', '2026-01-01'), ('case', 'new', ${now.toISOString()})`.execute(
      test.db,
    )
    await index.keepUp()
    expect(await test.db.selectFrom('index_change').select('id').where('id', 'in', ['old', 'new']).execute()).toEqual([
      { id: 'new' },
    ])
  })
})
