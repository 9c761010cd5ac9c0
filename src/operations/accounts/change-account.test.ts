import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn, whoHolds } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited, officing, visiting } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import { changeRoles, disableAccount, enableAccount, endSignIns, readAccount, readAccounts } from './change-account.ts'
import { readInvitable } from './invite-many.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  for (const table of ['sign_in', 'person_detail'] as const) await test.ownerDb.deleteFrom(table).execute()
  await test.ownerDb.updateTable('account').set({ disabled_at: null }).execute()
  await test.ownerDb.updateTable('person').set({ unit_id: 'roads' }).where('id', '=', 'p-roads').execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'

async function token(login: TownPerson): Promise<string> {
  const signed = await signIn(test.db, at, visiting(at).chance, { login, password: townPassword })
  if (!signed.ok) throw new Error(signed.refusal.code)
  return signed.value.token
}

const holder = (held: string, when = at) => whoHolds(test.db, held, when, visiting(when).on)

describe('disabling an account', () => {
  it('ends its sign-ins at once and lets it in no more, until it is enabled again', async () => {
    const held = await token('parks')
    expect((await disableAccount(test.db, officing('administrator', at), 'a-p-parks')).ok).toBe(true)
    expect(await holder(held)).toBeUndefined()
    await expect(token('parks')).rejects.toThrow('sign_in_failed')

    await enableAccount(test.db, officing('administrator', at), 'a-p-parks')
    expect(await holder(held)).toBeUndefined()
    expect(await holder(await token('parks'))).toMatchObject({ unitId: 'parks' })
  })

  it('is the administrator’s alone, with a fresh proof, and never of their own account', async () => {
    for (const who of Object.keys(people) as TownPerson[]) {
      const done = await disableAccount(test.db, officing(who, at), 'a-p-water')
      expect(done.ok, who).toBe(who === 'administrator')
    }
    const stale = officing('administrator', at, {}, '2026-03-16T01:50:00.000Z')
    expect(await disableAccount(test.db, stale, 'a-p-parks')).toEqual({ ok: false, refusal: { code: 'proof_needed' } })
    expect(await disableAccount(test.db, officing('administrator', at), 'a-p-administrator')).toEqual({
      ok: false,
      refusal: { code: 'not_yourself' },
    })
    expect(await disableAccount(test.db, officing('administrator', at), 'no-such')).toEqual({
      ok: false,
      refusal: { code: 'account_not_found' },
    })
  })

  it('is told in the audit', async () => {
    await disableAccount(test.db, officing('administrator', at), 'a-p-parks')

    expect((await audited(test.db)).at(-1)).toMatchObject({
      act: 'account_disabled',
      account_id: 'a-p-administrator',
      about_account: 'a-p-parks',
    })
  })
})

describe('other roles', () => {
  it('are in force at once: what was signed in under the ones before ends', async () => {
    const held = await token('secretary')
    const roles = { id: 'a-p-secretary', offices: ['assigning_office'], unitId: null }
    expect((await changeRoles(test.db, officing('administrator', at), roles)).ok).toBe(true)

    expect(await holder(held)).toBeUndefined()
    expect(await holder(await token('secretary'))).toMatchObject({ offices: ['assigning_office'] })
    expect((await audited(test.db)).filter(({ act }) => act === 'roles_changed').at(-1)?.detail).toEqual({
      before: ['secretariat'],
      after: ['assigning_office'],
    })
  })

  it('are given by the administrator alone and follow the roster', async () => {
    const to = (who: TownPerson, offices: readonly string[], unitId: string | null = null) =>
      changeRoles(test.db, officing(who, at), { id: 'a-p-roads', offices, unitId })

    expect((await to('secretary', ['secretariat'])).ok).toBe(false)
    expect(await to('administrator', ['deputy'])).toMatchObject({ refusal: { code: 'office_not_of_person' } })
    expect(await to('administrator', [], 'parks')).toMatchObject({ refusal: { code: 'unit_not_of_person' } })
    expect((await to('administrator', [], 'roads')).ok).toBe(true)
  })

  it('are not changed by somebody for themselves', async () => {
    const more = { id: 'a-p-administrator', offices: ['administrator', 'secretariat'], unitId: null }

    expect(await changeRoles(test.db, officing('administrator', at), more)).toEqual({
      ok: false,
      refusal: { code: 'not_yourself' },
    })
  })
})

describe('a role that ended on the roster', () => {
  it('ends a deputy’s rights the day after the term, at once for who is signed in', async () => {
    await test.db
      .insertInto('person_detail')
      .values({ person_id: 'p-deputy', term: null, term_from: null, term_to: '2026-03-16', phone: null, email: null })
      .execute()
    const held = await token('deputy')

    expect(await holder(held)).toMatchObject({ offices: ['deputy'] })
    expect(await whoHolds(test.db, held, at, visiting('2026-03-17T00:00:00Z').on)).toMatchObject({ offices: [] })
  })

  it('ends acting for a unit once the person has left it', async () => {
    const held = await token('roads')
    expect(await holder(held)).toMatchObject({ unitId: 'roads' })
    await test.db.updateTable('person').set({ unit_id: 'water' }).where('id', '=', 'p-roads').execute()

    expect(await holder(held)).toMatchObject({ unitId: null, offices: [] })
    const seen = await readAccounts(test.db, officing('administrator', at))
    const roads = seen.ok ? seen.value.accounts.find(({ login }) => login === 'roads') : undefined
    expect(roads).toMatchObject({ unitId: 'roads', livingUnit: null })
  })
})

describe('accounts and who could have one', () => {
  it('are seen by the administrator alone', async () => {
    for (const who of Object.keys(people) as TownPerson[]) {
      const context = officing(who, at)
      const seen = [
        await readAccount(test.db, context, 'a-p-parks'),
        await readAccounts(test.db, context),
        await readInvitable(test.db, context),
      ]
      expect(
        seen.map(({ ok }) => ok),
        who,
      ).toEqual(Array(3).fill(who === 'administrator'))
    }
    expect(await readAccount(test.db, officing('administrator', at), 'no-such')).toEqual({
      ok: false,
      refusal: { code: 'account_not_found' },
    })
  })
})

describe('ending sign-ins', () => {
  it('signs an account out everywhere and leaves it its password', async () => {
    const held = await token('parks')
    expect((await endSignIns(test.db, officing('secretary', at), 'a-p-parks')).ok).toBe(false)
    expect((await endSignIns(test.db, officing('administrator', at), 'a-p-parks')).ok).toBe(true)

    expect(await holder(held)).toBeUndefined()
    expect(await holder(await token('parks'))).toBeDefined()
  })
})
