import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { caseInstance } from '#engine/case-file.ts'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalText } from '#http/refusal-text.ts'
import type { Language } from '#kernel/label.ts'
import {
  type ChangedCase,
  type DeadlineChange,
  type DeadlineChanges,
  listDeadlineChanges,
  recomputeDeadlines,
} from '#operations/recompute-deadlines.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { Unit } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { pagination } from '#web/parts/pagination.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { unitName, unitsOf } from '#web/parts/request-units.ts'
import { recomputingWords as words } from '#web/words/recomputing-words.ts'

const path = '/deadlines'

/** Which deadlines a changed calendar or law would move, day against day; and the act that moves those shown. */
export function recomputeDeadlinesPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(path, (c) => changesPage(c, null))
    .post(path, async (c) => {
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], path)

      const authority = String(form.get('authority') ?? '')
      const cases = form.getAll('case').flatMap((value) => {
        const [caseId, version] = String(value).split(' ')
        return caseId === undefined || version === undefined ? [] : [{ caseId, version: Number(version) }]
      })
      const done = await recomputeDeadlines(c.var.dependencies.db, actContextOf(c), { authority, cases })
      if (done.ok) return c.redirect(`${path}?moved=${done.value.moved}&left=${done.value.left}`, 303)
      const [first] = done.refusal
      return first.code === 'field_missing' || first.code === 'field_invalid'
        ? changesPage(c, first)
        : refusalPage(c, done.refusal, path)
    })
}

async function changesPage(c: Context<HttpEnv>, refusal: AnyRefusal | null): Promise<Response> {
  const { language, dependencies } = c.var
  const url = new URL(c.req.url)
  const found = await listDeadlineChanges(dependencies.db, actContextOf(c), url.searchParams.get('after') ?? '')
  if (!found.ok) return refusalPage(c, [found.refusal], '/inbox')

  const { cases, missingYears, checked, next } = found.value
  const title = words.title[language]
  return page(c, {
    title,
    ...(refusal === null ? {} : { status: 422 }),
    main: html`<h1>${title}</h1>
      <p>${words.lead[language]}</p>
      ${doneNotice(url, language)}
      <p role="status">${words.checked(checked, cases.length)[language]}</p>
      ${missingYears.map((year) => html`<p class="notice">${words.missingYear(year)[language]}</p>`)}
      ${cases.length === 0 ? '' : changesForm(c, cases, await unitsOf(c), refusal)}
      ${pagination(url, next, language)}`,
  })
}

function doneNotice(url: URL, language: Language): Html {
  const moved = Number(url.searchParams.get('moved') ?? Number.NaN)
  const left = Number(url.searchParams.get('left') ?? 0)
  if (!Number.isInteger(moved)) return html``
  return html`<p class="notice" role="status">${words.moved(moved)[language]}${left > 0 ? ` ${words.left(left)[language]}` : ''}</p>`
}

function changesForm(
  c: Context<HttpEnv>,
  cases: DeadlineChanges['cases'],
  units: ReadonlyMap<string, Unit>,
  refusal: AnyRefusal | null,
): Html {
  const { language } = c.var
  const procedure = findProcedure(cases[0]?.procedure ?? '') ?? null
  const error = refusal === null ? '' : refusalText(refusal, language, { procedure, unitName: (id) => id })
  return html`<form method="post" action="${path}" class="fields">
    ${formTokenInput(c)}
    <table class="list" role="table">
      <caption class="visually-hidden">${words.title[language]}</caption>
      <thead role="rowgroup"><tr role="row">${[words.case, words.clock, words.before, words.after].map(
        (heading) => html`<th scope="col" role="columnheader">${heading[language]}</th>`,
      )}</tr></thead>
      <tbody role="rowgroup">${cases.map((one) => caseRows(one, units, language))}</tbody>
    </table>
    <div class="${error === '' ? 'field' : 'field has-error'}">
      <label for="authority">${words.authority[language]}</label>
      ${error === '' ? '' : html`<p class="field-error" id="authority-error">${error}</p>`}
      <input id="authority" name="authority" type="text" maxlength="200" aria-required="true" autocomplete="off"
        ${error === '' ? '' : html`aria-invalid="true" aria-describedby="authority-error"`} />
    </div>
    <div><button class="button">${words.move(cases.length)[language]}</button></div>
  </form>`
}

function caseRows(one: ChangedCase, units: ReadonlyMap<string, Unit>, language: Language): Html {
  const { caseId, version, title, procedure, changes } = one
  return html`${changes.map(
    (change, index) => html`<tr role="row" data-row>
      <td role="cell" class="col-title" data-label="${words.case[language]}">${
        index > 0
          ? ''
          : html`<input type="hidden" name="case" value="${caseId} ${version}" /><a href="/cases/${caseId}">${title}</a>`
      }</td>
      <td role="cell" data-label="${words.clock[language]}">${clockText(change, procedure, units, language)}</td>
      <td role="cell" data-label="${words.before[language]}"><time datetime="${change.before}">${dayText(change.before, language)}</time></td>
      <td role="cell" data-label="${words.after[language]}">${
        change.after === null
          ? words.stops[language]
          : html`<time datetime="${change.after}">${dayText(change.after, language)}</time>${
              change.after === change.before ? html` <span class="note">${words.sameDay[language]}</span>` : ''
            }`
      }</td>
    </tr>`,
  )}`
}

function clockText(
  { clock, instance }: DeadlineChange,
  procedure: string,
  units: ReadonlyMap<string, Unit>,
  language: Language,
): string {
  const name = findProcedure(procedure)?.clocks[clock]?.[language] ?? clock
  const unit = units.get(instance)
  return instance === caseInstance || unit === undefined ? name : `${name} · ${unitName(unit, language)}`
}
