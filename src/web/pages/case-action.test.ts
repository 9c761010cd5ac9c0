import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase, beginCase, hiddenFields, issueAnswer, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { shanghai } from '#tests/support/installed-profiles.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

async function eventsOf(caseId: string): Promise<readonly string[]> {
  const rows = await test.db
    .selectFrom('case_event')
    .select('type')
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => row.type)
}

const reviewing = {
  outcome: 'planned',
  doneBy: '2026-10-31',
  publication: 'full',
  secrecy: 'cleared',
  secrecyReviewer: '审查人某',
}

describe('taking an act by its form', () => {
  it('takes it and leads to a confirmation with the receipt', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02')

    const sent = await site.deskOf('secretary').send(`/cases/${caseId}/actions/register`, {})
    const confirmed = await site.deskOf('secretary').get(sent.location?.replace('#done', '') ?? '')

    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(new RegExp(`^/cases/${caseId}\\?done=\\d+#done$`))
    expect(await eventsOf(caseId)).toEqual(['submitted', 'registered'])
    const entry = await test.db
      .selectFrom('ledger_entry')
      .select(['seq', 'hash'])
      .where('case_id', '=', caseId)
      .where('case_seq', '=', 2)
      .executeTakeFirstOrThrow()
    expect(confirmed.text).toContain('已记录：登记')
    expect(confirmed.text).toContain(`存证 ${entry.seq}`)
    expect(confirmed.text).toContain(entry.hash)
  })

  it('shows the form again with all that was typed when a date is missing', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: '同意。' })
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '您提出的建议收悉。' })

    const sent = await site
      .deskOf('roads')
      .send(`/cases/${one.caseId}/actions/review_reply`, { ...reviewing, doneBy: '', secrecyReviewer: '审查人某' })

    expect(sent.status).toBe(422)
    expect(sent.text).toContain('<title>有误：')
    expect(sent.text).toContain('role="alert"')
    expect(sent.text).toContain('<a href="#field-doneBy">请填写“承诺完成日”。</a>')
    expect(sent.text).toContain('id="field-doneBy-error"')
    expect(sent.text).toContain('value="审查人某"')
    expect(sent.text).toMatch(/value="planned"[^>]*checked/)
    expect(await eventsOf(one.caseId)).not.toContain('reply_reviewed')
  })

  it('leads a rule over several fields to the field that mends it', async () => {
    const one = await answeredCase()

    const sent = await site
      .deskOf('deputy')
      .send(`/cases/${one.caseId}/actions/rate`, { attitude: 'satisfied', result: 'dissatisfied' })

    expect(sent.status).toBe(422)
    expect(sent.text).toContain('<a href="#field-comment">')
  })

  it('shows what was filled in once more before an act that cannot be undone', async () => {
    const one = await answeredCase()
    const desk = site.deskOf('deputy')
    const path = `/cases/${one.caseId}/actions/rate`
    const filled = { attitude: 'satisfied', result: 'basically_satisfied', comment: '第一行\r\n第二行' }

    const checked = await desk.send(path, filled)
    const changed = await desk.post(path, { ...hiddenFields(checked.text), change: 'yes' })
    const before = await eventsOf(one.caseId)
    const sent = await desk.post(path, hiddenFields(checked.text))

    expect(checked.status).toBe(200)
    expect(checked.text).toContain('基本满意')
    expect(before).not.toContain('reply_rated')
    expect(changed.text).toMatch(/第一行\r?\n第二行<\/textarea>/)
    expect(sent.status).toBe(303)
    expect(await eventsOf(one.caseId)).toContain('reply_rated')
  })

  it('begins a revision with the draft as it stands, and another act with an empty form', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '初稿的文字。' })
    await one.act(people.roads, '2026-03-10', 'contact_proposer', {
      contactedOn: '2026-03-09',
      method: 'phone',
      people: '苗禾川、路政科',
      talk: '上一次谈话的内容。',
    })

    const revision = await site.deskOf('roads').get(`/cases/${one.caseId}/actions/revise_draft`)
    const talk = await site.deskOf('roads').get(`/cases/${one.caseId}/actions/contact_proposer`)

    expect(revision.text).toMatch(/<textarea id="field-text"[^>]*>\n初稿的文字。<\/textarea>/)
    expect(talk.text).toMatch(/<textarea id="field-talk"[^>]*>\n<\/textarea>/)
  })

  it('asks who took part in a talk, says what is wrong with it, and keeps what was typed', async () => {
    const one = await assignedCase(test.db)
    site.setDay('2026-03-16')
    const form = `/cases/${one.caseId}/actions/contact_proposer`
    const talk = { contactedOn: '2026-03-13', method: 'phone', talk: '谈到的内容。' }

    const missing = await site.deskOf('roads').send(form, { ...talk, people: ' ' })
    const nobody = await site.deskOf('roads').send(form, { ...talk, people: '——' })
    const early = await site.deskOf('roads').send(form, { ...talk, people: '苗代表、科长', contactedOn: '2026-03-17' })

    expect([missing.status, nobody.status, early.status]).toEqual([422, 422, 422])
    expect(missing.text).toContain('请填写“参加人”')
    expect(nobody.text).toContain('参加人须写明是谁，例如“张代表')
    expect(nobody.text).toContain('谈到的内容。')
    expect(early.text).toContain('不能晚于今天')
    expect(await eventsOf(one.caseId)).not.toContain('proposer_contacted')
  })

  it('marks a talk that was held offline, and one that was logged afterwards', async () => {
    const one = await assignedCase(test.db)
    const logged = async (contactedOn: string, method: string) => {
      await one.act(people.roads, '2026-03-10', 'contact_proposer', {
        contactedOn,
        method,
        people: '苗代表、科长',
        talk: '谈过。',
      })
      const { text } = await site.deskOf('deputy').get(`/cases/${one.caseId}`)
      return text.slice(text.lastIndexOf('class="event-role"')).split('</p>')[0]
    }
    expect(await logged('2026-03-10', 'online')).not.toContain('线下')
    expect(await logged('2026-03-10', 'visit')).toMatch(/线下<\/span>/)
    expect(await logged('2026-03-06', 'phone')).toContain('线下，事后登记')
  })

  it('offers the chairpersons every leading official for a key item, and nobody else', async () => {
    const one = await assignedCase(test.db)
    const form = `/cases/${one.caseId}/actions/choose_key_item`
    const key = { keyReason: 'general_concern', committee: 'urban_environment' }
    const { text } = await site.deskOf('chairs').get(form)
    const select = /<select[^>]*name="leadingOfficial"[\s\S]*?<\/select>/.exec(text)?.[0] ?? ''
    const offered = [...select.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id)
    const leaders = await test.db.selectFrom('person').select('id').where('kind', '=', 'leader').execute()

    expect(offered.sort()).toEqual(leaders.map(({ id }) => id).sort())
    expect(offered).toContain(people.leader.personId)
    for (const other of [people.deputy, people.secretary, people.member]) {
      const sent = await site.deskOf('chairs').send(form, { ...key, leadingOfficial: other.personId })
      expect(sent.status, other.personId).toBe(422)
    }
    const sent = await site.deskOf('chairs').send(form, { ...key, leadingOfficial: people.leader.personId })
    expect(sent.status).toBe(303)
    expect(await eventsOf(one.caseId)).toContain('key_item_chosen')
    for (const who of ['secretary', 'leader', 'roads'] as const) {
      expect((await site.deskOf(who).get(form)).status, who).toBe(403)
    }
  })

  it('offers no leading official whose term the roster says has ended, by page or by request', async () => {
    const one = await assignedCase(test.db)
    const form = `/cases/${one.caseId}/actions/choose_key_item`
    const key = { keyReason: 'general_concern', committee: 'urban_environment' }
    const { personId } = people.leader
    const ends = async (day: string) => {
      await test.ownerDb.deleteFrom('person_detail').where('person_id', '=', personId).execute()
      const ending = { person_id: personId, term: null, term_from: null, term_to: day, phone: null, email: null }
      await test.ownerDb.insertInto('person_detail').values(ending).execute()
    }
    const offers = async () => (await site.deskOf('chairs').get(form)).text.includes(`value="${personId}"`)
    const chosenAsIs = () =>
      one.act(people.chairs, '2026-03-16', 'choose_key_item', { ...key, leadingOfficial: personId })

    await ends('2026-03-15')
    expect(await offers()).toBe(false)
    expect((await site.deskOf('chairs').send(form, { ...key, leadingOfficial: personId })).status).toBe(422)
    await expect(chosenAsIs()).rejects.toThrow()
    await ends('2026-03-16')
    expect(await offers()).toBe(true)
    await chosenAsIs()
    await test.ownerDb.deleteFrom('person_detail').where('person_id', '=', personId).execute()
  })

  it('says before anybody writes what an act still waits for', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '您提出的建议收悉。' })
    await one.act(people.roads, '2026-03-10', 'review_reply', reviewing)

    const form = await site.deskOf('roads').get(`/cases/${one.caseId}/actions/issue_reply`)
    const sent = await site.deskOf('roads').post(`/cases/${one.caseId}/actions/issue_reply`, {
      ...hiddenFields(form.text),
      signer: '段路遥',
      check: [],
    })

    expect(form.text).toContain('还在等会办意见：县公园局。')
    expect(sent.status).toBe(409)
    expect(sent.text).toContain('还在等会办意见：县公园局。')
    expect(await eventsOf(one.caseId)).not.toContain('reply_issued')
  })
})

