import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { problem } from '#http/problem.ts'
import type { Result } from '#kernel/result.ts'
import type { AccountRefusal } from '#operations/accounts/account-refusal.ts'
import {
  changeRoles,
  disableAccount,
  enableAccount,
  endSignIns,
  readAccounts,
} from '#operations/accounts/change-account.ts'
import { invite } from '#operations/accounts/invite.ts'
import { inviteMany, mostInvited } from '#operations/accounts/invite-many.ts'
import { linkPath } from '#operations/accounts/links.ts'
import { makeResetLink } from '#operations/accounts/new-password.ts'
import { removeFactorsOf } from '#operations/accounts/remove-passkey.ts'
import { readGrants, type SeenGrant, settleGrant } from '#operations/accounts/settle-grant.ts'
import { revokeInvitation, sendInvitationAgain } from '#operations/accounts/settle-invitation.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { signInAsked } from './sign-in-asked.ts'

const Roles = { offices: z.array(z.string().max(64)).max(50), unitId: z.string().max(64).nullable() }
const AccountSeen = z.object({
  id: z.string(),
  login: z.string(),
  personId: z.string(),
  personName: z.string(),
  ...Roles,
  livingOffices: z.array(z.string()),
  livingUnit: z.string().nullable(),
  disabledAt: z.string().nullable(),
  hasPassword: z.boolean(),
  passkeys: z.number().int(),
  lastSignIn: z.string().nullable(),
})
const InvitationSeen = z.object({
  id: z.string(),
  login: z.string(),
  personId: z.string(),
  personName: z.string(),
  ...Roles,
  madeAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
const Made = z.object({ id: z.string(), personName: z.string(), login: z.string(), path: z.string() })

const listRoute = createRoute({
  method: 'get',
  path: '/accounts',
  summary: 'Every account and the invitations, for those who look after them.',
  middleware: signInAsked,
  responses: {
    200: jsonOf(
      z.object({ accounts: z.array(AccountSeen), invitations: z.array(InvitationSeen) }),
      'Accounts by login, invitations newest first.',
    ),
    ...problems,
  },
})

const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

const inviteRoute = createRoute({
  method: 'post',
  path: '/invitations',
  summary: 'Invite a person of the roster to an account. The path of the link is told this once.',
  middleware: [...jsonBody, signInAsked],
  request: bodyOf(
    z.strictObject({
      personId: z.string().max(64),
      login: z.string().max(100),
      address: z.string().max(254).default(''),
      ...Roles,
    }),
  ),
  responses: { 201: jsonOf(Made, 'Invited.'), ...problems },
})

const inviteManyRoute = createRoute({
  method: 'post',
  path: '/invitations/many',
  summary: 'Invite people of the roster, each to the part the roster says.',
  middleware: [...jsonBody, signInAsked],
  request: bodyOf(
    z.strictObject({ personIds: z.array(z.string().max(64)).max(mostInvited), byMail: z.boolean().default(false) }),
  ),
  responses: {
    200: jsonOf(
      z.object({
        invited: z.array(Made),
        refused: z.array(z.object({ personId: z.string(), code: z.string() })),
      }),
      'Each invited, or why not.',
    ),
    ...problems,
  },
})

const againRoute = createRoute({
  method: 'post',
  path: '/invitations/{id}/send',
  summary: 'Give an open invitation a new link and its time anew; earlier links end.',
  middleware: signInAsked,
  request: { params: idInPath },
  responses: { 200: jsonOf(Made, 'Made anew.'), ...problems },
})

const revokeRoute = createRoute({
  method: 'delete',
  path: '/invitations/{id}',
  summary: 'Take an invitation back.',
  middleware: signInAsked,
  request: { params: idInPath },
  responses: { 204: { description: 'Taken back.' }, ...problems },
})

const actRoute = createRoute({
  method: 'post',
  path: '/accounts/{id}/{how}',
  summary: 'Disable an account, enable it again, end its sign-ins, or take its passkeys away.',
  middleware: signInAsked,
  request: { params: idInPath.extend({ how: z.enum(['disable', 'enable', 'end-sign-ins', 'remove-passkeys']) }) },
  responses: { 204: { description: 'Done; its sign-ins have ended.' }, ...problems },
})

const rolesRoute = createRoute({
  method: 'put',
  path: '/accounts/{id}/roles',
  summary: 'Give an account other roles; its sign-ins end.',
  middleware: [...jsonBody, signInAsked],
  request: { params: idInPath, ...bodyOf(z.strictObject(Roles)) },
  responses: { 204: { description: 'Given.' }, ...problems },
})

const resetRoute = createRoute({
  method: 'post',
  path: '/accounts/{id}/reset-link',
  summary: 'A link for an account’s holder to set a new password. Its path is told this once.',
  middleware: signInAsked,
  request: { params: idInPath },
  responses: { 200: jsonOf(z.object({ login: z.string(), path: z.string() }), 'Made.'), ...problems },
})

const GrantSeen = z.object({
  id: z.string(),
  act: z.enum(['invite', 'change_roles', 'reset_sign_in', 'link_identity']),
  /** The account it is about, or that would be made. */
  login: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  /** Roles that would be given; null where the act gives none. */
  roles: z.object(Roles).nullable(),
})

const grantsRoute = createRoute({
  method: 'get',
  path: '/grants',
  summary: 'What one officer asked for and a second one settles, where there are three.',
  middleware: signInAsked,
  responses: { 200: jsonOf(z.object({ grants: z.array(GrantSeen) }), 'Oldest first.'), ...problems },
})

const settleRoute = createRoute({
  method: 'post',
  path: '/grants/{id}/{how}',
  summary:
    'Approve what another officer asked for, or turn it down. The path of a link that comes of it is told this once.',
  middleware: signInAsked,
  request: { params: idInPath.extend({ how: z.enum(['approve', 'refuse']) }) },
  responses: {
    200: jsonOf(z.object({ login: z.string(), path: z.string() }), 'Approved, with the link that came of it.'),
    204: { description: 'Settled.' },
    ...problems,
  },
})

const acts = {
  disable: disableAccount,
  enable: enableAccount,
  'end-sign-ins': endSignIns,
  'remove-passkeys': removeFactorsOf,
} as const

/** Accounts and invitations, for those who look after them: who may is asked of each operation. */
export function officerRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(listRoute, async (c) => {
      const seen = await readAccounts(c.var.dependencies.db, officerContextOf(c))
      if (!seen.ok) return problem(c, [seen.refusal])
      const accounts = seen.value.accounts.map(({ hasAddress: _, ...one }) => ({
        ...one,
        offices: [...one.offices],
        livingOffices: [...one.livingOffices],
      }))
      return c.json({ accounts, invitations: seen.value.invitations.map(invitationOf) }, 200)
    })
    .openapi(inviteRoute, async (c) => {
      const invited = await invite(c.var.dependencies.db, officerContextOf(c), c.req.valid('json'))
      return invited.ok ? c.json(madeOf(invited.value), 201) : problem(c, [invited.refusal])
    })
    .openapi(inviteManyRoute, async (c) => {
      const done = await inviteMany(c.var.dependencies.db, officerContextOf(c), c.req.valid('json'))
      if (!done.ok) return problem(c, [done.refusal])
      const refused = done.value.refused.map(({ personId, refusal }) => ({ personId, code: refusal.code }))
      return c.json({ invited: done.value.invited.map(madeOf), refused }, 200)
    })
    .openapi(againRoute, async (c) => {
      const sent = await sendInvitationAgain(c.var.dependencies.db, officerContextOf(c), c.req.valid('param').id)
      return sent.ok ? c.json(madeOf(sent.value), 200) : problem(c, [sent.refusal])
    })
    .openapi(revokeRoute, async (c) =>
      answered(c, await revokeInvitation(c.var.dependencies.db, officerContextOf(c), c.req.valid('param').id)),
    )
    .openapi(resetRoute, async (c) => {
      const made = await makeResetLink(c.var.dependencies.db, officerContextOf(c), c.req.valid('param').id)
      if (!made.ok) return problem(c, [made.refusal])
      return c.json({ login: made.value.login, path: linkPath('password', made.value.link) }, 200)
    })
    .openapi(rolesRoute, async (c) => {
      const roles = { id: c.req.valid('param').id, ...c.req.valid('json') }
      return answered(c, await changeRoles(c.var.dependencies.db, officerContextOf(c), roles))
    })
    .openapi(grantsRoute, async (c) => {
      const seen = await readGrants(c.var.dependencies.db, officerContextOf(c))
      return seen.ok ? c.json({ grants: seen.value.map(grantOf) }, 200) : problem(c, [seen.refusal])
    })
    .openapi(settleRoute, async (c) => {
      const { id, how } = c.req.valid('param')
      const settled = await settleGrant(c.var.dependencies.db, officerContextOf(c), id, how)
      if (!settled.ok) return problem(c, [settled.refusal])
      if (settled.value === null) return c.body(null, 204)
      const { login, opens, link } = settled.value
      return c.json({ login, path: linkPath(opens, link) }, 200)
    })
    .openapi(actRoute, async (c) => {
      const { id, how } = c.req.valid('param')
      return answered(c, await acts[how](c.var.dependencies.db, officerContextOf(c), id))
    })
}

function grantOf({ id, asked, login, askedByName, asked_at }: SeenGrant) {
  const roles = 'offices' in asked ? { offices: asked.offices, unitId: asked.unitId } : null
  const about = asked.act === 'invite' ? asked.login : (login ?? '')
  return { id, act: asked.act, login: about, askedBy: askedByName, askedAt: asked_at, roles }
}

function answered(c: Context<HttpEnv>, result: Result<undefined, AccountRefusal>) {
  return result.ok ? c.body(null, 204) : problem(c, [result.refusal])
}

type Row = Extract<Awaited<ReturnType<typeof readAccounts>>, { ok: true }>['value']['invitations'][number]

function invitationOf(row: Row) {
  const { id, login, personName, offices } = row
  return {
    ...{ id, login, personId: row.person_id, personName, offices, unitId: row.unit_id },
    ...{ madeAt: row.made_at, expiresAt: row.expires_at, usedAt: row.used_at, revokedAt: row.revoked_at },
  }
}

function madeOf(one: {
  readonly id: string
  readonly personName: string
  readonly login: string
  readonly link: string
}) {
  const { id, personName, login } = one
  return { id, personName, login, path: linkPath('invitation', one.link) }
}
