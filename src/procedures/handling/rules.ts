import { caseInstance } from '#engine/case-file.ts'
import type { Profile } from '#engine/profile.ts'
import type { Guard, Rule } from '#engine/rule.ts'
import { type CaseView, findInstance, latestInstance, listInstances, runningClock, textOf } from '#engine/view.ts'
import { broken, listOf } from './broken.ts'
import { choiceOf } from './choices.ts'
import { authorsOf, confirmedCosigners, jointUnits } from './named.ts'
import { namingGuards, namingRules } from './naming-rules.ts'
import { partGuards, partRules } from './part-rules.ts'
import { pastRatingGuards, pastRatingRules } from './past-rating-rules.ts'
import { publishingGuards } from './publishing-guards.ts'
import { missingRedaction } from './redactions.ts'
import {
  deliveriesOf,
  isDissatisfied,
  issuedReplies,
  ownReply,
  promisesOf,
  replyAt,
  standingReplies,
} from './replies.ts'
import { textFields } from './text-fields.ts'
import { watchingGuards, watchingRules } from './watching-rules.ts'

const handedBack = 'returned'

/** What the declaration cannot say as data. */
export const rules: Readonly<Record<string, Rule>> = {
  ...namingRules,
  ...partRules,
  ...pastRatingRules,
  ...watchingRules,

  /** Who took part is told in words: no dash or figure stands for it. */
  people_named: (_, { fields }) => (/\p{L}{2}/u.test(textOf(fields.people)) ? undefined : broken('people_named')),

  /** An author writes in their own name; the office may enter what others handed in (代录), never itself. */
  own_name: (_, { action, actor, fields, roles }) => {
    const isOwn = fields.leadProposer === actor.personId
    if (isOwn) return roles.includes('author') ? undefined : broken('own_name')
    return action === 'submit' && roles.includes('secretariat') ? undefined : broken('own_name')
  },

  /** Whoever is named may rate: an office must not name itself. */
  names_another: (_, { actor, fields }) =>
    fields.leadProposer === actor.personId ? broken('names_another') : undefined,

  proposer_named: (_, { fields }) => {
    const named = textOf(fields.leadProposer) !== '' || textOf(fields.proposerName) !== ''
    return named ? undefined : broken('proposer_named')
  },

  proposer_not_cosigner: (view, { fields }) => {
    const lead = textOf(fields.leadProposer ?? view.facts.leadProposer)
    return listOf(fields.cosigners).includes(lead) ? broken('proposer_not_cosigner') : undefined
  },

  /** A delegation or organisation signs by its head or convener alone. */
  body_signs_alone: (_, { fields }, profile) => {
    if (!isBody(fields.authorKind, profile)) return undefined
    const alone = listOf(fields.cosigners).length === 0 && textOf(fields.leadProposer) !== ''
    return alone ? undefined : broken('body_signs_alone')
  },

  /** An invitation without an end would leave names open for ever. */
  invitation_expires: (_, { fields }) =>
    listOf(fields.cosigners).length > 0 && textOf(fields.cosignBy) === '' ? broken('invitation_expires') : undefined,

  /** Who has confirmed is asked again after a change, and needs a day by which. */
  asks_again_by: (view, { fields }) =>
    confirmedCosigners(view).length > 0 && textOf(fields.cosignBy) === '' ? broken('asks_again_by') : undefined,

  not_signed_yet: (view, { fields }) => {
    const open = listInstances(view, 'signature').filter((one) =>
      ['invited', 'outdated', 'confirmed'].includes(one.state),
    )
    const twice = open.find((one) => listOf(fields.cosigners).includes(one.instance))
    return twice === undefined ? undefined : broken('not_signed_yet', twice.instance)
  },

  not_into_itself: (view, { fields }) => {
    const own = [view.facts.flowNumber, view.facts.caseNumber]
    return own.includes(fields.mainCase) ? broken('not_into_itself') : undefined
  },

  /** Authors signed the words as they stand: a part holds no others. */
  part_of_the_words: (view, { fields }) =>
    textOf(view.facts.demands).includes(textOf(fields.demands).trim()) ? undefined : broken('part_of_the_words'),

  text_changed: (view, { fields }) => {
    const changed = Object.keys(textFields).some((field) => textOf(fields[field]) !== textOf(view.facts[field]))
    return changed ? undefined : broken('text_changed')
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

  /** 保密法: a system that is not classified refuses what is. */
  nothing_classified: (_, { fields }) => (fields.secrecy === 'classified' ? broken('nothing_classified') : undefined),

  redactions_in_text: (view, { actor, fields }) => {
    const missing = missingRedaction(textOf(ownReply(view, actor.unitId)?.fields.text), textOf(fields.redactions))
    return missing === undefined ? undefined : broken('redactions_in_text', missing)
  },

  recoding_says_why: (view, { fields, instance }) => {
    const coded = (instance === undefined ? latestInstance(view, 'reply') : findInstance(view, 'reply', instance))
      ?.fields.outcome
    const silent = textOf(fields.recodedBecause).trim() === ''
    return coded !== fields.outcome && silent ? broken('recoding_says_why') : undefined
  },
}

/** What is under way as an answer and has not left the house. */
const unissued = ['drafted', 'reviewed', 'office_reviewed']

/** Conditions of the case alone. */
export const guards: Readonly<Record<string, Guard>> = {
  ...namingGuards,
  ...partGuards,
  ...pastRatingGuards,
  ...watchingGuards,
  ...publishingGuards,

  no_merge_open: (view) => (isMergeOpen(view) ? broken('no_merge_open') : undefined),

  has_authors: (view) => (authorsOf(view).length > 0 ? undefined : broken('has_authors')),

  nothing_joined: (view) =>
    listInstances(view, 'merged').some((one) => one.state !== 'dropped') ? broken('nothing_joined') : undefined,

  /** Authors are asked about one case at a time, so that their answer is about that one. */
  one_joining: (view) =>
    listInstances(view, 'merged').some((one) => one.state === 'proposed') ? broken('one_joining') : undefined,

  merge_open: (view) => (isMergeOpen(view) ? undefined : broken('merge_open')),

  body_signs_alone: (view, profile) =>
    isBody(view.facts.authorKind, profile) ? broken('body_signs_alone') : undefined,

  /** Until when a suggestion may be withdrawn is the profile's choice. */
  withdrawal_open: (view, profile) => {
    const until = choiceOf(profile, 'withdrawal_until')
    if (until === 'any_time' || until === null) return undefined
    const early = ['submitted', 'returned_to_author', 'registered', 'filed'].includes(view.state ?? '')
    return until === 'before_assignment' && early ? undefined : broken('withdrawal_open')
  },

  withdraws_alone: (view, profile) => (isJointWithdrawal(view, profile) ? broken('withdraws_alone') : undefined),

  withdraws_jointly: (view, profile) => (isJointWithdrawal(view, profile) ? undefined : broken('withdraws_jointly')),

  no_withdrawal_asked: (view) =>
    listInstances(view, 'withdrawal').some((one) => one.state === 'asked') ? broken('no_withdrawal_asked') : undefined,

  every_cosigner_agreed: (view) =>
    confirmedCosigners(view).every((signer) => findInstance(view, 'withdrawal', signer)?.state === 'agreed')
      ? undefined
      : broken('every_cosigner_agreed'),

  no_proposer_yet: (view) => (textOf(view.facts.leadProposer) === '' ? undefined : broken('no_proposer_yet')),

  no_open_draft: (view, _, place) =>
    unissued.includes(ownReply(view, place?.unit ?? null)?.state ?? '') ? broken('no_open_draft') : undefined,

  office_has_reviewed: (view, profile, place) => {
    if (choiceOf(profile, 'office_review') !== 'demanded') return undefined
    return replyAt(view, place)?.state === 'office_reviewed' ? undefined : broken('office_has_reviewed')
  },

  countersign_asked: (view, profile) => {
    if (choiceOf(profile, 'countersign') !== 'demanded' || jointUnits(view).length === 0) return undefined
    const asked = listInstances(view, 'countersign').filter((one) => one.state !== 'past')
    const everyone = jointUnits(view).every((unit) => asked.some((one) => one.instance === unit))
    return everyone ? undefined : broken('countersign_asked')
  },

  has_joint_units: (view) => (jointUnits(view).length > 0 ? undefined : broken('has_joint_units')),

  no_countersign_open: (view) => {
    const open = listInstances(view, 'countersign').some((one) =>
      ['asked', 'agreed', 'refused', 'settled'].includes(one.state),
    )
    return open ? broken('no_countersign_open') : undefined
  },

  nobody_delivered_to: (view, _, place) => {
    const reply = replyAt(view, place)
    const { length } = deliveriesOf(view, reply?.instance)
    const recorded = textOf(reply?.fields.deliveredOn) !== ''
    return length === 0 && !recorded ? undefined : broken('nobody_delivered_to')
  },

  /** Publication never goes before delivery. */
  delivered_to_authors: (view, _, place) => {
    const reply = replyAt(view, place)
    const delivered = deliveriesOf(view, reply?.instance).length > 0 || textOf(reply?.fields.deliveredOn) !== ''
    return delivered ? undefined : broken('delivered_to_authors')
  },

  not_archived: (view) => (listInstances(view, 'archiving').length > 0 ? broken('not_archived') : undefined),

  /** Handled again once; who is still dissatisfied is heard in another way. */
  first_answer: (view) => (isAnsweredAgain(view) ? broken('first_answer') : undefined),

  answered_again: (view) => (isAnsweredAgain(view) ? undefined : broken('answered_again')),

  coordinated: (view) =>
    view.state === 'escalated' && textOf(view.facts.coordination) === '' ? broken('coordinated') : undefined,

  not_coordinated: (view) => (textOf(view.facts.coordination) === '' ? undefined : broken('not_coordinated')),

  /** More time is for an answer still owed. */
  reply_owed: (view, _, place) => {
    const unit = findInstance(view, 'extension', place?.instance ?? '')?.unit ?? place?.unit ?? caseInstance
    const runs = [unit, caseInstance].some((instance) => runningClock(view, 'reply', instance) !== undefined)
    return runs ? undefined : broken('reply_owed')
  },

  one_extension: (view, _, place) => {
    const own = listInstances(view, 'extension').filter((one) => one.unit === (place?.unit ?? one.unit))
    const open = own.some((one) => one.state !== 'refused')
    return open ? broken('one_extension') : undefined
  },

  rated_dissatisfied: (view) => {
    const dissatisfied = standingReplies(view).some((reply) => deliveriesOf(view, reply.instance).some(isDissatisfied))
    // What authors of merged cases said stands in their own cases; the secretariat weighs it.
    const hasMerged = listInstances(view, 'merged').some((one) => one.state === 'joined')
    return dissatisfied || hasMerged ? undefined : broken('rated_dissatisfied')
  },

  nothing_promised: (view) => (promisesOf(view).length > 0 ? broken('nothing_promised') : undefined),

  something_promised: (view) => (promisesOf(view).length > 0 ? undefined : broken('something_promised')),
}

/** Handled again once: there are more answers than units that answer. */
function isAnsweredAgain(view: CaseView): boolean {
  return issuedReplies(view).length > Math.max(1, listInstances(view, 'assignment', 'separate').length)
}

function isJointWithdrawal(view: CaseView, profile: Profile | undefined): boolean {
  return confirmedCosigners(view).length > 0 && choiceOf(profile, 'joint_withdrawal') === 'unanimous'
}

/** Its authors are asked, or have said, whether it may be merged into another; those of a case that only takes one in are not. */
function isMergeOpen(view: CaseView): boolean {
  const asked = listInstances(view, 'merge_consent').some((one) => one.state !== 'lapsed')
  const takesIn = listInstances(view, 'merged').some((one) => one.state !== 'dropped')
  return asked && !takesIn
}

/** A kind of author whose law asks for the name of a body. */
function isBody(authorKind: unknown, profile: Profile | undefined): boolean {
  const kind = profile?.lists.author_kind?.find(({ code }) => code === authorKind)
  return kind?.demands?.includes('body') === true
}
