import type { Context } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import type { Result } from '#kernel/result.ts'
import type { AccountRefusal } from '#operations/accounts/account-refusal.ts'
import {
  changeRoles,
  disableAccount,
  enableAccount,
  endSignIns,
  readAccount,
} from '#operations/accounts/change-account.ts'
import { makeResetLink } from '#operations/accounts/new-password.ts'
import { mayAct, type OfficerActName } from '#operations/accounts/officer-acts.ts'
import { removeFactorsOf } from '#operations/accounts/remove-passkey.ts'
import { unlockAccount } from '#operations/accounts/unlock-account.ts'
import type { Account } from '#store/accounts.ts'
import { findPeople } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { roleWords } from '#web/parts/accounts/role-words.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { accountWords as words } from '#web/words/account-words.ts'
import { grantWords } from '#web/words/grant-words.ts'
import { passkeyWords } from '#web/words/passkey-words.ts'
import { accountState } from './accounts-page.ts'
import { identityForms } from './identity-forms.ts'
import { rolesFields } from './invite-pages.ts'
import { linkPage } from './link-page.ts'

/** One account, and what its administrator does with it. */
export async function accountPage(c: Context<HttpEnv>, id: string): Promise<Response> {
  const { language, dependencies } = c.var
  const context = officerContextOf(c)
  const found = await readAccount(dependencies.db, context, id)
  if (!found.ok) return refusalPage(c, [found.refusal], '/accounts')
  const first = proofFirst(c, `/accounts/${encodeURIComponent(id)}`)
  if (first !== undefined) return first

  const account = found.value
  const isOwn = account.personId === context.by.personId
  return page(c, {
    title: account.login,
    main: html`<div class="own-settings"><h1>${account.personName} <span class="note">${account.login}</span></h1>
      ${c.req.query('done') === undefined ? '' : html`<p class="said" role="status">${words.saved[language]}</p>`}
      <dl class="link-slip"><div><dt>${words.roles[language]}</dt><dd>${await roleWords(c, account)}</dd></div>
        <div><dt>${words.state[language]}</dt><dd>${accountState(account)[language]}</dd></div></dl>
      ${isOwn ? html`<p>${words.own[language]}</p>` : await changes(c, account)}
      <p><a href="/accounts">${words.back[language]}</a></p></div>`,
  })
}

/** What this officer may do with somebody else's account; each form asks the operation again. */
async function changes(c: Context<HttpEnv>, account: Account): Promise<Html> {
  const { language, dependencies } = c.var
  const { rules, by } = officerContextOf(c)
  const may = (act: OfficerActName): boolean => mayAct(act, rules.officers, by.offices)
  const person = (await findPeople(dependencies.db, [account.personId])).get(account.personId)
  const isDisabled = account.disabledAt !== null
  const mayEnd = may(isDisabled ? 'enable_account' : 'disable_account')
  return html`${
    !may('change_roles')
      ? ''
      : html`<section aria-labelledby="account-roles"><h2 id="account-roles">${words.change[language]}</h2>
      <p class="hint">${words.changeHint[language]}</p>
      <form class="fields" method="post" action="/accounts/${account.id}/roles">${formTokenInput(c)}
        ${person === undefined ? '' : await rolesFields(c, person, account)}
        <p><button class="button">${words.save[language]}</button></p></form></section>`
  }
    ${isDisabled ? '' : html`${waysIn(c, account, may)} ${await identityForms(c, account)}`}
    ${
      !mayEnd && isDisabled
        ? ''
        : html`<section aria-labelledby="account-end"><h2 id="account-end">${words.ending[language]}</h2>
      <p class="hint">${words.endingHint[language]}</p>
      <div class="settings-forms">${
        isDisabled
          ? oneButton(c, `/accounts/${account.id}/enable`, words.enable[language])
          : html`${mayEnd ? oneButton(c, `/accounts/${account.id}/disable`, words.disable[language]) : ''} ${endingForm(c, account)}`
      }</div></section>`
    }`
}

/** Its password, its passkeys, and what wrong tries have shut. */
function waysIn(c: Context<HttpEnv>, account: Account, may: (act: OfficerActName) => boolean): Html {
  const { language } = c.var
  const path = `/accounts/${account.id}`
  const reset = html`<p class="hint">${words.resetHint[language]}</p>${oneButton(c, `${path}/reset`, words.makeReset[language])}`
  const passkeys = html`<p class="hint">${passkeyWords.removeAllHint[language]}</p>
    ${oneButton(c, `${path}/passkeys/remove`, `${passkeyWords.removeAll[language]} (${account.passkeys + (account.hasCodes ? 1 : 0)})`)}`
  return html`<section aria-labelledby="account-reset"><h2 id="account-reset">${words.reset[language]}</h2>
    ${may('reset_sign_in') ? reset : ''} ${may('unlock') ? oneButton(c, `${path}/unlock`, grantWords.unlock[language]) : ''}
    ${(account.passkeys > 0 || account.hasCodes) && may('remove_passkeys') ? passkeys : ''}</section>`
}

function endingForm(c: Context<HttpEnv>, account: Account): Html {
  return oneButton(c, `/accounts/${account.id}/end`, words.endSignIns[c.var.language])
}

function oneButton(c: Context<HttpEnv>, action: string, label: string): Html {
  return html`<form method="post" action="${action}" data-turbo="false">${formTokenInput(c)}<button>${label}</button></form>`
}

const done = {
  disable: disableAccount,
  enable: enableAccount,
  end: endSignIns,
  passkeys: removeFactorsOf,
  unlock: unlockAccount,
} as const

export async function changeAccount(c: Context<HttpEnv>, id: string, how: keyof typeof done): Promise<Response> {
  return afterForm(c, id, () => done[how](c.var.dependencies.db, officerContextOf(c), id))
}

export async function saveRoles(c: Context<HttpEnv>, id: string): Promise<Response> {
  return afterForm(c, id, (form) => {
    const roles = { offices: form.getAll('offices').map(String), unitId: typedText(form, 'unit') || null }
    return changeRoles(c.var.dependencies.db, officerContextOf(c), { id, ...roles })
  })
}

export async function makeReset(c: Context<HttpEnv>, id: string): Promise<Response> {
  const back = `/accounts/${encodeURIComponent(id)}`
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], back)
  const made = await makeResetLink(c.var.dependencies.db, officerContextOf(c), id)
  if (!made.ok) return refusedOrProof(c, made.refusal, back)
  return linkPage(c, { title: words.resetTitle, opens: 'password', made: [made.value] })
}

async function afterForm(
  c: Context<HttpEnv>,
  id: string,
  change: (form: FormData) => Promise<Result<undefined, AccountRefusal>>,
): Promise<Response> {
  const back = `/accounts/${encodeURIComponent(id)}`
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], back)
  const changed = await change(form)
  return changed.ok ? c.redirect(`${back}?done=yes`, 303) : refusedOrProof(c, changed.refusal, back)
}