describe('two people at one case', () => {
  it('refuses what was written on an old version, shows what is new, and keeps every word', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '初稿。' })
    const path = `/cases/${one.caseId}/actions/revise_draft`
    const opened = hiddenFields((await site.deskOf('roads').get(path)).text)
    await one.act(people.parks, '2026-03-11', 'give_joint_opinion', { opinion: '请避让古树。' })

    const refused = await site.deskOf('roads').post(path, { ...opened, text: '改过的第二稿。' })
    const again = await site.deskOf('roads').post(path, { ...hiddenFields(refused.text), text: '改过的第二稿。' })

    expect(refused.status).toBe(409)
    const news = refused.text.slice(refused.text.indexOf('case-news'), refused.text.indexOf('act-form'))
    expect(news).toContain('提出会办意见')
    expect(news).toContain('请避让古树。')
    expect(news).not.toContain('初稿。')
    expect(refused.text).toContain('改过的第二稿。</textarea>')
    expect(again.status).toBe(303)
  })

  it('keeps what was typed to be copied when the act can no longer be taken at all', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    await one.act(people.secretary, '2026-03-03', 'register')
    const path = `/cases/${one.caseId}/actions/decline`
    const opened = hiddenFields((await site.deskOf('secretary').get(path)).text)
    await one.act(people.secretary, '2026-03-03', 'file')

    const refused = await site
      .deskOf('secretary')
      .post(path, { ...opened, declineReason: 'other', explanation: '写了很久的说明。' })

    expect(refused.status).toBe(409)
    expect(refused.text).toContain('写了很久的说明。')
    expect(refused.text).not.toContain('act-form')
    expect(await eventsOf(one.caseId)).not.toContain('declined')
  })
})

