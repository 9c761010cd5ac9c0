import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { type Correction, correctFinding } from '#operations/correct-finding.ts'
import { askForDraft } from '#operations/language-model/ask-for-draft.ts'
import { askForFindings } from '#operations/language-model/ask-for-findings.ts'
import { decideDraft } from '#operations/language-model/decide-draft.ts'
import { decideProposal } from '#operations/language-model/decide-proposal.ts'
import { readProposals } from '#operations/language-model/read-proposals.ts'
import { publishLog } from '#operations/publish-log.ts'
import { readCase } from '#operations/read-case.ts'
import { readReading } from '#operations/read-reading.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { takeRemovalStep } from '#operations/removal/decide-removal.ts'
import type { RemovalTarget } from '#operations/removal/removal-target.ts'
import { saveSession } from '#operations/save-session.ts'
import { dropImport } from '#operations/start-import.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { assignedCase, issueAnswer } from './case-desk.ts'
import type { TestDatabase } from './database.ts'
import { csvOf, handIn, importWhole } from './import-desk.ts'
import { profiles } from './installed-profiles.ts'
import { asking, drafting, proposing, readingOf, stubModel } from './model-desk.ts'
import { openProposingDesk, pipes } from './proposing-desk.ts'
import { acting, people, settleSmallCity, timing } from './small-city.ts'
import { townLogKey } from './test-dependencies.ts'

const day = '2026-03-16'
const { secretary, administrator, assigner, roads, parks, leader } = people

/** A town in which somebody did each thing the log tells of, and two removals took words away again. */
export async function settleToldTown(test: TestDatabase): Promise<void> {
  const { db } = test
  await settleSmallCity(db)
  await founded(test)
  for (const place of ['县会堂', '新会堂']) await sessionSaved(db, place)
  await readings(db)
  await imports(db)
  await units(db)
  await drafts(db)
  const gone = await assignedCase(db, { title: '关于另一件事的建议', demands: '请把这句话删去。' })
  await removed(db, { kind: 'event', caseId: gone.caseId, seq: 1, field: 'demands' })
  await sweepDeadlines(db, timing('2026-06-11'))
  await publishLog(db, [townLogKey], () => new Date(`${day}T03:00:00Z`))
}

/** As a city that is no demonstration begins. */
async function founded({ ownerDb }: TestDatabase): Promise<void> {
  await ownerDb.updateTable('city').set({ demonstration: false }).execute()
  const at = '2026-01-01T00:00:00.000Z'
  const said = { city: 'town', nameZh: '云汀县', nameEn: 'Yunting', timeZone: 'Asia/Shanghai', on: '2026-01-01', at }
  await ownerDb
    .transaction()
    .execute((tx) =>
      appendLedgerActs(tx, [{ at, caseId: null, caseSeq: null, payload: { act: 'city_founded', ...said } }]),
    )
}

type Db = TestDatabase['db']

async function sessionSaved(db: Db, place: string): Promise<void> {
  const names = { nameZh: '县人大三届二次会议', nameEn: 'Second session of the third congress' }
  const days = { opensOn: '2026-01-12', closesOn: '2026-01-16' }
  const session = { id: 's-1', kind: 'plenary', ...names, ...days, place, theme: '', host: '' }
  const saved = await saveSession(db, acting(administrator, day), session)
  if (!saved.ok) throw new Error(saved.refusal.code)
}

const said = '苗禾川代表建议增设渡口照明。县长说，要尽快研究渡口。居民反映桥面积水。'
const items = ['增设渡口照明', '要尽快研究渡口', '桥面积水']

/** One reading that people worked on, and one of which the file was removed afterwards. */
async function readings(db: Db): Promise<void> {
  for (const text of [said, `另一页。${said}`]) {
    const id = await readingOf(db, text, { items })
    await corrected(db, id)
    await proposals(db, id)
    if (text !== said) await removed(db, { kind: 'file', reading: id })
  }
}

