import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { tableLimits } from '#intake/tables/table-limits.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { type Importable, importablesOf } from '#operations/import-rights.ts'
import { importableIn, listSeenImports } from '#operations/read-import.ts'
import { startImport } from '#operations/start-import.ts'
import type { TableImport } from '#store/table-imports.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { readableForm } from '#web/parts/readable-form.ts'
import { importStateWords, tableName, importWords as words } from '#web/words/import-words.ts'

/** Room for the other fields and the multipart frame. */
const formBytes = tableLimits.fileBytes + 1024 * 1024
const encodings = ['utf-8', 'gb18030', 'big5'] as const

/** Where a table is handed in, and those handed in before. */
export function newImport(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/import', (c) => formPage(c))
    .post(
      '/import',
      bodyLimit({ maxSize: formBytes, onError: (c) => formPage(c, tooLarge(c)) }),
      readableForm,
      async (c) => {
        const form = await c.req.formData()
        if (!hasFormToken(c, form)) return formPage(c, { code: 'form_expired' })
        const { dependencies, actor, signedIn } = c.var
        const importable = importablesOf(actor).find((one) => choiceValue(one) === form.get('kind'))
        if (importable === undefined || signedIn === null) return formPage(c, { code: 'import_not_allowed' })
        const file = form.get('file')
        if (typeof file !== 'object' || file === null || file.size === 0) return formPage(c, { code: 'empty_file' })

        const encoding = encodings.find((one) => one === form.get('encoding'))
        const { place, scanner } = dependencies
        const { kind, procedure } = importable
        const started = await startImport(dependencies.db, actContextOf(c), signedIn.accountId, {
          kind,
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
          scanner,
          ...(encoding === undefined ? {} : { encoding }),
          options: { personKind: 'deputy', newDelegations: false, place, procedure },
        })
        return started.ok
          ? c.redirect(`/import/${started.value.importId}`, 303)
          : formPage(c, started.refusal, choiceValue(importable))
      },
    )
}

/** As the form names what is chosen: rosters by their kind, old files with the kind of case. */
function choiceValue({ kind, procedure }: Importable): string {
  return procedure === '' ? kind : `${kind}/${procedure}`
}

function tooLarge(c: Context): AnyRefusal {
  const bytes = Number(c.req.header('content-length') ?? formBytes)
  return { code: 'file_too_large', bytes, most: tableLimits.fileBytes }
}

async function formPage(c: Context<HttpEnv>, refusal?: AnyRefusal, chosen?: string): Promise<Response> {
  const { language, actor, dependencies } = c.var
  const importables = importablesOf(actor)
  const imports = await listSeenImports(dependencies.db, actor, 30)
  const message = refusal === undefined ? '' : refusalText(refusal, language, { procedure: null, unitName: (id) => id })
  const title = words.title[language]
  return page(c, {
    title: refusal === undefined ? title : `${language === 'zh' ? '有误：' : 'Error: '}${title}`,
    ...(refusal === undefined ? {} : { status: refusalStatus[refusal.code] }),
    main: html`<h1>${title}</h1>
      ${message === '' ? '' : html`<div class="error-summary" role="alert" tabindex="-1" autofocus><p><a href="#file">${message}</a></p></div>`}
      <p>${words.lead[language]}</p>
      <form class="fields" method="post" action="/import" enctype="multipart/form-data" data-turbo="false">
        ${formTokenInput(c)}
        <fieldset class="field"><legend>${words.kind[language]}</legend>${importables.map(
          (
            one,
            at,
          ) => html`<p class="import-kind"><label class="tick"><input type="radio" name="kind" value="${choiceValue(one)}" ${
            choiceValue(one) === chosen || (chosen === undefined && at === 0) ? 'checked' : ''
          } /> <span>${tableName(one, language)}</span></label>
            <a href="/import/blank/${one.kind}.csv">${words.blank[language]}</a></p>`,
        )}</fieldset>
        <p class="field"><label for="file">${words.chooseFile[language]}</label>
          <span class="hint" id="file-hint">${words.fileHint[language]}</span>
          <input id="file" name="file" type="file" aria-describedby="file-hint" accept=".xlsx,.csv,.txt,.tsv" /></p>
        <p class="field"><label for="encoding">${words.encoding[language]}</label>
          <select id="encoding" name="encoding"><option value="">${words.detect[language]}</option>
            <option value="utf-8">UTF-8</option><option value="gb18030">GBK / GB18030</option><option value="big5">Big5</option></select></p>
        <p><button class="button">${words.preview[language]}</button></p>
      </form>
      ${imports.length === 0 ? '' : html`<h2>${words.before[language]}</h2>${importTable(c, imports)}`}`,
  })
}

function importTable(c: Context<HttpEnv>, imports: readonly TableImport[]): Html {
  const { language, dependencies } = c.var
  const headings = [words.file, words.kind, words.state, words.askedOn]
  return html`<table class="list" role="table"><caption class="visually-hidden">${words.before[language]}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map((one) => html`<th scope="col" role="columnheader">${one[language]}</th>`)}</tr></thead>
    <tbody role="rowgroup">${imports.map(
      (one) => html`<tr role="row" data-row>
        ${cell('title', words.file[language], html`<a href="/import/${one.id}">${one.name || words.nothing[language]}</a>`)}
        ${cell('kind', words.kind[language], tableName(importableIn(one), language))}
        ${cell('state', words.state[language], importStateWords[one.state][language])}
        ${cell('submitted', words.askedOn[language], dayCell(dayIn(new Date(one.asked_at), dependencies.city.time_zone)))}
      </tr>`,
    )}</tbody></table>`
}
