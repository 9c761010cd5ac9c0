import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import type { Actor, Fields } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { openFeed, readFeed } from '#operations/calendar-feed.ts'
import { listWork } from '#operations/list-work.ts'
import { mailContentOf } from '#operations/mail-content.ts'
import { submitCase } from '#operations/submit-case.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { takeAction } from '#operations/take-action.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { openSite } from './support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { profiles } from './support/installed-profiles.ts'
import { acting, people, settleSmallCity, type TownPerson, timing } from './support/small-city.ts'
import { tokenFor } from './support/test-dependencies.ts'

let test: TestDatabase
let caseId = ''
let version = 0
/** What the lead proposer, a cosigner who confirmed and one who was asked are known by, and what would give them away. */
const names = ['苗禾川', '岑又青', '蓝田绪']
const canaries = [...names, 'p-deputy"', 'p-deputy-2', 'p-deputy-3', '怕被单位知道', '城东代表团']

const day = '2026-03-16'

async function act(who: Actor, on: string, action: string, fields: Fields = {}, instance?: string): Promise<void> {
  const asked = { caseId, seenVersion: version, action, fields, ...(instance === undefined ? {} : { instance }) }
  const taken = await takeAction(test.db, acting(who, on), asked)
  if (!taken.ok) throw new Error(`${action}: ${JSON.stringify(taken.refusal)}`)
  version = taken.value.version
}

/** In Qingdao, where an author may ask: signed by two, answered, passed on and rated by one. */
beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (const who of Object.values(people)) {
    await test.db
      .insertInto('account_mail')
      .values({
        account_id: `a-${who.personId}`,
        address: `${who.personId}@people.example`,
        choice: 'each',
        confirmed_at: '2026-01-01T00:00:00Z',
        confirm_token: null,
      })
      .execute()
  }
  const submitted = await submitCase(test.db, acting(people.deputy, '2026-03-02'), {
    procedure: 'suggestion',
    profile: 'qingdao-2021',
    submitToken: 'unnamed',
    fields: {
      title: '关于修缮北岸栈桥的建议',
      demands: '请修缮北岸栈桥的栏杆。',
      leadProposer: people.deputy.personId,
      cosigners: [people.secondDeputy.personId, people.thirdDeputy.personId],
      cosignBy: '2026-03-09',
      period: 'between_sessions',
      publishText: true,
      unnamedBecause: '怕被单位知道',
    },
  })
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal))
  caseId = submitted.value.caseId
  version = submitted.value.version
  await act(people.secondDeputy, '2026-03-02', 'confirm_signature')
  await act(people.secretary, '2026-03-03', 'register')
  await act(people.secretary, '2026-03-03', 'file')
  await act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
  await act(people.roads, '2026-03-05', 'sign_for')
  await act(people.parks, '2026-03-05', 'sign_for')
  await act(people.parks, '2026-03-05', 'give_joint_opinion', { opinion: '同意' })
  await act(people.roads, '2026-03-06', 'draft_reply', { text: '收悉，办理如下。' })
  await act(people.roads, '2026-03-06', 'review_reply', {
    outcome: 'within_limit',
    secrecy: 'cleared',
    secrecyReviewer: '某',
    publication: 'full',
  })
  await act(people.roads, '2026-03-09', 'issue_reply', { signer: '某' })
})

afterAll(() => test.drop())

/** Everybody who must not learn the authors, and everybody who may. */
const strangers: readonly (TownPerson | null)[] = [
  null,
  'roads',
  'parks',
  'water',
  'leader',
  'assigner',
  'chairs',
  'administrator',
]

const pages = () => [
  `/cases/${caseId}`,
  `/cases/${caseId}/replies/1/letter`,
  `/cases/${caseId}/replies/1/letter.docx`,
  `/cases/${caseId}/actions/contact_proposer?instance=case`,
  `/cases/${caseId}/actions/publish_reply?instance=1`,
  '/cases?q=栈桥',
  `/cases?proposer=${people.deputy.personId}`,
  '/cases?column=proposer&column=entry&column=updated&column=rating',
  '/exports/cases.csv?column=proposer&column=entry',
  '/inbox',
  '/board/roads',
  '/statistics?year=2026',
  '/public/statistics?year=2026',
  '/public/cases',
  `/public/cases/${caseId}`,
  '/public/look-up?number=2026-0001',
  '/deadlines',
  '/year-and-term',
]

