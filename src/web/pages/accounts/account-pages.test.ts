import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleNewcomers } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'

let test: TestDatabase
let administrator: Desk
let visitor: Desk
let deskOf: (who: TownPerson | null) => Desk

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
  const site = await openSite(test.db)
  deskOf = site.deskOf
  administrator = deskOf('administrator')
  visitor = deskOf(null)
})

afterAll(() => test.drop())

const secretIn = (text: string, path: string) => new RegExp(`/${path}#([0-9a-f]{64})`).exec(text)?.[1] ?? ''
const password = 'a bell in the harbour'

describe('the accounts page', () => {
  it('lists accounts with their roles, for the administrator alone', async () => {
    const seen = await administrator.get('/accounts')
    expect(seen.text).toContain('段路遥')
    expect(seen.text).toContain('道路局')

    for (const who of Object.keys(people) as TownPerson[]) {
      if (who === 'administrator') continue
      const refused = await deskOf(who).get('/accounts')
      expect(refused.status, who).toBe(403)
      expect(refused.text, who).not.toContain('段路遥</td>')
    }
    expect((await visitor.get('/accounts')).location).toBe('/sign-in?next=%2Faccounts')
  })

  it('stands in the navigation of who may see it and of nobody else', async () => {
    expect((await administrator.get('/inbox')).text).toContain('href="/accounts"')
    expect((await deskOf('secretary').get('/inbox')).text).not.toContain('href="/accounts"')
  })
})

describe('inviting somebody', () => {
  it('finds them on the roster, shows the link once, and the link opens the account without scripts', async () => {
    const found = await administrator.get('/accounts/invite?q=纪新')
    expect(found.text).toContain('/accounts/invite?person=n-deputy')
    const form = '/accounts/invite?person=n-deputy'
    const made = await administrator.send(form, { login: 'ji-xinhe', offices: 'deputy', address: '' })
    const secret = secretIn(made.text, 'invitation')
    expect(made.text).toContain('只显示这一次')
    expect((await administrator.get('/accounts')).text).not.toContain(secret)
    expect((await administrator.get('/accounts')).text).toContain('ji-xinhe')

    expect((await visitor.get('/invitation')).text).toContain('name="code"')
    const offered = await visitor.post('/invitation', { code: secret })
    expect(offered.text).toContain('ji-xinhe')
    expect(offered.headers.get('cache-control')).toBe('no-store')
    const short = await visitor.send('/invitation', { code: secret, password: 'short' })
    expect(short.status).toBe(422)
    expect(short.text).toContain('至少要12个字')
    const entered = await visitor.post('/invitation', { code: secret, password })
    expect(entered.location).toBe('/inbox')
    expect(entered.headers.get('set-cookie')).toContain('huiying_session=')
    expect((await visitor.post('/invitation', { code: secret })).status).toBe(410)
  })

  it('is opened by the whole address pasted, of which the secret alone is taken', async () => {
    const reset = await administrator.sendTo('/accounts/a-p-leader', '/accounts/a-p-leader/reset', {})
    const secret = secretIn(reset.text, 'new-password')
    const pasted = await visitor.post('/new-password', { code: ` https://city.example/new-password#${secret} ` })
    expect(pasted.text).toContain(`name="code" value="${secret}"`)
    expect(pasted.text).toContain('name="password"')
  })

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const form = '/accounts/invite?person=n-roads'
    const refused = await administrator.send(form, { login: 'deputy', unit: 'roads', address: '' })

    expect(refused.status).toBe(409)
    expect(refused.text).toContain('这个用户名已有人用')
    expect(refused.text).toContain('value="deputy"')
  })

  it('many at once gives a slip for each', async () => {
    expect((await administrator.get('/accounts/invite-many')).text).toContain('路初平')
    const made = await administrator.send('/accounts/invite-many', { person: ['n-roads', 'n-clerk'] })

    expect(made.text).toContain('n-roads')
    expect(secretIn(made.text, 'invitation')).not.toBe('')
    expect(made.text).toContain('没有邀请')
  })

  it('can be taken back and sent again', async () => {
    const { id } = await test.db
      .selectFrom('invitation')
      .select('id')
      .where('login', '=', 'n-roads')
      .executeTakeFirstOrThrow()
    const again = await administrator.sendTo('/inbox', `/accounts/invitations/${id}/send`, await csrf(administrator))
    const secret = secretIn(again.text, 'invitation')
    expect((await visitor.post('/invitation', { code: secret })).status).toBe(200)
    await administrator.post(`/accounts/invitations/${id}/revoke`, await csrf(administrator))

    expect((await visitor.post('/invitation', { code: secret })).status).toBe(410)
  })

  it('is not done by a form without the page’s own token', async () => {
    const forged = await administrator.post('/accounts/invite', {
      person: 'n-deputy',
      login: 'forged',
      offices: 'deputy',
    })

    expect(forged.status).toBe(403)
  })
})

