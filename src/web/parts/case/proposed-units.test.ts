import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposeWaiting as proposeWaitingIn } from '#operations/routing/propose-waiting.ts'
import { beginCase, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

async function filed(title = '关于改造老旧供水管道的建议', demands = '供水管道漏水，请更换，并改造排水。') {
  const one = await beginCase(test.db, '2026-03-02', { title, demands })
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  return one
}

/** What the program does by itself after acts. */
async function proposeWaiting(): Promise<void> {
  const { routing: desk, chance } = site.dependencies
  expect((await proposeWaitingIn(test.db, { desk, chance, at: '2026-03-16T02:00:00Z' })).faults).toEqual([])
}

const keptFor = async (caseId: string) =>
  test.db
    .transaction()
    .execute((tx) => tx.selectFrom('routing_proposal').select('id').where('case_id', '=', caseId).execute())

const box = (page: string) => /<section class="proposed-units[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
const chosenIn = (page: string) => [...page.matchAll(/<option value="(\w+)" selected/g)].map(([, unit]) => unit)

describe('the form by which a case is assigned', () => {
  it('says that nothing was proposed yet, works nothing out by being opened, and proposes at a button without losing a word', async () => {
    const { caseId } = await filed()
    const path = `/cases/${caseId}/actions/assign`
    for (const address of [path, `${path}?units=proposed`]) {
      const page = await site.deskOf('assigner').get(address)
      expect(box(page.text)).toContain('还没有推算')
      expect(box(page.text)).toContain('name="proposeUnits"')
    }
    expect(await keptFor(caseId)).toEqual([])

    const asked = await site.deskOf('assigner').send(path, { proposeUnits: 'yes', note: '请尽快办理。' })
    expect(box(asked.text)).toMatch(/建议主办[\s\S]*县水务局/)
    expect(asked.text).toContain('请尽快办理。')
    expect(await keptFor(caseId)).toHaveLength(1)
    expect(box((await site.deskOf('assigner').get(path)).text)).toMatch(/建议主办[\s\S]*县水务局/)
    expect(await keptFor(caseId)).toHaveLength(1)
  })

  it('proposes units with how sure that is and the words that decided, in both languages, and chooses nobody by itself', async () => {
    const { caseId } = await filed()
    await proposeWaiting()
    const page = await site.deskOf('assigner').get(`/cases/${caseId}/actions/assign`)
    expect(box(page.text)).toMatch(/建议主办[\s\S]*县水务局[\s\S]*\d+%/)
    expect(box(page.text)).toMatch(/<q>[^<]*(供水|排水)/)
    expect(box(page.text)).toContain('依据3个单位的职责文字')
    expect(chosenIn(page.text)).toEqual([])
    const english = await site.deskOf('assigner').get(`/cases/${caseId}/actions/assign`, 'en')
    expect(box(english.text)).toMatch(/To lead[\s\S]*Water Bureau/)
  })

  it('is filled in by one link, and then sent like every form', async () => {
    const one = await filed()
    await proposeWaiting()
    const path = `/cases/${one.caseId}/actions/assign?units=proposed`
    const href = box((await site.deskOf('assigner').get(path.replace(/\?.*/, ''))).text)
    expect(href).toContain(`href="${path}"`)
    const page = await site.deskOf('assigner').get(path)
    expect(chosenIn(page.text)).toEqual(['water'])
    const sent = await site.deskOf('assigner').send(path, { leadUnit: 'water' })
    expect(sent.status).toBe(303)
  })

  it('names the likeliest and offers no link where nothing is sure', async () => {
    const { caseId } = await filed('关于规范夜间摊点的建议', '夜间摊点油烟扰民，请划定经营时段。')
    await proposeWaiting()
    const page = await site.deskOf('assigner').get(`/cases/${caseId}/actions/assign?units=proposed`)
    expect(box(page.text)).toContain('把握不够')
    expect(box(page.text)).not.toContain('href=')
    expect(chosenIn(page.text)).toEqual([])
  })
})

describe('a batch of cases to assign', () => {
  it('has the unit proposed put in for each, where it is sure, and sends nothing by that', async () => {
    const sure = await filed()
    const unsure = await filed('关于规范夜间摊点的建议', '夜间摊点油烟扰民，请划定经营时段。')
    const path = `/batch?item=${sure.caseId}&item=${unsure.caseId}&action=assign`
    const page = await site.deskOf('assigner').get(path)
    const items = [...page.text.matchAll(/name="item" value="([^"]+)"/g)].map(([, key = '']) => key)
    const carried = { ...hiddenFields(page.text), item: items, propose: 'yes' }
    const proposed = await site.deskOf('assigner').post('/batch', carried)
    expect(chosenIn(proposed.text)).toEqual(['water'])
    expect(proposed.text).toMatch(/建议主办：县水务局 \d+%/)
    expect(proposed.text).toContain('把握不够，请自行选择承办单位')
    for (const one of [sure, unsure]) {
      const row = await test.db
        .selectFrom('case_summary')
        .select('state')
        .where('case_id', '=', one.caseId)
        .executeTakeFirst()
      expect(row?.state).toBe('filed')
    }
  })

  it('of another act has no such button', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    const page = await site.deskOf('secretary').get(`/batch?item=${one.caseId}&action=register`)
    expect(page.text).not.toContain('name="propose"')
  })
})

