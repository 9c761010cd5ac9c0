import type { Guard, Rule } from '#engine/rule.ts'
import { latestInstance, listInstances, textOf } from '#engine/view.ts'

const handedBack = 'returned'

const broken = (rule: string, detail = '') => ({ code: 'rule_broken', rule, detail }) as const

/** What the declaration of a suggestion cannot say as data. */
export const rules: Readonly<Record<string, Rule>> = {
  /** A deputy submits in their own name; the office may enter for others (代录). */
  own_name: (_, { actor, fields }) => {
    const enters = actor.offices.includes('secretariat')
    return enters || fields.leadProposer === actor.personId ? undefined : broken('own_name')
  },

  proposer_named: (_, { fields }) => {
    const named = textOf(fields.leadProposer) !== '' || textOf(fields.proposerName) !== ''
    return named ? undefined : broken('proposer_named')
  },

  proposer_not_cosigner: (_, { fields }) => {
    const cosigners = fields.cosigners
    const twice = Array.isArray(cosigners) && cosigners.includes(textOf(fields.leadProposer))
    return twice ? broken('proposer_not_cosigner') : undefined
  },

  lead_not_joint: (_, { fields }) => {
    const joint = fields.jointUnits
    const lead = textOf(fields.leadUnit)
    return Array.isArray(joint) && joint.includes(lead) ? broken('lead_not_joint', lead) : undefined
  },

  one_lead: (view, { fields }) => {
    if (fields.unitDuty !== 'lead') return undefined
    const lead = listInstances(view, 'assignment', 'lead').find((one) => one.state !== handedBack)
    return lead === undefined ? undefined : broken('one_lead', lead.instance)
  },

  not_assigned_yet: (view, { fields }) => {
    const unit = textOf(fields.unit)
    const has = listInstances(view, 'assignment').some((one) => one.instance === unit && one.state !== handedBack)
    return has ? broken('not_assigned_yet', unit) : undefined
  },

  /** Shanghai 2015 art. 21: who is dissatisfied must say why. */
  dissatisfied_says_why: (_, { fields }) => {
    const dissatisfied = fields.attitude === 'dissatisfied' || fields.result === 'dissatisfied'
    return dissatisfied && textOf(fields.comment).trim() === '' ? broken('dissatisfied_says_why') : undefined
  },
}

/** Conditions of the case alone. */
export const guards: Readonly<Record<string, Guard>> = {
  no_proposer_yet: (view) => (textOf(view.facts.leadProposer) === '' ? undefined : broken('no_proposer_yet')),

  no_open_draft: (view) => (latestInstance(view, 'reply')?.state === 'drafted' ? broken('no_open_draft') : undefined),

  one_extension: (view) => {
    const open = listInstances(view, 'extension').some((one) => one.state !== 'refused')
    return open ? broken('one_extension') : undefined
  },

  publication_pending: (view) =>
    latestInstance(view, 'reply')?.fields.publication === 'pending' ? undefined : broken('publication_pending'),

  rated_dissatisfied: (view) => {
    const rating = latestInstance(view, 'reply')?.fields
    const dissatisfied = rating?.attitude === 'dissatisfied' || rating?.result === 'dissatisfied'
    return dissatisfied ? undefined : broken('rated_dissatisfied')
  },

  nothing_promised: (view) =>
    promised(latestInstance(view, 'reply')?.fields.doneBy) ? broken('nothing_promised') : undefined,

  something_promised: (view) =>
    promised(latestInstance(view, 'reply')?.fields.doneBy) ? undefined : broken('something_promised'),
}

function promised(doneBy: unknown): boolean {
  return typeof doneBy === 'string' && doneBy !== ''
}
