import type { Context } from 'hono'
import type { Offer } from '#engine/offers.ts'
import { beginsCase } from '#engine/procedure.ts'
import { rolesIn, rolesMeant } from '#engine/roles.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { readCase } from '#operations/read-case.ts'
import { loadRoster, type Roster } from '#store/roster.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { rosterFor, unitsFor, unitsHaving } from '#web/parts/roster-for.ts'
import { backOf } from '#web/parts/way-back.ts'
import type { CaseContext } from './case-context.ts'
import type { FormAct } from './case-errors.ts'
import { rosterNames } from './roster-names.ts'

/** An act somebody turns to: the case as they see it, and everything its form needs. */
export type AskedAct = {
  readonly act: FormAct
  /** Knows the names of all that can be chosen, not only of what the case names already. */
  readonly context: CaseContext
  readonly roster: Roster
}

/** The act an address names; or the answer that there is no such case or act for this person. */
export async function askedAct(c: Context<HttpEnv>, caseId: string, name: string): Promise<AskedAct | Response> {
  const { actor, today, language, dependencies } = c.var
  const href = `/cases/${encodeURIComponent(caseId)}`
  if (actor === null) return c.redirect(`/sign-in?next=${encodeURIComponent(href)}`, 303)

  const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, caseId)
  if (seen === undefined) return refusalPage(c, [{ code: 'case_not_found', caseId }], '/cases')
  const action = Object.hasOwn(seen.procedure.actions, name) ? seen.procedure.actions[name] : undefined
  if (action === undefined || beginsCase(action))
    return refusalPage(c, [{ code: 'action_unknown', action: name }], href)

  const roster = await loadRoster(dependencies.db, today)
  return {
    act: { name, action, procedure: seen.procedure },
    context: { seen: { ...seen, names: rosterNames(roster) }, language, today, ...backOf(c) },
    roster: unitsFor(action, unitsHaving(seen.view), rosterFor(seen.procedure, roster)),
  }
}

/** The act among what is open to this person now; any instance of it when none is named. */
export function offerOf({ act, context }: AskedAct, instance: string): Offer | undefined {
  return context.seen.offers.find(
    (offer) => offer.action === act.name && (instance === '' || offer.instance === instance),
  )
}

/** Why an act is not open: not theirs to do, or not as the case stands. */
export function whyNotOffered(c: Context<HttpEnv>, { act: { name, action }, context: { seen } }: AskedAct): AnyRefusal {
  const roles = c.var.actor === null ? [] : rolesIn(seen.procedure, seen.view, c.var.actor)
  const meant = rolesMeant(seen.procedure, action.by, seen.view)
  return meant.some((role) => roles.includes(role))
    ? { code: 'action_not_available', action: name, state: seen.view.state ?? '' }
    : { code: 'role_required', action: name, roles: meant }
}