async function corrected(db: Db, readingId: string): Promise<void> {
  const read = await readReading(db, secretary, readingId)
  if (!read.ok) throw new Error(read.refusal.code)
  const [first, second, third] = read.value.findings
  if (first === undefined || second === undefined || third === undefined) throw new Error('nothing found')
  const corrections: readonly Correction[] = [
    { act: 'confirm', finding: first.id, version: 1 },
    { act: 'change', finding: second.id, version: 1, change: { kind: 'directive', speaker: '县长' } },
    { act: 'link', finding: first.id, answer: second.id },
    { act: 'drop', finding: third.id, version: 1 },
  ]
  for (const correction of corrections) {
    const done = await correctFinding(db, acting(secretary, day), readingId, correction)
    if (!done.ok) throw new Error(done.refusal.code)
  }
}

async function proposals(db: Db, readingId: string): Promise<void> {
  const model = stubModel()
  model.writes = () => proposing({ quote: '县长说' }, { quote: '居民反映' }, { quote: '代表建议' })
  await askForFindings(db, asking(secretary), model, { readingId, isPublished: true })
  const read = await readReading(db, secretary, readingId)
  if (!read.ok) throw new Error(read.refusal.code)
  const { open } = await readProposals(db, secretary, { id: readingId, text: read.value.text })
  for (const [at, decision] of (['accepted', 'rejected'] as const).entries()) {
    const asked = { readingId, proposal: open[at]?.id ?? '', decision }
    const decided = await decideProposal(db, acting(secretary, day), asked)
    if (!decided.ok) throw new Error(decided.refusal.code)
  }
}

async function imports(db: Db): Promise<void> {
  const roster = (name: string) =>
    csvOf([
      ['姓名', '代表团'],
      [name, '东城代表团'],
    ])
  const context = acting(administrator, day)
  await importWhole(db, context, 'people', roster('甲某'), { newDelegations: true })
  await handIn(db, context, 'people', roster('乙某'), { newDelegations: true })
  await dropImport(db, context, await handIn(db, context, 'people', roster('丙某')))
  const old = csvOf([
    ['标题', '内容', '提出人', '提出日期'],
    ['关于疏浚老河道的建议', '请疏浚老河道。', '苗禾川', '2019-01-15'],
  ])
  await importWhole(db, acting(secretary, day), 'cases', old)
}

/** A case given to a unit that was proposed, or another; that one hands it back and names one. */
async function units(db: Db): Promise<void> {
  const town = openProposingDesk(db)
  const one = await town.filed(pipes)
  await town.proposeWaiting()
  await one.act(assigner, '2026-03-12', 'assign', { leadUnit: 'roads' })
  await town.proposeWaiting()
  const named = { reason: '不属本单位职责。', proposedUnit: 'water' }
  await one.act(roads, '2026-03-13', 'return_assignment', named)
}

async function drafts(db: Db): Promise<void> {
  const one = await assignedCase(db)
  await one.act(parks, '2026-03-06', 'give_joint_opinion', { opinion: '我局同意。' })
  const model = stubModel()
  model.writes = () => drafting([{ text: '感谢您的关心，栏杆将尽快修缮。' }])
  const seen = () => seenBy(db, one.caseId)
  const made = await askForDraft(db, asking(roads), model, await seen())
  if (!made.ok) throw new Error(made.refusal.code)
  const decided = await decideDraft(db, asking(roads), await seen(), { call: made.value.call, decision: 'accepted' })
  if (!decided.ok) throw new Error(decided.refusal.code)
  await one.act(roads, '2026-03-09', 'draft_reply', { text: decided.value.text })
  await issueAnswer(one, '2026-03-10', { outcome: 'reference', reasons: '目前没有条件。', publication: 'full' })
}

async function seenBy(db: Db, caseId: string, who: Actor = roads) {
  const seen = await readCase(db, profiles, who, plainDate(day), caseId)
  if (seen === undefined) throw new Error('not seen')
  return seen
}

async function removed(db: Db, target: RemovalTarget): Promise<void> {
  const asked = { target, askedAs: 'office', ground: 'personal_information', reference: '' } as const
  const done = await askRemoval(db, acting(secretary, day), asked)
  if (!done.ok) throw new Error(done.refusal.code)
  const ended = await takeRemovalStep(db, acting(leader, day), done.value.id, 'confirm')
  if (!ended.ok) throw new Error(ended.refusal.code)
}
