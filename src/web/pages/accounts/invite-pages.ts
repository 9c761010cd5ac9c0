import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officeLabel } from '#http/office-label.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { readAccounts } from '#operations/accounts/change-account.ts'
import { type Inviting, invite } from '#operations/accounts/invite.ts'
import { findPeople, listPeople, type Person } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { officesFor } from '#web/parts/accounts/offices-for.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, errorsAt, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { given } from '#web/parts/list-query.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { shortUnitName, unitsOf } from '#web/parts/request-units.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { personKinds, accountWords as words } from '#web/words/account-words.ts'
import { linkPage } from './link-page.ts'

const mostFound = 50

/** Finds somebody on the roster, then asks what their account is to be. */
export async function invitePage(c: Context<HttpEnv>): Promise<Response> {
  const back = `/accounts/invite${new URL(c.req.url).search}`
  const seen = await readAccounts(c.var.dependencies.db, officerContextOf(c))
  if (!seen.ok) return refusalPage(c, [seen.refusal], '/inbox')
  const first = proofFirst(c, back)
  if (first !== undefined) return first

  const query = new URL(c.req.url).searchParams
  const person = await personNamed(c, given(query, 'person'))
  return person === undefined ? findingPage(c, given(query, 'q')) : formPage(c, person, emptyFor(person), [])
}

export async function sendInvite(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/accounts/invite')
  const { db } = c.var.dependencies
  const asked: Inviting = {
    personId: typedText(form, 'person'),
    login: typedText(form, 'login').trim(),
    address: c.var.dependencies.mailGoesOut ? typedText(form, 'address').trim() : '',
    offices: form.getAll('offices').map(String),
    unitId: typedText(form, 'unit') || null,
  }
  const invited = await invite(db, officerContextOf(c), asked)
  if (invited.ok) return linkPage(c, { title: words.invitedTitle, opens: 'invitation', made: [invited.value] })

  const person = await personNamed(c, asked.personId)
  if (person === undefined || settledElsewhere.includes(invited.refusal.code))
    return refusedOrProof(c, invited.refusal, `/accounts/invite?person=${encodeURIComponent(asked.personId)}`)
  return formPage(c, person, asked, [invited.refusal])
}

/** What no change of the form mends: a proof, another officer. */
const settledElsewhere: readonly string[] = ['proof_needed', 'officer_required', 'waits_for_second']

async function findingPage(c: Context<HttpEnv>, wanted: string | undefined): Promise<Response> {
  const { language, dependencies } = c.var
  const units = await unitsOf(c)
  const people = wanted === undefined ? [] : await listPeople(dependencies.db)
  const found = people.filter(({ name, id }) => name.includes(wanted ?? '') || id === wanted).slice(0, mostFound)
  return page(c, {
    title: words.invite[language],
    main: html`<h1>${words.invite[language]}</h1>
      <form class="fields" method="get" action="/accounts/invite" role="search"><div class="field"><label for="invite-q">${words.choosePerson[language]}</label>
        <p class="hint" id="invite-q-hint">${words.choosePersonHint[language]}</p>
        <div class="one-line"><input id="invite-q" name="q" value="${wanted ?? ''}" maxlength="100" aria-describedby="invite-q-hint" /><button class="button">${words.find[language]}</button></div></div></form>
      ${wanted !== undefined && found.length === 0 ? html`<p class="empty">${words.nobodyFound[language]}</p>` : ''}
      <ul class="plain-rows">${found.map(
        (one) => html`<li data-row><a href="/accounts/invite?person=${encodeURIComponent(one.id)}">${one.name}</a>
        <span class="note">${[personKinds[one.kind][language], one.delegation ?? '', one.office ?? '', shortUnitName(units.get(one.unit_id ?? ''), language)].filter((part) => part !== '').join(' · ')}</span></li>`,
      )}</ul>
      <p><a href="/accounts">${words.back[language]}</a></p>`,
  })
}

async function formPage(
  c: Context<HttpEnv>,
  person: Person,
  typed: Inviting,
  refusals: readonly AnyRefusal[],
): Promise<Response> {
  const { language, dependencies } = c.var
  const errors = refusals.flatMap((refusal) => errorsAt(fieldOf[refusal.code] ?? null, [refusal], language))
  const [first] = refusals
  const line = { errors, autocomplete: 'off' } as const
  return page(c, {
    title: titleWith(errors, words.invite[language], language),
    status: first === undefined ? 200 : refusalStatus[first.code],
    main: html`${errorSummary(errors, language)}<h1>${words.invite[language]}${language === 'zh' ? '：' : ': '}${person.name}</h1>
      <form class="fields" method="post" action="/accounts/invite" data-turbo="false">${formTokenInput(c)}
        <input type="hidden" name="person" value="${person.id}" />
        ${textBox({ ...line, field: 'login', label: words.login[language], hint: words.loginHint[language], type: 'text', value: typed.login, isRequired: true }, language)}
        ${await rolesFields(c, person, typed)}
        ${
          dependencies.mailGoesOut
            ? textBox(
                {
                  ...line,
                  field: 'address',
                  label: words.address[language],
                  hint: words.addressHint[language],
                  type: 'email',
                  value: typed.address,
                },
                language,
              )
            : html`<p class="hint">${words.addressOff[language]}</p>`
        }
        <p><button class="button">${words.send[language]}</button></p></form>
      <p><a href="/accounts">${words.back[language]}</a></p>`,
  })
}

/** What somebody can act as: their unit, or the offices that fit them. */
export async function rolesFields(
  c: Context<HttpEnv>,
  person: Pick<Person, 'kind' | 'unit_id'>,
  chosen: { readonly offices: readonly string[]; readonly unitId: string | null },
): Promise<Html> {
  const { language } = c.var
  const unit = person.unit_id === null ? undefined : (await unitsOf(c)).get(person.unit_id)
  return html`${
    unit === undefined
      ? ''
      : html`<fieldset class="field"><legend>${words.actsFor[language]}</legend>
        <label class="tick"><input type="radio" name="unit" value="${unit.id}" ${chosen.unitId === unit.id ? 'checked' : ''} /><span>${shortUnitName(unit, language)}</span></label>
        <label class="tick"><input type="radio" name="unit" value="" ${chosen.unitId === null ? 'checked' : ''} /><span>${words.noUnit[language]}</span></label></fieldset>`
  }
    <fieldset class="field" id="field-offices"><legend>${words.offices[language]}</legend>${officesFor(person.kind).map(
      (
        office,
      ) => html`<label class="tick"><input type="checkbox" name="offices" value="${office}" ${chosen.offices.includes(office) ? 'checked' : ''} />
      <span>${officeLabel(office)[language]}</span></label>`,
    )}</fieldset>`
}

async function personNamed(c: Context<HttpEnv>, id: string | undefined): Promise<Person | undefined> {
  return id === undefined ? undefined : (await findPeople(c.var.dependencies.db, [id])).get(id)
}

function emptyFor({ id, kind, unit_id }: Person): Inviting {
  const offices = kind === 'clerk' ? [] : [kind]
  return { personId: id, login: '', address: '', offices, unitId: unit_id }
}

/** Which field of the form a refusal is about. */
const fieldOf: Readonly<Partial<Record<AnyRefusal['code'], string>>> = {
  login_invalid: 'login',
  login_taken: 'login',
  mail_address_invalid: 'address',
  roles_missing: 'offices',
  unit_or_offices: 'offices',
  officers_apart: 'offices',
  office_not_of_person: 'offices',
}
