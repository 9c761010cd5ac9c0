import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { readFile } from '#app/read-file.ts'
import type { Actor } from '#engine/case-file.ts'
import { addSource } from '#operations/add-source.ts'
import { runNextReading } from '#operations/run-reading.ts'
import { searchKinds } from '#operations/search/search-kinds.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { assignedCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { openProposingDesk, type ProposingDesk } from '#tests/support/proposing-desk.ts'
import { only, settleSearchedTown, trustingIndex } from '#tests/support/searched-town.ts'
import { acting, people } from '#tests/support/small-city.ts'
import { askRemoval, type RemovalAsked } from './ask-removal.ts'
import { takeRemovalStep } from './decide-removal.ts'

const { secretary, committee, assigner, parks, roads } = people
const day = '2026-03-20'
let test: TestDatabase
let town: Awaited<ReturnType<typeof settleSearchedTown>>
let desk: ProposingDesk

beforeAll(async () => {
  test = await createTestDatabase()
  town = await settleSearchedTown(test.db)
  desk = openProposingDesk(test.db)
})

afterAll(() => test.drop())

/** Asked for by an office and confirmed by a second person. */
async function remove(target: RemovalAsked['target'], by: Actor = secretary): Promise<void> {
  const asked = { target, askedAs: 'office', ground: 'personal_information', reference: '' } as const
  const made = await askRemoval(test.db, acting(by, day), asked)
  if (!made.ok) throw new Error(made.refusal.code)
  const leader = { personId: 'p-leader', offices: ['leader'], unitId: null }
  const done = await takeRemovalStep(test.db, acting(leader, day), made.value.id, 'confirm')
  expect(done).toEqual({ ok: true, value: 'done' })
}

/** The event of a case in which some words were written, with the field they stand in. */
async function writtenIn(caseId: string, words: string): Promise<RemovalAsked['target']> {
  const [file] = await listCaseFiles(test.db, [caseId])
  const at = file?.events.findIndex(({ fields }) => JSON.stringify(fields).includes(words)) ?? -1
  const field = Object.entries(file?.events[at]?.fields ?? {}).find(([, value]) => String(value).includes(words))?.[0]
  if (field === undefined) throw new Error('these words stand nowhere')
  return { kind: 'event', caseId, seq: at + 1, field }
}

const readers = [null, people.deputy, secretary, committee, roads] as const

/** How many things of each kind are found by words, by everybody together, with the index or one that proposes everything. */
async function foundBy(words: string): Promise<number> {
  let count = 0
  const trusting = trustingIndex(town.ids)
  for (const reader of readers) {
    for (const kind of [null, ...searchKinds]) {
      for (const index of [undefined, trusting]) {
        const { cases, measures, passages, people: persons, units } = await town.found(reader, words, index, 1, kind)
        count += [cases, measures, passages, persons, units].reduce((sum, one) => sum + one.length, 0)
      }
    }
  }
  return count
}

