import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { calendarHeaders } from '#tests/support/calendar-headers.ts'
import { assignedCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { createSite } from '#web/site.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
const address = 'duan.luyao@people.example'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  await assignedCase(test.db)
})

afterAll(() => test.drop())

beforeEach(async () => {
  await test.db.deleteFrom('mail_note').execute()
  await test.db.deleteFrom('mail_message').execute()
  await test.db.deleteFrom('account_mail').execute()
  await test.db.deleteFrom('calendar_feed').execute()
})

/** Opens the settings and sends the form on mail. */
async function saveMail(who: TownPerson, typed: string, choice = 'each') {
  const desk = site.deskOf(who)
  const csrf = /name="csrf" value="([^"]+)"/.exec((await desk.get('/settings')).text)?.[1] ?? ''
  return desk.post('/settings/mail', { csrf, address: typed, choice })
}

async function post(who: TownPerson, path: string) {
  const desk = site.deskOf(who)
  const csrf = /name="csrf" value="([^"]+)"/.exec((await desk.get('/settings')).text)?.[1] ?? ''
  return desk.post(path, { csrf })
}

const tokenOf = async () =>
  (await test.db.selectFrom('account_mail').select('confirm_token').executeTakeFirst())?.confirm_token ?? ''

describe('another mail address', () => {
  const proven = (proven_at: string) => test.ownerDb.updateTable('sign_in').set({ proven_at }).execute()

  it('asks for a fresh proof first, and what was typed stays; how often mail comes does not ask', async () => {
    await saveMail('roads', address)
    await site.deskOf('roads').send('/settings/mail/confirm', { code: await tokenOf() })
    const { proven_at } = await test.db.selectFrom('sign_in').select('proven_at').executeTakeFirstOrThrow()
    await proven('2026-01-01T00:00:00.000Z')
    const refused = await saveMail('roads', 'other@people.example')
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('value="other@people.example"')
    expect(refused.text).toContain('href="/prove')
    expect((await saveMail('roads', '')).status).toBe(403)
    expect((await saveMail('roads', address, 'daily')).location).toBe('/settings?done=saved')

    expect(await test.db.selectFrom('account_mail').select(['address', 'choice']).execute()).toEqual([
      { address, choice: 'daily' },
    ])
    await proven(proven_at)
  })
})

describe('the own mail address', () => {
  it('gets nothing but a question until its owner has confirmed it', async () => {
    const saved = await saveMail('roads', address)
    const told = await site.deskOf('roads').get(saved.location ?? '')

    expect(saved.location).toBe('/settings?done=to_be_confirmed')
    expect(told.text).toContain('已向这个邮箱发出一封确认信')
    expect(told.text).toContain('尚未确认')
    await assignedCase(test.db)
    expect(await test.db.selectFrom('mail_message').select('kind').execute()).toEqual([{ kind: 'confirmation' }])
  })

  it('is confirmed by who is signed in and has the token, and by nobody else', async () => {
    await saveMail('roads', address)
    const token = await tokenOf()
    const ask = async (who: TownPerson, given: string) =>
      site.deskOf(who).send('/settings/mail/confirm', { code: given })
    const wrong = await ask('roads', 'a'.repeat(64))
    const other = await ask('parks', token)
    const stillOpen = await tokenOf()
    const right = await ask('roads', token)
    const again = await ask('roads', token)

    expect([wrong.status, other.status, again.status]).toEqual([422, 422, 422])
    expect(stillOpen).toBe(token)
    expect(right.location).toBe('/settings?done=saved')
    expect((await site.deskOf('roads').get('/settings')).text).toContain('已确认')
  })

  it('asks for a sign-in before it is confirmed, and comes back', async () => {
    const asked = await site.deskOf(null).get('/settings/mail/confirm')

    expect(asked.location).toBe('/sign-in?next=%2Fsettings%2Fmail%2Fconfirm')
  })

  it('keeps its confirmation when only the choice changes, and loses it with another address', async () => {
    await saveMail('roads', address)
    await site.deskOf('roads').send('/settings/mail/confirm', { code: await tokenOf() })
    const choice = await saveMail('roads', address, 'daily')
    const other = await saveMail('roads', 'other@people.example', 'daily')

    expect([choice.location, other.location]).toEqual(['/settings?done=saved', '/settings?done=to_be_confirmed'])
  })

  it('is forgotten when it is emptied', async () => {
    await saveMail('roads', address)
    await saveMail('roads', '')

    expect(await test.db.selectFrom('account_mail').selectAll().execute()).toEqual([])
  })

  it.each([
    'duan',
    'a@b',
    'a@b.example\r\nBcc: x@y.example',
    'a@b.example, c@d.example',
    `${'x'.repeat(250)}@b.example`,
  ])('is refused when it is none: %j', async (typed) => {
    const refused = await saveMail('roads', typed)

    expect(refused.status).toBe(422)
    expect(refused.text).toContain('邮箱格式不对')
    expect(await test.db.selectFrom('account_mail').selectAll().execute()).toEqual([])
  })

  it('sends five confirmations a day, not six', async () => {
    const answers = []
    for (let n = 1; n <= 6; n += 1) answers.push((await saveMail('roads', `n${n}@people.example`)).status)

    expect(answers).toEqual([303, 303, 303, 303, 303, 429])
  })

  it('is not asked for where no mail goes out', async () => {
    const quiet = createSite({ ...site.dependencies, mailGoesOut: false })
    const signIn = await quiet.request('/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ login: 'roads', password: 'a town of tests' }),
    })
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await (await quiet.request('/settings', { headers: { cookie } })).text()

    expect(page).toContain('本系统没有启用邮件')
    expect(page).not.toContain('type="email"')
  })

  it('stands on no page but its owner’s settings, whoever looks', async () => {
    await saveMail('roads', address)
    await site.deskOf('roads').send('/settings/mail/confirm', { code: await tokenOf() })
    await test.db.updateTable('mail_message').set({ state: 'dead', fault: 'EENVELOPE 550' }).execute()
    const paths = ['/inbox', '/cases', '/board', '/board/roads', '/mail', '/settings', '/public/cases', '/cases/new']
    for (const who of ['deputy', 'secretary', 'assigner', 'leader', 'administrator', 'parks', null] as const) {
      for (const path of paths) expect((await site.deskOf(who).get(path)).text, `${who} ${path}`).not.toContain(address)
    }
    expect((await site.deskOf('roads').get('/settings')).text).toContain(address)
    const log = await test.db.selectFrom('ledger_entry').select('payload').execute()
    expect(log.map((entry) => entry.payload).join()).not.toContain('people.example')
  })
})

