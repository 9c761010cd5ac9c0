import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { findLike, type LikeCase, matterOf } from '#operations/find-like.ts'
import type { Html } from '#web/html.ts'
import type { CaseContext } from './case-context.ts'
import { likeCases } from './like-cases.ts'
import { offerHref } from './offers.ts'

/** For who may propose a merger: what is like this case, each a link away from proposing one. Nothing for everybody else. */
export async function likeThisCase(c: Context<HttpEnv>, { seen, language }: CaseContext): Promise<Html> {
  const offer = seen.offers.find(({ action, waitsFor }) => action === 'propose_merge' && waitsFor === null)
  if (offer === undefined) return html``
  const caseId = seen.view.id
  const answer = await findLike(c.var.dependencies, c.var.actor, { ...matterOf(seen), notCase: caseId })
  const mergeHref = ({ summary }: LikeCase): string | null => {
    const number = summary.flow_number ?? summary.case_number
    const isOpen = seen.procedure.machines.case?.states[summary.state]?.final !== true && summary.state !== 'merged'
    if (number === null || !isOpen || summary.procedure !== seen.procedure.id) return null
    return `${offerHref(caseId, offer)}&with=${encodeURIComponent(number)}`
  }
  return likeCases({ language, answer, mergeHref })
}
