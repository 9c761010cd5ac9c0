import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor, Fields } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { beginningsFor, holdsOffice } from '#engine/roles.ts'
import { worded } from '#engine/terms.ts'
import { textOf } from '#engine/view.ts'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsForNewCases, lawsToBegin } from '#http/law-for-new-cases.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { Matter } from '#matching/likeness/same-matter.ts'
import { findLike } from '#operations/find-like.ts'
import { submitCase } from '#operations/submit-case.ts'
import type { Law } from '#procedures/profiles.ts'
import { loadRoster } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { actForm } from '#web/parts/case/action-form.ts'
import { actErrors, type FormAct } from '#web/parts/case/case-errors.ts'
import { likeCases } from '#web/parts/case/like-cases.ts'
import { newCaseInputs } from '#web/parts/case/new-case-inputs.ts'
import { newCaseWords as words } from '#web/parts/case/new-case-words.ts'
import { titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { newOfKind } from '#web/parts/kinds.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { rosterFor } from '#web/parts/roster-for.ts'
import { fieldsFrom, type TypedFields, typedFrom } from '#web/parts/typed-fields.ts'
import { likeWords } from '#web/words/like-words.ts'

/**
 * A case written by hand: by an author in their own name, or by the office for others (代录). Of what kind is chosen
 * first where the account may begin several.
 */
export function newCasePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/cases/new', (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return c.redirect('/sign-in?next=/cases/new', 303)
      return withAct(c, (act) =>
        formPage(c, actor, act, {
          typed: {},
          submitToken: dependencies.chance.id(),
          action: act.name,
          refusals: [],
        }),
      )
    })
    .post('/cases/new', async (c) => {
      const { actor } = c.var
      if (actor === null) return c.redirect('/sign-in?next=/cases/new', 303)
      const form = await c.req.formData()
      return withAct(c, (act) => {
        const sent = sentFrom(c, act, form)
        if (!hasFormToken(c, form)) return formPage(c, actor, act, { ...sent, refusals: [{ code: 'form_expired' }] })
        if (form.get('action') === looking) return formPage(c, actor, act, { ...sent, refusals: [], looks: true })
        return submit(c, actor, act, sent)
      })
    })
}

type Beginning = FormAct & Law

/** Goes on with the act that begins a case of the kind asked for, or the only one; else lets choose, or says no. */
async function withAct(c: Context<HttpEnv>, goOn: (act: Beginning) => Promise<Response>): Promise<Response> {
  const open = lawsToBegin(c)
  const kind = c.req.query('kind')
  const law = open.length === 1 && kind === undefined ? open[0] : open.find(({ procedure }) => procedure.id === kind)
  const act = law === undefined ? undefined : actOf(c, law)
  if (act !== undefined) return goOn(act)
  if (open.length > 1 && kind === undefined) return choicePage(c, open)

  const asked = lawsForNewCases(c).find(({ procedure }) => procedure.id === kind) ?? lawsForNewCases(c)[0]
  const roles = asked?.procedure.actions.submit?.by ?? []
  return refusalPage(c, [{ code: 'role_required', action: 'submit', roles }], '/', asked?.procedure)
}

/**
 * The act by which the account may begin a case of this kind: the one asked for; else the draft, where it is a form of
 * its own and the author's alone; else the usual one.
 */
function actOf(c: Context<HttpEnv>, { procedure, profile }: Law): Beginning | undefined {
  const begins = beginningsFor(procedure, c.var.actor?.offices ?? [])
  const name =
    begins.find((one) => one === c.req.query('act')) ??
    begins.find((one) => one === drafting && !fitsForm(procedure, drafting, 'submit')) ??
    begins.find((one) => one === 'submit') ??
    begins[0]
  const action = name === undefined ? undefined : procedure.actions[name]
  return name === undefined || action === undefined ? undefined : { name, action, procedure, profile }
}

function choicePage(c: Context<HttpEnv>, open: readonly Law[]): Promise<Response> {
  const { language } = c.var
  const title = words.choose[language]
  return page(c, {
    title,
    main: html`<h1>${title}</h1>
      <ul class="plain-rows">${open.map(
        ({
          procedure,
          profile,
        }) => html`<li data-row><a href="${addressFor(procedure)}">${procedure.title[language]}</a>
          <span class="note">${profile.title[language]}</span></li>`,
      )}</ul>`,
  })
}

function addressFor({ id }: Procedure, act?: string): string {
  return `/cases/new?kind=${id}${act === undefined ? '' : `&act=${act}`}`
}

type Sent = {
  readonly typed: TypedFields
  readonly submitToken: string
  /** Handed in at once, or drafted first for others to cosign. */
  readonly action: string
}

function sentFrom(c: Context<HttpEnv>, act: Beginning, form: FormData): Sent {
  const token = form.get('submitToken')
  const isToken = typeof token === 'string' && /^[\w-]{8,64}$/.test(token)
  return {
    typed: typedFrom(form, act.action.fields),
    submitToken: isToken ? token : c.var.dependencies.chance.id(),
    action: form.get('action') === drafting ? drafting : act.name,
  }
}

