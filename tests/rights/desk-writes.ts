import { chance } from '#app/chance.ts'
import type { Item, Reading } from '#intake/reading.ts'
import { ok } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { addSource } from '#operations/add-source.ts'
import { confirmFindings } from '#operations/confirm-findings.ts'
import { askForFindings } from '#operations/language-model/ask-for-findings.ts'
import { readProposals } from '#operations/language-model/read-proposals.ts'
import { publishLog } from '#operations/publish-log.ts'
import { readReading, type SeenReading } from '#operations/read-reading.ts'
import { runNextReading } from '#operations/run-reading.ts'
import { saveList } from '#operations/save-list.ts'
import { saveTemplate } from '#operations/text-templates.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { listWitnessedLogs } from '#store/witnessed-logs.ts'
import { csvOf, handIn } from '#tests/support/import-desk.ts'
import { asking } from '#tests/support/model-desk.ts'
import { acting, people } from '#tests/support/small-city.ts'
import { townDay, townLogKey } from '#tests/support/test-dependencies.ts'
import type { Write, WriteTown } from './write-town.ts'
import { now } from './write-town.ts'
import type { Tries } from './write-tries.ts'

const secretary = acting(people.secretary, townDay)

/** Sessions, tables, readings, templates, lists, mail and the log. */
export const deskWrites: Tries = {
  'POST /sessions': async ({ next }) => {
    const days = { opensOn: '2027-01-18', closesOn: '2027-01-22' }
    const names = { nameZh: '县人大三届三次会议', nameEn: 'Third session' }
    return { path: '/sessions', form: { id: `plenary-${next()}`, kind: 'plenary', ...names, ...days } }
  },
  'PUT /api/sessions/:id': async ({ next }) => {
    const name = { zh: '县人大三届三次会议', en: 'Third session' }
    const json = { name, kind: 'plenary', opensOn: '2027-01-18', closesOn: '2027-01-22' }
    return { path: `/api/sessions/plenary-${next()}`, json }
  },

  'POST /import (people)': async (town) => tableForm('people', peopleTable(town)),
  'POST /api/imports (people)': async (town) => {
    return { path: '/api/imports?kind=people&name=people.csv', bytes: peopleTable(town) }
  },
  'POST /import (old suggestions)': async (town) => tableForm('cases/suggestion', casesTable(town)),
  'POST /api/imports (old suggestions)': async (town) => {
    return { path: '/api/imports?kind=cases&procedure=suggestion&name=old.csv', bytes: casesTable(town) }
  },
  'POST /import (old proposals)': async (town) => tableForm('cases/proposal', casesTable(town)),
  'POST /api/imports (old proposals)': async (town) => {
    return { path: '/api/imports?kind=cases&procedure=proposal&name=old.csv', bytes: casesTable(town) }
  },
  'POST /import/:id/columns (people)': async (town) => {
    return { path: `/import/${await peopleHandedIn(town)}/columns`, form: { column: 'name', personKind: 'deputy' } }
  },
  'POST /api/imports/:id/columns (people)': async (town) => {
    return { path: `/api/imports/${await peopleHandedIn(town)}/columns`, json: { match: ['name'] } }
  },
  'POST /import/:id/take-over (people)': async (town) => {
    return { path: `/import/${await peopleHandedIn(town)}/take-over`, form: {} }
  },
  'POST /api/imports/:id/take-over (people)': async (town) => {
    return { path: `/api/imports/${await peopleHandedIn(town)}/take-over` }
  },
  'POST /import/:id/drop (people)': async (town) => {
    return { path: `/import/${await peopleHandedIn(town)}/drop`, form: {} }
  },
  'POST /api/imports/:id/drop (people)': async (town) => ({ path: `/api/imports/${await peopleHandedIn(town)}/drop` }),
  'POST /import/:id/drop (old suggestions)': async (town) => {
    return { path: `/import/${await casesHandedIn(town)}/drop`, form: {} }
  },
  'POST /api/imports/:id/drop (old suggestions)': async (town) => {
    return { path: `/api/imports/${await casesHandedIn(town)}/drop` }
  },

  'POST /readings': async ({ next }) => ({ path: '/readings', form: { text: `${text}${next()}` } }),
  'POST /api/readings': async ({ next }) => {
    return { path: '/api/readings?name=a.txt', bytes: Buffer.from(`${text}${next()}`) }
  },
  'POST /readings/:id/corrections': async (town) => {
    const { id, first } = await readingDone(town)
    return {
      path: `/readings/${id}/corrections`,
      form: { act: 'drop', finding: first.id, version: `${first.version}` },
    }
  },
  'POST /api/readings/:id/corrections': async (town) => {
    const { id, first } = await readingDone(town)
    const json = { act: 'drop', finding: first.id, version: first.version }
    return { path: `/api/readings/${id}/corrections`, json }
  },
  'POST /readings/:id/confirmations': async (town) => {
    const { id, first } = await readingDone(town)
    return { path: `/readings/${id}/confirmations`, form: { finding: `${first.id} ${first.version}` } }
  },
  'POST /api/readings/:id/confirmations': async (town) => {
    const { id, first } = await readingDone(town)
    const json = { findings: [{ finding: first.id, version: first.version }] }
    return { path: `/api/readings/${id}/confirmations`, json }
  },
  'POST /readings/:id/cases (suggestions)': async (town) => openingForm(town, 'suggestion'),
  'POST /api/readings/:id/cases (suggestions)': async (town) => openingCall(town, 'suggestion'),
  'POST /readings/:id/cases (proposals)': async (town) => openingForm(town, 'proposal'),
  'POST /api/readings/:id/cases (proposals)': async (town) => openingCall(town, 'proposal'),
  'POST /readings/:id/again': async (town) => ({ path: `/readings/${(await readingDone(town)).id}/again`, form: {} }),
  'POST /api/readings/:id/again': async (town) => ({ path: `/api/readings/${(await readingDone(town)).id}/again` }),

  'POST /readings/:id/model-proposals': async (town) => {
    return { path: `/readings/${(await readingDone(town)).id}/model-proposals`, form: { published: 'yes' } }
  },
  'POST /api/readings/:id/model-proposals': async (town) => {
    return { path: `/api/readings/${(await readingDone(town)).id}/model-proposals`, json: { isPublished: true } }
  },
  'POST /readings/:id/model-proposals/:proposal/accept': async (town) => ({
    path: `${await proposed(town)}/accept`,
    form: {},
  }),
  'POST /api/readings/:id/model-proposals/:proposal/accept': async (town) => ({
    path: `/api${await proposed(town)}/accept`,
  }),
  'POST /readings/:id/model-proposals/:proposal/reject': async (town) => ({
    path: `${await proposed(town)}/reject`,
    form: {},
  }),
  'POST /api/readings/:id/model-proposals/:proposal/reject': async (town) => ({
    path: `/api${await proposed(town)}/reject`,
  }),

  'POST /cases/lists': async ({ next }) => {
    return { path: '/cases/lists', form: { name: `list ${next()}`, address: 'late=yes' } }
  },
  'POST /cases/lists/forget': async ({ db, next }, { accountId }) => {
    const name = `list ${next()}`
    await saveList(db, accountId, now, { name, address: 'late=yes' })
    return { path: '/cases/lists/forget', form: { name } }
  },
  'POST /templates': async ({ next }) => {
    return { path: '/templates', form: { name: `template ${next()}`, place, body: '经研究，答复如下。' } }
  },
  'POST /templates/forget': async ({ db, next }, { actor }) => {
    const [procedure = '', action = '', field = ''] = place.split('~')
    const asked = { procedure, action, field, state: null, outcome: null, body: '经研究，答复如下。' }
    const saved = await saveTemplate(db, acting(actor, townDay), { id: chance.id(), name: `kept ${next()}`, ...asked })
    if (!saved.ok) throw new Error(saved.refusal.code)
    return { path: '/templates/forget', form: { id: saved.value.id } }
  },

  'POST /mail/:id/again': async (town) => ({ path: `/mail/${await deadMail(town)}/again`, form: {} }),
  'POST /mail/:id/drop': async (town) => ({ path: `/mail/${await deadMail(town)}/drop`, form: {} }),

  'POST /log/check': async () => ({ path: '/log/check', form: { receipt: '' } }),
  'POST /witness/add-checkpoint': async ({ db }) => {
    const [seen] = await listWitnessedLogs(db)
    if (seen === undefined) await publishLog(db, [townLogKey], () => new Date(now))
    const note = (await newestCheckpoint(db))?.note ?? ''
    return { path: '/witness/add-checkpoint', bytes: Buffer.from(`old ${seen?.size ?? 0}\n\n${note}`) }
  },
}

