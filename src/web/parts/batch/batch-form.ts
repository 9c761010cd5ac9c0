import { html } from 'hono/html'
import type { FieldDefinition } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import type { Language } from '#kernel/label.ts'
import { unitFieldsOf } from '#operations/routing/unit-fields.ts'
import type { Roster } from '#store/roster.ts'
import type { TextTemplate } from '#store/text-templates.ts'
import type { Html } from '#web/html.ts'
import type { FormAct } from '#web/parts/case/case-errors.ts'
import { proposedWords } from '#web/parts/case/proposed-units-words.ts'
import { numberOf } from '#web/parts/case-table.ts'
import { fieldInputs } from '#web/parts/field.ts'
import { ownWords } from '#web/parts/own-words.ts'
import { proposerLabel } from '#web/parts/proposer-label.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'
import { batchWords as words } from '#web/words/batch-words.ts'
import { type DraftItem, isForAllOnly } from './batch-draft.ts'

export type BatchForm = {
  readonly act: FormAct
  readonly profile: Profile
  readonly roster: Roster
  readonly language: Language
  /** Token, batch, procedure, action, way back. */
  readonly carried: Html
  readonly all: TypedFields
  readonly items: readonly DraftItem[]
  readonly templates: readonly TextTemplate[]
  readonly chosen: string
  readonly back: string
  readonly cancel: string
}

/** One act for many cases: what is the same for all on top, then each case with its own words. Works without scripts. */
export function batchForm(form: BatchForm): Html {
  const { act, language, items } = form
  return html`<form class="fields batch-form" method="post" action="/batch" data-turbo="false" novalidate>
    ${form.carried}
    ${Object.keys(typableOf(act)).length === 0 ? '' : forAll(form)}
    <h2>${words.each[language]} <span class="count">${items.length}</span></h2>
    ${items.map((item, index) => caseBlock(item, index, form))}
    <p class="hint">${words.sendHint[language]}</p>
    <p class="form-end"><button class="button" name="send" value="yes">${words.send[language]} · ${act.action.label[language]}</button>
      <a href="${form.cancel}">${form.back}</a></p>
  </form>`
}

/** Numbers from a series are nobody's to type. */
function typableOf({ action }: FormAct): Readonly<Record<string, FieldDefinition>> {
  return Object.fromEntries(Object.entries(action.fields).filter(([, { type }]) => type !== 'issued_number'))
}

function forAll(form: BatchForm): Html {
  const { act, language, templates, chosen } = form
  const options = [
    { value: '', text: words.noTemplate[language] },
    { value: 'fitting', text: words.byState[language] },
    ...templates.map(({ id, name }) => ({ value: id, text: name })),
  ]
  return html`<section class="batch-all" aria-labelledby="for-all"><h2 id="for-all">${words.forAll[language]}</h2>
    <p class="hint">${words.forAllHint[language]}</p>
    ${fieldInputs({ ...form, errors: [], ...prefixed('all', typableOf(act), form.all) })}
    ${
      templates.length === 0
        ? ''
        : html`<div class="field"><label for="template">${words.template[language]}</label><select id="template" name="template">${options.map(
            ({ value, text }) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`,
          )}</select></div>`
    }
    <p><button class="button" name="apply" value="yes">${words.apply[language]}</button>
      ${unitFieldsOf(act.action) === undefined ? '' : html`<button class="button" name="propose" value="yes">${proposedWords.fillEach[language]}</button>`}</p></section>`
}

function caseBlock(item: DraftItem, index: number, form: BatchForm): Html {
  const { act, language } = form
  const { summary, version } = item.one
  const own = Object.fromEntries(Object.entries(typableOf(act)).filter(([, one]) => !isForAllOnly(one)))
  return html`<fieldset class="batch-case" id="item-${index}"><legend>${numberOf(summary, language)} ${ownWords(summary.title, language)}
      <span class="note">${proposerLabel(summary, language)}</span></legend>
    ${item.said === undefined ? '' : html`<p class="hint">${item.said}</p>`}
    <input type="hidden" name="item" value="${item.key}" /><input type="hidden" name="${index}.seen" value="${version}" />
    ${fieldInputs({ ...form, errors: [], ...prefixed(String(index), own, item.typed) })}
    <label class="tick"><input type="checkbox" name="${index}.leave" value="yes" /> <span>${words.leaveOut[language]}</span></label>
  </fieldset>`
}

/** Fields under names of their own, so that many of the same stand in one form. */
function prefixed(prefix: string, definitions: Readonly<Record<string, FieldDefinition>>, typed: TypedFields) {
  const named = Object.entries(definitions).map(([field, definition]) => {
    const { required } = definition
    const moved =
      required === undefined || required === true || !('field' in required)
        ? definition
        : { ...definition, required: { ...required, field: `${prefix}.${required.field}` } }
    return [`${prefix}.${field}`, moved] as const
  })
  return {
    definitions: Object.fromEntries(named),
    typed: Object.fromEntries(Object.entries(typed).map(([field, values]) => [`${prefix}.${field}`, values])),
  }
}