describe('who may not', () => {
  let answered: ReturnType<typeof answeredCase> | undefined

  it.each(Object.keys(shanghai.procedure.actions))('refuses %s from a form without its token', async (action) => {
    answered ??= answeredCase()
    const one = await answered
    const sent = await site
      .deskOf('secretary')
      .post(`/cases/${one.caseId}/actions/${action}`, { seenVersion: String(one.version()) })
    const asked = shanghai.procedure.actions[action]
    const begins = asked?.from.length === 0 && asked.opens === undefined

    expect(sent.status).toBe(begins ? 404 : 403)
    expect(await eventsOf(one.caseId)).toHaveLength(one.version())
  })

  it('refuses a token of another sign-in', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    const path = `/cases/${one.caseId}/actions/register`
    const own = hiddenFields((await site.deskOf('secretary').get(path)).text)
    const { csrf = '' } = hiddenFields((await site.deskOf('deputy').get('/cases/new?kind=suggestion')).text)

    const sent = await site.deskOf('secretary').post(path, { ...own, csrf })

    expect(csrf).not.toBe('')
    expect(sent.status).toBe(403)
    expect(await eventsOf(one.caseId)).toEqual(['submitted'])
  })

  it('refuses a unit that posts a rating of its own reply', async () => {
    const one = await answeredCase()
    const path = `/cases/${one.caseId}/actions/rate`
    const { csrf = '' } = hiddenFields(
      (await site.deskOf('roads').get(`/cases/${(await assignedCase(test.db)).caseId}/actions/draft_reply`)).text,
    )

    const form = await site.deskOf('roads').get(path)
    const sent = await site.deskOf('roads').post(path, {
      csrf,
      seenVersion: String(one.version()),
      instance: '1',
      attitude: 'satisfied',
      result: 'satisfied',
    })

    expect(form.status).toBe(403)
    expect(sent.status).toBe(403)
    expect(sent.text).toContain('只有收到答复的代表本人可以进行这项操作。')
    expect(await eventsOf(one.caseId)).not.toContain('reply_rated')
  })

  it('refuses a unit that signs for another', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    await one.act(people.secretary, '2026-03-03', 'register')
    await one.act(people.secretary, '2026-03-03', 'file')
    await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
    const path = `/cases/${one.caseId}/actions/sign_for`
    const opened = hiddenFields((await site.deskOf('parks').get(`${path}?instance=parks`)).text)

    const sent = await site.deskOf('parks').post(path, { ...opened, instance: 'roads' })

    expect(sent.status).toBe(403)
    expect(await eventsOf(one.caseId)).not.toContain('signed_for')
  })

  it('answers alike for a case that is not there and one that may not be seen', async () => {
    const one = await beginCase(test.db, '2026-03-02', { publishText: false })
    const hidden = await site.deskOf('water').get(`/cases/${one.caseId}/actions/register`)
    const none = await site.deskOf('water').get('/cases/no-such-case/actions/register')
    const posted = await site.deskOf('water').post(`/cases/${one.caseId}/actions/register`, {})

    expect([hidden.status, none.status, posted.status]).toEqual([404, 404, 404])
    expect(hidden.text.replaceAll(one.caseId, 'no-such-case')).toBe(none.text)
  })

  it.each(['no_such_act', 'submit', 'constructor', '__proto__'])('has no form called %s', async (action) => {
    const one = await beginCase(test.db, '2026-03-02')
    expect((await site.deskOf('secretary').get(`/cases/${one.caseId}/actions/${action}`)).status).toBe(404)
  })
})

