import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { readCase } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { letterDocx } from '#web/parts/papers/letter-docx.ts'
import { type ReplyLetter, replyLetterOf } from '#web/parts/papers/reply-letter.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { paperWords as words } from '#web/words/paper-words.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** An issued reply as a letter: a page to print and a Word file, for whoever may read its text. */
export function replyLetterPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/cases/:caseId/replies/:version/letter', async (c) => {
      const { caseId, version } = c.req.param()
      const letter = await letterFor(c, caseId, version)
      return letter === undefined ? notThere(c, caseId) : letterPage(c, letter, caseId, version)
    })
    .get('/cases/:caseId/replies/:version/letter.docx', async (c) => {
      const { caseId, version } = c.req.param()
      const letter = await letterFor(c, caseId, version)
      if (letter === undefined) return notThere(c, caseId)
      c.header('content-type', mediaType)
      c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${letter.title}.docx`)}`)
      return c.body(new Uint8Array(await letterDocx(letter)))
    })
}

async function letterFor(c: Context<HttpEnv>, caseId: string, version: string): Promise<ReplyLetter | undefined> {
  const { actor, today, language, dependencies } = c.var
  const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, caseId)
  return seen === undefined ? undefined : replyLetterOf({ seen, language, today }, version)
}

function notThere(c: Context<HttpEnv>, caseId: string): Promise<Response> {
  return refusalPage(c, [{ code: 'page_not_found' }], `/cases/${encodeURIComponent(caseId)}`)
}

function letterPage(c: Context<HttpEnv>, letter: ReplyLetter, caseId: string, version: string): Promise<Response> {
  const { language } = c.var
  const address = `/cases/${encodeURIComponent(caseId)}`
  return page(c, {
    title: letter.title,
    main: html`<p class="paper-tools"><a href="${address}">${words.backToCase[language]}</a>
        <a href="${address}/replies/${encodeURIComponent(version)}/letter.docx" download data-turbo="false">${words.asWord[language]}</a></p>
      ${letterHtml(letter)}`,
  })
}

function letterHtml(letter: ReplyLetter): Html {
  const notes = [
    ['承诺完成日', letter.promise],
    ['签发人', letter.signer],
    ['经办人', letter.handler],
  ] as const
  return html`<article class="letter" lang="zh-CN">
    <p class="letter-sender">${letter.sender}</p>
    <p class="letter-number">${letter.documentNumber}</p>
    ${letter.outcome === '' ? '' : html`<p class="letter-outcome">办理结果：${letter.outcome}</p>`}
    <h1>${letter.title}</h1>
    <p class="letter-to">${letter.salutation}</p>
    ${letter.paragraphs.map(({ text, level }) => html`<p class="letter-${level}">${text}</p>`)}
    <div class="letter-end"><p>${letter.sender}</p><p>${letter.day}</p></div>
    <div class="letter-notes">${notes.map(([label, text]) => (text === '' ? '' : html`<p>${label}：${text}</p>`))}</div>
  </article>`
}
