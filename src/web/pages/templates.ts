import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { placeholders } from '#operations/fill-template.ts'
import { forgetTemplate, saveTemplate, type TemplateAsked, templateOwnerOf } from '#operations/text-templates.ts'
import { findProcedure, installedProcedures } from '#procedures/installed.ts'
import { listTextTemplates, type TextTemplate } from '#store/text-templates.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { codeChoices, stateChoices } from '#web/parts/case-filter-form.ts'
import { choiceBox } from '#web/parts/choice-box.ts'
import { errorSummary, formErrors, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { batchWords as words } from '#web/words/batch-words.ts'

/** The texts a unit or an office writes often: listed, written, changed, deleted by those who act for it. */
export function templatePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/templates', async (c) => {
      if (c.var.actor === null || templateOwnerOf(c.var.actor) === null)
        return refusalPage(c, [{ code: 'template_not_allowed' }], '/')
      const own = await listTextTemplates(c.var.dependencies.db, c.var.actor)
      const changed = own.find((one) => one.id === c.req.query('change'))
      const field = `${c.req.query('procedure') ?? ''}~${c.req.query('action') ?? ''}`
      return templatesPage(c, own, changed ?? { ...emptyTemplate(c), ...placeOf(fieldLike(field)) }, [])
    })
    .post('/templates', async (c) => {
      const form = await c.req.formData()
      if (c.var.actor === null || !hasFormToken(c, form))
        return refusalPage(c, [{ code: 'form_expired' }], '/templates')
      const asked = askedFrom(c, form)
      const saved = await saveTemplate(c.var.dependencies.db, actContextOf(c), asked)
      if (saved.ok) return c.redirect('/templates', 303)
      return templatesPage(c, await listTextTemplates(c.var.dependencies.db, c.var.actor), asked, [saved.refusal])
    })
    .post('/templates/forget', async (c) => {
      const form = await c.req.formData()
      if (c.var.actor === null || !hasFormToken(c, form))
        return refusalPage(c, [{ code: 'form_expired' }], '/templates')
      const forgotten = await forgetTemplate(c.var.dependencies.db, c.var.actor, String(form.get('id') ?? ''))
      return forgotten.ok ? c.redirect('/templates', 303) : refusalPage(c, [forgotten.refusal], '/templates')
    })
}

function emptyTemplate(c: Context<HttpEnv>): TemplateAsked {
  const id = c.var.dependencies.chance.id()
  return { id, name: '', procedure: '', action: '', field: '', state: null, outcome: null, body: '' }
}

function askedFrom(c: Context<HttpEnv>, form: FormData): TemplateAsked {
  const given = (name: string) => String(form.get(name) ?? '').replaceAll('\u0000', '')
  const id = given('id')
  return {
    id: /^[\w-]{8,64}$/.test(id) ? id : c.var.dependencies.chance.id(),
    name: given('name'),
    ...placeOf(given('place')),
    state: given('state') || null,
    outcome: given('outcome') || null,
    body: given('body').replace(/\r\n?/g, '\n'),
  }
}

function placeOf(text: string): Pick<TemplateAsked, 'procedure' | 'action' | 'field'> {
  const [procedure = '', action = '', field = ''] = text.split('~')
  return { procedure, action, field }
}

/** Every field of words that some act asks for, as `procedure~action~field`. */
function textPlaces(language: 'zh' | 'en') {
  return installedProcedures.flatMap((procedure) =>
    Object.entries(procedure.actions)
      .filter(([, action]) => action.from.length > 0 || action.opens !== undefined)
      .flatMap(([name, action]) =>
        Object.entries(action.fields)
          .filter(([, { type }]) => type === 'text')
          .map(([field, { label }]) => ({
            value: `${procedure.id}~${name}~${field}`,
            text: `${action.label[language]} · ${label[language]}`,
          })),
      ),
  )
}

/** The first field of words of an act that was named without one. */
function fieldLike(start: string): string {
  return textPlaces('zh').find(({ value }) => value.startsWith(`${start}~`))?.value ?? ''
}

async function templatesPage(
  c: Context<HttpEnv>,
  own: readonly TextTemplate[],
  shown: TemplateAsked,
  refusals: readonly AnyRefusal[],
): Promise<Response> {
  const { language } = c.var
  const errors = formErrors(refusals, language, { procedure: null, unitName: (id) => id })
  const [first] = refusals
  const title = words.templates[language]
  return page(c, {
    title: titleWith(errors, title, language),
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    main: html`<h1>${title}</h1><p>${words.templatesLead[language]}</p>
      ${own.length === 0 ? html`<p class="empty">${words.noTemplates[language]}</p>` : templateList(c, own)}
      <h2>${own.some((one) => one.id === shown.id) ? words.editTemplate[language] : words.newTemplate[language]}</h2>
      ${errorSummary(errors, language)} ${templateForm(c, shown)}`,
  })
}

function templateList(c: Context<HttpEnv>, own: readonly TextTemplate[]): Html {
  const { language } = c.var
  return html`<ul class="plain-rows templates">${own.map(
    (one) => html`<li data-row><a href="/templates?change=${one.id}">${one.name}</a>
      <span class="note">${placeText(one, language)}</span>
      <form method="post" action="/templates/forget" class="forget">${formTokenInput(c)}<input type="hidden" name="id" value="${one.id}" />
        <button>${words.forget[language]}<span class="visually-hidden"> ${one.name}</span></button></form></li>`,
  )}</ul>`
}

function placeText({ procedure, action, field }: TextTemplate, language: 'zh' | 'en'): string {
  const definition = findProcedure(procedure)?.actions[action]
  return `${definition?.label[language] ?? action} · ${definition?.fields[field]?.label[language] ?? field}`
}

function templateForm(c: Context<HttpEnv>, shown: TemplateAsked): Html {
  const { language } = c.var
  const place = `${shown.procedure}~${shown.action}~${shown.field}`
  const names = Object.values(placeholders).map((label) => `{${label[language]}}`)
  return html`<form class="fields" method="post" action="/templates" data-turbo="false">${formTokenInput(c)}
    <input type="hidden" name="id" value="${shown.id}" />
    <div class="field"><label for="template-name">${words.name[language]}</label><input id="template-name" name="name" maxlength="60" value="${shown.name}" /></div>
    <div class="field"><label for="template-place">${words.forField[language]}</label><select id="template-place" name="place">${textPlaces(
      language,
    ).map(
      ({ value, text }) => html`<option value="${value}" ${value === place ? 'selected' : ''}>${text}</option>`,
    )}</select></div>
    <div class="filter-line">
      ${choiceBox({ name: 'state', label: words.state[language], chosen: shown.state ?? undefined, choices: stateChoices(language) }, language)}
      ${choiceBox({ name: 'outcome', label: words.outcome[language], chosen: shown.outcome ?? undefined, choices: codeChoices('outcome', { profiles: ownLaws(c.var.dependencies), language }) }, language)}
    </div>
    <div class="field"><label for="template-body">${words.body[language]}</label>
      <p class="hint" id="template-places">${words.places[language]} ${names.join(language === 'zh' ? '、' : ', ')}</p>
      <textarea id="template-body" name="body" rows="12" aria-describedby="template-places">
${shown.body}</textarea></div>
    <p class="form-end"><button class="button">${words.save[language]}</button></p></form>`
}
