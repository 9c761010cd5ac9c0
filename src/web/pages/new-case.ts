import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor, Fields } from '#engine/case-file.ts'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lawForNewCases } from '#http/law-for-new-cases.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import type { Language } from '#kernel/label.ts'
import { submitCase } from '#operations/submit-case.ts'
import type { Law } from '#procedures/profiles.ts'
import { loadRoster } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { actForm } from '#web/parts/case/action-form.ts'
import { actErrors, type FormAct } from '#web/parts/case/case-errors.ts'
import { newCaseInputs } from '#web/parts/case/new-case-inputs.ts'
import { newCaseWords as words } from '#web/parts/case/new-case-words.ts'
import { titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { fieldsFrom, type TypedFields, typedFrom } from '#web/parts/typed-fields.ts'

/** A suggestion written by hand: by a deputy in their own name, or by the secretariat for others (代录). */
export function newCasePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/cases/new', (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return c.redirect('/sign-in?next=/cases/new', 303)
      return formPage(c, actor, {
        typed: {},
        submitToken: dependencies.chance.id(),
        action: 'submit',
        refusals: [],
      })
    })
    .post('/cases/new', async (c) => {
      const { actor } = c.var
      if (actor === null) return c.redirect('/sign-in?next=/cases/new', 303)
      const form = await c.req.formData()
      const sent = sentFrom(c, form)
      if (!hasFormToken(c, form)) return formPage(c, actor, { ...sent, refusals: [{ code: 'form_expired' }] })
      return submit(c, actor, sent)
    })
}

type Sent = {
  readonly typed: TypedFields
  readonly submitToken: string
  /** Handed in at once, or drafted first for others to cosign. */
  readonly action: 'submit' | 'begin_draft'
}

function sentFrom(c: Context<HttpEnv>, form: FormData): Sent {
  const token = form.get('submitToken')
  const isToken = typeof token === 'string' && /^[\w-]{8,64}$/.test(token)
  return {
    typed: typedFrom(form, submitAct(c).action.fields),
    submitToken: isToken ? token : c.var.dependencies.chance.id(),
    action: form.get('action') === 'begin_draft' ? 'begin_draft' : 'submit',
  }
}

async function submit(c: Context<HttpEnv>, actor: Actor, sent: Sent): Promise<Response> {
  const { db } = c.var.dependencies
  const act = submitAct(c)
  const fields = await completed(c, actor, fieldsFrom(sent.typed, act.action.fields))
  const { submitToken } = sent
  const submitted = await submitCase(db, actContextOf(c), {
    procedure: act.procedure.id,
    profile: act.profile.id,
    action: sent.action,
    submitToken,
    fields,
  })
  if (!submitted.ok) return formPage(c, actor, { ...sent, refusals: submitted.refusal })

  const { caseId, receipt } = submitted.value
  return c.redirect(`/cases/${encodeURIComponent(caseId)}?done=${receipt.seq}#done`, 303)
}

/**
 * What the form leaves to the house: a deputy submits in their own name, whatever the form says; and the day a
 * session closes is the session's, unless another was typed.
 */
async function completed(c: Context<HttpEnv>, actor: Actor, fields: Fields): Promise<Fields> {
  const { leadProposer: _, ...others } = fields
  const own = entersForOthers(actor) ? fields : { ...others, leadProposer: actor.personId }
  if (typeof own.session !== 'string' || own.sessionClosesOn !== undefined) return own

  const session = (await loadRoster(c.var.dependencies.db)).sessions.get(own.session)
  return session === undefined ? own : { ...own, sessionClosesOn: session.closes_on }
}

function entersForOthers(actor: Actor): boolean {
  return actor.offices.includes('secretariat')
}

function submitAct(c: Context<HttpEnv>): FormAct & Law {
  const { procedure, profile } = lawForNewCases(c)
  const { submit: action } = procedure.actions
  if (action === undefined) throw new Error(`procedure ${procedure.id} cannot be begun by hand`)
  return { name: 'submit', action, procedure, profile }
}

async function formPage(
  c: Context<HttpEnv>,
  actor: Actor,
  shown: Sent & { readonly refusals: readonly AnyRefusal[] },
): Promise<Response> {
  const { language, signedIn, dependencies } = c.var
  const act = submitAct(c)
  if (!act.action.by.some((role) => actor.offices.includes(role))) {
    return refusalPage(c, [{ code: 'role_required', action: 'submit', roles: act.action.by }], '/')
  }
  const roster = await loadRoster(dependencies.db)
  const unitName = (id: string) => roster.units.get(id)?.[language === 'zh' ? 'name_zh' : 'name_en'] ?? id
  const errors = actErrors(shown.refusals, act, language, unitName)
  const [first] = shown.refusals
  const form = { act, profile: act.profile, roster, language, typed: shown.typed, errors }
  const proposer = entersForOthers(actor) ? null : (signedIn?.personName ?? '')
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    main: html`<h1>${words.title[language]}</h1>
      <p class="hint">${proposer === null ? words.forOthers[language] : words.ownName[language]}</p>
      ${actForm({
        ...form,
        href: '/cases/new',
        carried: html`${formTokenInput(c)}<input type="hidden" name="submitToken" value="${shown.submitToken}" />`,
        back: '/cases',
        inputs: newCaseInputs(form, proposer),
        ...(proposer === null ? {} : { otherWay: draftFirst(act, language) }),
      })}`,
  })
}

/** A second button of the form: the same words, kept with those who are asked to sign until they are handed in. */
function draftFirst({ procedure }: FormAct, language: Language): Html {
  return html`<button name="action" value="begin_draft">${procedure.actions.begin_draft?.label[language] ?? ''}</button>`
}
