import type { Guard, Named, Rule } from '#engine/rule.ts'
import { type CaseView, listInstances, textOf } from '#engine/view.ts'
import { guards as sharedGuards } from '#procedures/handling/rules.ts'
import { signersOf, signingRules } from '#procedures/joint-signing/rules.ts'
import { publicationGuards, publicationRules } from '#procedures/published-answers/rules.ts'

const broken = (rule: string, detail = '') => ({ code: 'rule_broken', rule, detail }) as const

const isFormal = (form: unknown) => form === 'formal'

/** A rule that only a formal enquiry has to keep to. */
const whereFormal =
  (name: string): Rule =>
  (view, request, profile) =>
    isFormal(request.fields.form) ? signingRules[name]?.(view, request, profile) : undefined

/** Whom an answer is put to: those who signed a formal enquiry. One asked in deliberation is answered there. */
function ratersOf(view: CaseView): readonly string[] {
  return isFormal(view.facts.form) ? signersOf(view) : []
}

export const named = { raters: ratersOf } as const satisfies Readonly<Record<string, Named>>

/** What the declaration of an enquiry cannot say as data. */
export const rules: Readonly<Record<string, Rule>> = {
  ...signingRules,
  ...publicationRules('answer'),
  by_draft: whereFormal('by_draft'),
  enough_on_paper: whereFormal('enough_on_paper'),

  formal: (_, { fields }) => (isFormal(fields.form) ? undefined : broken('formal')),

  /** Who asks in deliberation asks alone. */
  asked_alone: (_, { fields }) => {
    const others = Array.isArray(fields.paperSigners) ? fields.paperSigners.length : 0
    return isFormal(fields.form) || others === 0 ? undefined : broken('asked_alone')
  },

  /** It is answered within the session, so its last day must be known. */
  closing_day_named: (_, { fields }) =>
    isFormal(fields.form) || textOf(fields.sessionClosesOn) !== '' ? undefined : broken('closing_day_named'),
}

/** Conditions of the case alone. */
export const guards: Readonly<Record<string, Guard>> = {
  ...publicationGuards('answer'),
  ...(sharedGuards.not_archived === undefined ? {} : { not_archived: sharedGuards.not_archived }),
  in_session: (view) => (view.facts.period === 'in_session' ? undefined : broken('in_session')),
  between_sessions: (view) => (view.facts.period === 'between_sessions' ? undefined : broken('between_sessions')),
  is_formal: (view) => (isFormal(view.facts.form) ? undefined : broken('is_formal')),
  is_asked: (view) => (isFormal(view.facts.form) ? broken('is_asked') : undefined),
  later_asked: (view) =>
    listInstances(view, 'assignment').some(({ fields }) => textOf(fields.laterReason) !== '')
      ? undefined
      : broken('later_asked'),

  /** How a formal enquiry is answered was decided; one asked in deliberation may be answered either way. */
  answered_in_writing: (view) =>
    isFormal(view.facts.form) && view.facts.answerForm !== 'written' ? broken('answered_in_writing') : undefined,
  answered_orally: (view) =>
    isFormal(view.facts.form) && view.facts.answerForm !== 'oral' ? broken('answered_orally') : undefined,
}
