import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { cityApp } from '#app/city-app.ts'
import type { Actor, Fields } from '#engine/case-file.ts'
import { ok } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { addSource } from '#operations/add-source.ts'
import { runNextReading } from '#operations/run-reading.ts'
import { takeAction } from '#operations/take-action.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

const { deputy, secondDeputy, secretary } = people
const day = '2026-03-04'
/** The public, an author of neither, a unit without a part, those of the other house, an account that sees no case. */
const strangers = [null, 'thirdDeputy', 'water', 'member', 'committee', 'administrator'] as const

let test: TestDatabase
let app: ReturnType<typeof cityApp>
const tokens = new Map<TownPerson, string>()

/** A case as its row has it. */
type Tied = { readonly id: string; readonly number: string; readonly flow: string; readonly title: string }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
  for (const who of [...strangers, 'secretary', 'deputy', 'secondDeputy', 'leader'] as const)
    if (who !== null) tokens.set(who, await tokenFor(dependencies, who))
})

afterAll(() => test.drop())

async function filed(who: Actor, title: string, publishText: boolean): Promise<Tied> {
  const one = await beginCase(test.db, '2026-03-02', { title, leadProposer: who.personId, publishText }, who)
  await one.act(secretary, '2026-03-03', 'register')
  await one.act(secretary, '2026-03-03', 'file')
  return tied(one.caseId)
}

async function tied(id: string): Promise<Tied> {
  const row = await rowOf(id)
  return { id, number: row.case_number ?? '', flow: row.flow_number ?? '', title: row.title }
}

async function rowOf(id: string) {
  return test.db.selectFrom('case_summary').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()
}

async function act(id: string, who: Actor, action: string, fields: Fields = {}): Promise<void> {
  const { version: seenVersion } = await rowOf(id)
  const taken = await takeAction(test.db, acting(who, day), { caseId: id, seenVersion, action, fields })
  if (!taken.ok) throw new Error(`${action}: ${JSON.stringify(taken.refusal)}`)
}

async function merged(joining: Tied, main: Tied): Promise<void> {
  await act(joining.id, secretary, 'propose_merge', { mainCase: main.number, mergeReason: '内容相同。' })
  await act(joining.id, secondDeputy, 'agree_to_merge')
  await act(main.id, deputy, 'agree_to_merge')
  await act(joining.id, secretary, 'merge')
}

async function asked(who: TownPerson | null, path: string): Promise<string> {
  const session = who === null ? {} : { cookie: `huiying_session=${tokens.get(who)}` }
  return tellingsOf(await app.request(path, { headers: session }))
}

const waysTo = ({ id, number }: Tied): readonly string[] => [
  `/api/cases/${id}`,
  `/public/cases/${id}`,
  `/cases/${id}`,
  `/api/cases/${id}/archive.zip`,
  `/api/cases/${id}/like?limit=20`,
  `/public/look-up?number=${number}`,
  ...['/papers/collection', '/papers/collection.docx', '/api/papers/collection', '/papers/register'],
  ...['/api/cases?limit=100', '/cases', '/public/cases'],
]

/** Nothing that leads to the other: no id, number or title, nor that there is such a tie. */
async function expectNoTrace(from: Tied, hidden: Tied, traces: RegExp): Promise<void> {
  for (const who of strangers)
    for (const path of waysTo(from)) {
      const told = await asked(who, path)
      for (const word of [hidden.id, hidden.number, hidden.flow, hidden.title])
        expect(told, `${path} to ${who ?? 'the public'}`).not.toContain(word)
      if (path === `/api/cases/${from.id}`) expect(told, `${who}`).not.toMatch(traces)
    }
  expect(await asked(null, `/api/cases/${from.id}`)).toContain(from.title)
}

