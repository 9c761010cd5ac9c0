import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { listInstances } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { listSeenCases } from './list-seen-cases.ts'
import { readCase, type SeenCase } from './read-case.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

const { deputy, secondDeputy, thirdDeputy, secretary, assigner, roads, water } = people
const day = '2026-03-04'
let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

async function seen(caseId: string, who: Actor | null = secretary): Promise<SeenCase> {
  const found = await readCase(test.db, profiles, who, plainDate(day), caseId)
  if (found === undefined) throw new Error('not seen')
  return found
}

/** Takes an act on a case as it stands. */
async function tried(caseId: string, who: Actor, action: string, fields: Fields = {}, instance?: string) {
  const { version } = (await seen(caseId)).view
  const asked = { caseId, seenVersion: version, action, fields }
  return takeAction(test.db, acting(who, day), instance === undefined ? asked : { ...asked, instance })
}

async function act(...args: Parameters<typeof tried>): Promise<void> {
  const taken = await tried(...args)
  if (!taken.ok) throw new Error(`${args[2]}: ${JSON.stringify(taken.refusal)}`)
}

async function filedBy(who: Actor, title: string, fields: Fields = {}): Promise<string> {
  const one = await beginCase(test.db, '2026-03-02', { title, leadProposer: who.personId, ...fields }, who)
  await one.act(secretary, '2026-03-03', 'register')
  await one.act(secretary, '2026-03-03', 'file')
  return one.caseId
}

const numberOf = async (caseId: string) => String((await seen(caseId)).view.facts.caseNumber)
const stateOf = async (caseId: string) => (await seen(caseId)).view.state
const deliveriesOf = async (caseId: string) => listInstances((await seen(caseId)).view, 'delivery')

async function proposed() {
  const main = await filedBy(deputy, '关于主件的建议')
  const joining = await filedBy(secondDeputy, '关于并入件的建议', { demands: '并入件自己的话。' })
  await act(joining, secretary, 'propose_merge', { mainCase: await numberOf(main), mergeReason: '内容相同。' })
  return { main, joining }
}

async function merged() {
  const both = await proposed()
  await act(both.joining, secondDeputy, 'agree_to_merge')
  await act(both.main, deputy, 'agree_to_merge')
  await act(both.joining, secretary, 'merge')
  return both
}

async function answer(caseId: string) {
  await act(caseId, assigner, 'assign', { leadUnit: 'roads' })
  await act(caseId, roads, 'sign_for')
  await act(caseId, roads, 'draft_reply', { text: '两件一并答复。' })
  const review = { outcome: 'adopted', publication: 'full', secrecy: 'cleared', secrecyReviewer: '某' }
  await act(caseId, roads, 'review_reply', review)
  await act(caseId, roads, 'issue_reply', { signer: '段路遥' })
}

