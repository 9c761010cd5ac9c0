import { chance } from '#app/chance.ts'
import { invite } from '#operations/accounts/invite.ts'
import { sealOffer } from '#operations/accounts/key-offer.ts'
import { makeLink } from '#operations/accounts/links.ts'
import { oneTimeCode, stepAt } from '#operations/accounts/one-time-code.ts'
import { sealKey } from '#operations/accounts/sealed-key.ts'
import { askSecond } from '#operations/accounts/second-step.ts'
import { hashOf } from '#operations/accounts/secrets.ts'
import { deleteOneTimeKey, insertOneTimeKey } from '#store/one-time-keys.ts'
import { authenticator } from '#tests/support/authenticator.ts'
import { officing } from '#tests/support/officer-desk.ts'
import { townPassword } from '#tests/support/small-city.ts'
import { now, type Write, type Writer, type WriteTown } from './write-town.ts'
import type { Tries } from './write-tries.ts'

const newPassword = 'three boats under the old stone bridge'
const password = townPassword

/** Signing in, one's own account, and looking after those of others. */
export const accountWrites: Tries = {
  'POST /sign-in': async () => ({ path: '/sign-in', form: { login: 'thirdDeputy', password } }),
  'POST /api/sign-in': async () => ({ path: '/api/sign-in', json: { login: 'thirdDeputy', password } }),
  'POST /sign-in/passkey/question': async () => ({ path: '/sign-in/passkey/question', form: {} }),
  'POST /sign-in/passkey': async (town) => {
    const device = await passkeyOf(town, writerOf(town, 'deputy'))
    const asked = await town.ask(null, 'POST', { path: '/sign-in/passkey/question', form: {} })
    const keeps = asked.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return { path: '/sign-in/passkey', form: { answer: device.answer(await asked.json()) }, keeps }
  },
  'POST /sign-in/provider': async () => ({ path: '/sign-in/provider', form: {} }),
  'POST /sign-in/code': async (town) => {
    const id = await account(town)
    const key = await codesFor(town, id)
    const { token } = await askSecond(town.db, { at: now, chance }, { id, way: 'password' }, 'code')
    return { path: '/sign-in/code', form: { code: oneTimeCode(key, stepAt(now)) }, keeps: `huiying_second=${token}` }
  },
  'POST /sign-in/set-up': async (town) => {
    const id = await account(town)
    const { token } = await askSecond(town.db, { at: now, chance }, { id, way: 'password' }, 'set_up')
    return { path: '/sign-in/set-up', form: firstCode(id, token), keeps: `huiying_second=${token}` }
  },
  'POST /settings/codes': async (town, who) => {
    await town.getReady(who, {})
    await town.db.transaction().execute((tx) => deleteOneTimeKey(tx, who.accountId))
    return { path: '/settings/codes', form: firstCode(who.accountId, town.tokenOf(who)) }
  },
  'POST /settings/codes/remove': async (town, who) => {
    await codesFor(town, who.accountId)
    return { path: '/settings/codes/remove', form: {} }
  },
  'POST /prove/provider': async () => ({ path: '/prove/provider', form: {} }),
  'POST /invitation/provider': async (town) => {
    return { path: '/invitation/provider', form: { code: (await invited(town)).link } }
  },
  'POST /sign-out': async () => ({ path: '/sign-out', form: {}, ends: true }),
  'DELETE /api/sign-in': async () => ({ path: '/api/sign-in', ends: true }),
  'POST /forgotten-password': async () => ({ path: '/forgotten-password', form: { login: 'deputy' } }),
  'POST /api/new-passwords/ask': async () => ({ path: '/api/new-passwords/ask', json: { login: 'deputy' } }),
  'POST /new-password': async (town) => {
    return { path: '/new-password', form: { code: await resetLink(town), password: newPassword } }
  },
  'POST /api/new-passwords': async (town) => {
    return { path: '/api/new-passwords', json: { secret: await resetLink(town), password: newPassword } }
  },
  'POST /invitation': async (town) => {
    return { path: '/invitation', form: { code: (await invited(town)).link, password: newPassword } }
  },
  'POST /api/invitations/accept': async (town) => {
    return { path: '/api/invitations/accept', json: { secret: (await invited(town)).link, password: newPassword } }
  },
  'POST /prove': async () => ({ path: '/prove', form: { password } }),
  'POST /api/sign-in/proof': async () => ({ path: '/api/sign-in/proof', json: { password } }),
  'POST /prove/passkey/question': async (town, who) => {
    await passkeyOf(town, who)
    return { path: '/prove/passkey/question', form: {} }
  },
  'POST /prove/passkey': async (town, who) => {
    const device = await passkeyOf(town, who)
    const question = await town.ask(who, 'POST', { path: '/prove/passkey/question', form: {} })
    return { path: '/prove/passkey', form: { answer: device.answer(await question.json()) } }
  },
  'POST /settings/password': async (town, who) => {
    return { path: '/settings/password', form: { current: await usualPassword(town, who), password: newPassword } }
  },
  'PUT /api/me/password': async (town, who) => {
    return { path: '/api/me/password', json: { current: await usualPassword(town, who), password: newPassword } }
  },
  'POST /settings/passkeys/question': async () => ({ path: '/settings/passkeys/question', form: {} }),
  'POST /settings/passkeys': async (town, who) => (await passkeyToAdd(town, who)).write,
  'POST /settings/passkeys/remove': async (town, who) => {
    return { path: '/settings/passkeys/remove', form: { passkey: (await passkeyOf(town, who)).id } }
  },
  'POST /settings/passkeys/alone': async (town, who) => {
    await passkeyOf(town, who)
    return { path: '/settings/passkeys/alone', form: { alone: 'yes' } }
  },
  'POST /settings/sign-ins/end': async (town, who) => {
    const token = await town.signIn({ accountId: who.accountId })
    return { path: '/settings/sign-ins/end', form: { sign_in: hashOf(hashOf(token)) } }
  },
  'POST /settings/mail': async ({ next }) => {
    return { path: '/settings/mail', form: { address: `own-${next()}@people.example`, choice: 'each' } }
  },
  'POST /settings/mail/confirm': async ({ db, next }, { accountId }) => {
    const confirm_token = `confirms-${next()}`
    await db.deleteFrom('account_mail').where('account_id', '=', accountId).execute()
    const row = { account_id: accountId, address: 'own@people.example', choice: 'each' as const }
    await db
      .insertInto('account_mail')
      .values({ ...row, confirm_token, confirmed_at: null })
      .execute()
    return { path: '/settings/mail/confirm', form: { code: confirm_token } }
  },
  'POST /settings/calendar': async () => ({ path: '/settings/calendar', form: {} }),
  'POST /settings/calendar/close': async ({ db }, { accountId }) => {
    await db.deleteFrom('calendar_feed').where('account_id', '=', accountId).execute()
    await db
      .insertInto('calendar_feed')
      .values({ account_id: accountId, secret_hash: accountId, made_at: now })
      .execute()
    return { path: '/settings/calendar/close', form: {} }
  },
  'POST /language': async () => ({ path: '/language', form: { language: 'en' } }),
  'POST /text-size': async () => ({ path: '/text-size', form: { size: 'large' } }),

  'POST /accounts/invite': async (town) => {
    const person = await newcomer(town)
    return { path: '/accounts/invite', form: { person, login: person, offices: 'deputy' } }
  },
  'POST /api/invitations': async (town) => {
    const personId = await newcomer(town)
    return { path: '/api/invitations', json: { personId, login: personId, offices: ['deputy'], unitId: null } }
  },
  'POST /accounts/invite-many': async (town) => {
    return { path: '/accounts/invite-many', form: { person: await newcomer(town) } }
  },
  'POST /api/invitations/many': async (town) => {
    return { path: '/api/invitations/many', json: { personIds: [await newcomer(town)] } }
  },
  'POST /accounts/invitations/:id/send': async (town) => {
    return { path: `/accounts/invitations/${(await invited(town)).id}/send`, form: {} }
  },
  'POST /api/invitations/:id/send': async (town) => {
    return { path: `/api/invitations/${(await invited(town)).id}/send` }
  },
  'POST /accounts/invitations/:id/revoke': async (town) => {
    return { path: `/accounts/invitations/${(await invited(town)).id}/revoke`, form: {} }
  },
  'DELETE /api/invitations/:id': async (town) => ({ path: `/api/invitations/${(await invited(town)).id}` }),
  'POST /accounts/:id/roles': async (town) => {
    return { path: `/accounts/${await account(town)}/roles`, form: { offices: 'deputy' } }
  },
  'PUT /api/accounts/:id/roles': async (town) => {
    return { path: `/api/accounts/${await account(town)}/roles`, json: { offices: ['deputy'], unitId: null } }
  },
  'POST /accounts/:id/reset': async (town) => ({ path: `/accounts/${await account(town)}/reset`, form: {} }),
  'POST /api/accounts/:id/reset-link': async (town) => ({ path: `/api/accounts/${await account(town)}/reset-link` }),
  'POST /accounts/:id/passkeys/remove': async (town) => {
    return { path: `/accounts/${await accountWithPasskey(town)}/passkeys/remove`, form: {} }
  },
  'POST /api/accounts/:id/remove-passkeys': async (town) => {
    return { path: `/api/accounts/${await accountWithPasskey(town)}/remove-passkeys` }
  },
  'POST /accounts/:id/identities': async (town) => {
    return { path: `/accounts/${await account(town)}/identities`, form: { subject: `subject-${town.next()}` } }
  },
  'POST /accounts/:id/identities/remove': async (town) => {
    const [account_id, subject] = [await account(town), `subject-${town.next()}`]
    const row = {
      account_id,
      subject,
      issuer: town.provider.issuer,
      linked_at: now,
      linked_by: 'a-p-administrator',
      last_used_at: null,
    }
    await town.db.insertInto('account_identity').values(row).execute()
    return { path: `/accounts/${account_id}/identities/remove`, form: { subject } }
  },
  'POST /accounts/:id/disable': async (town) => ({ path: `/accounts/${await account(town)}/disable`, form: {} }),
  'POST /api/accounts/:id/disable': async (town) => ({ path: `/api/accounts/${await account(town)}/disable` }),
  'POST /accounts/:id/enable': async (town) => {
    return { path: `/accounts/${await account(town, now)}/enable`, form: {} }
  },
  'POST /api/accounts/:id/enable': async (town) => ({ path: `/api/accounts/${await account(town, now)}/enable` }),
  'POST /accounts/:id/end': async (town) => ({ path: `/accounts/${await accountSignedIn(town)}/end`, form: {} }),
  'POST /api/accounts/:id/end-sign-ins': async (town) => {
    return { path: `/api/accounts/${await accountSignedIn(town)}/end-sign-ins` }
  },
}

