import type { Guard, Rule } from '#engine/rule.ts'
import { listInstances, textOf } from '#engine/view.ts'
import { broken } from './broken.ts'
import { confirmedCosigners } from './named.ts'
import { staysUnnamed } from './unnamed.ts'

/** Of authors who stay unnamed. */
export const namingRules: Readonly<Record<string, Rule>> = {
  naming_changes: (view, { fields }) =>
    textOf(fields.unnamedBecause) === textOf(view.facts.unnamedBecause) ? broken('naming_changes') : undefined,

  /** Whoever asked for it alone may take it back; one of several would name the others. */
  named_by_all: (view, { fields }) => {
    const takesBack = staysUnnamed(view) && textOf(fields.unnamedBecause).trim() === ''
    return takesBack && confirmedCosigners(view).length > 0 ? broken('named_by_all') : undefined
  },
}

export const namingGuards: Readonly<Record<string, Guard>> = {
  something_held: (view, _, place) => (isHeld(view, place?.instance) ? undefined : broken('something_held')),

  /** What lies with the office has reached nobody. */
  nothing_held: (view) =>
    listInstances(view, 'delivery').some(({ state }) => held.includes(state)) ? broken('nothing_held') : undefined,
}

const held = ['held', 'held_informed']

function isHeld(view: Parameters<Guard>[0], version = ''): boolean {
  return listInstances(view, 'delivery').some(
    (one) => one.instance.startsWith(`${version}/`) && held.includes(one.state),
  )
}
