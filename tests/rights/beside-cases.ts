import { chance } from '#app/chance.ts'
import { startBatch } from '#operations/batch-acts.ts'
import { askForDraft } from '#operations/language-model/ask-for-draft.ts'
import { askForFindings } from '#operations/language-model/ask-for-findings.ts'
import { readCase } from '#operations/read-case.ts'
import { readReading } from '#operations/read-reading.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { proposeWaiting } from '#operations/routing/propose-waiting.ts'
import { openRoutingDesk } from '#operations/routing/routing-desk.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase, beginCase } from '#tests/support/case-desk.ts'
import { csvOf, handIn } from '#tests/support/import-desk.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { asking, drafting, proposing, readingOf, stubModel } from '#tests/support/model-desk.ts'
import { acting, people, type TownPerson } from '#tests/support/small-city.ts'
import { lastDay } from './canary-town.ts'
import type { Surface } from './surfaces.ts'

/** What is kept in the town beside its cases: where it is looked at, and whose each of its words is. */
export type BesideCases = {
  readonly surfaces: readonly Surface[]
  readonly words: ReadonlyMap<string, readonly TownPerson[]>
}

const { secretary, roads } = people
/** From the rights in docs/glossary.md: readings are the offices'; a removal is decided by one and confirmed by a second. */
const readers: readonly TownPerson[] = ['secretary', 'committee', 'assigner', 'leader']
const removers: readonly TownPerson[] = ['secretary', 'leader']
const words = {
  read: 'QK98001ZV',
  proposed: 'QK98002ZV',
  table: 'QK98003ZV',
  draft: 'QK98004ZV',
  letter: 'QK98005ZV',
  batch: 'QK98006ZV',
} as const

/** Two that wait to be filed, of nearly the same words: grouped for whoever files them. One that waits to be given to a unit. */
const [alike, waiting] = [['QK98007ZV', 'QK98008ZV'], 'QK98009ZV'] as const

/** A reading with what a model proposed, a table, a draft, a removal and a batch, each with a word of its own. */
export async function placeBesideCases(db: Db): Promise<BesideCases> {
  const surfaces = [
    ...(await placeReading(db)),
    ...(await placeTable(db)),
    ...(await placeDraft(db)),
    ...(await placeRemoval(db)),
    ...(await placeBatch(db)),
  ]
  await (await registered(db, waiting)).act(secretary, '2026-03-04', 'file')
  await proposeWaiting(db, { desk: openRoutingDesk(db), chance, at: `${lastDay}T01:00:00Z` })
  const own: readonly (readonly [string, readonly TownPerson[]])[] = [
    [words.read, readers],
    [words.proposed, readers],
    [words.table, ['secretary']],
    [words.draft, ['roads']],
    [words.letter, removers],
    [words.batch, ['secretary']],
  ]
  return { surfaces, words: new Map(own) }
}

async function placeReading(db: Db): Promise<readonly Surface[]> {
  const [said, wanted] = [`增设${words.read}渡口`, `要尽快研究${words.proposed}渡口`]
  const id = await readingOf(db, `苗禾川代表建议${said}。县长说，${wanted}。`, { items: [said] })
  const model = stubModel()
  model.writes = () => proposing({ quote: wanted })
  const asked = await askForFindings(db, asking(secretary, lastDay), model, { readingId: id, isPublished: true })
  if (!asked.ok) throw new Error(asked.refusal.code)
  const { call } = asked.value
  const read = await readReading(db, secretary, id)
  const finding = read.ok ? read.value.findings[0]?.id : undefined
  const [page, api] = [`/readings/${id}`, `/api/readings/${id}`]
  return [
    {
      name: 'reading',
      paths: [
        ...[page, `${page}/findings/${finding}`, `${page}/source`, `${page}/state`],
        ...[api, `${api}/findings`, `${api}/corrections`, `${api}/source`],
      ],
    },
    {
      name: 'asked about a reading',
      paths: [`${page}/model-calls/${call}`, `${api}/model-calls/${call}`, `${api}/model-proposals`],
    },
  ]
}

async function placeTable(db: Db): Promise<readonly Surface[]> {
  const rows = [
    ['年份', '序号', '标题', '内容'],
    ['2021', '1', `关于${words.table}的建议`, '请增设照明。'],
    ['某年', '2', `关于${words.table}的建议`, ''],
  ]
  const id = await handIn(db, acting(secretary, lastDay), 'cases', csvOf(rows), { procedure: 'suggestion' })
  return [{ name: 'table', paths: [`/import/${id}`, `/import/${id}/lines-to-mend.csv`, `/api/imports/${id}`] }]
}

async function placeDraft(db: Db): Promise<readonly Surface[]> {
  const { caseId } = await assignedCase(db)
  const context = asking(roads, lastDay)
  const seen = await readCase(db, profiles, roads, context.on, caseId)
  if (seen === undefined) throw new Error('a unit does not see the case it has')
  const model = stubModel()
  model.writes = () => drafting([{ text: `${words.draft}已收悉。` }])
  const made = await askForDraft(db, context, model, seen)
  if (!made.ok) throw new Error(made.refusal.code)
  const { call } = made.value
  const api = `/api/cases/${caseId}/model-drafts`
  return [{ name: 'draft', paths: [`/cases/${caseId}/model-drafts/${call}`, api, `${api}/${call}`] }]
}

/** Its words are of the case, and held against the rights to it. */
async function registered(db: Db, word: string) {
  const begun = await beginCase(db, '2026-03-02', { title: `关于修缮${word}栈桥的建议`, publishText: false })
  await begun.act(secretary, '2026-03-03', 'register')
  return begun
}

async function placeRemoval(db: Db): Promise<readonly Surface[]> {
  const { caseId } = await registered(db, alike[0])
  const asked = await askRemoval(db, acting(secretary, lastDay), {
    target: { kind: 'event', caseId, seq: 1, field: 'demands' },
    ...{ askedAs: 'court', ground: 'privacy_or_trade_secret', reference: words.letter },
  })
  if (!asked.ok) throw new Error(asked.refusal.code)
  const { id } = asked.value
  return [
    {
      name: 'removal',
      paths: ['/removals/work', `/removals/work/${id}`, '/api/removals/waiting', `/api/removals/${id}`],
    },
  ]
}

async function placeBatch(db: Db): Promise<readonly Surface[]> {
  const { caseId, version } = await registered(db, alike[1])
  const items = [{ caseId, instance: '', seenVersion: version(), fields: { opinion: words.batch } }]
  const batchId = 'batch-of-canaries'
  const asked = { batchId, procedure: 'suggestion', action: 'register', items }
  const started = await startBatch(db, acting(secretary, lastDay), 'a-p-secretary', asked)
  if (!started.ok) throw new Error(started.refusal.code)
  return [{ name: 'batch', paths: [`/batch/${batchId}`, `/batch/${batchId}/mend`, `/api/batches/${batchId}`] }]
}