describe('words that were removed', () => {
  it.each([
    ['what a case asks for', 'closed', only.closedText],
    ['a title', 'closed', only.closedTitle],
    ['what an answer says', 'open', only.openAnswer],
    ['an answer of a case that is closed', 'answer', only.answerAnswer],
  ] as const)('from %s are found by no kind of search any more, whoever searches', async (_what, which, words) => {
    expect(await foundBy(words)).toBeGreaterThan(0)
    await remove(await writtenIn(town.ids[which], words))
    expect(await foundBy(words)).toBe(0)
  })

  it('from what is promised are no measure any more', async () => {
    const words = '萱草坡'
    const one = await assignedCase(test.db, { title: '关于萱草的建议', demands: '请种草。' })
    await one.act(roads, '2026-03-10', 'contact_proposer', {
      ...{ contactedOn: '2026-03-10', method: 'phone', people: '苗禾川', talk: '沟通的内容' },
    })
    await one.act(parks, '2026-03-10', 'give_joint_opinion', { opinion: '同意。' })
    await one.act(roads, '2026-03-10', 'draft_reply', { text: `将于2026年10月30日前在${words}补种。` })
    const reviewed = { secrecy: 'cleared', secrecyReviewer: '审查人某', outcome: 'planned', doneBy: '2026-10-30' }
    await one.act(roads, '2026-03-12', 'review_reply', { ...reviewed, publication: 'full' })
    await one.act(roads, '2026-03-12', 'issue_reply', { signer: '签发人某' })
    const measured = async () => (await town.found(secretary, words, undefined, 1, 'measure')).measures.length
    expect(await measured()).toBe(1)
    await remove(await writtenIn(one.caseId, words))
    expect(await measured()).toBe(0)
    expect(await foundBy(words)).toBe(0)
  })

  it('with a page that was read in are no passage any more', async () => {
    const bytes = Buffer.from('县人大代表苗禾川建议：在苜蓿埂架设风雨连廊，方便居民雨天出行。\n')
    const added = await addSource(test.db, acting(secretary, day), { name: 'page.txt', bytes, session: null })
    if (!added.ok) throw new Error(added.refusal.code)
    await runNextReading(test.db, readFile, () => `${day}T00:00:00Z`, chance)
    const passages = async () => (await town.found(secretary, '苜蓿埂', undefined, 1, 'passage')).passages.length
    expect(await passages()).toBeGreaterThan(0)
    await remove({ kind: 'file', reading: added.value.readingId })
    expect(await passages()).toBe(0)
    expect(await foundBy('苜蓿埂')).toBe(0)
  })
})

describe('words a unit was learned from', () => {
  const pavilion = '请修缮琉璃亭的翘角飞檐和斗拱彩画，琉璃亭的琉璃瓦已经脱落大半。'

  /** A case of which it was learned that the parks have it. */
  async function learned() {
    const one = await desk.filed({ title: '关于那一处的建议', demands: pavilion })
    await one.act(assigner, '2026-03-12', 'assign', { leadUnit: 'roads' })
    await one.act(roads, '2026-03-12', 'return_assignment', { reason: '不属本单位职责。' })
    await one.act(assigner, '2026-03-13', 'accept_return', {}, 'roads')
    await one.act(assigner, '2026-03-13', 'reassign', { unit: 'parks', unitDuty: 'lead' })
    return one
  }
  const asked = () => desk.filed({ title: '关于修缮琉璃亭的建议', demands: '琉璃亭的飞檐和彩画破损。' })

  it('decide nothing once they were removed, also where they were removed from a case of another kind', async () => {
    await learned()
    const before = await desk.proposed(await asked())
    expect(before?.likeliest[0]?.unit).toBe('parks')
    expect(before?.words.join()).toMatch(/琉璃|飞檐|彩画/)

    // The same words stand in a proposal; whoever asks for their removal there has every copy removed.
    const other = await beginProposal(test.db, '2026-03-02', { title: '关于那一处的提案', demands: pavilion })
    await other.act(committee, '2026-03-03', 'register')
    await remove(await writtenIn(other.caseId, pavilion), committee)

    const after = await desk.proposed(await asked())
    expect(after?.words.join() ?? '').not.toMatch(/琉璃|飞檐|彩画/)
    expect(after?.model.trainingSet).not.toBe(before?.model.trainingSet)
    expect(await foundBy('斗拱彩画')).toBe(0)
  })

  it('and were proposed for are shown by no form: what was proposed before counts no more', async () => {
    const one = await desk.filed({ title: '关于改造供水管道的建议', demands: '供水管道漏水，请更换供水管道。' })
    await desk.proposed(one)
    expect(await desk.shown(one)).not.toBeNull()
    await remove(await writtenIn(one.caseId, '供水管道漏水'))
    expect(await desk.shown(one)).toBeNull()
    const anew = await desk.proposed(one)
    expect(anew?.words.join() ?? '').not.toContain('漏水')
    expect(await desk.shown(one)).toMatchObject({ id: anew?.id })
  })
})
