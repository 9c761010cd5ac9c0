import { html } from 'hono/html'
import type { Fields } from '#engine/case-file.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import type { Html } from '#web/html.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'
import type { ActForm } from './action-form.ts'
import type { CaseContext } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { fieldValueText } from './field-value.ts'
import { languageTag, writtenText } from './written-text.ts'

/** What was filled in, to be looked at once more before it is sent; "change" leads back with nothing lost. */
export function checkAnswers(form: ActForm, fields: Fields, context: CaseContext): Html {
  const { act, language } = form
  return html`<p>${words.checkHint[language]}</p>
    ${answersList(fields, act.action.fields, context)}
    <form class="act-check" method="post" action="${form.href}" data-turbo="false">
      ${form.carried} ${hiddenInputs(form.typed)}
      <p class="form-end"><button class="button">${act.action.label[language]}</button>
        <button name="change" value="yes">${words.change[language]}</button></p>
    </form>`
}

/** Filled-in fields in words, codes with their legal meaning. Also kept for copying when they can no longer be sent. */
export function answersList(
  fields: Fields,
  definitions: Readonly<Record<string, FieldDefinition>>,
  context: CaseContext,
): Html {
  const { language } = context
  const rows = Object.entries(definitions).flatMap(([field, definition]) => {
    const value = fields[field]
    return value === undefined || value === '' ? [] : [{ definition, value }]
  })
  return html`<dl class="case-facts answers">${rows.map(
    ({ definition, value }) => html`<dt>${definition.label[language]}</dt>
      <dd>${definition.type === 'text' ? writtenText(String(value)) : fieldValueText(definition, value, context)}
        ${definition.type === 'code' ? meaning(definition.list, String(value), context) : ''}</dd>`,
  )}</dl>`
}

function meaning(list: string, code: string, context: CaseContext): Html {
  const entry = context.seen.profile.lists[list]?.find((one) => one.code === code)
  if (entry?.definition === undefined) return html``
  const { definition, source } = entry
  return html`<span class="definition">${definition[context.language]}</span>
    ${source === undefined ? '' : html`<cite lang="${languageTag(source)}">${source}</cite>`}`
}

function hiddenInputs(typed: TypedFields): Html {
  return html`${Object.entries(typed).flatMap(([field, values]) =>
    values.map((value) => html`<input type="hidden" name="${field}" value="${value}" />`),
  )}`
}
