import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
const address = 'qiao@people.example'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

/** One message to the secretary that was given up. */
beforeEach(async () => {
  await test.db.deleteFrom('mail_note').execute()
  await test.db.deleteFrom('mail_message').execute()
  await test.db.deleteFrom('account_mail').execute()
  await test.db
    .insertInto('account_mail')
    .values({
      account_id: 'a-p-secretary',
      address,
      choice: 'each',
      confirmed_at: '2026-01-01T00:00:00Z',
      confirm_token: null,
    })
    .execute()
  await beginCase(test.db, '2026-03-02')
  await test.db.updateTable('mail_message').set({ state: 'dead', fault: 'EENVELOPE 550' }).execute()
})

const state = async () =>
  test.db.selectFrom('mail_message').select(['id', 'state', 'attempts']).executeTakeFirstOrThrow()

async function settle(who: TownPerson, how: string, id?: string) {
  const desk = site.deskOf(who)
  const csrf = /name="csrf" value="([^"]+)"/.exec((await desk.get('/inbox')).text)?.[1] ?? ''
  return desk.post(`/mail/${id ?? (await state()).id}/${how}`, { csrf })
}

describe('mail that was not delivered', () => {
  it('is shown to the administrator with whom it was for and why, and without the address', async () => {
    const { text } = await site.deskOf('administrator').get('/mail')
    const english = await site.deskOf('administrator').get('/mail', 'en')

    expect(text).toContain('乔知简')
    expect(text).toContain('收件服务器拒收（EENVELOPE 550）')
    expect(english.text).toContain('Refused by the server (EENVELOPE 550)')
    expect(text).not.toContain(address)
  })

  it('goes out again when the administrator says so', async () => {
    expect((await settle('administrator', 'again')).location).toBe('/mail')
    expect(await state()).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('is let go when the administrator says so, and not twice', async () => {
    const { id } = await state()
    await settle('administrator', 'drop')

    expect(await state()).toMatchObject({ state: 'dropped' })
    expect((await settle('administrator', 'again', id)).status).toBe(404)
  })

  it.each(['deputy', 'secretary', 'assigner', 'leader', 'roads'] as const)(
    'is neither shown to nor touched by the %s',
    async (who) => {
      const looked = await site.deskOf(who).get('/mail')
      const acted = await settle(who, 'again')

      expect([looked.status, acted.status]).toEqual([403, 403])
      expect(looked.text).not.toContain('EENVELOPE')
      expect(await state()).toMatchObject({ state: 'dead' })
    },
  )

  it('is nobody’s business who is not signed in', async () => {
    expect((await site.deskOf(null).get('/mail')).status).toBe(303)
    expect((await site.deskOf(null).post(`/mail/${(await state()).id}/again`, {})).status).toBe(401)
    expect(await state()).toMatchObject({ state: 'dead' })
  })
})
