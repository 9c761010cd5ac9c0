import type { Guard, Named, Rule } from '#engine/rule.ts'
import { type CaseView, findInstance, textOf } from '#engine/view.ts'
import { rules as shared, guards as sharedGuards } from '#procedures/handling/rules.ts'
import { signersOf, signingRules } from '#procedures/joint-signing/rules.ts'
import { publicationGuards, publicationRules } from '#procedures/published-answers/rules.ts'

const broken = (rule: string, detail = '') => ({ code: 'rule_broken', rule, detail }) as const

/** Those who signed besides the first. */
const cosignersOf: Named = (view) => signersOf(view).filter((one) => one !== view.facts.leadProposer)

export const named = { signers: signersOf, cosigners: cosignersOf } as const satisfies Readonly<Record<string, Named>>

/** The day on which it was put forward: while it waits to be registered. */
const putForwardOn = (view: CaseView) => findInstance(view, 'case', 'case')?.since ?? ''

/** What the declaration of a motion cannot say as data. */
export const rules: Readonly<Record<string, Rule>> = {
  ...signingRules,
  ...publicationRules('handling_report'),
  ...(shared.lead_not_joint === undefined ? {} : { lead_not_joint: shared.lead_not_joint }),
  ...(shared.urges_who_has_it === undefined ? {} : { urges_who_has_it: shared.urges_who_has_it }),

  hand_in_day_named: (view, { fields }) =>
    view.facts.period === 'in_session' && textOf(fields.handInBy) === '' ? broken('hand_in_day_named') : undefined,

  handed_in_in_time: (view, { fields }) => {
    const last = textOf(fields.handInBy)
    return last === '' || putForwardOn(view) <= last ? undefined : broken('handed_in_in_time')
  },

  handed_in_late: (view, { fields }) =>
    putForwardOn(view) > textOf(fields.handInBy) ? undefined : broken('handed_in_late'),
}

/** Conditions of the case alone. */
export const guards: Readonly<Record<string, Guard>> = {
  ...publicationGuards('handling_report'),
  ...(sharedGuards.not_archived === undefined ? {} : { not_archived: sharedGuards.not_archived }),
  in_session: (view) => (view.facts.period === 'in_session' ? undefined : broken('in_session')),
  between_sessions: (view) => (view.facts.period === 'between_sessions' ? undefined : broken('between_sessions')),
}
