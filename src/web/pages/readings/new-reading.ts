import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { formTokenField, hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { addSource, maxSourceBytes } from '#operations/add-source.ts'
import { listSessions } from '#store/roster.ts'
import { page } from '#web/layout.ts'
import { readableForm } from '#web/parts/readable-form.ts'
import { readingWords as words } from '#web/parts/reading/reading-words.ts'

/** Room for the other fields and the multipart frame. */
const formBytes = maxSourceBytes + 1024 * 1024

export function newReadingPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/readings/new', (c) => formPage(c))
    .post(
      '/readings',
      bodyLimit({
        maxSize: formBytes,
        onError: (c) =>
          formPage(c, {
            code: 'file_too_large',
            bytes: Number(c.req.header('content-length') ?? formBytes),
            most: maxSourceBytes,
          }),
      }),
      readableForm,
      async (c) => {
        const form = await c.req.formData()
        if (!hasFormToken(c, form)) return formPage(c, { code: 'form_expired' })

        const source = await sourceIn(form)
        const { db, scanner } = c.var.dependencies
        const added = await addSource(db, actContextOf(c), { ...source, scanner })
        if (!added.ok) return formPage(c, added.refusal, source.pasted)

        c.var.dependencies.readingQueued()
        return c.redirect(`/readings/${added.value.readingId}${added.value.isNew ? '' : '?there=1'}`, 303)
      },
    )
}

async function sourceIn(form: FormData) {
  const file = form.get('file')
  const pasted = String(form.get('text') ?? '')
  const session = String(form.get('session') ?? '')
  const isFile = typeof file === 'object' && file !== null && file.size > 0
  return {
    name: isFile ? file.name : 'pasted.txt',
    bytes: isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted),
    session: session === '' ? null : session,
    pasted,
  }
}

async function formPage(c: Context<HttpEnv>, refusal?: AnyRefusal, pasted = ''): Promise<Response> {
  const { language, signedIn, dependencies } = c.var
  const sessions = await listSessions(dependencies.db)
  const message = refusal === undefined ? '' : refusalText(refusal, language, { procedure: null, unitName: (id) => id })
  const title = words.newReading[language]
  return page(c, {
    title: refusal === undefined ? title : `${language === 'zh' ? '有误：' : 'Error: '}${title}`,
    ...(refusal === undefined ? {} : { status: statusFor(refusal) }),
    main: html`<h1>${title}</h1>
      ${message === '' ? '' : html`<div class="error-summary" role="alert" tabindex="-1" autofocus><p><a href="#file">${message}</a></p></div>`}
      <form class="fields" method="post" action="/readings" enctype="multipart/form-data">
        <input type="hidden" name="${formTokenField}" value="${signedIn?.csrfToken ?? ''}" />
        <p class="field">
          <label for="file">${words.chooseFile[language]}</label>
          <span class="hint" id="file-hint">${words.fileHint[language]}</span>
          <input id="file" name="file" type="file" aria-describedby="file-hint"
            accept=".txt,.md,.html,.htm,.xml,.json,.docx,.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff,.bmp" />
        </p>
        <p class="field">
          <label for="text">${words.orPaste[language]}</label>
          <textarea id="text" name="text" rows="10">${pasted}</textarea>
        </p>
        <p class="field">
          <label for="session">${words.session[language]}</label>
          <select id="session" name="session">
            <option value="">${words.noSession[language]}</option>
            ${sessions.map((session) => html`<option value="${session.id}">${language === 'zh' ? session.name_zh : session.name_en}</option>`)}
          </select>
        </p>
        <p><button class="button">${words.read[language]}</button></p>
      </form>`,
  })
}

function statusFor(refusal: AnyRefusal): 403 | 413 | 422 | 503 {
  const status = refusalStatus[refusal.code]
  return status === 403 || status === 413 || status === 503 ? status : 422
}
