import { chance } from '#app/chance.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { startBatch } from '#operations/batch-acts.ts'
import { askForDraft } from '#operations/language-model/ask-for-draft.ts'
import { readCase } from '#operations/read-case.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { type RemovalStep, takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { sayApart } from '#operations/same-matter/say-apart.ts'
import { assignedCase, beginCase } from '#tests/support/case-desk.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { asking } from '#tests/support/model-desk.ts'
import { proposalFields } from '#tests/support/proposal-desk.ts'
import { acting, people } from '#tests/support/small-city.ts'
import { townDay } from '#tests/support/test-dependencies.ts'
import { newcomer } from './account-writes.ts'
import type { Write, Writer, WriteTown } from './write-town.ts'
import type { Tries } from './write-tries.ts'

const suggestion = {
  title: '关于修缮北岸栈桥的建议',
  demands: '请修缮北岸栈桥的栏杆。',
  leadProposer: people.deputy.personId,
  period: 'between_sessions',
}

/** Cases, one by one and many at once, and what is removed from them. */
export const caseWrites: Tries = {
  'POST /cases/new (suggestion)': async () => ({ path: '/cases/new?kind=suggestion', form: suggestion }),
  'POST /api/cases (suggestion)': async () => {
    return { path: '/api/cases', json: { procedure: 'suggestion', fields: suggestion } }
  },
  'POST /cases/new (proposal)': async () => {
    const { publishText: _, ...form } = proposalFields
    return { path: '/cases/new?kind=proposal', form: form as Record<string, string> }
  },
  'POST /api/cases (proposal)': async () => {
    return { path: '/api/cases', json: { procedure: 'proposal', fields: proposalFields } }
  },
  'POST /api/cases/like': async () => ({ path: '/api/cases/like', json: { title: suggestion.title } }),
  'POST /cases/:caseId/actions/:action (register)': async ({ db }) => {
    const { caseId, version } = await beginCase(db, '2026-03-02')
    return { path: `/cases/${caseId}/actions/register`, form: { seenVersion: `${version()}`, checked: 'yes' } }
  },
  'POST /api/cases/:id/actions (register)': async ({ db }) => {
    const { caseId, version } = await beginCase(db, '2026-03-02')
    return { path: `/api/cases/${caseId}/actions`, json: { action: 'register', seenVersion: version() } }
  },
  'POST /api/cases/:id/reply-check': async ({ db }) => {
    const { caseId } = await assignedCase(db)
    return { path: `/api/cases/${caseId}/reply-check`, json: { text: '栏杆已修好。' } }
  },
  'POST /cases/:caseId/actions/:action (a draft by the model)': async ({ db }) => {
    const { caseId, version } = await assignedCase(db)
    const form = { seenVersion: `${version()}`, text: '', modelDraft: 'ask' }
    return { path: `/cases/${caseId}/actions/draft_reply`, form }
  },
  'POST /api/cases/:id/model-drafts': async ({ db }) => {
    return { path: `/api/cases/${(await assignedCase(db)).caseId}/model-drafts` }
  },
  'POST /api/cases/:id/model-drafts/:draft/accept': async (town) => ({ path: `${await drafted(town)}/accept` }),
  'POST /api/cases/:id/model-drafts/:draft/reject': async (town) => ({ path: `${await drafted(town)}/reject` }),
  'POST /same-matter (merge)': async (town) => {
    const [into, joins] = await twoRegistered(town)
    return { path: '/same-matter', form: { do: 'merge', into, joins } }
  },
  'POST /same-matter (apart)': async (town) => {
    const [into, joins] = await twoRegistered(town)
    return { path: '/same-matter', form: { do: 'apart', into, joins } }
  },
  'POST /same-matter (take_back)': async (town) => {
    const [into, joins] = await twoApart(town)
    return { path: '/same-matter', form: { do: 'take_back', into, joins } }
  },
  'POST /api/same-matter/apart/taken-back': async (town) => {
    return { path: '/api/same-matter/apart/taken-back', json: { cases: await twoApart(town) } }
  },
  'POST /api/same-matter/apart': async (town) => {
    return { path: '/api/same-matter/apart', json: { cases: await twoRegistered(town) } }
  },
  'POST /api/cases/:id/routing (to assign)': async ({ db }) => {
    return { path: `/api/cases/${(await filedCase(db)).caseId}/routing` }
  },
  'POST /api/cases/:id/routing (to hand back)': async ({ db }) => {
    const one = await filedCase(db)
    await one.act(people.assigner, townDay, 'assign', { leadUnit: 'roads' })
    return { path: `/api/cases/${one.caseId}/routing?action=return_assignment` }
  },
  'POST /cases/:caseId/actions/:action (units proposed)': async ({ db }) => {
    const { caseId, version } = await filedCase(db)
    const form = { seenVersion: `${version()}`, proposeUnits: 'yes' }
    return { path: `/cases/${caseId}/actions/assign`, form }
  },
  'POST /batch (register)': async ({ db }) => {
    const { caseId, version } = await beginCase(db, '2026-03-02')
    const item = { item: `${caseId}~`, '0.seen': `${version()}` }
    const asked = { batchId: chance.id(), procedure: 'suggestion', action: 'register', send: 'yes' }
    return { path: '/batch', form: { ...asked, ...item } }
  },
  'POST /api/batches (register)': async ({ db }) => {
    const { caseId, version } = await beginCase(db, '2026-03-02')
    const items = [{ case: caseId, seenVersion: version() }]
    return { path: '/api/batches', json: { procedure: 'suggestion', action: 'register', items } }
  },
  'POST /batch/:id': async (town, who) => ({ path: `/batch/${await batchOf(town, who)}`, form: {} }),
  'POST /api/batches/:id/continue': async (town, who) => ({
    path: `/api/batches/${await batchOf(town, who)}/continue`,
  }),
  'POST /deadlines': async ({ db }) => {
    const { caseId, version } = await assignedCase(db)
    return { path: '/deadlines', form: { authority: '国务院办公厅通知', case: `${caseId} ${version()}` } }
  },
  'POST /year-and-term': async ({ db }) => {
    const { caseId, version } = await assignedCase(db)
    const fields = { termEnded: '三届', termBegun: '四届', termExplanation: '换届后继续办理。', authority: '换届决定' }
    return { path: '/year-and-term', form: { passage: 'change_term', ...fields, case: `${caseId} ${version()}` } }
  },

  'POST /removals/new (by the office)': async (town) => removalForm(await beginCase(town.db, '2026-03-02'), 'office'),
  'POST /api/removals (by the office)': async (town) => removalCall(await beginCase(town.db, '2026-03-02'), 'office'),
  'POST /removals/new (as its author wishes)': async (town) =>
    removalForm(await beginCase(town.db, '2026-03-02'), 'person_concerned'),
  'POST /api/removals (as its author wishes)': async (town) =>
    removalCall(await beginCase(town.db, '2026-03-02'), 'person_concerned'),
  'POST /removals/new (how to reach somebody)': async (town) => {
    const asked = { 'asked-as': 'office', ground: 'privacy_or_trade_secret', reference: '' }
    return { path: '/removals/new', form: { contact: await newcomer(town), ...asked } }
  },
  'POST /api/removals (how to reach somebody)': async (town) => {
    const target = { kind: 'contact', person: await newcomer(town) }
    return { path: '/api/removals', json: { target, askedAs: 'office', ground: 'privacy_or_trade_secret' } }
  },
  'POST /removals/work/:id (decide)': async (town) => stepForm(town, 'decide'),
  'POST /api/removals/:id/decide': async (town) => stepCall(town, 'decide'),
  'POST /removals/work/:id (confirm)': async (town) => stepForm(town, 'confirm'),
  'POST /api/removals/:id/confirm': async (town) => stepCall(town, 'confirm'),
  'POST /removals/work/:id (refuse)': async (town) => stepForm(town, 'refuse'),
  'POST /api/removals/:id/refuse': async (town) => stepCall(town, 'refuse'),
}

