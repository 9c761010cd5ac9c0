import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { readQuery } from '#matching/search/search-query.ts'
import { seenBy } from '#store/connect.ts'
import { assignedCase, beginCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { readerOf } from './case-scope.ts'
import { casesOnPage, search } from './search.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'
import type { WordIndex } from './word-index/word-index.ts'

const { deputy, secondDeputy, secretary, assigner, committee, roads, water } = people
let test: TestDatabase
let dependencies: Awaited<ReturnType<typeof testDependencies>>
/** A case everybody reads, one that only its own read, one of which the public reads the answer alone, one of unnamed authors. */
const ids = { open: '', closed: '', answer: '', unnamed: '' }

/** Words that only stand where the name says. */
const only = {
  openText: '鸢尾花坛',
  openDraft: '内部掂量',
  openAnswer: '秋末完工',
  hiddenByReviewer: '桂渚公司',
  closedTitle: '蓼汀',
  closedText: '芦苇荡',
  answerTitle: '藕塘廊桥',
  answerText: '菱角滩',
  answerAnswer: '廊下补灯',
  unnamedText: '槭树林',
}

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db)
  const open = await assignedCase(test.db, {
    title: '关于在西岸步道增设长椅的建议',
    demands: `请在${only.openText}旁增设 LED street lamps 和长椅。`,
  })
  await open.act(roads, '2026-03-10', 'contact_proposer', contacted)
  await open.act(people.parks, '2026-03-10', 'give_joint_opinion', { opinion: only.openDraft })
  await open.act(roads, '2026-03-10', 'draft_reply', {
    text: `苗禾川代表：长椅${only.openAnswer}，由${only.hiddenByReviewer}施工。`,
  })
  await issueAnswer(open, '2026-03-12', {
    ...{ outcome: 'planned', doneBy: '2026-10-30', publication: 'full' },
    ...{ secrecy: 'with_redactions', redactions: `${only.hiddenByReviewer}｜商业秘密` },
  })
  ids.open = open.caseId

  const closed = await beginCase(test.db, '2026-04-02', {
    title: `关于保护${only.closedTitle}湿地的建议`,
    demands: `请保护${only.closedText}。`,
    publishText: false,
  })
  ids.closed = closed.caseId

  const answer = await assignedCase(test.db, {
    title: `关于修缮${only.answerTitle}的建议`,
    demands: `请修缮${only.answerText}。`,
    publishText: false,
  })
  await answer.act(roads, '2026-03-10', 'contact_proposer', contacted)
  await answer.act(people.parks, '2026-03-10', 'give_joint_opinion', { opinion: '同意' })
  await answer.act(roads, '2026-03-10', 'draft_reply', {
    text: `苗禾川代表：您的关于修缮${only.answerTitle}的建议收悉，已${only.answerAnswer}。`,
  })
  await issueAnswer(answer, '2026-03-12', { outcome: 'planned', doneBy: '2026-11-30', publication: 'full' })
  ids.answer = answer.caseId

  ids.unnamed = await beginUnnamed()
}, 120_000)

afterAll(() => test.drop())

/** In Qingdao, where an author may ask to stay unnamed. */
async function beginUnnamed(): Promise<string> {
  const submitted = await submitCase(test.db, acting(secondDeputy, '2026-03-02'), {
    ...{ procedure: 'suggestion', profile: 'qingdao-2021', submitToken: 'unnamed-searched' },
    fields: {
      title: `关于补种${only.unnamedText}的建议`,
      demands: '请补种。',
      leadProposer: secondDeputy.personId,
      period: 'between_sessions',
      publishText: true,
      unnamedBecause: '怕报复',
    },
  })
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal))
  const { caseId } = submitted.value
  let { version } = submitted.value
  for (const action of ['register', 'file']) {
    const asked = { caseId, seenVersion: version, action, fields: {} }
    const taken = await takeAction(test.db, acting(secretary, '2026-03-03'), asked)
    if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
    version = taken.value.version
  }
  return caseId
}

const contacted = { contactedOn: '2026-03-10', method: 'phone', people: '苗禾川', talk: '沟通的内容' }

async function found(actor: Actor | null, typed: string, wordIndex?: WordIndex, page = 1) {
  const db = seenBy(test.db, readerOf(actor))
  const means = { ...dependencies, db, ...(wordIndex === undefined ? {} : { wordIndex }) }
  const answer = await search(means, actor, readQuery(typed), page)
  if (answer.state !== 'ready') throw new Error('not read yet')
  return answer
}

async function idsFound(actor: Actor | null, typed: string, wordIndex?: WordIndex): Promise<readonly string[]> {
  return (await found(actor, typed, wordIndex)).cases.map(({ summary }) => summary.case_id)
}

/** Proposes every case whatever is asked, as an index would that knows nothing of rights. */
const trusting: WordIndex = {
  ask: async () => ({
    state: 'ready',
    found: Object.values(ids).map((id) => ({ key: `inner/${id}`, kind: 'inner', day: 0, audience: [], score: 1 })),
  }),
}

