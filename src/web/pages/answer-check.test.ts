import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase, hiddenFields, issueAnswer, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

const demands = '建议修缮北岸栈桥的栏杆。建议在桥头设置夜间警示灯。'
/** Stands on a page only where the check does. */
const canary = 'data-answer-check'
const hollowCanary = '空话：'

async function drafted(text = '我局已于2026年3月修缮栈桥栏杆40米。对警示灯，我们将进一步加强研究。') {
  const one = await assignedCase(test.db, { demands })
  await one.act(people.roads, '2026-03-10', 'draft_reply', { text })
  return one
}

async function reviewed() {
  const one = await drafted()
  await one.act(people.roads, '2026-03-11', 'review_reply', {
    outcome: 'adopted',
    secrecy: 'cleared',
    secrecyReviewer: '审查人某',
    publication: 'full',
  })
  return one
}

async function events(caseId: string): Promise<number> {
  const rows = await test.db.selectFrom('case_event').select('seq').where('case_id', '=', caseId).execute()
  return rows.length
}

describe('who writes a reply', () => {
  it('sees the points asked beside the empty box', async () => {
    const { caseId } = await assignedCase(test.db, { demands })
    const { text } = await site.deskOf('roads').get(`/cases/${caseId}/actions/draft_reply`)

    expect(text).toContain('对照建议查看答复')
    expect(text).toContain('建议在桥头设置夜间警示灯')
    expect(text).toContain('还没有答复的文字。')
    expect(text).toContain('name="answerCheck"')
  })

  it('checks what is typed by a button, which takes no act and loses nothing', async () => {
    const { caseId } = await assignedCase(test.db, { demands })
    const desk = site.deskOf('roads')
    const path = `/cases/${caseId}/actions/draft_reply`
    const before = await events(caseId)
    const form = await desk.get(path)
    const typed = '我局已于2026年3月修缮栈桥栏杆40米。\r\n对警示灯，我们将进一步加强研究。'
    const looked = await desk.post(path, { ...hiddenFields(form.text), text: typed, answerCheck: 'yes' })

    expect(looked.status).toBe(200)
    expect(looked.text).toMatch(/40米。\r?\n对警示灯，我们将进一步加强研究。<\/textarea>/)
    expect(looked.text).toContain('<mark class="names-measure">修缮栈桥栏杆</mark>')
    expect(looked.text).toContain(hollowCanary)
    expect(looked.text).toContain('提到了，没有答复')
    expect(looked.text).toContain('2026年3月（至 2026年3月31日）')
    expect(await events(caseId)).toBe(before)
  })

  it('is held up by none of it: a reply of nothing but good will is drafted all the same', async () => {
    const { caseId } = await assignedCase(test.db, { demands })
    const sent = await site
      .deskOf('roads')
      .send(`/cases/${caseId}/actions/draft_reply`, { text: '我局高度重视，将进一步加强管理。' })
    expect(sent.status).toBe(303)
  })

  it('is told when the outcome chosen does not go with the words', async () => {
    const one = await drafted('我局将修缮栈桥栏杆40米，并在桥头设置夜间警示灯，确保行人安全通行。')
    const desk = site.deskOf('roads')
    const path = `/cases/${one.caseId}/actions/review_reply`
    const form = await desk.get(path)
    const looked = await desk.post(path, {
      ...hiddenFields(form.text),
      outcome: 'planned',
      doneBy: '2026-12-31',
      answerCheck: 'yes',
    })

    expect(form.text).not.toContain('这种办理结果要有期限')
    expect(looked.text).toContain('这种办理结果要有期限，答复里没有写到今后的时间。')
  })

  it('writes words that are shown as words', async () => {
    const { caseId } = await assignedCase(test.db, { demands })
    const desk = site.deskOf('roads')
    const path = `/cases/${caseId}/actions/draft_reply`
    const form = await desk.get(path)
    const text = '我局已修缮<script>alert(1)</script>栏杆40米。'
    const looked = await desk.post(path, { ...hiddenFields(form.text), text, answerCheck: 'yes' })
    expect(looked.text).not.toContain('<script>alert')
    expect(looked.text).toContain('&lt;script&gt;')
  })

  it('is refused without the form’s own token', async () => {
    const { caseId } = await assignedCase(test.db, { demands })
    const path = `/cases/${caseId}/actions/draft_reply`
    const sent = await site.deskOf('roads').post(path, { text: '栏杆已修。', answerCheck: 'yes', seenVersion: '1' })
    expect(sent.status).toBe(403)
  })
})