async function twoRegistered({ db }: WriteTown): Promise<readonly [string, string]> {
  const [one, other] = [await beginCase(db, '2026-03-02'), await beginCase(db, '2026-03-02')]
  for (const begun of [one, other]) await begun.act(people.secretary, '2026-03-03', 'register')
  return [one.caseId, other.caseId]
}

/** Two of which the office said that they are not on the same matter. */
async function twoApart(town: WriteTown): Promise<readonly [string, string]> {
  const pair = await twoRegistered(town)
  const said = await sayApart(town.db, { actor: people.secretary, at: '2026-03-16T02:00:00Z' }, pair)
  if (!said.ok) throw new Error(said.refusal.code)
  return pair
}

async function filedCase(db: WriteTown['db']) {
  const one = await beginCase(db, '2026-03-02')
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  return one
}

/** Where a draft stands that a model wrote for the unit that has a case. */
async function drafted({ db, model }: WriteTown): Promise<string> {
  const { caseId } = await assignedCase(db)
  const seen = await readCase(db, profiles, people.roads, plainDate(townDay), caseId)
  if (seen === undefined) throw new Error('not seen')
  const made = await askForDraft(db, asking(people.roads), model, seen)
  if (!made.ok) throw new Error(made.refusal.code)
  return `/api/cases/${caseId}/model-drafts/${made.value.call}`
}