describe('the form by which a unit hands a case back', () => {
  async function assigned(title?: string, demands?: string) {
    const one = await filed(title, demands)
    await one.act(people.assigner, '2026-03-12', 'assign', { leadUnit: 'roads' })
    await proposeWaiting()
    return one
  }
  const handBack = ({ caseId }: { readonly caseId: string }) =>
    `/cases/${caseId}/actions/return_assignment?instance=roads`

  it('proposes the unit it should go to instead, with the words that decided, in both languages, and never itself', async () => {
    const one = await assigned()
    const page = await site.deskOf('roads').get(handBack(one))
    expect(box(page.text)).toMatch(/建议改由[\s\S]*县水务局[\s\S]*\d+%/)
    expect(box(page.text)).toMatch(/<q>[^<]*(供水|排水)/)
    expect(box(page.text)).not.toContain('县道路局')
    expect(box(page.text)).toContain('由交办机构决定')
    expect(box(page.text)).not.toContain('此前建议')
    expect(chosenIn(page.text)).toEqual([])
    const english = await site.deskOf('roads').get(handBack(one), 'en')
    expect(box(english.text)).toMatch(/To have it instead[\s\S]*Water Bureau/)
  })

  it('is filled in by one link and sent like every form; what it names is kept beside what was proposed', async () => {
    const one = await assigned()
    const href = /<a class="button" href="([^"]+)"/.exec(box((await site.deskOf('roads').get(handBack(one))).text))?.[1]
    const path = href?.replaceAll('&amp;', '&') ?? ''
    expect(chosenIn((await site.deskOf('roads').get(path)).text)).toEqual(['water'])
    const sent = await site.deskOf('roads').send(path, { reason: '不属本单位职责。', proposedUnit: 'water' })
    expect(sent.status).toBe(303)
    const rows = await test.db
      .transaction()
      .execute((tx) => tx.selectFrom('routing_hand_back').selectAll().orderBy('act').execute())
    expect(rows.at(-1)).toMatchObject({ by_unit: 'roads', proposed_unit: 'water', named_unit: 'water' })
  })

  it('names the likeliest alone where nothing is sure', async () => {
    const one = await assigned('关于规范夜间摊点的建议', '夜间摊点油烟扰民，请划定经营时段。')
    const page = await site.deskOf('roads').get(handBack(one))
    expect(box(page.text)).toContain('把握不够')
    expect(box(page.text)).not.toContain('href=')
  })

  it('proposes to a unit that was to join who would join in its place, and nobody to lead', async () => {
    const one = await filed()
    await one.act(people.assigner, '2026-03-12', 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
    await proposeWaiting()
    const joins = (hour: number, units: string) =>
      test.db.transaction().execute(async (tx) => {
        const { id, ...kept } = await tx
          .selectFrom('routing_proposal')
          .selectAll()
          .where('case_id', '=', one.caseId)
          .orderBy('made_at', 'desc')
          .executeTakeFirstOrThrow()
        const again = { ...kept, likeliest: JSON.stringify(kept.likeliest), words: JSON.stringify(kept.words) }
        await tx
          .insertInto('routing_proposal')
          .values({
            ...again,
            id: `${id.slice(0, 20)}${hour}`,
            training_set: kept.training_set.replace(/.$/, String(hour)),
            made_at: `2026-03-17T0${hour}:00:00Z`,
            joint_units: units,
          })
          .execute()
      })
    const form = `/cases/${one.caseId}/actions/return_assignment?instance=parks`

    await joins(1, '[]')
    expect(box((await site.deskOf('parks').get(form)).text)).toMatch(/把握不够[\s\S]*县水务局/)
    await joins(2, '[{"unit":"water","confidence":0.62}]')
    expect(box((await site.deskOf('parks').get(form)).text)).toMatch(/建议改由[\s\S]*县水务局[\s\S]*62%/)
    // Who leads is told the same as ever.
    expect(box((await site.deskOf('roads').get(handBack(one))).text)).toMatch(/建议改由[\s\S]*县水务局/)

    await site.deskOf('parks').send(form, { reason: '不属本单位职责。', proposedUnit: 'water' })
    const rows = await test.db
      .transaction()
      .execute((tx) => tx.selectFrom('routing_hand_back').selectAll().orderBy('act').execute())
    expect(rows.at(-1)).toMatchObject({ by_unit: 'parks', proposed_unit: 'water', named_unit: 'water' })
  })

  it.each([
    ['a unit that does not have it', 'water'],
    ['the deputy whose it is', 'deputy'],
    ['the office that assigned it', 'assigner'],
  ] as const)('proposes nothing to %s', async (_who, who) => {
    const page = await site.deskOf(who).get(handBack(await assigned()))
    expect(page.text).not.toContain('proposed-units')
  })
})

describe('a form of another act', () => {
  it.each([
    ['the office that registers', 'secretary', 'return_to_author'],
    ['the deputy whose it is', 'deputy', 'withdraw'],
    ['a unit', 'roads', 'assign'],
  ] as const)('of %s proposes nothing', async (_who, who, action) => {
    const { caseId } = await filed()
    await proposeWaiting()
    const page = await site.deskOf(who).get(`/cases/${caseId}/actions/${action}`)
    expect(page.text).not.toContain('proposed-units')
  })
})
