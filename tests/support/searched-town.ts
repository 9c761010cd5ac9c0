import type { Actor } from '#engine/case-file.ts'
import { readQuery } from '#matching/search/search-query.ts'
import { readerOf } from '#operations/case-scope.ts'
import { search } from '#operations/search/search.ts'
import type { SearchKind } from '#operations/search/search-kinds.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import type { WordIndex } from '#operations/word-index/word-index.ts'
import { seenBy } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase, beginCase, issueAnswer } from './case-desk.ts'
import { acting, people, settleSmallCity } from './small-city.ts'
import { testDependencies } from './test-dependencies.ts'

const { secondDeputy, secretary, roads } = people

/** Words that only stand where the name says. */
export const only = {
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

/** A case everybody reads, one that only its own read, one of which the public reads the answer alone, one of unnamed authors. */
export type SearchedIds = Readonly<Record<'open' | 'closed' | 'answer' | 'unnamed', string>>

/** The small town with cases that are not everybody's to read in whole, and ways to search it. */
export async function settleSearchedTown(db: Db) {
  await settleSmallCity(db)
  const dependencies = await testDependencies(db)
  const ids: SearchedIds = { ...(await beginCases(db)), unnamed: await beginUnnamed(db) }
  const found = async (
    actor: Actor | null,
    typed: string,
    wordIndex: WordIndex = dependencies.wordIndex,
    page = 1,
    kind: SearchKind | null = null,
  ) => {
    const means = { ...dependencies, db: seenBy(db, readerOf(actor)), wordIndex }
    const answer = await search(means, actor, readQuery(typed), { page, kind })
    if (answer.state !== 'ready') throw new Error('not read yet')
    return answer
  }
  return { dependencies, ids, found }
}

/** Proposes all of these whatever is asked, as an index would that knows nothing of rights; by kind, or cases. */
export function trustingIndex(ids: SearchedIds, others: Readonly<Record<string, readonly string[]>> = {}): WordIndex {
  return {
    ask: async ({ kinds = [] }) => ({
      state: 'ready',
      found: kinds.flatMap((kind) =>
        (others[kind] ?? Object.values(ids)).map((id) => ({
          key: `${kind}/${id}`,
          kind,
          day: 0,
          audience: [],
          score: 1,
        })),
      ),
    }),
  }
}

async function beginCases(db: Db) {
  const open = await assignedCase(db, {
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

  const closed = await beginCase(db, '2026-04-02', {
    title: `关于保护${only.closedTitle}湿地的建议`,
    demands: `请保护${only.closedText}。`,
    publishText: false,
  })

  const answer = await assignedCase(db, {
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

  return { open: open.caseId, closed: closed.caseId, answer: answer.caseId }
}

/** In Qingdao, where an author may ask to stay unnamed. */
async function beginUnnamed(db: Db): Promise<string> {
  const submitted = await submitCase(db, acting(secondDeputy, '2026-03-02'), {
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
    const taken = await takeAction(db, acting(secretary, '2026-03-03'), asked)
    if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
    version = taken.value.version
  }
  return caseId
}

const contacted = { contactedOn: '2026-03-10', method: 'phone', people: '苗禾川', talk: '沟通的内容' }