describe('one account', () => {
  it('is given other roles, disabled and enabled on its page', async () => {
    const page = '/accounts/a-p-secretary'
    const saved = await administrator.sendTo(page, `${page}/roles`, {
      offices: ['secretariat', 'assigning_office'],
      unit: '',
    })
    expect(saved.location).toBe(`${page}?done=yes`)
    expect((await administrator.get(page)).text).toContain('交办机构')

    await administrator.sendTo(page, `${page}/disable`, {})
    expect((await administrator.get('/accounts?q=secretary')).text).toContain('已停用')
    await administrator.sendTo(page, `${page}/enable`, {})
    expect((await administrator.get('/accounts?q=secretary')).text).not.toContain('已停用')
  })

  it('gets a link with which its holder sets a new password', async () => {
    const page = '/accounts/a-p-leader'
    const made = await administrator.sendTo(page, `${page}/reset`, {})
    const secret = secretIn(made.text, 'new-password')
    expect((await visitor.post('/new-password', { code: secret })).text).toContain('leader')
    const common = await visitor.post('/new-password', { code: secret, password: 'passwordpassword' })
    expect(common.status).toBe(422)
    expect((await visitor.post('/new-password', { code: secret, password })).location).toBe('/inbox')
    expect((await visitor.post('/new-password', { code: secret })).status).toBe(410)
  })

  it('of one’s own is changed by somebody else', async () => {
    const own = await administrator.get('/accounts/a-p-administrator')

    expect(own.text).toContain('由另一位管理员办理')
    expect(own.text).not.toContain('/disable')
  })
})

describe('proving again who one is', () => {
  it('is asked before a page of sensitive forms, once the proof is old', async () => {
    await test.ownerDb
      .updateTable('sign_in')
      .set({ proven_at: '2026-03-16T01:40:00Z' })
      .where('account_id', '=', 'a-p-administrator')
      .execute()
    const led = await administrator.get('/accounts/a-p-parks')
    expect(led.location).toBe('/prove?next=%2Faccounts%2Fa-p-parks')
    const forced = await administrator.post('/accounts/a-p-parks/disable', await csrf(administrator))
    expect(forced.location).toContain('/prove?next=')
    expect((await administrator.get('/accounts')).status).toBe(200)

    const wrong = await administrator.send('/prove?next=%2Faccounts%2Fa-p-parks', { password: 'wrong' })
    expect(wrong.status).toBe(401)
    const right = await administrator.send('/prove?next=%2Faccounts%2Fa-p-parks', { password: townPassword })
    expect(right.location).toBe('/accounts/a-p-parks')
    expect((await administrator.get('/accounts/a-p-parks')).status).toBe(200)
  })

  it('leads to no other site', async () => {
    for (const next of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
      const sent = await administrator.send(`/prove?next=${encodeURIComponent(next)}`, { password: townPassword })
      expect(sent.location, next).toBe('/inbox')
    }
  })
})

describe('a forgotten password', () => {
  it('is answered the same whoever asks', async () => {
    const [known, unknown] = await Promise.all(
      ['deputy', 'nobody'].map((login) => visitor.post('/forgotten-password', { login })),
    )

    expect(known?.status).toBe(200)
    expect(known?.text).toBe(unknown?.text)
  })
})

/** The hidden token of the frame's own forms. */
async function csrf(desk: Desk): Promise<Record<string, string>> {
  const token = /name="csrf" value="([0-9a-f]+)"/.exec((await desk.get('/inbox')).text)?.[1] ?? ''
  return { csrf: token }
}
