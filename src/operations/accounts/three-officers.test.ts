import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkOfficers } from '#app/check-officers.ts'
import { ConfigurationFault } from '#app/configuration.ts'
import { readAudit } from '#operations/audit/read-audit.ts'
import { signIn } from '#operations/sign-in.ts'
import { findOpenGrantForUpdate, settleGrantRequest } from '#store/grant-requests.ts'
import { beginCase, hiddenFields } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited, settleNewcomers, townRules, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { someoneWaits } from '#tests/support/someone-waits.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import { acceptInvitation } from './accept-invitation.ts'
import type { OfficerContext } from './account-context.ts'
import { changeRoles, disableAccount, enableAccount, endSignIns, readAccounts } from './change-account.ts'
import { type Inviting, invite } from './invite.ts'
import { later } from './later.ts'
import { linkIdentity, unlinkIdentity } from './link-identity.ts'
import { makeResetLink, readResetLink } from './new-password.ts'
import { mayAct, type OfficerActName, officerActs } from './officer-acts.ts'
import { removeFactorsOf } from './remove-passkey.ts'
import { readGrants, settleGrant } from './settle-grant.ts'
import { revokeInvitation, sendInvitationAgain } from './settle-invitation.ts'
import { unlockAccount } from './unlock-account.ts'

let test: TestDatabase
const at = '2026-03-16T02:00:00.000Z'
const today = visiting(at).on

const officers = {
  administrator: 'administrator',
  security: 'security_officer',
  security2: 'security_officer',
  auditor: 'auditor',
  secretary: 'secretariat',
} as const
type Officer = keyof typeof officers

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
  const { password_hash } = await test.db
    .selectFrom('account')
    .select('password_hash')
    .where('login', '=', 'deputy')
    .executeTakeFirstOrThrow()
  for (const who of ['security', 'security2', 'auditor'] as const) {
    const person = { office: null, delegation: null, unit_id: null, name: `官员${who}`, kind: 'clerk' as const }
    await test.ownerDb
      .insertInto('person')
      .values({ id: `p-${who}`, ...person })
      .execute()
    const account = {
      login: who,
      unit_id: null,
      offices: [officers[who]],
      password_hash,
      disabled_at: null,
      made_at: at,
    }
    await test.ownerDb
      .insertInto('account')
      .values({ id: `a-p-${who}`, person_id: `p-${who}`, ...account })
      .execute()
  }
})

beforeEach(async () => {
  for (const table of ['grant_request', 'account_identity', 'account_link', 'mail_message', 'invitation_mail'] as const)
    await test.ownerDb.deleteFrom(table).execute()
})

afterAll(() => test.drop())

const as = (who: Officer, officerMode: 'three' | 'ordinary' = 'three', provenAt = at): OfficerContext => ({
  ...visiting(at),
  rules: { ...townRules, officers: officerMode },
  by: { accountId: `a-p-${who}`, personId: `p-${who}`, offices: [officers[who]], provenAt },
})

const inviting = (login: string, address = ''): Inviting => ({
  personId: 'n-deputy',
  login,
  address,
  offices: ['deputy'],
  unitId: null,
})
const waits = { ok: false, refusal: { code: 'waits_for_second' } }

/** The one request that is open. */
async function open(): Promise<string> {
  const seen = await readGrants(test.db, as('security'))
  const [one, another] = seen.ok ? seen.value : []
  if (one === undefined || another !== undefined) throw new Error('not one request')
  return one.id
}

const codeOf = (result: object) => ('refusal' in result ? (result.refusal as { readonly code: string }).code : 'ok')

