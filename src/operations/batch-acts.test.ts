import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { allMet } from '#tests/support/proposal-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { type BatchAsker, continueBatch, mostInBatch, readBatch, startBatch } from './batch-acts.ts'
import { takeAction } from './take-action.ts'

let test: TestDatabase
let cases: readonly string[]
let batches = 0

const secretary = acting(people.secretary, '2026-03-05')
const account = 'a-p-secretary'
const askerOf = (accountId: string): BatchAsker => ({
  ...{ accountId, address: '203.0.113.5' },
  auditActOf: (code) => (code === 'role_required' ? 'refused' : undefined),
})
const asker = askerOf(account)

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

beforeEach(async () => {
  cases = await Promise.all(
    [1, 2, 3].map(async (n) => (await beginCase(test.db, '2026-03-02', { title: `第${n}件` })).caseId),
  )
})

async function asked(action = 'register', fields: Record<string, string> = {}, ids = cases) {
  batches += 1
  const batchId = `batch-no-${batches}`
  const items = ids.map((caseId) => ({ caseId, instance: 'case', seenVersion: 1, fields }))
  const started = await startBatch(test.db, secretary, account, { batchId, procedure: 'suggestion', action, items })
  if (!started.ok) throw new Error(started.refusal.code)
  return batchId
}

async function versions(): Promise<readonly number[]> {
  const rows = await test.db
    .selectFrom('case_summary')
    .select(['case_id', 'version'])
    .where('case_id', 'in', [...cases])
    .execute()
  return cases.map((id) => rows.find((row) => row.case_id === id)?.version ?? 0)
}

describe('one act on many cases', () => {
  it('is done on each by itself, with a receipt for each', async () => {
    const done = await continueBatch(test.db, secretary, asker, await asked())

    if (!done.ok) throw new Error('refused')
    const receipts = done.value.items.map((item) => item.receiptSeq)
    expect(new Set(receipts).size).toBe(3)
    expect(await versions()).toEqual([2, 2, 2])
  })

  it('goes on past a case that is refused, and says why', async () => {
    await takeAction(test.db, secretary, { caseId: cases[1] ?? '', seenVersion: 1, action: 'register', fields: {} })

    const done = await continueBatch(test.db, secretary, asker, await asked())

    if (!done.ok) throw new Error('refused')
    expect(done.value.items.map((item) => item.refusal)).toEqual([
      null,
      [{ code: 'case_moved_on', seenVersion: 1, version: 2 }],
      null,
    ])
    expect(await versions()).toEqual([2, 2, 2])
  })

  it('is done once however often it is sent and by however many at once', async () => {
    const batchId = await asked()

    await Promise.all([1, 2, 3].map(() => continueBatch(test.db, secretary, asker, batchId)))
    await continueBatch(test.db, secretary, asker, batchId)

    expect(await versions()).toEqual([2, 2, 2])
  })

  it('keeps what was asked the first time when its form is sent again with other words', async () => {
    const batchId = await asked()
    const again = { batchId, procedure: 'suggestion', action: 'file', items: [] }

    expect(
      await startBatch(test.db, secretary, account, {
        ...again,
        items: [{ caseId: cases[0] ?? '', instance: 'case', seenVersion: 1, fields: {} }],
      }),
    ).toMatchObject({ ok: true })
    const seen = await readBatch(test.db, account, batchId)

    expect(seen).toMatchObject({ ok: true, value: { batch: { action: 'register' } } })
    expect(seen.ok && seen.value.items).toHaveLength(3)
  })

  it('goes on where it was broken off', async () => {
    const batchId = await asked()
    const chance = { ...secretary.chance, salt: brokenOffAfter(2, secretary.chance.salt) }

    await expect(continueBatch(test.db, { ...secretary, chance }, asker, batchId)).rejects.toThrow(
      'the lights went out',
    )
    expect(await versions()).toEqual([2, 2, 1])
    const resumed = await continueBatch(test.db, secretary, asker, batchId)

    expect(await versions()).toEqual([2, 2, 2])
    expect(resumed.ok && resumed.value.items.every((item) => item.receiptSeq !== null)).toBe(true)
  })

  it('sends nothing in which a place of a template was left open, and keeps the words to be mended', async () => {
    const done = await continueBatch(
      test.db,
      secretary,
      asker,
      await asked('name_proposer', { leadProposer: 'p-deputy', reason: '据〔未填：会议〕' }),
    )

    expect(done.ok && done.value.items[0]).toMatchObject({
      refusal: [{ code: 'placeholder_unfilled', field: 'reason' }],
      fields: { reason: '据〔未填：会议〕' },
    })
    expect(await versions()).toEqual([1, 1, 1])
  })

  it('is begun by nobody who could not take the act on any of the cases', async () => {
    batches += 1
    const batchId = `batch-no-${batches}`
    const roads = acting(people.roads, '2026-03-05')
    const items = [{ caseId: cases[0] ?? '', instance: 'case', seenVersion: 1, fields: {} }]
    const begun = await startBatch(test.db, roads, 'a-p-roads', {
      ...{ batchId, procedure: 'suggestion', action: 'register', items },
    })

    expect(begun).toEqual({
      ok: false,
      refusal: { code: 'role_required', action: 'register', roles: ['secretariat'] },
    })
    expect(await readBatch(test.db, 'a-p-roads', batchId)).toMatchObject({ refusal: { code: 'batch_not_found' } })
  })

  it('is shown to, and gone on with by, the one who asked for it alone', async () => {
    const batchId = await asked()

    expect(await readBatch(test.db, 'a-p-assigner', batchId)).toEqual({
      ok: false,
      refusal: { code: 'batch_not_found' },
    })
    expect(await continueBatch(test.db, secretary, askerOf('a-p-assigner'), batchId)).toMatchObject({ ok: false })
    const items = [{ caseId: cases[0] ?? '', instance: 'case', seenVersion: 1, fields: {} }]
    expect(
      await startBatch(test.db, secretary, 'a-p-assigner', {
        batchId,
        procedure: 'suggestion',
        action: 'register',
        items,
      }),
    ).toMatchObject({ ok: false })
    expect(await versions()).toEqual([1, 1, 1])
  })

  it(`holds at least one case and at most ${mostInBatch}`, async () => {
    const one = { caseId: cases[0] ?? '', instance: 'case', seenVersion: 1, fields: {} }
    const start = (count: number) =>
      startBatch(test.db, secretary, account, {
        batchId: `sized-${count}`,
        procedure: 'suggestion',
        action: 'register',
        items: Array.from({ length: count }, (_, index) => ({ ...one, instance: String(index) })),
      })

    expect(await start(0)).toMatchObject({ refusal: { code: 'batch_empty' } })
    expect(await start(mostInBatch)).toMatchObject({ ok: true })
    expect(await start(mostInBatch + 1)).toMatchObject({ refusal: { code: 'batch_too_large' } })
  })
})