describe('merging two cases', () => {
  it('asks the authors on both sides, and shows each the other’s words', async () => {
    const { main, joining } = await proposed()

    expect(listInstances((await seen(joining)).view, 'merge_consent')).toMatchObject([
      { instance: secondDeputy.personId, state: 'asked' },
    ])
    const asMainAuthor = await seen(main, deputy)
    expect(listInstances(asMainAuthor.view, 'merged')[0]?.fields.joiningDemands).toBe('并入件自己的话。')
    expect((await seen(main, secondDeputy)).view.facts.demands).not.toBe('')
  })

  it.each([
    { who: 'the author of the joining case', leaves: 'main' },
    { who: 'the author of the main case', leaves: 'joining' },
  ])('waits where only $who has agreed', async ({ leaves }) => {
    const { main, joining } = await proposed()
    if (leaves === 'main') await act(joining, secondDeputy, 'agree_to_merge')
    else await act(main, deputy, 'agree_to_merge')

    expect(await tried(joining, secretary, 'merge')).toMatchObject({
      ok: false,
      refusal: [{ code: 'waiting_for', what: 'merge_consents' }],
    })
    expect(await stateOf(joining)).toBe('filed')
  })

  it('stores nothing on either case when one of them refuses', async () => {
    const { main, joining } = await proposed()
    await act(joining, secondDeputy, 'agree_to_merge')
    const before = [(await seen(main)).view.version, (await seen(joining)).view.version]
    await tried(joining, secretary, 'merge')

    expect([(await seen(main)).view.version, (await seen(joining)).view.version]).toEqual(before)
  })

  it('lets nobody agree for an author, and nobody but the secretariat merge', async () => {
    const { joining } = await proposed()

    for (const actor of [deputy, thirdDeputy, secretary, assigner, roads]) {
      expect(await tried(joining, actor, 'agree_to_merge', {}, secondDeputy.personId)).toMatchObject({ ok: false })
    }
    await act(joining, secondDeputy, 'agree_to_merge')
    for (const actor of [secondDeputy, assigner, roads]) {
      expect(await tried(joining, actor, 'merge')).toMatchObject({ refusal: [{ code: 'role_required' }] })
    }
  })

  it('keeps the original with its words, author and number', async () => {
    const { joining } = await merged()
    const { view } = await seen(joining)

    expect(view.state).toBe('merged')
    expect(view.facts).toMatchObject({ demands: '并入件自己的话。', leadProposer: secondDeputy.personId })
    expect(view.facts.caseNumber).not.toBe('')
  })

  it('gives each original the reply, with delivery to and a rating by each of its authors', async () => {
    const { main, joining } = await merged()
    await answer(main)

    const [reply] = (await seen(joining, secondDeputy)).replies
    expect(reply).toMatchObject({ state: 'issued', fields: { text: '两件一并答复。', outcome: 'adopted' } })
    expect(await deliveriesOf(main)).toMatchObject([{ instance: `1/${deputy.personId}`, state: 'delivered' }])
    expect(await deliveriesOf(joining)).toMatchObject([{ instance: `1/${secondDeputy.personId}`, state: 'delivered' }])

    const content = { attitude: 'satisfied', result: 'satisfied' }
    expect(await tried(joining, deputy, 'rate', content, `1/${secondDeputy.personId}`)).toMatchObject({ ok: false })
    expect(await tried(joining, roads, 'rate', content, `1/${secondDeputy.personId}`)).toMatchObject({ ok: false })
    await act(joining, secondDeputy, 'rate', content)
    await act(main, deputy, 'rate', content)
    await act(main, secretary, 'close')
    expect(await stateOf(joining)).toBe('closed')
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('lets the merged case rate after the main one was closed', async () => {
    const { main, joining } = await merged()
    await answer(main)
    await act(main, deputy, 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await act(main, secretary, 'close')
    await act(joining, secondDeputy, 'rate', { attitude: 'satisfied', result: 'basically_satisfied' })

    expect(await deliveriesOf(joining)).toMatchObject([{ state: 'rated' }])
  })

  it('is dropped where an author refuses, and the other side sees the case no more', async () => {
    const { main, joining } = await proposed()
    await act(main, deputy, 'refuse_to_merge')
    await act(joining, secondDeputy, 'agree_to_merge')
    expect(await tried(joining, secretary, 'merge')).toMatchObject({ refusal: [{ code: 'waiting_for' }] })
    await act(joining, secretary, 'drop_merge')

    expect(listInstances((await seen(main)).view, 'merged')).toMatchObject([{ state: 'dropped' }])
    expect((await seen(main, secondDeputy)).audience).toBe('public')
  })

  it('refuses a number that is no case’s, and the case’s own', async () => {
    const one = await filedBy(deputy, '关于独件的建议')
    const fields = { mergeReason: '内容相同。' }

    expect(await tried(one, secretary, 'propose_merge', { ...fields, mainCase: '2026-9999' })).toMatchObject({
      refusal: [{ code: 'field_invalid', field: 'mainCase', why: 'not_in_list' }],
    })
    expect(await tried(one, secretary, 'propose_merge', { ...fields, mainCase: await numberOf(one) })).toMatchObject({
      refusal: [{ rule: 'not_into_itself' }],
    })
  })

  it('does not let a main case be withdrawn under those that joined it', async () => {
    const { main } = await merged()

    expect(await tried(main, deputy, 'withdraw', { withdrawReason: 'x' })).toMatchObject({
      refusal: [{ rule: 'nothing_joined' }],
    })
  })

  it.each(['hear_merge', 'take_in', 'receive_reply', 'close_merged'])(
    'gives nobody a way to %s by hand',
    async (action) => {
      const { main } = await proposed()

      for (const actor of [secretary, assigner, roads, deputy]) {
        expect(await tried(main, actor, action)).toMatchObject({ refusal: [{ code: 'role_required' }] })
      }
    },
  )
})

describe('splitting a case', () => {
  const demands = '一、请修缮栈桥。\n二、请疏浚河道。'

  async function signed() {
    const caseId = await filedBy(deputy, '关于栈桥和河道的建议', { demands })
    return caseId
  }

  it('makes a case of its own in the words its authors signed, linked both ways', async () => {
    const caseId = await signed()
    await act(caseId, secretary, 'split_off', { title: '关于疏浚河道的建议', demands: '二、请疏浚河道。' })

    const [part] = listInstances((await seen(caseId)).view, 'part')
    const made = await seen(part?.instance ?? '')
    expect(made.view.state).toBe('submitted')
    expect(made.view.facts).toMatchObject({
      title: '关于疏浚河道的建议',
      demands: '二、请疏浚河道。',
      leadProposer: deputy.personId,
      splitFrom: (await seen(caseId)).view.facts.flowNumber,
    })
    expect((await seen(caseId)).view.facts.demands).toBe(demands)
    const own = await listSeenCases(test.db, deputy, { filter: { q: '疏浚河道' }, order: 'newest', limit: 9 })
    expect(own.rows).toHaveLength(1)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('does not put words into their mouths', async () => {
    const caseId = await signed()

    expect(await tried(caseId, secretary, 'split_off', { title: 'x', demands: '二、请填平河道。' })).toMatchObject({
      refusal: [{ rule: 'part_of_the_words' }],
    })
  })

  it.each([deputy, assigner, roads, water])('is not for $personId', async (actor) => {
    expect(await tried(await signed(), actor, 'split_off', { title: 'x', demands: '请修缮栈桥。' })).toMatchObject({
      refusal: [{ code: 'role_required' }],
    })
  })
})
