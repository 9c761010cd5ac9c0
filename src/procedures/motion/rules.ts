import type { Guard, Named, Rule } from '#engine/rule.ts'
import { type CaseView, findInstance, listInstances, textOf } from '#engine/view.ts'
import { rules as shared } from '#procedures/handling/rules.ts'

const broken = (rule: string, detail = '') => ({ code: 'rule_broken', rule, detail }) as const

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isDelegation = (kind: unknown) => kind === 'delegation'

/** Those whose motion it is. */
function signersOf(view: CaseView): readonly string[] {
  return listInstances(view, 'signature')
    .filter((one) => ['leading', 'confirmed', 'on_paper'].includes(one.state))
    .map((one) => one.instance)
}

export const named = { signers: signersOf } as const satisfies Readonly<Record<string, Named>>

/** The day on which it was put forward: while it waits to be registered. */
const putForwardOn = (view: CaseView) => findInstance(view, 'case', 'case')?.since ?? ''

export const rules: Readonly<Record<string, Rule>> = {
  ...pick(shared, [
    'own_name',
    'proposer_not_cosigner',
    'invitation_expires',
    'asks_again_by',
    'not_signed_yet',
    'text_changed',
    'lead_not_joint',
  ]),

  /** A delegation's motion is not signed one by one: its head puts it forward. */
  joint_motion: (_, { fields }) => (isDelegation(fields.authorKind) ? broken('joint_motion') : undefined),

  /** A joint motion is drafted and confirmed by each signer; only one signed on paper is entered, by the office. */
  by_draft: (_, { actor, fields }) =>
    isDelegation(fields.authorKind) || actor.offices.includes('secretariat') ? undefined : broken('by_draft'),

  lead_not_on_paper: (_, { fields }) => {
    const others = listOf(fields.paperSigners)
    if (isDelegation(fields.authorKind)) return others.length === 0 ? undefined : broken('lead_not_on_paper')
    return others.includes(fields.leadProposer) ? broken('lead_not_on_paper') : undefined
  },

  enough_on_paper: (_, { fields }, profile) => {
    const needed = profile.amounts?.signers?.value ?? 1
    const counted = listOf(fields.paperSigners).length + 1
    if (isDelegation(fields.authorKind) || counted >= needed) return undefined
    return { code: 'too_few', what: 'signers', counted, needed }
  },

  hand_in_day_named: (view, { fields }) =>
    view.facts.period === 'in_session' && textOf(fields.handInBy) === '' ? broken('hand_in_day_named') : undefined,

  handed_in_in_time: (view, { fields }) => {
    const last = textOf(fields.handInBy)
    return last === '' || putForwardOn(view) <= last ? undefined : broken('handed_in_in_time')
  },

  handed_in_late: (view, { fields }) =>
    putForwardOn(view) > textOf(fields.handInBy) ? undefined : broken('handed_in_late'),
}

export const guards: Readonly<Record<string, Guard>> = {
  in_session: (view) => (view.facts.period === 'in_session' ? undefined : broken('in_session')),
  between_sessions: (view) => (view.facts.period === 'between_sessions' ? undefined : broken('between_sessions')),
}

function pick(all: Readonly<Record<string, Rule>>, names: readonly string[]): Readonly<Record<string, Rule>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const rule = all[name]
      return rule === undefined ? [] : [[name, rule]]
    }),
  )
}