describe('the own calendar feed', () => {
  const secretIn = (text: string) => /<code class="link-address">([0-9a-f]{64})</.exec(text)?.[1]
  const open = async (secret: string | undefined, address = '/calendar.ics') => {
    const answer = await createSite(site.dependencies).request(address, { headers: calendarHeaders(secret ?? '') })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }

  it('shows its secret once, and by it the deadlines the account holds', async () => {
    const made = await post('roads', '/settings/calendar')
    const secret = secretIn(made.text)
    const feed = await open(secret)

    expect(secret).toBeDefined()
    expect(secretIn((await site.deskOf('roads').get('/settings')).text)).toBeUndefined()
    expect(feed.status).toBe(200)
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(feed.headers.get('cache-control')).toBe('private, no-store')
    expect(feed.text).toContain('DTSTART;VALUE=DATE:20260604')
    expect(feed.text.replaceAll('\r\n ', '')).toContain('SUMMARY:拟答复稿、答复：关于修缮北岸栈桥的建议')
  })

  it('shows a unit its deadlines of cases that are not published as well', async () => {
    const secret = secretIn((await post('roads', '/settings/calendar')).text)
    await test.db.updateTable('case_summary').set({ text_public: false }).execute()
    const feed = await open(secret)
    await test.db.updateTable('case_summary').set({ text_public: true }).execute()
    expect(feed.text).toContain('DTSTART;VALUE=DATE:20260604')
  })

  it('shows one unit nothing of another’s deadlines, and a deputy none of a unit’s', async () => {
    const parks = await open(secretIn((await post('parks', '/settings/calendar')).text))
    const water = await open(secretIn((await post('water', '/settings/calendar')).text))
    const deputy = await open(secretIn((await post('deputy', '/settings/calendar')).text))

    expect(parks.text).toContain('DTSTART;VALUE=DATE:20260406')
    expect(parks.text).not.toContain('20260604')
    for (const feed of [water, deputy]) expect(feed.text).not.toContain('VEVENT')
  })

  it('ends at once when it is closed, replaced, or the account disabled', async () => {
    const first = secretIn((await post('roads', '/settings/calendar')).text)
    const second = secretIn((await post('roads', '/settings/calendar')).text)
    expect([(await open(first)).status, (await open(second)).status]).toEqual([401, 200])

    await test.db
      .updateTable('account')
      .set({ disabled_at: '2026-03-16T00:00:00Z' })
      .where('login', '=', 'roads')
      .execute()
    const disabled = await open(second)
    await test.db.updateTable('account').set({ disabled_at: null }).where('login', '=', 'roads').execute()
    const closed = await post('roads', '/settings/calendar/close')

    expect(disabled.status).toBe(401)
    expect(closed.location).toBe('/settings?done=feed_closed')
    expect((await open(second)).status).toBe(401)
  })

  it('keeps no secret in the database, only its hash', async () => {
    const secret = secretIn((await post('roads', '/settings/calendar')).text) ?? ''
    const rows = await test.db.selectFrom('calendar_feed').selectAll().execute()

    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it.each(['', 'a', 'f'.repeat(64), '0'.repeat(65), 'g'.repeat(64)])('opens to no guess: %j', async (secret) => {
    const guessed = await open(secret)
    expect(guessed.status).toBe(401)
    expect(guessed.headers.get('www-authenticate')).toBe('Basic realm="calendar"')
  })

  it('opens by no address that has its secret, whatever the calendar says beside it', async () => {
    const secret = secretIn((await post('roads', '/settings/calendar')).text) ?? ''
    for (const path of [`/calendar/${secret}.ics`, `/calendar.ics/${secret}`]) {
      expect((await open('', path)).status, path).toBe(404)
    }
    for (const query of [`secret=${secret}`, `password=${secret}`, `token=${secret}`, secret]) {
      expect((await open('', `/calendar.ics?${query}`)).status, query).toBe(401)
    }
  })
})

describe('the forms of the settings', () => {
  it.each(['/settings/mail', '/settings/calendar', '/settings/calendar/close', '/settings/mail/confirm'])(
    '%s is acted on only with the page’s own token',
    async (path) => {
      const refused = await site.deskOf('roads').post(path, { address, choice: 'each' })

      expect(refused.status).toBe(403)
      expect(await test.db.selectFrom('account_mail').selectAll().execute()).toEqual([])
      expect(await test.db.selectFrom('calendar_feed').selectAll().execute()).toEqual([])
    },
  )
})