/** Somebody of the roster who has no account. */
export async function newcomer({ db, next }: WriteTown): Promise<string> {
  const id = `newcomer-${next()}`
  const row = { id, name: `新人${next()}`, kind: 'deputy' as const, office: null, delegation: null, unit_id: null }
  await db.insertInto('person').values(row).execute()
  return id
}

/** An account of somebody's with no part in these tests. */
async function account(town: WriteTown, disabled_at: string | null = null): Promise<string> {
  const person_id = await newcomer(town)
  const row = { person_id, login: person_id, unit_id: null, offices: ['deputy'], password_hash: null }
  await town.db
    .insertInto('account')
    .values({ ...row, id: `a-${person_id}`, disabled_at })
    .execute()
  return `a-${person_id}`
}

async function accountSignedIn(town: WriteTown): Promise<string> {
  const id = await account(town)
  await town.signIn({ accountId: id })
  return id
}

async function accountWithPasskey(town: WriteTown): Promise<string> {
  const account_id = await account(town)
  const used = { counter: 0, transports: [], made_at: now, last_used_at: null }
  await town.db
    .insertInto('passkey')
    .values({ id: `passkey-${town.next()}`, account_id, name: 'a', public_key: Buffer.from('a'), ...used })
    .execute()
  return account_id
}