async function submit(c: Context<HttpEnv>, actor: Actor, act: Beginning, sent: Sent): Promise<Response> {
  const { db } = c.var.dependencies
  const fields = await completed(c, actor, act, fieldsFrom(sent.typed, act.action.fields))
  const { submitToken } = sent
  const submitted = await submitCase(db, actContextOf(c), {
    procedure: act.procedure.id,
    profile: act.profile.id,
    action: sent.action,
    submitToken,
    fields,
  })
  if (!submitted.ok) return formPage(c, actor, act, { ...sent, refusals: submitted.refusal })

  const { caseId, receipt } = submitted.value
  return c.redirect(`/cases/${encodeURIComponent(caseId)}?done=${receipt.seq}#done`, 303)
}

/**
 * What the form leaves to the house: an author submits in their own name, whatever the form says; and the day a
 * session closes is the session's, unless another was typed.
 */
async function completed(c: Context<HttpEnv>, actor: Actor, act: Beginning, fields: Fields): Promise<Fields> {
  const { leadProposer: _, ...others } = fields
  const isForOthers = entersForOthers(act, actor) || act.action.fields.leadProposer === undefined
  const own = isForOthers ? fields : { ...others, leadProposer: actor.personId }
  if (typeof own.session !== 'string' || own.sessionClosesOn !== undefined) return own
  if (act.action.fields.sessionClosesOn === undefined) return own

  const session = (await loadRoster(c.var.dependencies.db, c.var.today)).sessions.get(own.session)
  return session === undefined ? own : { ...own, sessionClosesOn: session.closes_on }
}

/** True for those who may begin one by another role than the author's. */
function entersForOthers({ procedure, action }: Beginning, { offices }: Actor): boolean {
  return action.by.some((role) => role !== 'author' && holdsOffice(procedure, role, offices))
}

async function formPage(
  c: Context<HttpEnv>,
  actor: Actor,
  act: Beginning,
  shown: Sent & { readonly refusals: readonly AnyRefusal[]; readonly looks?: boolean },
): Promise<Response> {
  const { language, signedIn, today, dependencies } = c.var
  const roster = rosterFor(act.procedure, await loadRoster(dependencies.db, today))
  const unitName = (id: string) => roster.units.get(id)?.[language === 'zh' ? 'name_zh' : 'name_en'] ?? id
  const errors = actErrors(shown.refusals, act, language, unitName)
  const [first] = shown.refusals
  const form = { act, profile: act.profile, roster, language, typed: shown.typed, errors }
  const proposer = entersForOthers(act, actor) ? null : (signedIn?.personName ?? '')
  const title = newOfKind(act.procedure)[language]
  const say = (label: Label) => worded(label, act.procedure.terms)[language]
  const answer = shown.looks === true ? await findLike(dependencies, actor, writtenOf(act, shown.typed)) : null
  return page(c, {
    islands: ['like-cases'],
    title: titleWith(errors, title, language),
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    main: html`<h1>${title}</h1>
      <p class="hint">${say(proposer === null ? words.forOthers : words.ownName)}</p>
      ${otherForms(act, actor, language)}
      ${actForm({
        ...form,
        href: addressFor(act.procedure, act.name),
        carried: html`${formTokenInput(c)}<input type="hidden" name="submitToken" value="${shown.submitToken}" />`,
        back: '/cases',
        inputs: newCaseInputs(form, proposer),
        otherWay: html`${proposer === null ? '' : draftFirst(act, actor, language)} ${lookForLike(language)}`,
      })}
      ${likeCases({ language, answer })}`,
  })
}

const drafting = 'begin_draft'
const looking = 'look_for_like'

/** Another button of the form, which sends nothing in: it only shows what is like it. */
function lookForLike(language: Language): Html {
  return html`<button name="action" value="${looking}">${likeWords.look[language]}</button>`
}

/** What was typed so far, as it is held against other cases. */
function writtenOf({ action }: Beginning, typed: TypedFields): Matter {
  const fields = fieldsFrom(typed, action.fields)
  const texts = Object.entries(action.fields).filter(([name, { type }]) => type === 'text' && name !== 'demands')
  return {
    title: textOf(fields.title),
    text: texts
      .map(([name]) => textOf(fields[name]))
      .join('\n')
      .trim(),
    demands: textOf(fields.demands),
  }
}

/** True where one act asks for nothing but what the form of another holds. */
function fitsForm({ actions }: Procedure, one: string, other: string): boolean {
  const held = actions[other]?.fields ?? {}
  const asked = actions[one]?.fields ?? {}
  return Object.keys(held).every((field) => asked[field] !== undefined || unseenFields.has(field))
}

/** Filled in where a case is opened from a reading. */
const unseenFields = new Set(['originReading', 'originFinding', 'originQuote'])

/** The other forms by which this account may begin a case of this kind. */
function otherForms({ procedure, name }: Beginning, { offices }: Actor, language: Language): Html {
  const others = beginningsFor(procedure, offices).filter((one) => one !== name && !fitsForm(procedure, one, name))
  if (others.length === 0) return html``
  return html`<ul class="plain-rows">${others.map(
    (one) =>
      html`<li><a href="${addressFor(procedure, one)}">${procedure.actions[one]?.label[language] ?? one}</a></li>`,
  )}</ul>`
}

/** A second button of the form: the same words, kept with those who are asked to sign until they are handed in. */
function draftFirst({ procedure, name }: FormAct, { offices }: Actor, language: Language): Html {
  const label = procedure.actions[drafting]?.label[language]
  if (label === undefined || !beginningsFor(procedure, offices).includes(drafting)) return html``
  if (name === drafting || !fitsForm(procedure, drafting, name)) return html``
  return html`<button name="action" value="${drafting}">${label}</button>`
}