describe('who countersigns', () => {
  it('sees the check of the draft before agreeing or refusing', async () => {
    const one = await drafted()
    await one.act(people.roads, '2026-03-10', 'request_countersign')
    for (const action of ['countersign', 'refuse_countersign']) {
      const { text } = await site.deskOf('parks').get(`/cases/${one.caseId}/actions/${action}`)
      expect(text, action).toContain(hollowCanary)
    }
  })
})

describe('the office that reviews', () => {
  it('sends the draft back with the points still open taken over by one click', async () => {
    const one = await reviewed()
    const desk = site.deskOf('assigner')
    const { text } = await desk.get(`/cases/${one.caseId}/actions/office_review`)
    const link = /<a class="check-send-back" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = await desk.get(link)

    expect(link).toContain('/actions/send_back_draft?instance=1&take=open')
    expect(form.text).toMatch(
      /<textarea[^>]*name="reason"[^>]*>\s*请补充答复以下各点：\n1\. 建议在桥头设置夜间警示灯<\/textarea>/,
    )
    expect(form.text).not.toMatch(/<textarea[^>]*>[^<]*修缮北岸栈桥的栏杆/)
  })

  it('is offered no such way where every point has its answer', async () => {
    const one = await drafted('我局已于2026年3月修缮栈桥栏杆40米，并在桥头设置夜间警示灯6盏。')
    const fields = { outcome: 'adopted', secrecy: 'cleared', secrecyReviewer: '审查人某', publication: 'full' }
    await one.act(people.roads, '2026-03-11', 'review_reply', fields)
    const { text } = await site.deskOf('assigner').get(`/cases/${one.caseId}/actions/office_review`)
    expect(text).toContain(canary)
    expect(text).not.toContain('check-send-back')
  })

  it('begins an ordinary return with an empty reason, and may still take the open points over there', async () => {
    const one = await reviewed()
    const desk = site.deskOf('assigner')
    const path = `/cases/${one.caseId}/actions/send_back_draft`
    const { text } = await desk.get(path)
    expect(text).toMatch(/<textarea[^>]*name="reason"[^>]*>\s*<\/textarea>/)
    expect(text).toContain('instance=1&amp;take=open')

    const written = await desk.post(path, { ...hiddenFields(text), reason: '请写明期限。', answerCheck: 'yes' })
    expect(written.text).toContain('请写明期限。</textarea>')
    expect(written.text, 'it would replace what is written').not.toContain('check-send-back')
  })
})

describe('nobody else', () => {
  const acts = ['draft_reply', 'revise_draft', 'review_reply', 'office_review', 'send_back_draft', 'countersign']

  it.each(['deputy', 'secondDeputy', 'member', 'secretary', 'leader', 'water', 'administrator', null] as const)(
    'sees the check, asks for it or takes it over: %s',
    async (who) => {
      const one = await reviewed()
      const desk = site.deskOf(who)
      const token = hiddenFields((await desk.get('/settings')).text).csrf ?? ''
      for (const action of acts) {
        const path = `/cases/${one.caseId}/actions/${action}`
        for (const answer of [
          await desk.get(path),
          await desk.get(`${path}?take=open&instance=1`),
          await desk.post(path, { csrf: token, text: '我们将进一步加强管理。', instance: '1', answerCheck: 'yes' }),
        ]) {
          expect(answer.text, `${action} ${answer.status}`).not.toContain(canary)
          expect(answer.text).not.toContain(hollowCanary)
        }
      }
    },
  )

  it('finds it on a page or in a file once the answer is out: it is stored nowhere', async () => {
    const one = await drafted()
    await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: '同意。' })
    await issueAnswer(one, '2026-03-11', { outcome: 'adopted', publication: 'full' })
    const pages = [
      '',
      '/public',
      `/public/cases/${one.caseId}`,
      '/public/statistics',
      `/public/cases/${one.caseId}/replies/1/letter`,
    ]
    for (const path of pages) {
      const { text } = await site.deskOf(null).get(path || '/')
      expect(text, path).not.toContain(canary)
      expect(text, path).not.toContain('对照建议查看答复')
    }
    for (const who of ['roads', 'assigner', 'deputy', 'secretary'] as const) {
      const { text } = await site.deskOf(who).get(`/cases/${one.caseId}`)
      expect(text, who).not.toContain(canary)
    }
    const held = await test.db.selectFrom('case_event').select('fields').where('case_id', '=', one.caseId).execute()
    expect(JSON.stringify(held)).not.toMatch(/hollow|unanswered|空话/)
  })
})
