import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '#operations/sign-in.ts'
import { insertPasskey, listPasskeys, lockPasskeysOf } from '#store/passkeys.ts'
import { authenticator } from '#tests/support/authenticator.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { townRules, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { someoneWaits } from '#tests/support/someone-waits.ts'
import type { HolderContext } from './account-context.ts'
import { addPasskey, mostPasskeys, offerPasskey } from './add-passkey.ts'
import { askForOwnPasskey, proveByPasskey } from './prove-by-passkey.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const site = { rpId: 'localhost', origins: ['http://localhost'], name: '小镇' }

/** The deputy at one more browser. */
async function holding(): Promise<HolderContext> {
  const signed = await signIn(test.db, at, visiting(at).chance, {
    ...{ login: 'deputy', password: townPassword, demand: 'nobody' },
  })
  if (!signed.ok) throw new Error(signed.refusal.code)
  const { token } = signed.value
  const holder = { accountId: 'a-p-deputy', login: 'deputy', personName: '某', token, provenAt: at }
  return { ...visiting(at), rules: townRules, holder }
}

async function answered(context: HolderContext, device = authenticator()) {
  const offered = await offerPasskey(test.db, context, site)
  if (!offered.ok) throw new Error(offered.refusal.code)
  return { context, answer: device.register(offered.value) }
}

const add = ({ context, answer }: Awaited<ReturnType<typeof answered>>) =>
  addPasskey(test.db, context, site, { name: '电脑', answer })

describe('passkeys of one account', () => {
  it('are never more than twenty, also where the last is added from two browsers at once', async () => {
    const context = await holding()
    for (let n = 1; n < mostPasskeys; n += 1) await add(await answered(context))
    const here = await answered(context)
    let isDone = false
    const adding = await test.db.transaction().execute(async (tx) => {
      await lockPasskeysOf(tx, 'a-p-deputy')
      const one = { id: 'elsewhere', account_id: 'a-p-deputy', name: '别处', public_key: Buffer.from('k'), counter: 0 }
      await insertPasskey(tx, { ...one, transports: [], made_at: at, last_used_at: null })
      const started = add(here).finally(() => {
        isDone = true
      })
      await expect.poll(async () => isDone || (await someoneWaits(test.db))).toBe(true)
      return { started }
    })

    expect(await adding.started).toEqual({ ok: false, refusal: { code: 'too_many_passkeys', most: mostPasskeys } })
    expect(await listPasskeys(test.db, 'a-p-deputy')).toHaveLength(mostPasskeys)
  })

  it('prove nothing by a use whose count somebody else took meanwhile', async () => {
    await test.ownerDb.deleteFrom('passkey').execute()
    const device = authenticator()
    const context = await holding()
    await add(await answered(context, device))
    const asked = await askForOwnPasskey(test.db, context, site)
    if (!asked.ok) throw new Error(asked.refusal.code)
    let isDone = false
    const proving = await test.db.transaction().execute(async (tx) => {
      await tx.updateTable('passkey').set({ counter: 1 }).execute()
      const started = proveByPasskey(test.db, context, site, device.answer(asked.value)).finally(() => {
        isDone = true
      })
      await expect.poll(async () => isDone || (await someoneWaits(test.db))).toBe(true)
      return { started }
    })

    expect(await proving.started).toEqual({ ok: false, refusal: { code: 'passkey_refused' } })
  })

  it('give no token to a sign-in that has ended', async () => {
    await test.ownerDb.deleteFrom('passkey').execute()
    const device = authenticator()
    const context = await holding()
    await add(await answered(context, device))
    const asked = await askForOwnPasskey(test.db, context, site)
    if (!asked.ok) throw new Error(asked.refusal.code)
    await test.ownerDb.deleteFrom('sign_in').execute()

    expect(await proveByPasskey(test.db, context, site, device.answer(asked.value))).toEqual({
      ok: false,
      refusal: { code: 'not_signed_in' },
    })
  })
})
