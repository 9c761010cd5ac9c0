import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { attachment } from '#http/attachment.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { sentBody } from '#http/sent-body.ts'
import { writtenBytes } from '#http/written-bytes.ts'
import { hoursBefore, wallMoment } from '#kernel/moment.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { auditActs } from '#operations/audit/audit-acts.ts'
import { type AuditAsked, exportAudit, readAudit } from '#operations/audit/read-audit.ts'
import { csvField } from '#operations/papers/csv-rows.ts'
import type { AuditEntry } from '#store/audit-entries.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { auditDetail } from '#web/parts/accounts/audit-detail.ts'
import { refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { cell } from '#web/parts/case-table.ts'
import { given, givenCode } from '#web/parts/list-query.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { auditWords as words } from '#web/words/audit-words.ts'

const columns = ['number', 'at', 'act', 'login', 'about', 'address', 'detail'] as const

/** The audit, for the auditor: looked through, and taken away as a file. */
export function auditPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/audit', auditPage).get('/audit.csv', auditFile)
}

async function auditPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const query = new URL(c.req.url).searchParams
  const seen = await readAudit(dependencies.db, officerContextOf(c), askedIn(query))
  if (!seen.ok) return refusalPage(c, [seen.refusal], '/inbox')

  const { entries, next } = seen.value
  const kept = new URLSearchParams([...query].filter(([name]) => name !== 'before'))
  const older = new URLSearchParams(kept)
  if (next !== null) older.set('before', String(next))
  return page(c, {
    title: words.title[language],
    isWide: true,
    main: html`<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      ${filterForm(c, query)}
      ${entries.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : table(c, entries)}
      <p class="settings-forms">${next === null ? '' : html`<a href="/audit?${older.toString()}">${words.older[language]}</a>`}
        <a href="/audit.csv?${kept.toString()}" data-turbo="false">${words.save[language]}</a></p>`,
  })
}

function filterForm(c: Context<HttpEnv>, query: URLSearchParams): Html {
  const { language } = c.var
  const chosen = givenCode(query, 'act', known)
  const box = (name: 'login' | 'from' | 'to', label: string, type: 'text' | 'date'): Html =>
    html`<div class="field"><label for="audit-${name}">${label}</label><input id="audit-${name}" name="${name}" type="${type}" value="${given(query, name) ?? ''}" /></div>`
  return html`<form class="fields audit-filter" method="get" action="/audit" role="search"><div class="filter-line">
    <div class="field"><label for="audit-act">${words.act[language]}</label><select id="audit-act" name="act"><option value="">${words.any[language]}</option>${Object.entries(
      auditActs,
    ).map(
      ([code, label]) => html`<option value="${code}" ${code === chosen ? 'selected' : ''}>${label[language]}</option>`,
    )}</select></div>
    ${box('login', words.user[language], 'text')} ${box('from', words.from[language], 'date')} ${box('to', words.to[language], 'date')}
    <button>${words.find[language]}</button></div></form>`
}

function table(c: Context<HttpEnv>, entries: readonly AuditEntry[]): Html {
  const { language } = c.var
  return html`<table class="list list-audit" role="table"><caption class="visually-hidden">${words.title[language]}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(
      (column) => html`<th scope="col" role="columnheader" class="col-${column}">${words[column][language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${entries.map((entry) => {
      const told = rowOf(entry, language).with(1, clockTime(entry.at))
      return html`<tr role="row" data-row>${columns.map((column, at) => cell(column, words[column][language], told[at] ?? ''))}</tr>`
    })}</tbody></table>`
}

/** Without a proof of late it leads to giving one first: whoever takes the audit away takes much. */
async function auditFile(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies, today } = c.var
  const url = new URL(c.req.url)
  const taken = await exportAudit(dependencies.db, officerContextOf(c), askedIn(url.searchParams))
  if (!taken.ok) return refusedOrProof(c, taken.refusal, `/audit${url.search}`)
  const rows = [columns.map((column) => words[column][language]), ...taken.value.map((one) => rowOf(one, language))]
  // The mark at the head tells spreadsheets the encoding; what they would run as a formula is made words.
  const text = `\ufeff${rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`
  return sentBody(c, writtenBytes(c, Buffer.from(text)), {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': attachment(`audit-${today}.csv`),
  })
}

function rowOf(entry: AuditEntry, language: 'zh' | 'en'): readonly string[] {
  const { act } = entry
  const label = Object.entries(auditActs).find(([code]) => code === act)?.[1][language] ?? act
  const person = (login: string | null, name: string | null): string => (login === null ? '' : `${name ?? ''} ${login}`)
  return [
    String(entry.seq),
    entry.at,
    label,
    person(entry.login, entry.person),
    person(entry.aboutLogin, entry.aboutPerson),
    entry.address ?? '',
    auditDetail(entry, language),
  ]
}

const known = new Map(Object.entries(auditActs))

/** The second on the wall, by which its reader looks for it; the file keeps the instant. */
function clockTime(at: string): string {
  return `${wallMoment(at).replace('T', ' ')}${at.slice(16, 19)}`
}

/** Days are those on the wall, as the times shown are. */
function askedIn(query: URLSearchParams): AuditAsked {
  const act = givenCode(query, 'act', known)
  const login = given(query, 'login')
  const from = given(query, 'from')
  const to = given(query, 'to')
  const before = Number(given(query, 'before') ?? Number.NaN)
  return {
    ...(act === undefined ? {} : { act }),
    ...(login === undefined ? {} : { login }),
    ...(from !== undefined && isPlainDate(from) ? { from: hoursBefore(`${from}T00:00`, 0) } : {}),
    ...(to !== undefined && isPlainDate(to) ? { to: hoursBefore(`${to}T00:00`, -24) } : {}),
    ...(Number.isSafeInteger(before) ? { before } : {}),
  }
}