async function batchOf({ db }: WriteTown, { actor, accountId }: Writer): Promise<string> {
  const { caseId, version } = await beginCase(db, '2026-03-02')
  const items = [{ caseId, instance: '', seenVersion: version(), fields: {} }]
  const asked = { batchId: chance.id(), procedure: 'suggestion', action: 'register', items }
  // Begun while they held the office for it.
  const asOffice = { ...actor, offices: ['secretariat'], unitId: null }
  const started = await startBatch(db, acting(asOffice, townDay), accountId, asked)
  if (!started.ok) throw new Error(started.refusal.code)
  return started.value.batchId
}

type Begun = { readonly caseId: string }

function removalForm({ caseId }: Begun, askedAs: string): Write {
  const asked = { 'asked-as': askedAs, ground: 'privacy_or_trade_secret', reference: '来信一' }
  return { path: '/removals/new', form: { case: caseId, seq: '1', field: 'demands', ...asked } }
}

function removalCall({ caseId }: Begun, askedAs: string): Write {
  const target = { kind: 'event', caseId, seq: 1, field: 'demands' }
  return { path: '/api/removals', json: { target, askedAs, ground: 'privacy_or_trade_secret', reference: '来信一' } }
}

/** Asked by the case's author; decided, where it is to be confirmed, by another of the secretariat. */
async function removalFor(town: WriteTown, step: RemovalStep): Promise<string> {
  const { caseId } = await beginCase(town.db, '2026-03-02')
  const target = { kind: 'event', caseId, seq: 1, field: 'demands' } as const
  const asked = { target, askedAs: 'person_concerned', ground: 'privacy_or_trade_secret', reference: '' } as const
  const made = await askRemoval(town.db, acting(people.deputy, townDay), asked)
  if (!made.ok) throw new Error(made.refusal.code)
  if (step === 'decide') return made.value.id
  const other = { personId: 'p-other', offices: ['secretariat'], unitId: null }
  const decided = await takeRemovalStep(town.db, acting(other, townDay), made.value.id, 'decide')
  if (!decided.ok) throw new Error(decided.refusal.code)
  return made.value.id
}

async function stepForm(town: WriteTown, step: RemovalStep): Promise<Write> {
  return { path: `/removals/work/${await removalFor(town, step)}`, form: { step } }
}

async function stepCall(town: WriteTown, step: RemovalStep): Promise<Write> {
  return { path: `/api/removals/${await removalFor(town, step)}/${step}`, json: {} }
}
