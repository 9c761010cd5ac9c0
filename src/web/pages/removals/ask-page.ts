import type { Context } from 'hono'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { type Askable, askRemoval, findAskable } from '#operations/removal/ask-removal.ts'
import { fieldLabelIn } from '#operations/removal/list-removals.ts'
import type { RemovalTarget } from '#operations/removal/removal-target.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { RemovalAskedAs } from '#store/removal-tables.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst } from '#web/parts/accounts/fresh-proof.ts'
import { errorSummary, type FormError, fieldError, fieldId, formErrors, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { removalAskedAsWords, removalKindWords, removalWords as words } from '#web/words/removal-words.ts'

type Typed = { readonly field: string; readonly askedAs: string; readonly ground: string; readonly reference: string }

const untyped: Typed = { field: '', askedAs: '', ground: '', reference: '' }

/** The form by which somebody asks for content to be removed, and for what and why. */
export async function askPage(c: Context<HttpEnv>): Promise<Response> {
  const target = targetFrom((name) => c.req.query(name) ?? '', '', c.var.actor?.personId ?? '')
  return formPage(c, target, untyped, [])
}

export async function sendAsked(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  const given = (name: string): string => String(form.get(name) ?? '').replaceAll('\u0000', '')
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/removals')
  const target = targetFrom(given, given('field'), c.var.actor?.personId ?? '')
  const typed = {
    field: given('field'),
    askedAs: given('asked-as'),
    ground: given('ground'),
    reference: given('reference'),
  }
  const askedAs = askedAsIn(typed.askedAs)
  const asked = await askRemoval(c.var.dependencies.db, actContextOf(c), { ...typed, target, askedAs })
  if (asked.ok) return c.redirect(`/removals/work/${asked.value.id}`, 303)
  return formPage(c, target, typed, [asked.refusal])
}

function askedAsIn(text: string): RemovalAskedAs {
  return text === 'court' || text === 'office' ? text : 'person_concerned'
}

function targetFrom(given: (name: string) => string, field: string, self: string): RemovalTarget {
  if (given('reading') !== '') return { kind: 'file', reading: given('reading') }
  if (given('contact') !== '') return { kind: 'contact', person: given('contact') === 'own' ? self : given('contact') }
  const seq = Number(given('seq'))
  return {
    kind: 'event',
    caseId: given('case'),
    seq: Number.isSafeInteger(seq) ? seq : 0,
    field: field === '' || field === '*' ? null : field,
  }
}

async function formPage(
  c: Context<HttpEnv>,
  target: RemovalTarget,
  typed: Typed,
  refusals: readonly AnyRefusal[],
): Promise<Response> {
  const { language, dependencies } = c.var
  const askable = await findAskable(dependencies.db, actContextOf(c), target)
  if (!askable.ok)
    return refusalPage(c, [askable.refusal], target.kind === 'event' ? `/cases/${target.caseId}` : '/removals')
  const first = refusals[0]
  const isStale = askable.value.office !== undefined && (first === undefined || first.code === 'proof_needed')
  const way = isStale ? proofFirst(c, askAddress(target)) : undefined
  if (way !== undefined) return way
  const errors = formErrors(refusals, language, { procedure: null, unitName: (id) => id }).map((error) => ({
    ...error,
    field: first?.code.startsWith('removal_reference') === true ? 'reference' : error.field,
  }))
  return page(c, {
    title: titleWith(errors, words.askTitle[language], language),
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    main: html`${errorSummary(errors, language)}<h1>${words.askTitle[language]}</h1>
      <p>${words.askHint[language]}</p>
      <form class="fields" method="post" action="/removals/new">${formTokenInput(c)}
        ${targetInputs(target)}
        ${whichField(c, askable.value, target, typed)}
        ${onBehalf(c, askable.value, typed)}
        ${groundField(c, askable.value, typed)}
        ${askable.value.office === undefined ? '' : referenceField(c, typed, errors)}
        <p class="form-end"><button class="button">${words.send[language]}</button></p></form>`,
  })
}

/** Where the form for this stands. */
function askAddress(target: RemovalTarget): string {
  const named =
    target.kind === 'event'
      ? { case: target.caseId, seq: String(target.seq) }
      : target.kind === 'file'
        ? { reading: target.reading }
        : { contact: target.person }
  return `/removals/new?${new URLSearchParams(Object.entries(named))}`
}

function targetInputs(target: RemovalTarget): Html {
  const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}" />`
  if (target.kind === 'file') return hidden('reading', target.reading)
  if (target.kind === 'contact') return hidden('contact', target.person)
  return html`${hidden('case', target.caseId)}${hidden('seq', String(target.seq))}`
}