describe('the form itself', () => {
  it('draws every field an act declares, in both languages', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: '同意。' })
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '您提出的建议收悉。' })
    const path = `/cases/${one.caseId}/actions/review_reply`
    const pages = { zh: await site.deskOf('roads').get(path), en: await site.deskOf('roads').get(path, 'en') }

    for (const language of ['zh', 'en'] as const) {
      for (const [field, definition] of Object.entries(shanghai.procedure.actions.review_reply?.fields ?? {})) {
        expect(pages[language].text).toContain(definition.label[language])
        if (definition.type !== 'issued_number') expect(pages[language].text).toContain(`name="${field}"`)
      }
    }
  })

  it('escapes what was typed', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    await one.act(people.secretary, '2026-03-03', 'register')
    const sent = await site
      .deskOf('secretary')
      .send(`/cases/${one.caseId}/actions/decline`, { explanation: '</textarea><script>alert(1)</script>' })

    expect(sent.status).toBe(422)
    expect(sent.text).not.toContain('<script>alert')
    expect(sent.text).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

async function answeredCase() {
  const one = await assignedCase(test.db)
  await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: '同意。' })
  await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '您提出的建议收悉。' })
  await issueAnswer(one, '2026-03-12', { ...reviewing, signer: '段路遥' })
  return one
}