describe('a search', () => {
  it.each([
    '长椅',
    '長椅',
    'title:长椅',
    '标题：长椅',
    '"增设长椅"',
    'led',
    'street lam',
    'changyi',
    'xianbud',
    'zscy',
    'changyi LED',
    '答复:秋末',
    '单位:道路局',
    'author:苗禾川 长椅',
    'miaohechuan 长椅',
    'mhc 长椅',
    '长椅 from:2026-03 until:2026-03-02',
    '长椅 -电梯',
    '步道长椅',
  ])('finds a published case by %s for everybody', async (typed) => {
    expect(await idsFound(null, typed)).toEqual([ids.open])
    expect(await idsFound(secretary, typed)).toContain(ids.open)
  })

  it.each([
    '地铁',
    '"长椅增设"',
    'unit:长椅',
    '长椅 until:2026-03-01',
    '长椅 -西岸',
    'stree lam',
    'title:led',
    '步道天桥',
    '',
    'from:2026',
  ])('finds nothing by %j', async (typed) => {
    expect(await idsFound(null, typed)).toEqual([])
  })

  it('shows the words found in title and text, units of that name, authors asked for, and the day that was promised', async () => {
    const { cases, units, people: authors } = await found(null, '长椅 author:苗禾川')
    const [one] = cases
    const marked = ({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) =>
      spans.map(({ start, end }) => text.slice(start, end))
    expect(one && marked(one.title)).toEqual(['长椅'])
    expect(one?.passages.map((passage) => [passage.field, ...marked(passage)])).toContainEqual(['text', '长椅'])
    expect(authors.map(({ text }) => text)).toEqual(['苗禾川'])
    expect(one?.promise?.doneBy).toBe('2026-10-30')
    expect(units).toEqual([])
    expect((await found(null, 'daoluju')).units.map(({ unit }) => unit.id)).toEqual(['roads'])
  })

  it('goes on page by page, each case once, and says whether there is more', async () => {
    for (let at = 0; at < casesOnPage + 3; at += 1) {
      const one = await beginCase(test.db, '2026-05-04', { title: `关于第${at}号泵站的建议`, publishText: false })
      if (at % 2 === 0) await one.act(secretary, '2026-05-05', 'register')
    }
    const first = await found(deputy, '号泵站')
    const second = await found(deputy, '号泵站', undefined, 2)
    expect([first.cases.length, first.hasMore, second.cases.length, second.hasMore]).toEqual([
      casesOnPage,
      true,
      3,
      false,
    ])
    const all = [...first.cases, ...second.cases].map(({ summary }) => summary.case_id)
    expect(new Set(all).size).toBe(casesOnPage + 3)
    expect(await idsFound(secondDeputy, '号泵站')).toEqual([])
  }, 60_000)

  it('says so while the index is still being read', async () => {
    const wordIndex: WordIndex = { ask: async () => ({ state: 'being_read', done: 3, of: 9 }) }
    expect(await search({ ...dependencies, wordIndex }, null, readQuery('长椅'))).toEqual({
      state: 'being_read',
      done: 3,
      of: 9,
    })
  })
})

describe('a search finds by words its reader may see, and by no others', () => {
  const nobody: readonly Actor[] = []
  const own = [deputy, secretary, assigner]
  const everyone: readonly (Actor | null)[] = [null, deputy, secondDeputy, secretary, assigner, committee, roads, water]

  const cases: readonly { words: string; of: keyof typeof ids; seenBy: readonly (Actor | null)[] }[] = [
    { words: only.openText, of: 'open', seenBy: everyone },
    { words: only.openAnswer, of: 'open', seenBy: everyone },
    { words: only.hiddenByReviewer, of: 'open', seenBy: [...own, roads] },
    { words: only.openDraft, of: 'open', seenBy: nobody },
    { words: only.closedTitle, of: 'closed', seenBy: own },
    { words: only.closedText, of: 'closed', seenBy: own },
    { words: 'liaoting', of: 'closed', seenBy: own },
    { words: only.answerAnswer, of: 'answer', seenBy: everyone },
    { words: only.answerTitle, of: 'answer', seenBy: [...own, roads] },
    { words: only.answerText, of: 'answer', seenBy: [...own, roads] },
    { words: '"关于修缮藕塘廊桥的建议收悉"', of: 'answer', seenBy: [...own, roads] },
    { words: 'outangl', of: 'answer', seenBy: [...own, roads] },
    { words: `${only.answerAnswer} author:苗禾川`, of: 'answer', seenBy: [...own, roads] },
    { words: only.unnamedText, of: 'unnamed', seenBy: everyone },
    { words: `${only.unnamedText} 岑又青`, of: 'unnamed', seenBy: [secondDeputy, secretary] },
    { words: 'cenyouqing', of: 'unnamed', seenBy: [secondDeputy, secretary] },
    { words: '怕报复', of: 'unnamed', seenBy: [secondDeputy, secretary] },
  ]

  it.each(cases)('$words, of the case $of', async ({ words, of, seenBy: readers }) => {
    for (const actor of everyone) {
      const isSeen = readers.includes(actor)
      const who = actor?.personId ?? 'the public'
      expect((await idsFound(actor, words)).includes(ids[of]), `${who} by ${words}`).toBe(isSeen)
      // Whatever an index proposes.
      expect((await idsFound(actor, words, trusting)).includes(ids[of]), `${who} by ${words}`).toBe(isSeen)
    }
  })

  it('and nothing of what it shows holds what they may not see', async () => {
    const hidden = [
      only.hiddenByReviewer,
      only.closedTitle,
      only.closedText,
      only.answerTitle,
      only.answerText,
      '岑又青',
      '怕报复',
    ]
    for (const actor of [null, committee, water, people.thirdDeputy]) {
      for (const typed of ['长椅', only.answerAnswer, only.unnamedText, '建议', '修缮', '补种', '收悉']) {
        const shown = JSON.stringify(await found(actor, typed, trusting))
        for (const word of hidden) expect(shown).not.toContain(word)
      }
    }
  })

  it('and a minus takes nothing away for words they do not see', async () => {
    expect(await idsFound(null, `${only.answerAnswer} -${only.answerText}`)).toEqual([ids.answer])
    expect(await idsFound(secretary, `${only.answerAnswer} -${only.answerText}`)).toEqual([])
  })
})