describe('who does what where there are three officers', () => {
  const byHand: Readonly<Record<OfficerActName, readonly Officer[]>> = {
    see_accounts: ['administrator', 'security'],
    invite: ['administrator'],
    change_roles: ['administrator'],
    reset_sign_in: ['administrator'],
    link_identity: ['administrator'],
    see_grants: ['administrator', 'security'],
    settle_grant: ['security'],
    send_invitation: ['security'],
    revoke_invitation: ['administrator', 'security'],
    end_sign_ins: ['administrator', 'security'],
    disable_account: ['administrator', 'security'],
    remove_passkeys: ['administrator', 'security'],
    unlink_identity: ['administrator', 'security'],
    enable_account: ['security'],
    unlock: ['security'],
    read_audit: ['auditor'],
    export_audit: ['auditor'],
  }

  it.each(Object.keys(officerActs) as OfficerActName[])('%s', (act) => {
    const may = (['administrator', 'security', 'auditor', 'secretary'] as const).filter((who) =>
      mayAct(act, 'three', [officers[who]]),
    )
    expect(may).toEqual(byHand[act])
  })

  it('is asked of each operation: whoever may not is refused for want of the office', async () => {
    const linked = { accountId: 'a-p-deputy', issuer: 'https://login.example', subject: 'clerk-17' }
    const roles = { id: 'a-p-deputy', offices: ['deputy'], unitId: null }
    const operations: Readonly<
      Record<string, readonly [OfficerActName, (context: OfficerContext) => Promise<object>]>
    > = {
      readAccounts: ['see_accounts', (by) => readAccounts(test.db, by)],
      invite: ['invite', (by) => invite(test.db, by, inviting('nobody-yet'))],
      changeRoles: ['change_roles', (by) => changeRoles(test.db, by, roles)],
      makeResetLink: ['reset_sign_in', (by) => makeResetLink(test.db, by, 'a-p-deputy')],
      linkIdentity: ['link_identity', (by) => linkIdentity(test.db, by, linked)],
      readGrants: ['see_grants', (by) => readGrants(test.db, by)],
      settleGrant: ['settle_grant', (by) => settleGrant(test.db, by, 'x', 'approve')],
      sendInvitationAgain: ['send_invitation', (by) => sendInvitationAgain(test.db, by, 'x')],
      revokeInvitation: ['revoke_invitation', (by) => revokeInvitation(test.db, by, 'x')],
      endSignIns: ['end_sign_ins', (by) => endSignIns(test.db, by, 'x')],
      disableAccount: ['disable_account', (by) => disableAccount(test.db, by, 'x')],
      removeFactorsOf: ['remove_passkeys', (by) => removeFactorsOf(test.db, by, 'x')],
      unlinkIdentity: ['unlink_identity', (by) => unlinkIdentity(test.db, by, linked)],
      enableAccount: ['enable_account', (by) => enableAccount(test.db, by, 'x')],
      unlockAccount: ['unlock', (by) => unlockAccount(test.db, by, 'x')],
      readAudit: ['read_audit', (by) => readAudit(test.db, by, {})],
    }
    for (const [name, [act, operation]] of Object.entries(operations))
      for (const who of ['administrator', 'security', 'auditor', 'secretary'] as const) {
        const code = codeOf(await operation(as(who)))
        if (byHand[act].includes(who)) expect(code, `${name} by ${who}`).not.toBe('officer_required')
        else expect(code, `${name} by ${who}`).toBe('officer_required')
      }
  })

  it('gives the security officer nothing where there are not three, and the administrator no second', async () => {
    expect(codeOf(await readAccounts(test.db, as('security', 'ordinary')))).toBe('officer_required')
    expect(codeOf(await settleGrant(test.db, as('security', 'ordinary'), 'x', 'approve'))).toBe('officer_required')
    expect((await makeResetLink(test.db, as('administrator', 'ordinary'), 'a-p-deputy')).ok).toBe(true)
  })

  it('shows none of them a case that is not public', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02', { publishText: false })
    const site = createSite(await testDependencies(test.db, { accountRules: { ...townRules, officers: 'three' } }))
    for (const login of ['administrator', 'security', 'auditor']) {
      const signed = await signIn(test.db, at, visiting(at).chance, { login, password: townPassword })
      const cookie = `huiying_session=${signed.ok ? signed.value.token : ''}`
      expect((await site.request(`/cases/${caseId}`, { headers: { cookie } })).status, login).toBe(404)
      expect((await site.request('/audit', { headers: { cookie } })).status, login).toBe(
        login === 'auditor' ? 200 : 403,
      )
      expect((await site.request('/accounts', { headers: { cookie } })).status, login).toBe(
        login === 'auditor' ? 403 : 200,
      )
    }
  })
})

