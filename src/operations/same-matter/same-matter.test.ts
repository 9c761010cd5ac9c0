import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { readerOf } from '#operations/case-scope.ts'
import { connect, seenBy } from '#store/connect.ts'
import { beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { groupWaiting } from './group-waiting.ts'
import { sayApart, takeBackApart } from './say-apart.ts'

const { secretary, committee, assigner, leader, deputy, roads } = people
let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const benches = {
  title: '关于在鹭洲步道增设长椅的建议',
  demands: '建议在鹭洲步道沿线每隔一百米增设一处长椅，方便老人歇脚。',
}
const seats = { title: '关于鹭洲步道加装长椅的建议', demands: '请在鹭洲步道沿线每隔一百米增设一处长椅，让老人歇脚。' }
const buses = { title: '关于延长末班公交时间的建议', demands: '请把通往新区的末班公交延长到晚上十一点。' }

const drains = {
  title: '关于清掏枫桦小区下水道的建议',
  demands: '枫桦小区三号楼前下水道堵塞返水，请尽快清掏并更换井盖。',
}
const lamps = { title: '关于修复槐安巷路灯的建议', demands: '槐安巷有七盏路灯不亮，请尽快修复。' }

async function registered(fields: Fields): Promise<string> {
  const one = await beginCase(test.db, '2026-03-02', { ...fields, publishText: false })
  await one.act(secretary, '2026-03-03', 'register')
  return one.caseId
}

async function groupsFor(actor: Actor, db = test.db) {
  const found = await groupWaiting(seenBy(db, readerOf(actor)), profiles, actor)
  return found?.groups.map(({ first, others }) =>
    [first, ...others.map((one) => one.found.summary)].map((one) => one.case_id),
  )
}

const apart = (cases: readonly string[], actor: Actor = secretary) =>
  sayApart(seenBy(test.db, readerOf(actor)), { actor, at: '2026-03-16T02:00:00Z' }, cases)

const takeBack = (cases: readonly string[], actor: Actor = secretary) =>
  takeBackApart(seenBy(test.db, readerOf(actor)), { actor, at: '2026-03-17T02:00:00Z' }, cases)

describe('cases that wait to be filed', () => {
  it('stand together where they may be on the same matter, with the words they share, and no longer once one is filed', async () => {
    const one = await registered(benches)
    const other = await registered(seats)
    const third = await beginCase(test.db, '2026-03-02', { ...buses, publishText: false })
    await third.act(secretary, '2026-03-03', 'register')

    expect(await groupsFor(secretary)).toEqual([[one, other]])
    const found = await groupWaiting(test.db, profiles, secretary)
    const [shown] = found?.groups[0]?.others ?? []
    const passages = shown?.found.text.shared.map((place) =>
      shown.found.text.text.slice(place.other.start, place.other.end),
    )
    expect(passages?.join()).toContain('鹭洲步道沿线每隔一百米增设一处长椅')
    expect(found).toMatchObject({ looked: 3, waiting: 3, left: 0 })

    const more = await beginCase(test.db, '2026-03-02', { ...buses, publishText: false })
    expect(await groupsFor(secretary)).toEqual([[one, other]])
    await more.act(secretary, '2026-03-03', 'register')
    expect(await groupsFor(secretary)).toContainEqual([third.caseId, more.caseId])
    await more.act(secretary, '2026-03-04', 'file')
    expect(await groupsFor(secretary)).toEqual([[one, other]])
  })

  it('of one kind never stand with those of another, and each office sees those of its own', async () => {
    for (const fields of [benches, seats]) {
      const one = await beginProposal(test.db, '2026-03-02', { ...fields, background: fields.demands })
      await one.act(committee, '2026-03-03', 'register')
      const last = (await groupsFor(secretary))?.flat() ?? []
      expect(last).not.toContain(one.caseId)
    }
    expect((await groupsFor(committee))?.map((group) => group.length)).toEqual([2])
  })

  it.each([
    ['the office that assigns', assigner],
    ['the leader', leader],
    ['a deputy', deputy],
    ['a unit', roads],
  ] as const)('are put together for those who file them, and not for %s', async (_who, actor) => {
    expect(await groupsFor(actor)).toBeUndefined()
  })

  it('are read with the same number of questions, however many wait', async () => {
    let asked = 0
    const db = connect(test.url, { max: 2, onQuery: () => (asked += 1) })
    const count = async () => {
      asked = 0
      await groupsFor(secretary, db)
      return asked
    }
    await count()
    const few = await count()
    for (let n = 0; n < 6; n += 1) await registered({ ...benches, title: `${benches.title}（${n}）` })
    expect(await count()).toBe(few)
    await db.destroy()
  })
})

describe('who says that cases are not on the same matter', () => {
  it('is not asked again of them, and it is kept who said it and when', async () => {
    const [one, other] = [await registered(lamps), await registered(lamps)]
    const together = async () =>
      (await groupsFor(secretary))?.some((group) => group.includes(one) && group.includes(other))
    expect(await together()).toBe(true)
    expect(await apart([one, other])).toEqual({ ok: true, value: { pairs: 1 } })
    expect(await together()).toBe(false)
    const rows = await test.db.transaction().execute((tx) => tx.selectFrom('matter_apart').selectAll().execute())
    expect(rows).toMatchObject([
      { one_case: [one, other].sort()[0], said_by: secretary.personId, said_at: '2026-03-16T02:00:00.000Z' },
    ])
    expect(await apart([other, one])).toEqual({ ok: true, value: { pairs: 0 } })
    expect(await test.db.transaction().execute((tx) => tx.selectFrom('matter_apart').selectAll().execute())).toEqual(
      rows,
    )
    await expect(test.db.transaction().execute((tx) => tx.deleteFrom('matter_apart').execute())).rejects.toThrow()
  })

  it('can take it back: they stand together again, and what was said before stays kept', async () => {
    const [one, other] = [await registered(drains), await registered(drains)]
    const seen = async () => {
      const found = await groupWaiting(test.db, profiles, secretary)
      const ids = [one, other]
      const isPair = (cases: readonly { readonly case_id: string }[]) =>
        ids.every((id) => cases.some((c) => c.case_id === id))
      return {
        isTogether: found?.groups.some(({ first, others }) =>
          isPair([first, ...others.map((each) => each.found.summary)]),
        ),
        apart: found?.apart.filter((pair) => isPair([pair.one, pair.other])).map(({ by, at }) => [by, at]),
      }
    }
    expect(await takeBack([one, other])).toEqual({ ok: true, value: { pairs: 0 } })
    await apart([one, other])
    const { name } = await test.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', secretary.personId)
      .executeTakeFirstOrThrow()
    expect(await seen()).toEqual({ isTogether: false, apart: [[name, '2026-03-16T02:00:00.000Z']] })
    expect(await takeBack([other, one])).toEqual({ ok: true, value: { pairs: 1 } })
    expect(await seen()).toEqual({ isTogether: true, apart: [] })
    expect(await apart([one, other])).toEqual({ ok: true, value: { pairs: 1 } })
    expect((await seen()).isTogether).toBe(false)
    const said = await test.db
      .transaction()
      .execute((tx) =>
        tx
          .selectFrom('matter_apart')
          .select('taken_back')
          .where('one_case', 'in', [one, other])
          .orderBy('id')
          .execute(),
      )
    expect(said.map((row) => row.taken_back)).toEqual([false, true, false])
  })

  it('is not shown them together by way of a third either: it stands with the one it is likest to', async () => {
    const same = {
      title: '关于在苇塘公园加装健身器材的建议',
      demands: '苇塘公园缺少健身器材，请加装单杠、双杠各一套。',
    }
    const [one, other, third] = [await registered(same), await registered(same), await registered(same)]
    const groups = async () =>
      ((await groupsFor(secretary)) ?? []).filter((group) => [one, other, third].some((id) => group.includes(id)))
    expect(await groups()).toEqual([[one, other, third]])
    await apart([one, other])
    expect((await groups()).map((group) => group.length)).toEqual([2])
    expect((await groups())[0]).toContain(third)
  })

  it('is not told of cases they do not file, nor heard on them', async () => {
    const [one, other] = [await registered(lamps), await registered(lamps)]
    await apart([one, other])
    for (const actor of [assigner, leader, deputy, roads])
      expect(await takeBack([one, other], actor)).toMatchObject({ ok: false, refusal: { code: 'filing_office_only' } })
    expect(await takeBack([one, other], committee)).toMatchObject({ ok: false, refusal: { code: 'case_not_found' } })
    const theirs = await groupWaiting(seenBy(test.db, readerOf(committee)), profiles, committee)
    expect(theirs?.apart).toEqual([])
  })

  it('says the same once, however many say it at the same time', async () => {
    const [one, other] = [await registered(lamps), await registered(lamps)]
    const said = await Promise.all(Array.from({ length: 6 }, () => apart([one, other])))
    expect(said.map((each) => (each.ok ? each.value.pairs : -1)).sort()).toEqual([0, 0, 0, 0, 0, 1])
  })

  it('names two cases at least and no more than a group shows, all of them theirs to file', async () => {
    const one = await registered(buses)
    const foreign = await beginProposal(test.db, '2026-03-02')
    expect(await apart([one, one])).toMatchObject({ ok: false, refusal: { code: 'two_cases_needed' } })
    const many = Array.from({ length: 21 }, (_, n) => `none-${n}`)
    expect(await apart(many)).toMatchObject({ ok: false, refusal: { code: 'batch_too_large', most: 20 } })
    expect(await apart(many.slice(0, 20))).toMatchObject({ ok: false, refusal: { code: 'case_not_found' } })
    expect(await apart([one, foreign.caseId])).toMatchObject({ ok: false, refusal: { code: 'case_not_found' } })
    for (const actor of [assigner, leader, deputy, roads])
      expect(await apart([one, foreign.caseId], actor)).toMatchObject({
        ok: false,
        refusal: { code: 'filing_office_only' },
      })
  })
})
