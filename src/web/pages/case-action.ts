import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import type { ReplyCheck } from '#operations/check-reply.ts'
import { readCase } from '#operations/read-case.ts'
import { proposeUnitsFor, readProposal, routingAgreement } from '#operations/routing/propose-units.ts'
import { takeAction } from '#operations/take-action.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofApart, proofFirst } from '#web/parts/accounts/fresh-proof.ts'
import { checkBelow, checkButton, checkFor, takenOver } from '#web/parts/case/act-check.ts'
import { closedForm, matter, news, waiting } from '#web/parts/case/act-surroundings.ts'
import { type ActForm, actForm, actFormId } from '#web/parts/case/action-form.ts'
import { type AskedAct, askedAct, offerOf, whyNotOffered } from '#web/parts/case/asked-act.ts'
import { unitName } from '#web/parts/case/case-context.ts'
import { actErrors, type FormAct } from '#web/parts/case/case-errors.ts'
import { caseReference, caseTitle } from '#web/parts/case/case-head.ts'
import { caseWords as words } from '#web/parts/case/case-words.ts'
import { checkAnswers } from '#web/parts/case/check-answers.ts'
import { checkedFaults } from '#web/parts/case/checked-faults.ts'
import { knownValues } from '#web/parts/case/known-values.ts'
import { draftButton, modelDraft } from '#web/parts/case/model-draft.ts'
import { namedCase } from '#web/parts/case/named-case.ts'
import { filledWith, type ProposalShown, proposeButton, proposedUnits } from '#web/parts/case/proposed-units.ts'
import { languageTag } from '#web/parts/case/written-text.ts'
import { titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { fieldsFrom, type TypedFields, typedFrom } from '#web/parts/typed-fields.ts'
import { withBack } from '#web/parts/way-back.ts'
import { actOnDraft, draftsFor } from './model-draft-acts.ts'

/** The form of any act a procedure declares: shown, checked, sent, and shown again with what is wrong. */
export function caseActionPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/cases/:caseId/actions/:action', async (c) => {
      const asked = await askedAct(c, c.req.param('caseId'), c.req.param('action'))
      if (asked instanceof Response) return asked
      const instance = c.req.query('instance') ?? ''
      const offer = offerOf(asked, instance)
      if (offer === undefined) {
        return refusalPage(c, [whyNotOffered(c, asked)], hrefOf(asked), asked.act.procedure)
      }
      const first = asked.act.action.asksProof === true ? proofFirst(c, addressHere(c)) : undefined
      if (first !== undefined) return first
      const known = { ...knownValues(asked.context.seen, asked.act, offer.instance), ...namedCase(c, asked.act.action) }
      const isFilled = c.req.query('units') === 'proposed'
      const proposal = await proposalFor(c, asked, { isFilled, isAsked: false })
      const typed = isFilled && proposal !== undefined ? filledWith(proposal.proposed, asked.act.action, known) : known
      const shown = { typed, instance, refusals: [], ...(proposal === undefined ? {} : { proposal }) }
      if (c.req.query('take') !== 'open') return formPage(c, asked, shown)
      return formPage(c, asked, { ...shown, typed: takenOver(asked, c.var.actor, shown) })
    })
    .post('/cases/:caseId/actions/:action', async (c) => {
      const asked = await askedAct(c, c.req.param('caseId'), c.req.param('action'))
      if (asked instanceof Response) return asked
      const form = await c.req.formData()
      const sent = sentFrom(form, asked.act)
      if (!hasFormToken(c, form)) return formPage(c, asked, { ...sent, refusals: [{ code: 'form_expired' }] })
      if (form.has(draftButton)) return draftPage(c, asked, sent, String(form.get(draftButton)))
      if (form.has(proposeButton)) return proposePage(c, asked, sent)
      if (form.has('answerCheck')) return formPage(c, asked, { ...sent, refusals: [] })
      if (form.has('change')) return formPage(c, asked, { ...sent, refusals: [] })
      const isChecked = form.has('check') && sent.seenVersion === asked.context.seen.view.version
      return isChecked ? checkPage(c, asked, sent) : act(c, asked, sent)
    })
}

