import { html } from 'hono/html'
import type { FieldDefinition, Requirement } from '#engine/procedure.ts'
import type { CodeEntry, Profile } from '#engine/profile.ts'
import type { Language } from '#kernel/label.ts'
import type { Roster } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { atMostCharacters, atMostChosen, formWords, wholeNumberBetween } from '#web/words/form-words.ts'
import { checkboxGroups, groupedSelect, leaderGroups, type PickGroup, peopleGroups, unitGroups } from './choices.ts'
import type { ControlFrame } from './control-frame.ts'
import { type FormError, fieldError, fieldId } from './error-summary.ts'
import type { TypedFields } from './typed-fields.ts'

/** What drawing an action's fields needs to know. */
export type FieldContext = {
  readonly language: Language
  readonly profile: Profile
  /** Units, people and sessions to choose from. */
  readonly roster: Roster
  /** All fields of the same action: one may be needed because of another. */
  readonly definitions: Readonly<Record<string, FieldDefinition>>
  readonly typed: TypedFields
  readonly errors: readonly FormError[]
}

/** More entries than this become a drop-down instead of a column of buttons. */
const mostRadios = 8

/** One declared field with its label, hint, error and control, holding what was typed. */
export function fieldInput(field: string, definition: FieldDefinition, context: FieldContext): Html {
  switch (definition.type) {
    case 'issued_number':
      return html`<p class="field field-issued"><span class="field-label">${definition.label[context.language]}</span>
        <span class="hint">${formWords.issued[context.language]}</span></p>`
    case 'yes_no':
      return yesNo(field, definition, context)
    case 'units':
    case 'people':
      return group(field, definition, context, (shared) =>
        checkboxGroups(shared, pickGroups(definition.type, context), typedOf(field, context)),
      )
    case 'code': {
      const entries = context.profile.lists[definition.list] ?? []
      if (definition.required === true && entries.length <= mostRadios) {
        return group(field, definition, context, () => radios(field, entries, context), true)
      }
      return labelled(field, definition, context, (shared) => codeSelect(shared, entries, field, context))
    }
    default:
      return labelled(field, definition, context, (shared) => control(field, definition, context, shared))
  }
}

/** All fields of an action, in declared order. */
export function fieldInputs(context: FieldContext): Html {
  return html`${Object.entries(context.definitions).map(([field, definition]) => fieldInput(field, definition, context))}`
}

type Draw = (frame: ControlFrame) => Html

function labelled(field: string, definition: FieldDefinition, context: FieldContext, draw: Draw): Html {
  const frame = frameOf(field, definition, context)
  return html`<div class="${hasError(field, context) ? 'field has-error' : 'field'}">
    <label for="${frame.id}">${labelText(definition, context)}</label>
    ${hints(field, definition, context)} ${fieldError(field, context.errors, context.language)} ${draw(frame)}
  </div>`
}

/** A group of buttons or boxes under one legend. The id is the first control's when `onFirst`, else the group's. */
function group(field: string, definition: FieldDefinition, context: FieldContext, draw: Draw, onFirst = false): Html {
  const frame = frameOf(field, definition, context)
  return html`<fieldset class="${hasError(field, context) ? 'field has-error' : 'field'}" ${frame.attributes}
    ${onFirst ? '' : html`id="${frame.id}" tabindex="-1"`}>
    <legend>${labelText(definition, context)}</legend>
    ${hints(field, definition, context)} ${fieldError(field, context.errors, context.language)} ${draw(frame)}
  </fieldset>`
}

function frameOf(field: string, definition: FieldDefinition, context: FieldContext): ControlFrame {
  const id = fieldId(field)
  const described = [
    ...(hintTexts(definition, context).length > 0 ? [`${id}-hint`] : []),
    ...(hasError(field, context) ? [`${id}-error`] : []),
  ].join(' ')
  return {
    id,
    name: field,
    language: context.language,
    attributes: html`${described === '' ? '' : html`aria-describedby="${described}" `}${
      hasError(field, context) ? html`aria-invalid="true"` : ''
    }`,
  }
}

function control(field: string, definition: FieldDefinition, context: FieldContext, frame: ControlFrame): Html {
  const { id, name, attributes } = frame
  const [value = ''] = typedOf(field, context)
  const isDemanded =
    definition.required === true || (definition.required !== undefined && 'unless' in definition.required)
  const required = isDemanded ? html`aria-required="true"` : ''
  switch (definition.type) {
    case 'text':
      return html`<textarea id="${id}" name="${name}" rows="${rowsFor(definition.maxLength)}" ${required} ${attributes}>
${value}</textarea>`
    case 'date':
      return html`<input id="${id}" name="${name}" type="date" value="${value}" ${required} ${attributes} />`
    case 'moment':
      return html`<input id="${id}" name="${name}" type="datetime-local" value="${value}" ${required} ${attributes} />`
    case 'whole_number':
      return html`<input id="${id}" name="${name}" type="text" inputmode="numeric" class="short" value="${value}" ${required} ${attributes} />`
    case 'unit':
    case 'person':
    case 'leader':
    case 'session':
      return groupedSelect(frame, pickGroups(definition.type, context), value, emptyOption(definition, context))
    default:
      return html`<input id="${id}" name="${name}" type="text" value="${value}" autocomplete="off" ${required} ${attributes} />`
  }
}

