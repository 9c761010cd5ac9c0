import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Fields } from '#engine/case-file.ts'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalText } from '#http/refusal-text.ts'
import type { Label, Language } from '#kernel/label.ts'
import { listPassing, type Passage, type Passing, type PassingCase, passCases } from '#operations/year-and-term.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { Unit } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { pagination } from '#web/parts/pagination.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { unitName, unitsOf } from '#web/parts/request-units.ts'
import { passageWords as words } from '#web/words/passage-words.ts'

const path = '/year-and-term'

/** What the end of a year or a term finds unfinished, by unit, and the act that carries it on. */
export function yearAndTermPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(path, (c) => passagePage(c, null))
    .post(path, async (c) => {
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], path)
      const passage: Passage = form.get('passage') === 'change_term' ? 'change_term' : 'carry_over'
      const fields = Object.fromEntries(
        fieldsOf[passage].flatMap(({ name }) => {
          const value = String(form.get(name) ?? '').trim()
          return value === '' ? [] : [[name, value]]
        }),
      )
      const cases = form.getAll('case').flatMap((value) => {
        const [caseId, version] = String(value).split(' ')
        return caseId === undefined || version === undefined ? [] : [{ caseId, version: Number(version) }]
      })
      const done = await passCases(c.var.dependencies.db, actContextOf(c), passage, fields, cases)
      if (done.ok) return c.redirect(`${path}?passed=${done.value.passed}&left=${done.value.left}`, 303)
      const [first] = done.refusal
      return first.code === 'field_missing' || first.code === 'field_invalid'
        ? passagePage(c, { passage, fields, refusal: first })
        : refusalPage(c, done.refusal, path)
    })
}

type FormField = { readonly name: string; readonly label: Label; readonly isLong?: true }

const authority: FormField = { name: 'authority', label: words.authority }

const fieldsOf: Readonly<Record<Passage, readonly FormField[]>> = {
  carry_over: [authority],
  change_term: [
    { name: 'termEnded', label: words.termEnded },
    { name: 'termBegun', label: words.termBegun },
    { name: 'termExplanation', label: words.explanation, isLong: true },
    authority,
  ],
}

type Refused = { readonly passage: Passage; readonly fields: Fields; readonly refusal: AnyRefusal }

async function passagePage(c: Context<HttpEnv>, refused: Refused | null): Promise<Response> {
  const { language, dependencies } = c.var
  const url = new URL(c.req.url)
  const after = url.searchParams.get('after') ?? ''
  const year = await listPassing(dependencies.db, actContextOf(c), 'carry_over')
  if (!year.ok) return refusalPage(c, [year.refusal], '/inbox')
  const term = await listPassing(dependencies.db, actContextOf(c), 'change_term', { after })
  if (!term.ok) return refusalPage(c, [term.refusal], '/inbox')
  const units = await unitsOf(c)
  const title = words.title[language]
  return page(c, {
    title,
    ...(refused === null ? {} : { status: 422 }),
    main: html`<h1>${title}</h1> ${doneNotice(url, language)}
      <section><h2>${words.year[language]}</h2><p>${words.yearLead[language]}</p>
        ${passageForm(c, 'carry_over', year.value, units, refused)}</section>
      <section><h2>${words.term[language]}</h2><p>${words.termLead[language]}</p>
        ${passageForm(c, 'change_term', term.value, units, refused)}
        ${pagination(url, term.value.next, language)}</section>`,
  })
}

function doneNotice(url: URL, language: Language): Html {
  const passed = Number(url.searchParams.get('passed') ?? Number.NaN)
  const left = Number(url.searchParams.get('left') ?? 0)
  if (!Number.isInteger(passed)) return html``
  return html`<p class="notice" role="status">${words.passed(passed)[language]}${left > 0 ? ` ${words.left(left)[language]}` : ''}</p>`
}

function passageForm(
  c: Context<HttpEnv>,
  passage: Passage,
  { cases }: Passing,
  units: ReadonlyMap<string, Unit>,
  refused: Refused | null,
): Html {
  const { language } = c.var
  if (cases.length === 0) {
    const none = passage === 'carry_over' ? words.none : words.noneUnfinished
    return html`<p class="empty">${none[language]}</p>`
  }
  const button = passage === 'carry_over' ? words.carry(cases.length) : words.goOn(cases.length)
  const own = refused?.passage === passage ? refused : null
  return html`<form method="post" action="${path}" class="fields">
    ${formTokenInput(c)}<input type="hidden" name="passage" value="${passage}" />
    ${cases.map((one) => html`<input type="hidden" name="case" value="${one.caseId} ${one.version}" />`)}
    ${byUnitTable(cases, units, language)}
    ${fieldsOf[passage].map((field) => fieldInput(c, passage, field, own))}
    <div><button class="button">${button[language]}</button></div>
  </form>`
}

/** A row a unit: how many it has, and which. */
function byUnitTable(cases: readonly PassingCase[], units: ReadonlyMap<string, Unit>, language: Language): Html {
  const groups = Map.groupBy(cases, (one) => one.units[0] ?? '')
  return html`<table class="list" role="table"><caption class="visually-hidden">${words.cases[language]}</caption>
    <thead role="rowgroup"><tr role="row">${[words.unit, words.count, words.cases].map(
      (heading) => html`<th scope="col" role="columnheader">${heading[language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${[...groups].map(
      ([unit, own]) => html`<tr role="row">
      <td role="cell" data-label="${words.unit[language]}">${unit === '' ? words.noUnit[language] : unitName(units.get(unit), language)}</td>
      <td role="cell" data-label="${words.count[language]}" class="figure">${own.length}</td>
      <td role="cell" class="col-title" data-label="${words.cases[language]}"><details><summary>${words.show[language]}</summary><ul>${own.map(
        (one) => html`<li><a href="/cases/${one.caseId}">${one.title}</a> <span class="note">${one.number}</span></li>`,
      )}</ul></details></td></tr>`,
    )}</tbody></table>`
}

function fieldInput(c: Context<HttpEnv>, passage: Passage, field: FormField, refused: Refused | null): Html {
  const { language } = c.var
  const { name, label, isLong } = field
  const id = `${passage}-${name}`
  const isFaulty = refused !== null && 'field' in refused.refusal && refused.refusal.field === name
  const procedure = installedProcedures[0] ?? null
  const error = isFaulty ? refusalText(refused.refusal, language, { procedure, unitName: (unit) => unit }) : ''
  const value = String(refused?.fields[name] ?? '')
  const described = error === '' ? '' : html`aria-invalid="true" aria-describedby="${id}-error"`
  return html`<div class="${error === '' ? 'field' : 'field has-error'}">
    <label for="${id}">${label[language]}</label>
    ${error === '' ? '' : html`<p class="field-error" id="${id}-error">${error}</p>`}
    ${
      isLong === true
        ? html`<textarea id="${id}" name="${name}" rows="4" maxlength="5000" aria-required="true" ${described}>
${value}</textarea>`
        : html`<input id="${id}" name="${name}" type="text" maxlength="200" value="${value}" aria-required="true" autocomplete="off" ${described} />`
    }
  </div>`
}