/** The form again after a button about a model's draft: with everything that was typed. */
async function draftPage(c: Context<HttpEnv>, asked: AskedAct, sent: Sent, button: string): Promise<Response> {
  const done = await actOnDraft(c, asked, sent.typed, button)
  if (!done.ok) return formPage(c, asked, { ...sent, refusals: [done.refusal] })
  return formPage(c, asked, { ...sent, ...done.value, refusals: [] })
}

/** The form again with units proposed anew, and everything that was typed. */
async function proposePage(c: Context<HttpEnv>, asked: AskedAct, sent: Sent): Promise<Response> {
  const proposal = await proposalFor(c, asked, { isFilled: false, isAsked: true })
  if (proposal === undefined) return refusalPage(c, [whyNotOffered(c, asked)], hrefOf(asked), asked.act.procedure)
  return formPage(c, asked, { ...sent, refusals: [], proposal })
}

type Typed = { readonly typed: TypedFields; readonly instance: string }

type Sent = Typed & {
  /** What the person had on screen: how many events. */
  readonly seenVersion: number
}

/** A form that does not say what it has seen, has seen nothing: it is told all. */
function sentFrom(form: FormData, { action }: FormAct): Sent {
  const seenVersion = Number(form.get('seenVersion') ?? 0)
  return {
    typed: typedFrom(form, action.fields),
    instance: String(form.get('instance') ?? ''),
    seenVersion: Number.isSafeInteger(seenVersion) ? seenVersion : 0,
  }
}

async function act(c: Context<HttpEnv>, asked: AskedAct, sent: Sent): Promise<Response> {
  const taken = await takeAction(c.var.dependencies.db, actContextOf(c), {
    caseId: asked.context.seen.view.id,
    seenVersion: sent.seenVersion,
    action: asked.act.name,
    fields: fieldsFrom(sent.typed, asked.act.action.fields),
    ...(sent.instance === '' ? {} : { instance: sent.instance }),
  })
  if (taken.ok) return c.redirect(await placeAfter(c, asked, taken.value.receipt.seq), 303)

  // Read anew: somebody may have acted between what this request saw and its own act.
  const fresh = await askedAct(c, asked.context.seen.view.id, asked.act.name)
  return fresh instanceof Response ? fresh : formPage(c, fresh, { ...sent, refusals: taken.refusal })
}

/** The case's page with its receipt; the inbox for who sees the case no more, as one who declined to sign. */
async function placeAfter(c: Context<HttpEnv>, asked: AskedAct, seq: number): Promise<string> {
  const { dependencies, actor, today } = c.var
  const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, asked.context.seen.view.id)
  if (seen === undefined) return `/inbox?done=${seq}`
  return withBack(`${addressOf(asked)}?done=${seq}#done`, asked.context.back)
}

type Shown = Typed & {
  readonly seenVersion?: number
  readonly refusals: readonly AnyRefusal[]
  readonly proposal?: ProposalShown
  /** A model's draft was put into the form just now. */
  readonly isTaken?: boolean
}

/** The form while the act is open to this person; afterwards what was typed, to be copied. */
async function formPage(c: Context<HttpEnv>, asked: AskedAct, shown: Shown): Promise<Response> {
  const { act, context } = asked
  const { language } = context
  const errors = actErrors(shown.refusals, act, language, (id) => unitName(context, id))
  const [first] = shown.refusals
  const isOpen = offerOf(asked, shown.instance) !== undefined
  const found = isOpen ? checkFor(asked, c.var.actor, shown) : undefined
  const drafts = isOpen ? await draftsFor(c, asked) : undefined
  return page(c, {
    title: titleWith(errors, `${act.action.label[language]} · ${caseTitle(context)}`, language),
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    ...(found === undefined ? {} : { islands: ['answer-check'], isWide: true }),
    main: html`${heading(asked)} <div class="act-page"><div class="act-column">
      ${isOpen ? waiting(asked, shown) : ''} ${first?.code === 'proof_needed' ? proofApart(language) : ''} ${hasMovedOn(shown) ? news(asked, shown.seenVersion ?? 0, isOpen) : ''}
      ${shown.proposal === undefined ? '' : proposedUnits(shown.proposal)} ${isOpen ? actForm({ ...formOf(c, asked, shown), errors, ...withButton(asked, found) }) : closedForm(asked, shown.typed, errors)}
      ${drafts === undefined ? '' : modelDraft({ ...drafts, isTaken: shown.isTaken === true, formId: actFormId })}
      </div>${matter(context)}</div>${checkBelow(asked, found, shown.typed)}`,
  })
}