describe('a case that everybody reads, tied to one that they do not', () => {
  it('3 tells nobody without a part of a private case that was merged into it', async () => {
    const main = await filed(deputy, '关于主件堤坝的建议', true)
    const joining = await filed(secondDeputy, '关于并入件芦苇的建议', false)
    await merged(joining, main)
    await expectNoTrace(main, joining, /"merged"|joining/)
    for (const who of ['deputy', 'secretary'] as const)
      expect(await asked(who, `/api/cases/${main.id}`), who).toContain(joining.id)
  })

  it('3 tells nobody without a part into which private case it was merged', async () => {
    const main = await filed(deputy, '关于主件苇塘的建议', false)
    const joining = await filed(secondDeputy, '关于并入件荷塘的建议', true)
    await merged(joining, main)
    await expectNoTrace(joining, main, /mainCase/)
    for (const who of ['secondDeputy', 'secretary'] as const)
      expect(await asked(who, `/api/cases/${joining.id}`), who).toContain(main.number)
  })

  it('3 tells nobody without a part of a part split off it that is private, nor the part of its whole', async () => {
    const whole = await filed(deputy, '关于整件渡口和码头的建议', true)
    await act(whole.id, secretary, 'split_off', { title: '关于分件码头的建议', demands: '请修缮北岸栈桥的栏杆。' })
    const { case_id: id } = await test.db
      .selectFrom('case_summary')
      .select('case_id')
      .where('title', '=', '关于分件码头的建议')
      .executeTakeFirstOrThrow()
    await act(id, secretary, 'register')
    await act(id, secretary, 'file')
    const part = await tied(id)
    for (const path of [`/api/cases/${whole.id}`, `/public/cases/${whole.id}`])
      expect(await asked(null, path), 'a part that is public').toContain(part.id)

    await act(part.id, secretary, 'withhold_text', { withheldBecause: '涉及个人信息。' })
    await expectNoTrace(whole, part, /"part"|part_split_off/)
    await act(part.id, secretary, 'release_text')
    await act(whole.id, secretary, 'withhold_text', { withheldBecause: '涉及个人信息。' })
    await expectNoTrace(part, whole, /splitFrom/)
  })

  it('3 leads both ways where both are public', async () => {
    const main = await filed(deputy, '关于主件灯塔的建议', true)
    const joining = await filed(secondDeputy, '关于并入件航标的建议', true)
    await merged(joining, main)
    expect(await asked(null, `/public/cases/${main.id}`)).toContain(joining.id)
    expect(await asked(null, `/public/cases/${joining.id}`)).toContain(main.number)
  })
})

describe('a passage that became a case', () => {
  const words = '苗禾川代表建议增设渡口。'

  async function readOnce(): Promise<string> {
    const added = await addSource(test.db, acting(secretary, day), {
      ...{ name: 'a.txt', bytes: Buffer.from(words), session: null },
    })
    if (!added.ok) throw new Error(added.refusal.code)
    const item = { kind: 'suggestion' as const, article: 0, session: null, speaker: '苗禾川', verb: null }
    const read = async () =>
      ok({
        ...{ source: { ...sourceOf(words) }, articles: [], sessions: [], people: [], lists: [] },
        ...{ items: [{ ...item, ...quoteOf(words, { start: 7, end: 11 }) }] },
        ...{ programmes: [], mechanisms: [], documents: [], doubts: [] },
      })
    await runNextReading(test.db, read, () => `${day}T00:00:00Z`, chance)
    return added.value.readingId
  }

  it('3 says which one to nobody who does not see that case', async () => {
    const reading = await readOnce()
    const opened = await filed(deputy, '关于增设渡口的建议', false)
    await test.ownerDb.updateTable('finding').set({ case_id: opened.id }).where('reading_id', '=', reading).execute()
    const ways = [`/api/readings/${reading}`, `/api/readings/${reading}/findings`, `/readings/${reading}`]
    for (const path of ways) {
      // The other house works on readings too, and has no part in this case.
      const told = await asked('committee', path)
      expect(told, path).toContain('渡口')
      expect(told, path).not.toContain(opened.id)
      for (const who of ['secretary', 'leader'] as const)
        expect(await asked(who, path), `${path} to ${who}`).toContain(opened.id)
    }
  })
})

function sourceOf(text: string) {
  return {
    ...{ name: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' },
    ...{ language: 'zh' as const, script: 'simplified' as const, text },
  }
}
