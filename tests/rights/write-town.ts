import { generateKeyPairSync } from 'node:crypto'
import { cityApp } from '#app/city-app.ts'
import type { WorkCalendar } from '#engine/calendar.ts'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { ok } from '#kernel/result.ts'
import { signerKey } from '#ledger/note-key.ts'
import { hashOf } from '#operations/accounts/secrets.ts'
import { insertSignIn } from '#store/sign-ins.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { drafting, proposing, stubModel } from '#tests/support/model-desk.ts'
import { people, plainCalendar, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, townDay, townLogKey } from '#tests/support/test-dependencies.ts'

/** Somebody with an account, in one of the words of who-may-write.yaml. */
export type Writer = { readonly login: string; readonly actor: Actor; readonly accountId: string }

/** What is sent to one address. `keeps`: a cookie beside the sign-in's own. */
export type Write = {
  readonly path: string
  readonly form?: Readonly<Record<string, string | File>>
  readonly json?: unknown
  readonly bytes?: Uint8Array
  readonly keeps?: string
  /** Ends the sign-in it is sent with. */
  readonly ends?: true
}

export const now = `${townDay}T02:00:00.000Z`

/** The small town with everybody there is a role for, and its doors: with one administrator, and with three officers. */
export type WriteTown = Awaited<ReturnType<typeof openWriteTown>>

export async function openWriteTown(test: TestDatabase) {
  await settleSmallCity(test.db)
  const writers = await settleWriters(test)
  const provider = {
    issuer: 'https://sign-in.town.example',
    label: { zh: '县统一认证', en: 'Town sign-in' },
    begin: async () => ok('https://sign-in.town.example/begin'),
    finish: async () => ok({ subject: 'nobody', authenticatedAt: null, severalFactors: false }),
  }
  const key = signerKey('neighbour.example', 'witness', generateKeyPairSync('ed25519').privateKey)
  const model = stubModel()
  model.writes = ([asked]) =>
    asked?.content.includes('paragraphs') === true
      ? drafting([{ text: '已收悉。' }])
      : proposing({ quote: '县长说，要尽快' })
  const changes = {
    languageModel: model,
    provider,
    calendar: calendarSince,
    witnessing: { key, logs: [townLogKey] },
    accountRules: oneOfficer,
  }
  const dependencies = await testDependencies(test.db, changes)
  const doors = { ordinary: cityApp(dependencies), three: cityApp({ ...dependencies, accountRules: threeOfficers }) }
  const signedIn = new Map<Writer, string>()
  let count = 0
  const next = () => {
    count += 1
    return count
  }

  async function signIn(who: Pick<Writer, 'accountId'>): Promise<string> {
    const token = `token-${next()}`
    const times = { created_at: now, expires_at: `${townDay}T14:00:00.000Z`, proven_at: now }
    const row = { token_hash: hashOf(token), account_id: who.accountId, csrf_token: csrfToken, failures_before: 0 }
    await insertSignIn(test.db, { ...row, ...times })
    return token
  }

  /** Signing in, a new password and proving who one is end the sign-in before. */
  async function isSignedIn(who: Writer): Promise<boolean> {
    const token = signedIn.get(who)
    if (token === undefined) return false
    const found = test.db.selectFrom('sign_in').select('account_id').where('token_hash', '=', hashOf(token))
    return (await found.executeTakeFirst()) !== undefined
  }

  /** Has somebody signed in who is about to send this, so that sending it is all that is new. */
  async function getReady(who: Writer | null, { ends }: Pick<Write, 'ends'>): Promise<void> {
    if (who !== null && (ends === true || !(await isSignedIn(who)))) signedIn.set(who, await signIn(who))
  }

  /** Sends it, by the method of the row. */
  async function ask(who: Writer | null, row: string, write: Write, mode: keyof typeof doors = 'ordinary') {
    const [method = ''] = row.split(' ')
    if (who !== null && !(await isSignedIn(who))) signedIn.set(who, await signIn(who))
    const session = who === null ? '' : `huiying_session=${signedIn.get(who)}; `
    const headers = {
      ...{ cookie: `${session}${write.keeps ?? ''}`, 'sec-fetch-site': 'same-origin' },
      ...(write.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(write.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...{ 'idempotency-key': `write-${next()}` },
    }
    const body = bodyOf(write, who !== null)
    if (who !== null && write.ends === true) signedIn.delete(who)
    return doors[mode].request(write.path, { method, headers, ...(body === undefined ? {} : { body }) })
  }
  const tokenOf = (who: Writer): string => signedIn.get(who) ?? ''
  return { ...test, writers, tokenOf, signIn, getReady, ask, next, provider, model, app: doors.ordinary }
}

const csrfToken = 'the form token of every sign-in here'

function bodyOf(
  { form, json, bytes }: Write,
  isSignedIn: boolean,
): FormData | string | Uint8Array<ArrayBuffer> | undefined {
  if (json !== undefined) return JSON.stringify(json)
  if (bytes !== undefined) return new Uint8Array(bytes)
  if (form === undefined) return undefined
  const data = new FormData()
  if (isSignedIn) data.set('csrf', csrfToken)
  for (const [name, value] of Object.entries(form)) data.set(name, value)
  return data
}

// Who may is tried, not by which way in: passkeys that one try leaves demand nothing of the next.
const threeOfficers = {
  officers: 'three',
  invitationHours: 168,
  proofMinutes: 10,
  passkeys: 'nobody',
  secondFactor: 'chosen',
} as const
const oneOfficer = { ...threeOfficers, officers: 'ordinary' } as const

/** A day off that nobody knew of when the cases of these tests began: their deadlines could be reckoned anew. */
const calendarSince: WorkCalendar = new Map(
  [...plainCalendar].map(([year, one]) => {
    const name = { zh: '端午节', en: 'Dragon Boat Festival' }
    return [year, { ...one, daysOff: new Map(year === 2026 ? [[plainDate('2026-06-04'), name]] : []) }]
  }),
)

/** One account for each role of the town, and the two officers it has none of. */
async function settleWriters({ db }: TestDatabase): Promise<readonly Writer[]> {
  const officers = ['security_officer', 'auditor']
  const more = [...officers, 'other'].map((id) => ({
    id: `p-${id}`,
    name: `公务员${id.length}`,
    kind: 'clerk' as const,
  }))
  const none = { office: null, delegation: null, unit_id: null }
  await db
    .insertInto('person')
    .values(more.map((one) => ({ ...one, ...none })))
    .execute()
  const { password_hash } = await db.selectFrom('account').select('password_hash').executeTakeFirstOrThrow()
  await db
    .insertInto('account')
    .values(
      officers.map((office) => ({
        ...{ id: `a-p-${office}`, login: office, person_id: `p-${office}`, unit_id: null },
        ...{ offices: [office], password_hash },
      })),
    )
    .execute()
  const town = Object.entries(people).map(([login, actor]) => ({ login, actor, accountId: `a-${actor.personId}` }))
  const [...roles] = new Map(town.toReversed().map((one) => [one.actor.offices[0] ?? 'unit', one])).values()
  return [
    ...roles.toReversed(),
    ...officers.map((office) => {
      const actor = { personId: `p-${office}`, offices: [office], unitId: null }
      return { login: office, actor, accountId: `a-p-${office}` }
    }),
  ]
}

/** Somebody's role in one word of who-may-write.yaml. */
export function roleOf({ actor }: Writer): string {
  return actor.offices[0] ?? 'unit'
}