function withButton(asked: AskedAct, found: ReplyCheck | undefined): Pick<ActForm, 'otherWay'> {
  const button = checkButton(asked, found)
  return button === undefined ? {} : { otherWay: button }
}

/**
 * Units proposed to whoever may give the case to somebody by this act, or hands it back; undefined for anybody else. Read as
 * they were kept, unless somebody asks for them anew.
 */
async function proposalFor(
  c: Context<HttpEnv>,
  { act, context, roster }: AskedAct,
  how: Pick<ProposalShown, 'isFilled' | 'isAsked'>,
): Promise<ProposalShown | undefined> {
  const { dependencies, actor, at } = c.var
  const { routing: desk, chance, db } = dependencies
  const { seen, language } = context
  const about = { action: act.name, among: roster.units.keys() }
  const proposed = how.isAsked
    ? await proposeUnitsFor(db, seen, about, { desk, chance, at })
    : await readProposal(db, seen, about)
  if (proposed === undefined || actor === null) return undefined
  const here = new URL(c.req.url)
  here.searchParams.set('units', 'proposed')
  return {
    ...{ proposed, language, action: act.action, formId: actFormId },
    agreement: (await routingAgreement(db, actor, seen)) ?? [],
    nameOf: (id) => unitName(context, id),
    fillHref: `${here.pathname}${here.search}`,
    ...how,
  }
}

function addressHere(c: Context<HttpEnv>): string {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname}${search}`
}

function hasMovedOn({ refusals }: Shown): boolean {
  return refusals.some((refusal) => refusal.code === 'case_moved_on')
}

async function checkPage(c: Context<HttpEnv>, asked: AskedAct, sent: Sent): Promise<Response> {
  const fields = fieldsFrom(sent.typed, asked.act.action.fields)
  const faults = checkedFaults(asked, actContextOf(c).actor, fields, c.var.today)
  if (faults.length > 0) return formPage(c, asked, { ...sent, refusals: faults })
  const { language } = asked.context
  return page(c, {
    title: `${words.checkTitle[language]} · ${asked.act.action.label[language]}`,
    main: html`${heading(asked)} ${checkAnswers(formOf(c, asked, sent), fields, asked.context)}`,
  })
}

function formOf(c: Context<HttpEnv>, asked: AskedAct, { typed, instance }: Typed): ActForm {
  const { act, roster, context } = asked
  return {
    act,
    profile: context.seen.profile,
    roster,
    language: context.language,
    href: withBack(`${addressOf(asked)}/actions/${encodeURIComponent(act.name)}`, context.back),
    carried: html`${formTokenInput(c)}<input type="hidden" name="seenVersion" value="${context.seen.view.version}" />
      <input type="hidden" name="instance" value="${instance}" />`,
    typed,
    errors: [],
    back: hrefOf(asked),
  }
}

/** The case's page, which still knows the list one came from. */
function hrefOf(asked: AskedAct): string {
  return withBack(addressOf(asked), asked.context.back)
}

function addressOf({ context }: AskedAct): string {
  return `/cases/${encodeURIComponent(context.seen.view.id)}`
}

function heading(asked: AskedAct): Html {
  const { act, context } = asked
  const title = caseTitle(context)
  return html`<p class="case-kicker">${caseReference(context) || words.about[context.language]} ·
      <a href="${hrefOf(asked)}" lang="${languageTag(title)}">${title}</a></p>
    <h1>${act.action.label[context.language]}</h1>`
}
