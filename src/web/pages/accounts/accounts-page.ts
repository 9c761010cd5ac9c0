import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { readAccounts } from '#operations/accounts/change-account.ts'
import { mayAct, type OfficerActName } from '#operations/accounts/officer-acts.ts'
import type { Account } from '#store/accounts.ts'
import type { Invitation } from '#store/invitations.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { roleWords } from '#web/parts/accounts/role-words.ts'
import { cell } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { given } from '#web/parts/list-query.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { accountWords as words } from '#web/words/account-words.ts'
import { grantWords } from '#web/words/grant-words.ts'

/** Every account and the invitations, for those who look after them. */
export async function accountsPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const context = officerContextOf(c)
  const seen = await readAccounts(dependencies.db, context)
  if (!seen.ok) return refusalPage(c, [seen.refusal], '/inbox')

  const wanted = given(new URL(c.req.url).searchParams, 'q')?.toLowerCase()
  const fits = (...texts: readonly string[]): boolean =>
    wanted === undefined || texts.some((text) => text.toLowerCase().includes(wanted))
  const accounts = seen.value.accounts.filter(({ login, personName }) => fits(login, personName))
  const invitations = seen.value.invitations.filter(
    (one) => fits(one.login, one.personName) && one.used_at === null && one.revoked_at === null,
  )
  const may = (act: OfficerActName): boolean => mayAct(act, context.rules.officers, context.by.offices)
  return page(c, {
    title: words.title[language],
    isWide: true,
    main: html`<h1>${words.title[language]}</h1>
      ${
        may('invite')
          ? html`<p class="settings-forms"><a class="button" href="/accounts/invite">${words.invite[language]}</a>
        <a class="button" href="/accounts/invite-many">${words.inviteMany[language]}</a></p>`
          : ''
      }
      ${may('see_grants') ? html`<p><a href="/accounts/grants">${grantWords.title[language]}</a></p>` : ''}
      <form class="fields" method="get" action="/accounts" role="search"><div class="field"><label for="account-q">${words.search[language]}</label>
        <div class="one-line"><input id="account-q" name="q" value="${wanted ?? ''}" maxlength="100" /><button>${words.find[language]}</button></div></div></form>
      <h2>${words.invitations[language]}</h2>
      ${invitations.length === 0 ? html`<p class="empty">${words.noInvitations[language]}</p>` : await invitationTable(c, invitations, may)}
      <h2>${words.title[language]} <span class="count">${accounts.length}</span></h2>
      ${accounts.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : await accountTable(c, accounts)}`,
  })
}

async function accountTable(c: Context<HttpEnv>, accounts: readonly Account[]): Promise<Html> {
  const { language } = c.var
  const rows = await Promise.all(accounts.map((one) => accountRow(c, one)))
  return html`<table class="list list-accounts" role="table">
    <caption class="visually-hidden">${words.title[language]}</caption>
    ${heads(c, ['login', 'person', 'roles', 'state', 'lastSignIn'])}
    <tbody role="rowgroup">${rows}</tbody></table>`
}

async function accountRow(c: Context<HttpEnv>, one: Account): Promise<Html> {
  const { language, dependencies } = c.var
  const last = one.lastSignIn === null ? undefined : dayIn(new Date(one.lastSignIn), dependencies.city.time_zone)
  return html`<tr role="row" data-row>
    ${cell('login', words.login[language], html`<a href="/accounts/${one.id}">${one.login}</a>`)}
    ${cell('person', words.person[language], one.personName)}
    ${cell('roles', words.roles[language], await roleWords(c, one))}
    ${cell('state', words.state[language], accountState(one)[language])}
    ${cell('lastSignIn', words.lastSignIn[language], last === undefined ? html`<span class="note">${words.never[language]}</span>` : dayCell(last))}
  </tr>`
}

/** Whether an account is in use, and if it opens nothing, why. */
export function accountState(one: Account) {
  if (one.disabledAt !== null) return words.disabled
  const held = one.offices.length + (one.unitId === null ? 0 : 1)
  const left = one.livingOffices.length + (one.livingUnit === null ? 0 : 1)
  return left < held ? words.rightsEnded : words.active
}

type May = (act: OfficerActName) => boolean

async function invitationTable(c: Context<HttpEnv>, invitations: readonly Invitation[], may: May): Promise<Html> {
  const { language } = c.var
  const rows = await Promise.all(invitations.map((one) => invitationRow(c, one, may)))
  return html`<table class="list list-invitations" role="table">
    <caption class="visually-hidden">${words.invitations[language]}</caption>
    ${heads(c, ['login', 'person', 'roles', 'state', 'until', 'act'])}
    <tbody role="rowgroup">${rows}</tbody></table>`
}

async function invitationRow(c: Context<HttpEnv>, one: Invitation, may: May): Promise<Html> {
  const { language, at, dependencies } = c.var
  const until = dayIn(new Date(one.expires_at), dependencies.city.time_zone)
  const state = one.expires_at > at ? words.open : words.expired
  const form = (how: 'send' | 'revoke', label: string): Html =>
    html`<form method="post" action="/accounts/invitations/${one.id}/${how}" data-turbo="false">${formTokenInput(c)}<button>${label}<span class="visually-hidden"> ${one.login}</span></button></form>`
  return html`<tr role="row" data-row>
    ${cell('login', words.login[language], one.login)}
    ${cell('person', words.person[language], one.personName)}
    ${cell('roles', words.roles[language], await roleWords(c, { offices: one.offices, unitId: one.unit_id }))}
    ${cell('state', words.state[language], html`${state[language]}${one.hasAddress ? html` <span class="note">${words.byMail[language]}</span>` : ''}`)}
    ${cell('until', words.until[language], dayCell(until))}
    ${cell('act', words.act[language], html`<div class="settings-forms">${may('send_invitation') ? form('send', words.sendAgain[language]) : ''} ${may('revoke_invitation') ? form('revoke', words.revoke[language]) : ''}</div>`)}
  </tr>`
}

function heads(c: Context<HttpEnv>, columns: readonly (keyof typeof words)[]): Html {
  return html`<thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th scope="col" role="columnheader" class="col-${column}">${words[column][c.var.language]}</th>`,
  )}</tr></thead>`
}
