import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import type { CaseScope } from '#store/case-scope.ts'
import { insertMail } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { allMet } from '#tests/support/proposal-desk.ts'
import { people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import { readArchive } from './archive/read-archive.ts'
import { exportCases } from './export-cases.ts'
import { listSeenCases } from './list-seen-cases.ts'
import { mailContentOf } from './mail-content.ts'
import type { PaperAsked } from './papers/each-listed-case.ts'
import { readPaperCases } from './papers/read-paper-cases.ts'
import { writeCollection } from './papers/write-collection.ts'
import { writeRegister } from './papers/write-register.ts'
import { readCase } from './read-case.ts'

/** The code forgets everything it knows of rights: everybody is let through to every case, and sees it as an office does. */
vi.mock('./case-scope.ts', async (load) => ({ ...(await load<object>()), caseScopeOf: () => everyCase }))
vi.mock('#engine/visible.ts', async (load) => ({ ...(await load<object>()), audienceOf: () => 'office' }))

const everyCase: CaseScope = { kind: 'office', personId: 'nobody', unitId: null, procedures: 'every' }

const { secretary, assigner, committee, secondDeputy, parks } = people
const on = plainDate('2026-03-16')
let test: TestDatabase
const ids = { hidden: '', published: '', proposal: '' }
const titles = { hidden: '关于藏起来的栈桥的建议', published: '关于公开的栈桥的建议', proposal: '关于另一机关的提案' }
type Kind = keyof typeof titles
const kinds = Object.keys(titles) as readonly Kind[]

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (const kind of ['hidden', 'published'] as const) {
    const begun = await beginCase(test.db, '2026-03-02', { title: titles[kind], publishText: kind === 'published' })
    await begun.act(secretary, '2026-03-03', 'register')
    await begun.act(secretary, '2026-03-03', 'file')
    if (kind === 'hidden') await begun.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
    ids[kind] = begun.caseId
  }
  const proposal = await beginProposal(test.db, '2026-03-02', { title: titles.proposal, publishText: false })
  await proposal.act(committee, '2026-03-03', 'register')
  await proposal.act(committee, '2026-03-03', 'review_for_filing', allMet)
  ids.proposal = proposal.caseId
})

afterAll(() => test.drop())

const told = (text: string): readonly Kind[] => kinds.filter((kind) => text.includes(titles[kind]))

/** Somebody with what they may see, and what they may not. */
const readers: readonly { readonly who: string; readonly actor: Actor | null; readonly sees: readonly Kind[] }[] = [
  { who: 'everybody', actor: null, sees: ['published'] },
  { who: 'another deputy', actor: secondDeputy, sees: ['published'] },
  { who: 'another unit', actor: parks, sees: ['published'] },
  { who: 'the other body’s office', actor: committee, sees: ['published', 'proposal'] },
  { who: 'the office of the congress', actor: secretary, sees: ['hidden', 'published'] },
]

describe.each(readers)('where the code lets through $who, the database shows no case but theirs', ({ actor, sees }) => {
  const asked: PaperAsked = { actor, filter: {}, profiles }
  const words = { title: '一份', language: 'zh' } as const

  it('in an export of the list', async () => {
    const rows: string[] = []
    await exportCases(test.db, actor ?? nobody, { filter: {}, order: 'newest' }, async (some) => {
      rows.push(...some.map(({ title }) => title))
    })
    expect(told(rows.join('\n'))).toEqual(sees)
  })

  it.each(['xlsx', 'docx'] as const)('in a register as %s', async (format) => {
    const text = await written((output) => writeRegister(test.db, { ...asked, ...words }, format, output))
    expect(told(text)).toEqual(sees)
  })

  it('in a collection, its contents and its cases', async () => {
    const more = { ...words, laws: profiles, withReplies: true }
    const text = await written((output) => writeCollection(test.db, { ...asked, ...more }, output))
    expect(told(text)).toEqual(sees)
  })

  it('on the page of a paper', async () => {
    const { cases } = await readPaperCases(test.db, asked, 50)
    expect(told(cases.map(({ summary }) => summary.title).join('\n'))).toEqual(sees)
  })

  it('in the package of an archive', async () => {
    const there = []
    for (const kind of kinds) {
      if ((await readArchive(test.db, profiles, actor, on, ids[kind])) !== undefined) there.push(kind)
    }
    expect(there).toEqual(sees)
  })

  it('in a mail about all of them', async () => {
    if (actor === null) return
    expect(told(await mailTo(test.db, actor))).toEqual(sees)
  })
})

describe('what everybody may read', () => {
  it('is read with everybody’s eyes, whoever is signed in: the list, its feed and a case by its address', async () => {
    const dependencies = await testDependencies(test.db)
    const site = createSite(dependencies)
    const cookie = `huiying_session=${await tokenFor(dependencies, 'secretary')}`
    const get = (path: string) => site.request(path, { headers: { cookie } })
    for (const path of ['/public/cases', '/public/cases.atom'])
      expect(told(await (await get(path)).text()), path).toEqual(['published'])
    const there = []
    for (const kind of kinds) {
      const { status } = await get(`/public/cases/${ids[kind]}`)
      there.push([kind, status])
    }
    expect(there).toEqual([
      ['hidden', 404],
      ['published', 200],
      ['proposal', 404],
    ])
    expect(told(await (await get(`/cases/${ids.hidden}`)).text()), 'the office’s own page').toEqual(['hidden'])
  })
})

describe('the code that forgot everything', () => {
  it('would show anybody everything, were it not for the database', async () => {
    const { rows } = await listSeenCases(test.db, null, { filter: {}, order: 'newest', limit: 50 })
    expect(told(rows.map(({ title }) => title).join('\n'))).toEqual(kinds)
    const seen = await readCase(test.db, profiles, null, on, ids.hidden)
    expect(seen?.summary.title).toBe(titles.hidden)
  })
})

/** An account that is nobody's: an export is somebody's, and the public has none. */
const nobody: Actor = { personId: 'p-nobody', offices: [], unitId: null }

async function written(write: (output: PassThrough) => Promise<number>): Promise<string> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([buffer(output), write(output)])
  return tellingsOf(new Response(new Uint8Array(bytes)))
}

/** What a mail tells an account's holder that is to tell of every case there is. */
async function mailTo(db: Db, { personId }: Actor): Promise<string> {
  const [accountId, id, created_at] = [`a-${personId}`, `mail-${personId}`, '2026-03-05T02:00:00Z']
  const address = { address: 'who@people.example', choice: 'each' as const, confirmed_at: created_at }
  await db
    .insertInto('account_mail')
    .values({ account_id: accountId, confirm_token: null, ...address })
    .execute()
  const [notes, state] = [{ seq_from: 1, seq_to: 3, notice_seq: null, account_id: accountId }, 'sending' as const]
  const row = { id, account_id: accountId, kind: 'notes' as const, state, next_try_at: created_at, created_at }
  const none = { invitation_id: null, about: null, digest_on: null, message_id: null, fault: null, done_at: null }
  await insertMail(
    db,
    [{ ...row, ...none }],
    kinds.map((kind) => ({ ...notes, case_id: ids[kind], created_at, message_id: id })),
  )
  const message = await db.selectFrom('mail_message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const place = { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } }
  const content = await mailContentOf(db, message, { ...timing('2026-03-16'), profiles, place })
  return content === undefined || content === 'not_signed_yet' ? '' : content.text
}
