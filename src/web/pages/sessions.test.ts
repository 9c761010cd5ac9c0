import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

const session = {
  id: 'plenary-2027',
  kind: 'plenary',
  nameZh: '河湾市第九届人民代表大会第二次会议',
  nameEn: 'Second Session of the 9th Congress',
  opensOn: '2027-01-18',
  closesOn: '2027-01-18',
  place: '河湾大会堂',
  theme: '',
  host: '主席团',
}

async function send(who: TownPerson, fields: Partial<typeof session> = {}) {
  const desk = site.deskOf(who)
  const csrf = /name="csrf" value="([^"]+)"/.exec((await desk.get('/inbox')).text)?.[1] ?? ''
  return desk.post('/sessions', { csrf, ...session, ...fields })
}

const stored = () => test.db.selectFrom('meeting_session').selectAll().where('id', '=', session.id).execute()
const entries = async () => {
  const rows = await test.db.selectFrom('ledger_entry').select('payload').orderBy('seq').execute()
  return rows.flatMap(({ payload }) => (payload.includes('session_saved') ? [JSON.parse(payload)] : []))
}

describe('the sessions of a city', () => {
  it.each(['deputy', 'secretary', 'assigner', 'leader', 'roads'] as const)(
    'are not for the %s to put in',
    async (who) => {
      expect((await site.deskOf(who).get('/sessions')).status).toBe(403)
      expect((await send(who)).status).toBe(403)
      expect(await stored()).toEqual([])
    },
  )

  it('are put in by the administrator, for a suggestion to name', async () => {
    expect((await send('administrator')).location).toBe('/sessions?saved')

    expect((await site.deskOf('administrator').get('/sessions')).text).toContain(session.nameZh)
    expect((await site.deskOf('administrator').get('/sessions', 'en')).text).toContain(session.nameEn)
    expect((await site.deskOf('deputy').get('/cases/new?kind=suggestion')).text).toContain('plenary-2027')
  })

  it('are changed under the same code, and the log keeps what they were', async () => {
    await send('administrator', { closesOn: '2027-01-22' })

    expect(await stored()).toMatchObject([{ closes_on: '2027-01-22' }])
    expect((await entries()).at(-1)).toMatchObject({
      before: { closes_on: '2027-01-18' },
      session: { closes_on: '2027-01-22' },
    })
  })

  it.each([
    { field: 'id', value: 'Plenary 2027', says: '“代号”须为' },
    { field: 'kind', value: 'feast', says: '请选择会议的种类' },
    { field: 'nameZh', value: ' ', says: '请填写中文名称' },
    { field: 'nameEn', value: 'x'.repeat(121), says: '请填写英文名称' },
    { field: 'opensOn', value: '2027-02-30', says: '“开幕日”须为日期' },
    { field: 'closesOn', value: 'soon', says: '“闭幕日”须为日期' },
    { field: 'closesOn', value: '2027-01-17', says: '“闭幕日”早于“开幕日”' },
    { field: 'place', value: '湾'.repeat(201), says: '最多 200 个字' },
  ])('are refused with $field "$value", and nothing of the form is lost', async ({ field, value, says }) => {
    const before = await entries()
    const answer = await send('administrator', { [field]: value })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain(says)
    expect(answer.text).toContain('主席团')
    expect(await entries()).toEqual(before)
  })

  it('show script in a name as letters', async () => {
    await send('administrator', { id: 'odd', nameZh: '<script>alert(1)</script>' })
    expect((await site.deskOf('administrator').get('/sessions')).text).not.toContain('<script>alert(1)')
  })
})