/** Salts are drawn once for each event: so many acts go well, then the machine stops. */
function brokenOffAfter(acts: number, salt: () => string): () => string {
  let drawn = 0
  return () => {
    drawn += 1
    if (drawn > acts) throw new Error('the lights went out')
    return salt()
  }
}

describe('the acts of volume, on several cases of each kind that knows them', () => {
  it.each([
    { procedure: 'suggestion', office: people.secretary, begin: beginCase },
    { procedure: 'proposal', office: people.committee, begin: beginProposal },
  ] as const)('$procedure: filed, assigned, urged and answered, each in its own words', async (kind) => {
    const begun = await Promise.all(
      [1, 2].map((n) => kind.begin(test.db, '2026-03-02', { title: `关于第${n}处台阶的事` })),
    )
    for (const one of begun) {
      await one.act(kind.office, '2026-03-03', 'register')
      if (kind.procedure === 'proposal') await one.act(kind.office, '2026-03-03', 'review_for_filing', allMet)
    }
    let seen = begun.map((one) => one.version())
    const together = async (who: Actor, action: string, fieldsOf: (n: number) => Fields, instance = 'case') => {
      batches += 1
      const batchId = `kinds-${batches}`
      const context = acting(who, '2026-03-05')
      const items = begun.map(({ caseId }, n) => ({ caseId, instance, seenVersion: seen[n] ?? 0, fields: fieldsOf(n) }))
      await startBatch(test.db, context, `a-${who.personId}`, { batchId, procedure: kind.procedure, action, items })
      const done = await continueBatch(test.db, context, askerOf(`a-${who.personId}`), batchId)
      expect(done.ok && done.value.items.map(({ refusal }) => refusal), action).toEqual([null, null])
      seen = await Promise.all(
        begun.map(async ({ caseId }) => {
          const row = await test.db.selectFrom('case_summary').select('version').where('case_id', '=', caseId)
          return (await row.executeTakeFirstOrThrow()).version
        }),
      )
    }
    await together(kind.office, 'file', () => ({}))
    await together(people.assigner, 'assign', () => ({ leadUnit: 'roads' }))
    await together(people.roads, 'sign_for', () => ({}), 'roads')
    await together(people.assigner, 'urge', (n) => ({ urgedUnits: ['roads'], urgingText: `请加快办理第${n}件。` }))
    await together(people.roads, 'draft_reply', (n) => ({ text: `第${n}处已修好。` }), '1')

    const files = await listCaseFiles(
      test.db,
      begun.map(({ caseId }) => caseId),
    )
    const said = files.flatMap(({ events }) => events.flatMap(({ fields }) => [fields.urgingText, fields.text]))
    for (const words of ['请加快办理第0件。', '请加快办理第1件。', '第0处已修好。', '第1处已修好。'])
      expect(said.filter((one) => one === words).length, words).toBeGreaterThan(0)
  })
})
