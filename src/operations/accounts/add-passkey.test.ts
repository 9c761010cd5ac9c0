import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '#operations/sign-in.ts'
import { listPasskeys } from '#store/passkeys.ts'
import { authenticator } from '#tests/support/authenticator.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { townRules, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
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
  it('are never more than twenty, also where two browsers were offered the last at once', async () => {
    const context = await holding()
    for (let n = 1; n < mostPasskeys; n += 1) await add(await answered(context))
    const both = [await answered(await holding()), await answered(await holding())]
    const codes = (await Promise.all(both.map(add))).map((one) => (one.ok ? 'added' : one.refusal.code))

    expect(codes.sort()).toEqual(['added', 'too_many_passkeys'])
    expect(await listPasskeys(test.db, 'a-p-deputy')).toHaveLength(mostPasskeys)
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
