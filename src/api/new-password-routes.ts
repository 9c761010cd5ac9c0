import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { problem } from '#http/problem.ts'
import { sessionCookieOf, setSessionCookie } from '#http/session-cookie.ts'
import { signInTokenOf } from '#http/sign-in-token.ts'
import { acceptInvitation } from '#operations/accounts/accept-invitation.ts'
import type { NewSignIn } from '#operations/accounts/begin-sign-in.ts'
import { changeOwnPassword } from '#operations/accounts/change-own-password.ts'
import { askForNewPassword, setPasswordByLink } from '#operations/accounts/new-password.ts'
import { longestPassword } from '#operations/accounts/password-rules.ts'
import { proveByPassword } from '#operations/accounts/prove-again.ts'
import { longestCode } from '#operations/accounts/take-code.ts'
import { jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { signInAsked } from './sign-in-asked.ts'

const Password = z.string().max(longestPassword)
/** A one-time or recovery code, where the account has codes. */
const Code = z.string().max(longestCode)
const ByLink = z.strictObject({ secret: z.string().max(100), password: Password })
const SignedIn = z.object({ token: z.string(), expiresAt: z.string() })

const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

const acceptRoute = createRoute({
  method: 'post',
  path: '/invitations/accept',
  summary: 'Accept an invitation by the secret of its link: sets a password and signs in.',
  middleware: jsonBody,
  request: bodyOf(ByLink),
  responses: {
    200: jsonOf(SignedIn, 'The account is open, and signed in.'),
    204: { description: 'The account is open; signing in asks for a second factor.' },
    ...problems,
  },
})

const askRoute = createRoute({
  method: 'post',
  path: '/new-passwords/ask',
  summary: 'Ask for a link to set a new password. The answer is the same whether or not there is such an account.',
  middleware: jsonBody,
  request: bodyOf(z.strictObject({ login: z.string().max(100) })),
  responses: {
    202: { description: 'A mail goes out if the account has a confirmed address.' },
    ...problems,
  },
})

const setRoute = createRoute({
  method: 'post',
  path: '/new-passwords',
  summary: 'Set a new password by the secret of a link; ends every sign-in there is and signs in anew.',
  middleware: jsonBody,
  request: bodyOf(ByLink),
  responses: {
    200: jsonOf(SignedIn, 'The password is set, and the account signed in.'),
    204: { description: 'The password is set; the account is opened by its passkey, or with its second factor.' },
    ...problems,
  },
})

const proveRoute = createRoute({
  method: 'post',
  path: '/sign-in/proof',
  summary: 'Prove again who is at this sign-in; sensitive acts ask for it (`proof_needed`). The token before ends.',
  middleware: [...jsonBody, signInAsked],
  request: bodyOf(z.strictObject({ password: Password, code: Code.optional() })),
  responses: { 200: jsonOf(SignedIn, 'Sensitive acts are taken for some minutes, by this token.'), ...problems },
})

const changeRoute = createRoute({
  method: 'put',
  path: '/me/password',
  summary: 'Change one’s own password; other sign-ins and the token before end.',
  middleware: [...jsonBody, signInAsked],
  request: bodyOf(z.strictObject({ current: Password, password: Password })),
  responses: { 200: jsonOf(SignedIn, 'Changed; the sign-in goes on by this token.'), ...problems },
})

/** What somebody does to get in, or to prove who they are. */
export function newPasswordRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(acceptRoute, async (c) => {
      const accepted = await acceptInvitation(c.var.dependencies.db, visitorContextOf(c), c.req.valid('json'))
      if (!accepted.ok) return problem(c, [accepted.refusal])
      return accepted.value === null ? c.body(null, 204) : c.json(accepted.value, 200)
    })
    .openapi(askRoute, async (c) => {
      const { db, mailGoesOut } = c.var.dependencies
      if (!mailGoesOut) return problem(c, [{ code: 'mail_is_off' }])
      await askForNewPassword(db, visitorContextOf(c), c.req.valid('json').login)
      return c.body(null, 202)
    })
    .openapi(setRoute, async (c) => {
      const set = await setPasswordByLink(c.var.dependencies.db, visitorContextOf(c), c.req.valid('json'))
      if (!set.ok) return problem(c, [set.refusal])
      return set.value === null ? c.body(null, 204) : c.json(set.value, 200)
    })
    .openapi(changeRoute, async (c) => {
      const { signedIn, dependencies } = c.var
      const token = signInTokenOf(c)
      if (signedIn === null || token === undefined) return problem(c, [{ code: 'not_signed_in' }])
      const { accountId, provenAt } = signedIn
      const proving = { accountId, provenAt, token, browser: null }
      const given = c.req.valid('json')
      const changed = await changeOwnPassword(dependencies.db, visitorContextOf(c), proving, given)
      return changed.ok ? c.json(handOver(c, changed.value), 200) : problem(c, [changed.refusal])
    })
    .openapi(proveRoute, async (c) => {
      const { signedIn, dependencies } = c.var
      const token = signInTokenOf(c)
      if (signedIn === null || token === undefined) return problem(c, [{ code: 'not_signed_in' }])
      const proving = { accountId: signedIn.accountId, token, browser: null }
      const { password, code = '' } = c.req.valid('json')
      const given = { typed: code, sealingKeys: dependencies.sealingKeys }
      const proved = await proveByPassword(dependencies.db, visitorContextOf(c), proving, password, given)
      return proved.ok ? c.json(handOver(c, proved.value), 200) : problem(c, [proved.refusal])
    })
}

/** A sign-in that a browser goes by changes its token in the browser too. */
function handOver(c: Context<HttpEnv>, signIn: NewSignIn): NewSignIn {
  if (c.req.header('authorization') === undefined && sessionCookieOf(c) !== undefined) setSessionCookie(c, signIn)
  return signIn
}
