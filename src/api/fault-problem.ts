import type { Context } from 'hono'
import type { Dependencies } from '#http/dependencies.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { languageOf } from '#http/language.ts'
import { type TroubleAnswer, troubleAnswer } from '#http/trouble-answer.ts'

/** Answers what went wrong as problem details: 503 or 507 and when to ask again where it is the database's, else 500. */
export function faultProblem(c: Context<HttpEnv>, fault: Error, dependencies: Dependencies): Response {
  // Facts of the request may not have been found out before it failed.
  const known: Partial<HttpEnv['Variables']> = c.var
  const instance = known.requestId ?? dependencies.chance.id()
  const trouble = troubleAnswer(fault)
  if (trouble === undefined) dependencies.log.error({ err: fault, request: instance }, 'an API request went wrong')
  else dependencies.log.warn({ err: fault, request: instance }, 'the database could not answer')
  return trouble === undefined
    ? respond({ type: '/problems/fault', title: 'Something went wrong.', status: 500, instance, errors: [] })
    : troubleProblem(trouble, instance, known.language ?? languageOf(c, null))
}

function troubleProblem(trouble: TroubleAnswer, instance: string, language: 'zh' | 'en'): Response {
  const { code, status, retryAfter, title, text } = trouble
  const body = {
    type: `/problems/${code}`,
    title: title[language],
    detail: text[language],
    status,
    instance,
    errors: [],
  }
  return respond(body, { 'retry-after': retryAfter })
}

type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly [more: string]: unknown
}

function respond(body: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  })
}
