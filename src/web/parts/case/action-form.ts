import { html } from 'hono/html'
import type { Profile } from '#engine/profile.ts'
import type { Language } from '#kernel/label.ts'
import type { Roster } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { errorSummary, type FormError } from '#web/parts/error-summary.ts'
import { fieldInputs } from '#web/parts/field.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'
import type { FormAct } from './case-errors.ts'
import { caseWords as words } from './case-words.ts'

/** A form for one act: where it goes, what it carries along unseen, what stands in it and what is wrong with it. */
export type ActForm = {
  readonly act: FormAct
  readonly profile: Profile
  readonly roster: Roster
  readonly language: Language
  readonly href: string
  /** Hidden fields: the token, the version seen, the instance. */
  readonly carried: Html
  readonly typed: TypedFields
  readonly errors: readonly FormError[]
  readonly back: string
  /** Draws the fields, where the form says more about one of them than its declaration does. */
  readonly inputs?: Html
  /** A further button, for another act that takes the same fields. */
  readonly otherWay?: Html
}

/** True for an act that moves the case on from elsewhere or ends it: what was filled in is shown once more before it is sent. */
export function isCheckedFirst({ action, procedure }: FormAct): boolean {
  const ends = action.to !== undefined && procedure.machines[action.machine]?.states[action.to]?.final === true
  const movesCase = (action.effects ?? []).some((effect) => effect.machine === 'case')
  return movesCase || (ends && action.machine === 'case')
}

/** By which a button that stands elsewhere on the page belongs to the form. */
export const actFormId = 'act-form'

/** Every declared field of an act, with the refusals on top. Works without scripts. */
export function actForm(form: ActForm): Html {
  const { act, language, profile, roster, typed, errors } = form
  const label = act.action.label[language]
  const isChecked = isCheckedFirst(act)
  const inputs =
    form.inputs ?? fieldInputs({ language, profile, roster, definitions: act.action.fields, typed, errors })
  return html`${errorSummary(errors, language)}
    <form class="fields act-form" id="${actFormId}" method="post" action="${form.href}" novalidate ${isChecked ? html`data-turbo="false"` : ''}>
      ${form.carried} ${isChecked ? html`<input type="hidden" name="check" value="yes" />` : ''} ${inputs}
      <p class="form-end"><button class="button">${isChecked ? words.goCheck[language] : label}</button> ${form.otherWay ?? ''} <a href="${form.back}">${words.cancel[language]}</a></p>
    </form>`
}