const apiPaths = () => [
  `/cases/${caseId}`,
  '/cases?q=栈桥',
  `/cases?proposer=${people.deputy.personId}`,
  '/inbox',
  '/board/roads',
  '/ledger/entries?limit=1000',
]

/** The address that was asked for may say a name; the answer must not repeat it as an author. */
function told(text: string, path: string): readonly string[] {
  const asked = path.includes('proposer=') ? ['p-deputy"', 'p-deputy-2'] : []
  return canaries.filter((canary) => !asked.includes(canary) && text.includes(canary))
}

async function walk(): Promise<readonly string[]> {
  const site = await openSite(test.db)
  site.setDay(day)
  const api = createApi(site.dependencies)
  const leaks: string[] = []
  for (const who of strangers) {
    const desk = site.deskOf(who)
    for (const path of pages()) {
      for (const language of ['zh', 'en'] as const) {
        const { status, text } = await desk.get(path, language)
        expect(status, `${who} ${path}`).toBeLessThan(500)
        leaks.push(...told(text, path).map((canary) => `${who} ${path}: ${canary}`))
      }
    }
    const headers = who === null ? {} : { authorization: `Bearer ${await tokenFor(site.dependencies, who)}` }
    for (const path of apiPaths()) {
      const answer = await api.request(path, { headers })
      leaks.push(...told(await answer.text(), path).map((canary) => `${who} /api${path}: ${canary}`))
    }
  }
  return leaks
}

describe('authors who asked to stay unnamed', () => {
  it('are told on no page and by no answer of the API, at any step', async () => {
    expect(await walk()).toEqual([])
    await act(people.secretary, '2026-03-10', 'pass_on_reply', {}, '1')
    await act(people.roads, '2026-03-10', 'publish_reply', {}, '1')
    await act(people.deputy, '2026-03-11', 'rate', { result: 'satisfied' }, `1/${people.deputy.personId}`)
    expect(await walk()).toEqual([])
  })

  it('are told in no mail, notice or calendar but their own', async () => {
    await sweepDeadlines(test.db, timing('2026-06-12'))
    const messages = await test.db
      .selectFrom('mail_message')
      .selectAll()
      .where('account_id', 'not in', ['a-p-deputy', 'a-p-deputy-2', 'a-p-deputy-3', 'a-p-secretary'])
      .execute()
    expect(messages.length).toBeGreaterThan(3)
    const place = { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } }
    for (const message of messages) {
      const content = await mailContentOf(test.db, message, {
        on: plainDate(day),
        at: `${day}T04:00:00Z`,
        chance: timing(day).chance,
        profiles,
        place,
      })
      expect(told(JSON.stringify(content ?? ''), '')).toEqual([])
    }
    for (const who of [people.roads, people.leader, people.assigner]) {
      const { chance } = acting(who, day)
      const secret = await openFeed(test.db, { accountId: `a-${who.personId}`, at: `${day}T00:00:00Z`, chance })
      expect(
        told(
          (await readFeed(test.db, secret, { siteUrl: 'https://city.example', today: plainDate('2026-03-16') })) ?? '',
          '',
        ),
      ).toEqual([])
    }
  })

  it('stand in no row that lists, searches, figures and files are made of', async () => {
    const row = await test.db.selectFrom('case_summary').selectAll().where('case_id', '=', caseId).executeTakeFirst()
    expect(row).toMatchObject({ confidential: true, lead_proposer: null, proposer_label: '', cosigners: 0 })
    expect(told(JSON.stringify(row), '')).toEqual([])
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('are known to themselves and to the secretariat, which passes the reply on', async () => {
    const site = await openSite(test.db)
    for (const who of ['deputy', 'secondDeputy', 'secretary'] as const) {
      expect((await site.deskOf(who).get(`/cases/${caseId}`)).text, who).toContain('苗禾川')
    }
    const work = await listWork(test.db, people.secretary, 50)
    expect(work.steps.some((step) => step.action === 'pass_on_reply')).toBe(false)
  })

  it('are not said to have had their case entered for them, who wrote it themselves', async () => {
    const { text } = await (await openSite(test.db)).deskOf('roads').get(`/cases/${caseId}`)
    expect(text).toContain('身份保密')
    expect(text).not.toContain('代录')
  })

  it('would be found by this walk if they were told', async () => {
    const site = await openSite(test.db)
    const { text } = await site.deskOf('secretary').get(`/cases/${caseId}`)
    expect(told(text, '')).toEqual(expect.arrayContaining(['苗禾川', '岑又青', '怕被单位知道']))
  })
})
