import { html } from 'hono/html'
import type { FieldDefinition } from '#engine/procedure.ts'
import { worded } from '#engine/terms.ts'
import type { Label } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { fieldInput } from '#web/parts/field.ts'
import type { ActForm } from './action-form.ts'
import { newCaseWords as words } from './new-case-words.ts'

type Definitions = Readonly<Record<string, FieldDefinition>>

/** Filled in where a case is opened from a reading; nobody types them. */
const fromReadings = new Set(['originReading', 'originFinding', 'originQuote'])
/** Who proposes it: chosen where one enters for others, fixed for an author. */
const proposerFields = new Set(['leadProposer', 'proposerName'])
/** In whose name, what a body puts to it, and by when others sign. */
const nameFields = new Set([...proposerFields, 'authorKind', 'body', 'seal', 'cosignBy'])

/**
 * The fields of a new case in three groups: the words, who says them, when and for whom. `proposer` is the name of
 * the one who submits in their own name, or null for an office that enters for others.
 */
export function newCaseInputs(form: Omit<ActForm, 'href' | 'carried' | 'back'>, proposer: string | null): Html {
  const { language, act, profile, roster, typed, errors } = form
  const definitions: Definitions = withHints(act.action.fields)
  const say = (label: Label) => worded(label, act.procedure.terms)[language]
  const context = { language, profile, roster, definitions, typed, errors }
  const inputs = (takes: (field: string, definition: FieldDefinition) => boolean) =>
    Object.entries(definitions)
      .filter(([field, definition]) => !fromReadings.has(field) && takes(field, definition))
      .map(([field, definition]) => fieldInput(field, definition, context))
  const isWords = (field: string, { type }: FieldDefinition) =>
    !nameFields.has(field) && (type === 'line' || type === 'text' || type === 'yes_no')
  const isNames = (field: string, { type }: FieldDefinition) => nameFields.has(field) || type === 'people'

  return html`<section class="form-part"><h2>${say(words.words)}</h2>${inputs(isWords)}</section>
    <section class="form-part"><h2>${say(words.names)}</h2>
      ${proposer === null ? '' : html`<p class="field"><span class="field-label">${say(words.proposer)}</span> ${proposer}</p>`}
      ${inputs((field, definition) => isNames(field, definition) && (proposer === null || !proposerFields.has(field)))}
    </section>
    <section class="form-part"><h2>${say(words.where)}</h2>
      ${inputs((field, definition) => !isWords(field, definition) && !isNames(field, definition))}
    </section>`
}

function withHints(definitions: Definitions): Definitions {
  const { sessionClosesOn } = definitions
  if (sessionClosesOn === undefined) return definitions
  return { ...definitions, sessionClosesOn: { ...sessionClosesOn, hint: sessionClosesOn.hint ?? words.closesHint } }
}