async function invited(town: WriteTown) {
  const personId = await newcomer(town)
  const asked = { personId, login: personId, address: '', offices: ['deputy'], unitId: null }
  const made = await invite(town.db, officing('administrator', now), asked)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}

async function resetLink(town: WriteTown): Promise<string> {
  const opens = { accountId: await account(town) }
  return makeLink(town.db, { at: now, chance }, { opens, way: 'page', minutes: 60 })
}

/** The password everybody had at first, whatever they changed it to since. */
async function usualPassword({ db }: WriteTown, { accountId }: Writer): Promise<string> {
  const { password_hash } = await db
    .selectFrom('account')
    .select('password_hash')
    .where('login', '=', 'thirdDeputy')
    .executeTakeFirstOrThrow()
  await db.updateTable('account').set({ password_hash }).where('id', '=', accountId).execute()
  return password
}

const sealingKeys = [Buffer.alloc(32, 7)] as const
const codeKey = Buffer.from('a key of twenty byte')

/** Sets one-time codes up for an account. */
async function codesFor({ db }: WriteTown, accountId: string): Promise<Uint8Array> {
  const sealed = sealKey(sealingKeys, chance, accountId, codeKey)
  await db.transaction().execute(async (tx) => {
    await deleteOneTimeKey(tx, accountId)
    await insertOneTimeKey(tx, { account_id: accountId, sealed, last_step: 0, made_at: now }, [hashOf(chance.salt())])
  })
  return codeKey
}

/** The first code of a key that was offered to a browser, with the offer. */
function firstCode(accountId: string, token: string) {
  const offer = sealOffer(sealingKeys, chance, { accountId, holderHash: hashOf(token) }, codeKey, now)
  return { code: oneTimeCode(codeKey, stepAt(now)), offer }
}

async function passkeyToAdd(town: WriteTown, who: Writer) {
  const device = authenticator()
  await town.getReady(who, {})
  await town.db.deleteFrom('passkey').where('account_id', '=', who.accountId).execute()
  const question = await town.ask(who, 'POST', { path: '/settings/passkeys/question', form: {} })
  const form = { name: `passkey ${town.next()}`, answer: device.register(await question.json()) }
  const write: Write = { path: '/settings/passkeys', form }
  return { device, write }
}

async function passkeyOf(town: WriteTown, who: Writer) {
  const { device, write } = await passkeyToAdd(town, who)
  const added = await town.ask(who, 'POST', write)
  if (added.status !== 303) throw new Error(`no passkey was added: ${added.status}`)
  return device
}

function writerOf({ writers }: WriteTown, role: string): Writer {
  const found = writers.find(({ actor }) => actor.offices.includes(role))
  if (found === undefined) throw new Error(`nobody is ${role}`)
  return found
}
