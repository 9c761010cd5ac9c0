import type { Guard, Rule } from '#engine/rule.ts'
import { listInstances, textOf } from '#engine/view.ts'
import { broken } from './broken.ts'
import { isPromised, promisesOf, replyAt } from './replies.ts'

/** How a case is divided: one unit answers for all, or each its part. */
export const partRules: Readonly<Record<string, Rule>> = {
  /** One unit answers for all, or each its part: never both in one case. */
  fits_division: (view, { fields }) => {
    const inParts = listInstances(view, 'assignment', 'separate').length > 0
    return inParts === (fields.unitDuty === 'separate') ? undefined : broken('fits_division')
  },

  part_stated: (_, { fields }) =>
    fields.unitDuty === 'separate' && textOf(fields.part).trim() === '' ? broken('part_stated') : undefined,

  parts_differ: (_, { fields }) => {
    const units = [fields.firstUnit, fields.secondUnit, fields.thirdUnit].map(textOf).filter((unit) => unit !== '')
    return new Set(units).size === units.length ? undefined : broken('parts_differ')
  },

  third_part_whole: (_, { fields }) =>
    (textOf(fields.thirdUnit) === '') === (textOf(fields.thirdPart).trim() === '')
      ? undefined
      : broken('third_part_whole'),
}

export const partGuards: Readonly<Record<string, Guard>> = {
  /** Each part handed back has found another unit. */
  every_part_held: (view) => {
    const parts = [view.facts.firstUnit, view.facts.secondUnit, view.facts.thirdUnit].filter(
      (unit) => textOf(unit) !== '',
    )
    const held = listInstances(view, 'assignment', 'separate').filter((one) => one.state !== handedBack)
    return held.length < parts.length ? broken('every_part_held') : undefined
  },

  own_promise_open: (view, _, place) => {
    const reply = replyAt(view, place)
    const isOpen = isPromised(reply?.fields.doneBy) && textOf(reply?.fields.evidence) === ''
    return isOpen ? undefined : broken('own_promise_open')
  },

  every_promise_reported: (view) =>
    promisesOf(view).every((reply) => textOf(reply.fields.evidence) !== '')
      ? undefined
      : broken('every_promise_reported'),
}

const handedBack = 'returned'
