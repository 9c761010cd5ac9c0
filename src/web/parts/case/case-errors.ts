import type { ActionDefinition, Procedure } from '#engine/procedure.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { Language } from '#kernel/label.ts'
import { type FormError, formErrors } from '#web/parts/error-summary.ts'

/** One act a form is about. */
export type FormAct = { readonly name: string; readonly action: ActionDefinition; readonly procedure: Procedure }

/** The field to look at first when a rule over several fields does not hold. */
const ruleFields: Readonly<Record<string, string>> = {
  own_name: 'leadProposer',
  proposer_named: 'leadProposer',
  proposer_not_cosigner: 'cosigners',
  names_another: 'leadProposer',
  body_signs_alone: 'cosigners',
  three_parts: 'background',
  session_bodies: 'authorKind',
  consultation_in_its_stage: 'consultationStage',
  invitation_expires: 'cosignBy',
  asks_again_by: 'cosignBy',
  not_signed_yet: 'cosigners',
  text_changed: 'demands',
  not_into_itself: 'mainCase',
  part_of_the_words: 'demands',
  lead_not_joint: 'jointUnits',
  one_lead: 'unitDuty',
  not_assigned_yet: 'unit',
  dissatisfied_says_why: 'comment',
  nothing_classified: 'secrecy',
  redactions_in_text: 'redactions',
  recoding_says_why: 'recodedBecause',
}

/** Why an act was refused, in words, each leading to the field where it can be mended. */
export function actErrors(
  refusals: readonly AnyRefusal[],
  act: FormAct,
  language: Language,
  unitName: (id: string) => string,
): readonly FormError[] {
  // Fields of other acts may bear the same name with another label.
  const procedure = { ...act.procedure, actions: { [act.name]: act.action } }
  return formErrors(refusals, language, { procedure, unitName }).map((error, index) => {
    const refusal = refusals[index]
    const field = refusal?.code === 'rule_broken' ? ruleFields[refusal.rule] : undefined
    return field === undefined || act.action.fields[field] === undefined ? error : { ...error, field }
  })
}