function whichField(
  { var: { language } }: Context<HttpEnv>,
  askable: Askable,
  target: RemovalTarget,
  typed: Typed,
): Html {
  if (target.kind !== 'event') {
    return html`<p><strong>${removalKindWords[target.kind][language]}</strong>${language === 'zh' ? '：' : ': '}${words[target.kind][language]}</p>`
  }
  const procedure = findProcedure(askable.columns.procedure ?? '')
  const options = [
    ...askable.fields.map((field) => ({
      value: field,
      label: procedure === undefined ? field : (fieldLabelIn(procedure, field)?.[language] ?? field),
    })),
    ...(askable.fields.length > 1 ? [{ value: '*', label: words.whole[language] }] : []),
  ]
  const chosen = typed.field === '' && options.length === 1 ? options[0]?.value : typed.field
  return html`<fieldset class="field"><legend>${words.which[language]}</legend>${options.map(
    ({ value, label }) =>
      html`<label class="tick"><input type="radio" name="field" value="${value}" required ${value === chosen ? 'checked' : ''} /> <span>${label}</span></label>`,
  )}</fieldset>`
}

/** The office says for whom; whoever asks for themselves says nothing. */
function onBehalf({ var: { language } }: Context<HttpEnv>, { isConcerned, office }: Askable, typed: Typed): Html {
  if (office === undefined) return html`<input type="hidden" name="asked-as" value="person_concerned" />`
  const chosen = typed.askedAs === '' ? (isConcerned ? 'person_concerned' : 'office') : typed.askedAs
  return html`<fieldset class="field"><legend>${words.onBehalf[language]}</legend>${(
    ['office', 'court', 'person_concerned'] as const
  ).map(
    (one) =>
      html`<label class="tick"><input type="radio" name="asked-as" value="${one}" required ${one === chosen ? 'checked' : ''} /> <span>${removalAskedAsWords[one][language]}</span></label>`,
  )}</fieldset>`
}

function groundField({ var: { language } }: Context<HttpEnv>, { grounds }: Askable, typed: Typed): Html {
  return html`<fieldset class="field"><legend>${words.ground[language]}</legend>${grounds.map(
    ({ code, label, source, verified }) =>
      html`<label class="tick"><input type="radio" name="ground" value="${code}" required ${code === typed.ground ? 'checked' : ''} />
        <span>${label[language]} <span class="note">${source ?? ''}${verified === false && source?.includes('待核') !== true ? ` · ${words.unverified[language]}` : ''}</span></span></label>`,
  )}</fieldset>`
}

function referenceField({ var: { language } }: Context<HttpEnv>, typed: Typed, errors: readonly FormError[]): Html {
  const id = fieldId('reference')
  const isWrong = errors.some(({ field }) => field === 'reference')
  return html`<div class="${isWrong ? 'field has-error' : 'field'}"><label for="${id}">${words.reference[language]}</label>
    <p class="hint" id="${id}-hint">${words.referenceHint[language]}</p>
    ${fieldError('reference', errors, language)}
    <input id="${id}" name="reference" type="text" maxlength="200" value="${typed.reference}" aria-describedby="${id}-hint${isWrong ? ` ${id}-error` : ''}" ${isWrong ? html`aria-invalid="true"` : ''} /></div>`
}