describe('what one officer asks and another grants', () => {
  it('is an invitation that is not there before, goes out then, and whose address is forgotten', async () => {
    expect(await invite(test.db, as('administrator'), inviting('newcomer', 'new@town.example'))).toEqual(waits)
    expect(await test.db.selectFrom('invitation').selectAll().where('login', '=', 'newcomer').execute()).toEqual([])
    const settled = await settleGrant(test.db, as('security'), await open(), 'approve')
    if (!settled.ok || settled.value === null) throw new Error('not granted')

    expect(settled.value).toMatchObject({ opens: 'invitation', login: 'newcomer' })
    const given = { secret: settled.value.link, password: 'four walls and a window' }
    expect((await acceptInvitation(test.db, visiting(at), given)).ok).toBe(true)
    const kept = await test.db.selectFrom('grant_request').selectAll().execute()
    expect(kept).toMatchObject([{ outcome: 'approved', asked_by: 'a-p-administrator', settled_by: 'a-p-security' }])
    expect(JSON.stringify(kept)).not.toContain('new@town.example')
    const acts = (await audited(test.db)).map(({ act }) => act)
    expect(acts.slice(-5)).toEqual(['grant_asked', 'invited', 'grant_approved', 'invitation_accepted', 'signed_in'])
  })

  it('is other roles, a new way in and a link to the city’s sign-in; turned down, nothing comes of it', async () => {
    const asks = [
      () =>
        changeRoles(test.db, as('administrator'), { id: 'a-p-secretary', offices: ['assigning_office'], unitId: null }),
      () => makeResetLink(test.db, as('administrator'), 'a-p-secretary'),
      () =>
        linkIdentity(test.db, as('administrator'), {
          ...{ accountId: 'a-p-secretary', issuer: 'https://login.example', subject: 'clerk-17' },
        }),
    ]
    const standing = async () => [
      await test.db.selectFrom('account').select('offices').where('id', '=', 'a-p-secretary').execute(),
      await test.db.selectFrom('account_link').select('account_id').execute(),
      await test.db.selectFrom('account_identity').select('subject').execute(),
    ]
    const before = await standing()
    for (const ask of asks) {
      expect(await ask()).toEqual(waits)
      expect(await settleGrant(test.db, as('security'), await open(), 'refuse')).toEqual({ ok: true, value: null })
    }
    expect(await standing()).toEqual(before)

    for (const ask of asks) {
      expect(await ask()).toEqual(waits)
      const settled = await settleGrant(test.db, as('security'), await open(), 'approve')
      expect(settled.ok).toBe(true)
      const link = settled.ok ? (settled.value?.link ?? '') : ''
      if (link !== '') expect((await readResetLink(test.db, link, at)).ok).toBe(true)
    }
    expect(await standing()).toEqual([
      [{ offices: ['assigning_office'] }],
      [{ account_id: 'a-p-secretary' }],
      [{ subject: 'clerk-17' }],
    ])
  })

  it('is settled once, by a second person with a fresh proof, and by nobody whom it is about', async () => {
    await makeResetLink(test.db, as('administrator'), 'a-p-security')
    const id = await open()
    for (const who of ['administrator', 'auditor', 'secretary'] as const)
      expect(codeOf(await settleGrant(test.db, as(who), id, 'approve')), who).toBe('officer_required')
    const stale = as('security2', 'three', later(at, -townRules.proofMinutes))
    expect(codeOf(await settleGrant(test.db, stale, id, 'approve'))).toBe('proof_needed')
    for (const how of ['approve', 'refuse'] as const)
      expect(codeOf(await settleGrant(test.db, as('security'), id, how))).toBe('second_person')

    const tries = await Promise.all(
      Array.from({ length: 8 }, () => settleGrant(test.db, as('security2'), id, 'approve')),
    )
    expect(tries.map(codeOf).sort()).toEqual([...Array<string>(7).fill('grant_not_open'), 'ok'])
  })

  it('is not settled a second time by who looked while another was settling it', async () => {
    await makeResetLink(test.db, as('administrator'), 'a-p-deputy')
    const id = await open()
    let isDone = false
    const second = await test.db.transaction().execute(async (tx) => {
      await findOpenGrantForUpdate(tx, id)
      const started = settleGrant(test.db, as('security'), id, 'approve').finally(() => {
        isDone = true
      })
      await expect.poll(async () => isDone || (await someoneWaits(test.db))).toBe(true)
      await settleGrantRequest(tx, id, { by: 'a-p-security2', at, outcome: 'refused', asked: '{}' })
      return { started }
    })

    expect(codeOf(await second.started)).toBe('grant_not_open')
    expect(await test.db.selectFrom('account_link').selectAll().execute()).toEqual([])
  })

  it('is not settled by the person it would make an account for', async () => {
    await invite(test.db, as('administrator'), inviting('another-me'))
    await test.ownerDb
      .updateTable('grant_request')
      .set({ asked: JSON.stringify({ act: 'invite', ...inviting('another-me'), personId: 'p-security' }) })
      .execute()
    const id = await open()

    for (const how of ['approve', 'refuse'] as const)
      expect(codeOf(await settleGrant(test.db, as('security'), id, how)), how).toBe('second_person')
    expect(codeOf(await settleGrant(test.db, as('security2'), id, 'refuse'))).toBe('ok')
  })

  it('is not settled by who asked for it in an office they had before', async () => {
    await makeResetLink(test.db, as('administrator'), 'a-p-deputy')
    const id = await open()
    await test.ownerDb.updateTable('grant_request').set({ asked_by: 'a-p-security' }).execute()

    expect(codeOf(await settleGrant(test.db, as('security'), id, 'approve'))).toBe('second_person')
    expect(codeOf(await settleGrant(test.db, as('security2'), id, 'approve'))).toBe('ok')
  })

  it('stays open where it can no longer be done', async () => {
    await makeResetLink(test.db, as('administrator'), 'a-p-water')
    const id = await open()
    await disableAccount(test.db, as('security'), 'a-p-water')
    expect(codeOf(await settleGrant(test.db, as('security'), id, 'approve'))).toBe('account_is_disabled')
    expect(codeOf(await enableAccount(test.db, as('administrator'), 'a-p-water'))).toBe('officer_required')
    expect(codeOf(await enableAccount(test.db, as('security'), 'a-p-water'))).toBe('ok')
    expect(codeOf(await settleGrant(test.db, as('security'), id, 'approve'))).toBe('ok')
  })
})

