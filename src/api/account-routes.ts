import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { problem } from '#http/problem.ts'
import { signInTokenOf } from '#http/sign-in-token.ts'
import type { NewSignIn } from '#operations/accounts/begin-sign-in.ts'
import { enterByCode } from '#operations/accounts/enter-by-code.ts'
import { longestCode } from '#operations/accounts/take-code.ts'
import { signIn, signOut } from '#operations/sign-in.ts'
import { jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'

const signInRoute = createRoute({
  method: 'post',
  path: '/sign-in',
  summary:
    'Sign in, with a one-time or recovery code where the account has codes; the token goes into the Authorization header of later requests.',
  middleware: jsonBody,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            login: z.string().max(100),
            password: z.string().max(1_000),
            code: z.string().max(longestCode).optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: jsonOf(z.object({ token: z.string(), expiresAt: z.string() }), 'Signed in for twelve hours.'),
    ...problems,
  },
})

const signOutRoute = createRoute({
  method: 'delete',
  path: '/sign-in',
  summary: 'Sign out: the token is worth nothing from now on.',
  responses: { 204: { description: 'Signed out.' }, ...problems },
})

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who is signed in.',
  responses: {
    200: jsonOf(
      z.object({
        login: z.string(),
        person: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        offices: z.array(z.string()),
        expiresAt: z.string(),
      }),
      'The account, its person and what it may act as.',
    ),
    ...problems,
  },
})

export function accountRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(signInRoute, async (c) => {
      const { dependencies, at, address } = c.var
      const { code = '', ...typed } = c.req.valid('json')
      const tried = { ...typed, address, rules: dependencies.accountRules }
      const signed = await signIn(dependencies.db, at, dependencies.chance, tried)
      if (signed.ok) return c.json(tokenOf(signed.value), 200)
      if (signed.refusal.code !== 'second_factor_asked') return problem(c, [signed.refusal])
      if (signed.refusal.step === 'set_up') return problem(c, [{ code: 'second_factor_missing' }])
      if (code === '') return problem(c, [{ code: 'code_demanded' }])
      const given = { token: signed.refusal.token, code }
      const context = { ...visitorContextOf(c), browser: null }
      const entered = await enterByCode(dependencies.db, context, dependencies.sealingKeys, given)
      return entered.ok ? c.json(tokenOf(entered.value), 200) : problem(c, [entered.refusal])
    })
    .openapi(signOutRoute, async (c) => {
      const token = signInTokenOf(c)
      if (token !== undefined) await signOut(c.var.dependencies.db, token, c.var.at)
      return c.body(null, 204)
    })
    .openapi(meRoute, (c) => {
      const { signedIn } = c.var
      if (signedIn === null) return problem(c, [{ code: 'not_signed_in' }])
      return c.json(
        {
          login: signedIn.login,
          person: signedIn.personId,
          name: signedIn.personName,
          unit: signedIn.unitId,
          offices: [...signedIn.offices],
          expiresAt: signedIn.expiresAt,
        },
        200,
      )
    })
}

function tokenOf({ token, expiresAt }: NewSignIn): NewSignIn {
  return { token, expiresAt }
}