const place = 'suggestion~draft_reply~text'

function tableForm(kind: string, bytes: Uint8Array): Write {
  return { path: '/import', form: { kind, file: new File([new Uint8Array(bytes)], 'table.csv') } }
}

function peopleTable({ next }: WriteTown): Uint8Array {
  return csvOf([['姓名'], [`某甲${next()}`]])
}

function casesTable({ next }: WriteTown): Uint8Array {
  return csvOf([
    ['年份', '序号', '标题', '内容'],
    ['2021', `${next()}`, '关于增设照明的建议', '请增设照明。'],
  ])
}

const peopleHandedIn = (town: WriteTown) =>
  handIn(town.db, acting(people.administrator, townDay), 'people', peopleTable(town))

const casesHandedIn = (town: WriteTown) =>
  handIn(town.db, secretary, 'cases', casesTable(town), { procedure: 'suggestion' })

const text = '苗禾川代表建议增设渡口。县长说，要尽快研究渡口。'

function item(kind: Item['kind'], words: string): Item {
  const start = text.indexOf(words)
  const span = { start, end: start + words.length }
  return { kind, article: 0, session: null, speaker: '苗禾川', verb: null, ...quoteOf(text, span) }
}

const reading: Reading = {
  source: {
    ...{ name: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' },
    ...{ language: 'zh', script: 'simplified', text },
  },
  ...{ articles: [], sessions: [], people: [], lists: [], programmes: [], mechanisms: [], documents: [], doubts: [] },
  items: [item('suggestion', '增设渡口')],
}

/** A source that was read, with one finding nobody has confirmed. */
async function readingDone({ db, next }: WriteTown) {
  const bytes = Buffer.from(`${text}${next()}`)
  const added = await addSource(db, secretary, { name: 'a.txt', bytes, session: null })
  if (!added.ok) throw new Error(added.refusal.code)
  await db.updateTable('reading').set({ state: 'done' }).where('state', '=', 'queued').execute()
  await db.updateTable('reading').set({ state: 'queued' }).where('id', '=', added.value.readingId).execute()
  await runNextReading(
    db,
    async () => ok(reading),
    () => now,
    chance,
  )
  const read = await readReading(db, people.secretary, added.value.readingId)
  if (!read.ok) throw new Error(read.refusal.code)
  return { id: added.value.readingId, first: firstOf(read.value) }
}

function firstOf({ findings: [first] }: SeenReading) {
  if (first === undefined) throw new Error('nothing was found')
  return first
}

/** Where something stands that a model proposed and nobody has decided on. */
async function proposed(town: WriteTown): Promise<string> {
  const { id } = await readingDone(town)
  const asked = await askForFindings(town.db, asking(people.secretary), town.model, {
    readingId: id,
    isPublished: true,
  })
  const { open } = await readProposals(town.db, people.secretary, { id, text })
  if (!asked.ok || open[0] === undefined) throw new Error('nothing was proposed')
  return `/readings/${id}/model-proposals/${open[0].id}`
}

async function readingConfirmed(town: WriteTown) {
  const { id, first } = await readingDone(town)
  await confirmFindings(town.db, secretary, id, [{ finding: first.id, version: first.version }])
  return { id, finding: first.id }
}

async function openingForm(town: WriteTown, kind: string): Promise<Write> {
  const { id, finding } = await readingConfirmed(town)
  return { path: `/readings/${id}/cases`, form: { finding, kind, period: 'between_sessions' } }
}

async function openingCall(town: WriteTown, procedure: string): Promise<Write> {
  const { id, finding } = await readingConfirmed(town)
  const json = { findings: [finding], procedure, period: 'between_sessions', publishText: false }
  return { path: `/api/readings/${id}/cases`, json }
}

async function deadMail({ db }: WriteTown): Promise<string> {
  const id = chance.id()
  const to = { account_id: 'a-p-secretary', invitation_id: null, about: null, digest_on: null, message_id: null }
  const stands = { state: 'dead' as const, fault: 'EENVELOPE 550', next_try_at: now, created_at: now, done_at: now }
  await db
    .insertInto('mail_message')
    .values({ id, kind: 'confirmation', ...to, ...stands })
    .execute()
  return id
}