function yesNo(field: string, definition: FieldDefinition, context: FieldContext): Html {
  const frame = frameOf(field, definition, context)
  return html`<div class="${hasError(field, context) ? 'field has-error' : 'field'}">
    ${hints(field, definition, context)} ${fieldError(field, context.errors, context.language)}
    <label class="tick"><input id="${frame.id}" name="${field}" type="checkbox" value="yes" ${frame.attributes}
      ${typedOf(field, context).includes('yes') ? 'checked' : ''} /> <span>${definition.label[context.language]}</span></label>
  </div>`
}

function radios(field: string, entries: readonly CodeEntry[], context: FieldContext): Html {
  const chosen = typedOf(field, context)
  return html`${entries.map(
    (entry, index) => html`<label class="tick"><input type="radio" name="${field}" value="${entry.code}"
      ${index === 0 ? html`id="${fieldId(field)}"` : ''} ${chosen.includes(entry.code) ? 'checked' : ''} />
      <span>${entry.label[context.language]}${
        entry.definition === undefined
          ? ''
          : html` <span class="hint">${entry.definition[context.language]}${entry.source === undefined ? '' : html` <cite>${entry.source}</cite>`}</span>`
      }</span></label>`,
  )}`
}

function codeSelect(frame: ControlFrame, entries: readonly CodeEntry[], field: string, context: FieldContext): Html {
  const definition = context.definitions[field]
  const groups = [
    { label: null, entries: entries.map((entry) => ({ value: entry.code, text: entry.label[context.language] })) },
  ]
  return groupedSelect(frame, groups, typedOf(field, context)[0] ?? '', emptyOption(definition, context))
}

function pickGroups(type: FieldDefinition['type'], { roster, language }: FieldContext): readonly PickGroup[] {
  if (type === 'unit' || type === 'units') return unitGroups(roster, language)
  if (type === 'person' || type === 'people') return peopleGroups(roster, language)
  if (type === 'leader') return leaderGroups(roster)
  const sessions = [...roster.sessions.values()]
  return [
    {
      label: null,
      entries: sessions.map((one) => ({ value: one.id, text: language === 'zh' ? one.name_zh : one.name_en })),
    },
  ]
}

function labelText(definition: FieldDefinition, { language }: FieldContext): Html {
  return html`${definition.label[language]}${
    definition.required === undefined ? html`<span class="optional">${formWords.optional[language]}</span>` : ''
  }`
}

function hints(field: string, definition: FieldDefinition, context: FieldContext): Html {
  const texts = hintTexts(definition, context)
  return texts.length === 0
    ? html``
    : html`<p class="hint" id="${fieldId(field)}-hint">${texts.join(context.language === 'zh' ? '' : ' ')}</p>`
}

function hintTexts(definition: FieldDefinition, context: FieldContext): readonly string[] {
  const { language } = context
  return [
    ...(definition.hint === undefined ? [] : [definition.hint[language]]),
    ...requirementText(definition.required, context),
    ...limitText(definition, language),
  ]
}

function limitText(definition: FieldDefinition, language: Language): readonly string[] {
  switch (definition.type) {
    case 'line':
    case 'text':
      return [atMostCharacters(definition.maxLength)[language]]
    case 'whole_number':
      return [wholeNumberBetween(definition.min, definition.max)[language]]
    case 'units':
    case 'people':
      return [atMostChosen(definition.max)[language]]
    default:
      return []
  }
}

/** "Needed when: Outcome – Being solved, Planned", from the declaration itself. */
function requirementText(required: Requirement | undefined, context: FieldContext): readonly string[] {
  if (required === undefined || required === true || !('in' in required)) return []
  const { language, profile, definitions } = context
  const other = definitions[required.field]
  if (other === undefined) return []
  const entries = other.type === 'code' ? (profile.lists[other.list] ?? []) : []
  const values = required.in.map((code) => entries.find((entry) => entry.code === code)?.label[language] ?? code)
  const joined = language === 'zh' ? values.map((value) => `“${value}”`).join('') : values.join(', ')
  return [
    language === 'zh'
      ? `${formWords.requiredWhen.zh}${other.label.zh}为${joined}。`
      : `${formWords.requiredWhen.en} ${other.label.en} – ${joined}.`,
  ]
}

function emptyOption(definition: FieldDefinition | undefined, { language }: FieldContext): string {
  return definition?.required === true ? formWords.choose[language] : formWords.none[language]
}

function typedOf(field: string, { typed }: FieldContext): readonly string[] {
  return typed[field] ?? []
}

function hasError(field: string, { errors }: FieldContext): boolean {
  return errors.some((error) => error.field === field)
}

function rowsFor(maxLength: number): number {
  if (maxLength <= 500) return 3
  return maxLength <= 5_000 ? 6 : 12
}
