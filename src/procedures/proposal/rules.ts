import type { Guard, Rule } from '#engine/rule.ts'
import { type CaseView, type Instance, latestInstance, textOf } from '#engine/view.ts'
import { guards as sharedGuards, rules as sharedRules } from '#procedures/handling/rules.ts'
import { demandsThreeParts } from './choices.ts'

const broken = (rule: string, detail = '') => ({ code: 'rule_broken', rule, detail }) as const
const parts = ['background', 'analysis', 'demands'] as const
/** Those who exist in session alone. */
const sessionBodies = ['sector', 'group', 'joint_group']

/** In which states of the case each stage of consultation falls. */
const stages: Readonly<Record<string, readonly string[]>> = {
  forming: ['submitted', 'registered', 'returned_to_author', 'filed'],
  handling: ['filed', 'in_handling', 'rehandling', 'replied'],
  results: ['replied', 'rated', 'escalated', 'tracking', 'reported_done'],
}

export const rules: Readonly<Record<string, Rule>> = {
  ...sharedRules,

  session_bodies: (_, { fields }) => {
    const isOfSession = sessionBodies.includes(textOf(fields.authorKind))
    return isOfSession && fields.period !== 'in_session' ? broken('session_bodies') : undefined
  },

  consultation_in_its_stage: (view, { fields }) => {
    const fits = stages[textOf(fields.consultationStage)]?.includes(view.state ?? '')
    return fits === false ? broken('consultation_in_its_stage') : undefined
  },
}

export const guards: Readonly<Record<string, Guard>> = {
  ...sharedGuards,

  three_parts: (view, profile) => {
    const isEmpty = parts.some((part) => textOf(view.facts[part]).trim() === '')
    return demandsThreeParts(profile) && isEmpty ? broken('three_parts') : undefined
  },

  not_reviewed_yet: (view) => (review(view) === undefined ? undefined : broken('not_reviewed_yet')),

  reviewed: (view) => (review(view) === undefined ? broken('reviewed') : undefined),

  review_passed: (view) => {
    const found = review(view)
    if (found === undefined) return broken('reviewed')
    return isLacking(found) ? broken('review_passed') : undefined
  },

  /** It goes back for what its review found lacking, and for nothing else. */
  review_lacking: (view) => {
    const found = review(view)
    if (found === undefined) return broken('reviewed')
    return isLacking(found) ? undefined : broken('review_lacking')
  },

  not_key_yet: (view) => (latestInstance(view, 'key_proposal')?.state === 'chosen' ? broken('not_key_yet') : undefined),
}

function isLacking({ fields: { standing, content, format } }: Instance): boolean {
  return [standing, content, format].includes('lacking')
}

/** The review of the words as they are now. */
function review(view: CaseView): Instance | undefined {
  const latest = latestInstance(view, 'filing_review')
  return latest?.state === 'reviewed' ? latest : undefined
}
