import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { letterDocx } from '#operations/papers/letter-docx.ts'
import { readLetters } from '#operations/papers/read-letters.ts'
import { letterNotes, type ReplyLetter } from '#operations/papers/reply-letter.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { sentFile, wordFile } from '#web/parts/papers/sent-file.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { paperWords as words } from '#web/words/paper-words.ts'

/**
 * An issued reply as letters, one to each author: a page to print and a Word file, all in one or each alone (`to`).
 * Under /public as it was published, whoever asks.
 */
export function replyLetterPages(): Hono<HttpEnv> {
  const router = new Hono<HttpEnv>()
  for (const place of ['/cases', '/public/cases'] as const) {
    router
      .get(`${place}/:caseId/replies/:version/letter`, async (c) => {
        const letters = await lettersFor(c, place)
        return letters.length === 0 ? notThere(c, place) : letterPage(c, letters, place)
      })
      .get(`${place}/:caseId/replies/:version/letter.docx`, async (c) => {
        const letters = await lettersFor(c, place)
        if (letters.length === 0) return notThere(c, place)
        return sentFile(c, wordFile, fileNameOf(letters), await letterDocx(letters))
      })
  }
  return router
}

type Place = '/cases' | '/public/cases'

async function lettersFor(c: Context<HttpEnv>, place: Place): Promise<readonly ReplyLetter[]> {
  const { actor, today, dependencies } = c.var
  const to = c.req.query('to')
  return readLetters(dependencies.db, dependencies.profiles, place === '/cases' ? actor : null, today, {
    caseId: c.req.param('caseId') ?? '',
    version: c.req.param('version') ?? '',
    ...(to === undefined || to === '' ? {} : { to }),
  })
}

function fileNameOf(letters: readonly ReplyLetter[]): string {
  const [first] = letters
  const title = first?.title ?? ''
  return letters.length === 1 && first !== undefined && first.edition === ''
    ? `${title}（${first.addressee}）.docx`
    : `${title}${first?.edition ?? ''}.docx`
}

function caseAddress(c: Context<HttpEnv>, place: Place): string {
  return `${place}/${encodeURIComponent(c.req.param('caseId') ?? '')}`
}

function notThere(c: Context<HttpEnv>, place: Place): Promise<Response> {
  return refusalPage(c, [{ code: 'page_not_found' }], caseAddress(c, place))
}

function letterPage(c: Context<HttpEnv>, letters: readonly ReplyLetter[], place: Place): Promise<Response> {
  const { language } = c.var
  const back = caseAddress(c, place)
  const here = `${back}/replies/${encodeURIComponent(c.req.param('version') ?? '')}/letter`
  const query = new URL(c.req.url).search
  return page(c, {
    title: letters[0]?.title ?? '',
    isPublic: place !== '/cases',
    main: html`<p class="paper-tools"><a href="${back}">${words.backToCase[language]}</a>
        <a href="${here}.docx${query}" download data-turbo="false">${words.asWord[language]}</a></p>
      ${letters.length > 1 ? eachAlone(letters, here, language) : ''}
      ${letters.map(letterHtml)}`,
  })
}

/** One letter for each author, to be had alone as well. */
function eachAlone(letters: readonly ReplyLetter[], here: string, language: 'zh' | 'en'): Html {
  return html`<div class="paper-tools"><p>${words.eachAlone[language]}</p><ul>${letters.map(({ to, addressee }) => {
    const query = new URLSearchParams({ to: to ?? '' })
    return html`<li>${addressee} <a href="${here}?${query}">${words.open[language]}<span class="visually-hidden"> ${addressee}</span></a>
      <a href="${here}.docx?${query}" download data-turbo="false">Word<span class="visually-hidden"> ${addressee}</span></a></li>`
  })}</ul></div>`
}

function letterHtml(letter: ReplyLetter): Html {
  return html`<article class="letter" lang="zh-CN">
    <p class="letter-sender">${letter.sender}</p>
    <p class="letter-number">${letter.documentNumber}</p>
    ${letter.outcome === '' ? '' : html`<p class="letter-outcome">办理结果：${letter.outcome}</p>`}
    <h1>${letter.title}</h1>
    ${letter.edition === '' ? '' : html`<p class="letter-edition">（${letter.edition}）</p>`}
    <p class="letter-to">${letter.salutation}</p>
    ${letter.paragraphs.map(({ text, level }) => html`<p class="letter-${level}">${text}</p>`)}
    <div class="letter-end"><p>${letter.sender}</p><p>${letter.day}</p></div>
    <div class="letter-notes">${letterNotes(letter).map(({ label, text }) => html`<p>${label}：${text}</p>`)}</div>
  </article>`
}
