import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import type { Language } from '#kernel/label.ts'
import { maySaveSessions, type SessionAsked, saveSession, sessionKinds } from '#operations/save-session.ts'
import { listSessions, type MeetingSession } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { errorSummary, type FormError, fieldError, fieldId, formErrors, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { sessionFieldLabels as labels, sessionKindLabels, sessionWords as words } from '#web/words/session-words.ts'

const path = '/sessions'

/** The sessions of a city's bodies, put in and changed by its administrator. */
export function sessionPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(path, async (c) => {
      if (!maySaveSessions(c.var.actor)) return refusalPage(c, [{ code: 'administrator_only' }], '/inbox')
      const sessions = await listSessions(c.var.dependencies.db)
      const changed = sessions.find(({ id }) => id === c.req.query('change'))
      return sessionsPage(c, sessions, changed === undefined ? emptySession : askedOf(changed), [])
    })
    .post(path, async (c) => {
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], path)
      const asked = askedFrom(form)
      const saved = await saveSession(c.var.dependencies.db, actContextOf(c), asked)
      if (saved.ok) return c.redirect(`${path}?saved`, 303)
      if (saved.refusal.code === 'administrator_only') return refusalPage(c, [saved.refusal], '/inbox')
      return sessionsPage(c, await listSessions(c.var.dependencies.db), asked, [saved.refusal])
    })
}

const emptySession: SessionAsked = {
  ...{ id: '', kind: 'plenary', nameZh: '', nameEn: '', opensOn: '', closesOn: '', place: '', theme: '', host: '' },
}

function askedOf(one: MeetingSession): SessionAsked {
  const { id, kind, name_zh, name_en, opens_on, closes_on, place, theme, host } = one
  return { id, kind, nameZh: name_zh, nameEn: name_en, opensOn: opens_on, closesOn: closes_on, place, theme, host }
}

function askedFrom(form: FormData): SessionAsked {
  const given = (name: keyof SessionAsked): string =>
    String(form.get(name) ?? '')
      .replaceAll('\u0000', '')
      .trim()
  return {
    ...{ id: given('id'), kind: given('kind'), nameZh: given('nameZh'), nameEn: given('nameEn') },
    ...{ opensOn: given('opensOn'), closesOn: given('closesOn') },
    ...{ place: given('place'), theme: given('theme'), host: given('host') },
  }
}

function sessionsPage(
  c: Context<HttpEnv>,
  sessions: readonly MeetingSession[],
  shown: SessionAsked,
  refusals: readonly AnyRefusal[],
): Response | Promise<Response> {
  const { language } = c.var
  const errors = formErrors(refusals, language, { procedure: null, unitName: (id) => id })
  const [first] = refusals
  const isKnown = sessions.some(({ id }) => id === shown.id)
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    isWide: true,
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    main: html`<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      ${c.req.query('saved') === undefined ? '' : html`<p class="notice" role="status">${words.saved[language]}</p>`}
      ${sessions.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : sessionTable(sessions, language)}
      <h2>${(isKnown ? words.change : words.fresh)[language]}</h2>
      ${errorSummary(errors, language)} ${sessionForm(c, shown, isKnown && first === undefined, errors)}`,
  })
}

function sessionTable(sessions: readonly MeetingSession[], language: Language): Html {
  const columns = ['nameZh', 'kind', 'opensOn', 'closesOn', 'id'] as const
  return html`<table class="list" role="table">
    <caption class="visually-hidden">${words.title[language]}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(
      (column) =>
        html`<th scope="col" role="columnheader">${labels[column === 'nameZh' && language === 'en' ? 'nameEn' : column][language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${sessions.map(
      (one) => html`<tr role="row" data-row>
        ${cell('title', labels.nameZh[language], html`<a href="${path}?change=${one.id}">${language === 'zh' ? one.name_zh : one.name_en}</a>`)}
        ${cell('kind', labels.kind[language], kindName(one.kind, language))}
        ${cell('opensOn', labels.opensOn[language], dayCell(one.opens_on))}
        ${cell('closesOn', labels.closesOn[language], dayCell(one.closes_on))}
        ${cell('code', labels.id[language], html`<code>${one.id}</code>`)}
      </tr>`,
    )}</tbody>
  </table>`
}

function kindName(kind: string, language: Language): string {
  const known = sessionKinds.find((one) => one === kind)
  return known === undefined ? kind : sessionKindLabels[known][language]
}

function sessionForm(c: Context<HttpEnv>, shown: SessionAsked, isKnown: boolean, errors: readonly FormError[]): Html {
  const { language } = c.var
  const input = (field: keyof SessionAsked, more: Html = html`type="text"`): Html =>
    html`<div class="field"><label for="${fieldId(field)}">${labels[field][language]}</label>
      ${field === 'id' ? html`<p class="hint" id="code-hint">${words.codeHint[language]}</p>` : ''}
      ${fieldError(field, errors, language)}
      <input id="${fieldId(field)}" name="${field}" value="${shown[field]}" ${more}
        ${field === 'id' ? html`aria-describedby="code-hint"` : ''} ${errors.some((one) => one.field === field) ? html`aria-invalid="true"` : ''} /></div>`
  return html`<form class="fields" method="post" action="${path}">${formTokenInput(c)}
    ${input('id', isKnown ? html`readonly` : html`required maxlength="40"`)}
    <div class="field"><label for="${fieldId('kind')}">${labels.kind[language]}</label>
      ${fieldError('kind', errors, language)}
      <select id="${fieldId('kind')}" name="kind">${sessionKinds.map(
        (kind) =>
          html`<option value="${kind}" ${kind === shown.kind ? 'selected' : ''}>${sessionKindLabels[kind][language]}</option>`,
      )}</select></div>
    ${input('nameZh', html`required maxlength="120"`)} ${input('nameEn', html`required maxlength="120"`)}
    ${input('opensOn', html`type="date" required`)} ${input('closesOn', html`type="date" required`)}
    ${input('place', html`maxlength="200"`)} ${input('theme', html`maxlength="200"`)} ${input('host', html`maxlength="200"`)}
    <p class="form-end"><button class="button">${words.save[language]}</button></p></form>`
}