describe('an officer of three', () => {
  it('holds nothing else, by one account or several', async () => {
    const give = (id: string, offices: readonly string[]) =>
      changeRoles(test.db, as('administrator'), { id, offices, unitId: null })
    for (const offices of [
      ['security_officer', 'auditor'],
      ['administrator', 'security_officer'],
      ['auditor', 'secretariat'],
      ['administrator', 'secretariat'],
    ])
      expect(codeOf(await give('a-p-assigner', offices)), offices.join()).toBe('officers_apart')
    expect(codeOf(await give('a-p-assigner', ['security_officer']))).toBe('waits_for_second')

    const unit = {
      login: 'roads-too',
      unit_id: 'roads',
      offices: [],
      password_hash: null,
      disabled_at: null,
      made_at: at,
    }
    await test.ownerDb
      .insertInto('account')
      .values({ id: 'a-two', person_id: 'p-roads', ...unit })
      .execute()
    expect(codeOf(await give('a-p-roads', ['auditor']))).toBe('officers_apart')
  })

  it('opens an account that wrong passwords had shut', async () => {
    const tried = (password: string) => signIn(test.db, at, visiting(at).chance, { login: 'parks', password })
    for (let count = 0; count < 10; count += 1) await tried('wrong')
    expect(codeOf(await tried(townPassword))).toBe('sign_in_locked')

    expect(codeOf(await unlockAccount(test.db, as('security'), 'a-p-parks'))).toBe('ok')
    expect(codeOf(await tried(townPassword))).toBe('ok')
  })
})

describe('the page of what waits', () => {
  it('shows it to both, lets the security officer settle it, and shows the link to them alone', async () => {
    const site = createSite(await testDependencies(test.db, { accountRules: { ...townRules, officers: 'three' } }))
    const desk = async (login: string) => {
      const signed = await signIn(test.db, at, visiting(at).chance, { login, password: townPassword })
      const headers = {
        cookie: `huiying_session=${signed.ok ? signed.value.token : ''}`,
        'sec-fetch-site': 'same-origin',
      }
      const get = async (path: string) => (await site.request(path, { headers })).text()
      const { csrf = '' } = hiddenFields(await get('/prove'))
      const post = (path: string) =>
        site.request(path, { method: 'POST', body: new URLSearchParams({ csrf }), headers })
      return { get, post }
    }
    const administrator = await desk('administrator')
    const asked = await administrator.post('/accounts/a-p-member/reset')
    expect(asked.headers.get('location')).toBe('/accounts/grants?done=asked')
    const id = await open()
    const seen = await administrator.get('/accounts/grants')
    expect(seen).toContain('重设登录')
    expect(seen).not.toContain(`/accounts/grants/${id}/approve`)
    expect((await administrator.post(`/accounts/grants/${id}/approve`)).status).toBe(403)
    expect(await administrator.get('/accounts/a-p-member')).not.toContain('/unlock')

    const security = await desk('security')
    expect(await security.get('/accounts/grants')).toContain(`/accounts/grants/${id}/approve`)
    expect(await security.get('/accounts/a-p-member')).not.toContain('/accounts/a-p-member/roles')
    const granted = await security.post(`/accounts/grants/${id}/approve`)
    expect(await granted.text()).toContain('/new-password#')
    expect((await (await desk('auditor')).post(`/accounts/grants/${id}/approve`)).status).toBe(403)
  })
})

describe('a city that is to have three officers', () => {
  it('starts where each is there and holds nothing else; otherwise it is told whom it lacks', async () => {
    await test.ownerDb.deleteFrom('account').where('id', '=', 'a-two').execute()
    await expect(checkOfficers(test.db, today, 'town')).resolves.toBeUndefined()
    await test.ownerDb.updateTable('account').set({ disabled_at: at }).where('id', '=', 'a-p-auditor').execute()
    await expect(checkOfficers(test.db, today, 'town')).rejects.toThrow(/nobody holds: auditor/)
    await test.ownerDb
      .updateTable('account')
      .set({ disabled_at: null, offices: ['auditor', 'secretariat'] })
      .where('id', '=', 'a-p-auditor')
      .execute()
    const fault = await checkOfficers(test.db, today, 'town').catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(ConfigurationFault)
    expect(String(fault)).toMatch(/holds more: auditor/)
  })
})
