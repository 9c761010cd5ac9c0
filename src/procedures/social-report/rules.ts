import type { Guard, Rule } from '#engine/rule.ts'
import { findInstance, latestInstance, listInstances, textOf } from '#engine/view.ts'
import { broken, listOf } from '#procedures/handling/broken.ts'
import { rules as shared, guards as sharedGuards } from '#procedures/handling/rules.ts'
import { staysUnnamed } from '#procedures/handling/unnamed.ts'

/** What the declaration of a social report cannot say as data. */
export const rules: Readonly<Record<string, Rule>> = {
  ...shared,

  not_forwarded_yet: (view, { fields }) => {
    const has = listInstances(view, 'assignment').find((one) => listOf(fields.units).includes(one.instance))
    return has === undefined ? undefined : broken('not_forwarded_yet', has.instance)
  },
}

/** Conditions of the case alone. */
export const guards: Readonly<Record<string, Guard>> = {
  ...(sharedGuards.not_archived === undefined ? {} : { not_archived: sharedGuards.not_archived }),

  unit_has_signed: (view, _, place) =>
    findInstance(view, 'assignment', place?.unit ?? '')?.state === 'signed' ? undefined : broken('unit_has_signed'),

  /** One leader has it at a time, so that who may note on it is one person. */
  no_leader_waiting: (view) =>
    latestInstance(view, 'submission')?.state === 'sent' ? broken('no_leader_waiting') : undefined,

  /** A proposal is put forward by somebody, and says by whom. */
  author_in_roster: (view) => (textOf(view.facts.leadProposer) === '' ? broken('author_in_roster') : undefined),
  author_is_named: (view) => (staysUnnamed(view) ? broken('author_is_named') : undefined),
}
