import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { attachment } from '#http/attachment.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { type ReceiptReport, reportOnReceipt } from '#http/receipt-report.ts'
import type { Label, Language } from '#kernel/label.ts'
import { toBase64 } from '#ledger/base64.ts'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { isOwnTree } from '#operations/log-keys/is-own-tree.ts'
import { readKeyHistory } from '#operations/log-keys/read-key-history.ts'
import { listShownKeys, type ShownKey } from '#operations/log-keys/shown-keys.ts'
import { readReceipt } from '#operations/read-receipt.ts'
import { stubOf } from '#operations/removal/removal-words.ts'
import { listCosignatures, newestCheckpoint } from '#store/log-checkpoints.ts'
import { findRemovalOfEntry } from '#store/removals.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { errorSummary, type FormError, fieldError, fieldId, titleWith } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { logWords as words } from '#web/words/log-words.ts'
import { offlineCheckWords } from '#web/words/offline-check-words.ts'
import { removalWords } from '#web/words/removal-words.ts'
import { oneFileName } from './offline-check/one-file-page.ts'

/** The log told to people: what it is, its newest checkpoint and key, and whether a receipt holds. */
export function logPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/log', (c) => logPage(c, null))
    .post('/log/check', async (c) => {
      return logPage(c, await receiptIn(await c.req.formData()))
    })
    .get('/log/receipts/:caseId/:file{[1-9][0-9]{0,8}\\.tlog-proof}', (c) =>
      receiptFile(c, c.req.param('caseId'), Number.parseInt(c.req.param('file'), 10)),
    )
}

/** The file, where one was chosen; else what was pasted. A receipt is a few kilobytes: a large file is none. */
async function receiptIn(form: FormData): Promise<string> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return file.size > longestReceipt ? '' : file.text()
  const text = form.get('receipt')
  return typeof text === 'string' ? text : ''
}

const longestReceipt = 256 * 1_024

async function receiptFile(c: Context<HttpEnv>, caseId: string, seq: number): Promise<Response> {
  const { dependencies, actor, today } = c.var
  const given = { profiles: dependencies.profiles, actor, on: today }
  const receipt = await readReceipt(dependencies.db, given, caseId, seq)
  if (!receipt.ok) {
    if (receipt.refusal.code === 'not_signed_yet') c.header('retry-after', '10')
    return refusalPage(c, [receipt.refusal], actor === null ? '/public/cases' : `/cases/${caseId}`)
  }
  return c.body(receipt.value, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': attachment(`${caseId}-${seq}.tlog-proof`),
    'cache-control': 'private, no-store',
  })
}

async function logPage(c: Context<HttpEnv>, receipt: string | null): Promise<Response> {
  const { language, dependencies } = c.var
  const report = receipt === null ? undefined : await reportOn(c, receipt)
  const errors: readonly FormError[] =
    report === undefined || report.holds ? [] : [{ field: 'receipt', text: report.why[language] }]
  const keys = await listShownKeys(dependencies.db, dependencies.logKey)
  const key = keys.at(-1)?.key ?? ''
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    isPublic: true,
    status: errors.length === 0 ? 200 : 422,
    main: html`${errorSummary(errors, language)}
      <h1>${words.title[language]}</h1>
      <p>${words.lead[language]}</p>
      <h2>${words.newest[language]}</h2>
      ${await newestPart(c)}
      <h2>${words.key[language]}</h2>
      ${keysPart(keys, language)}
      <p class="hint">${words.keyHint[language]}</p>
      <h2>${words.files[language]}</h2>
      <p>${words.filesHint[language]}</p>
      <ul><li><a href="/log/checkpoint" data-turbo="false">/log/checkpoint</a></li><li><a href="/log/keys" data-turbo="false">/log/keys</a></li><li><span class="hash">/log/tile/…</span></li><li><span class="hash">/log/tile/entries/…</span></li></ul>
      <h2>${words.checkHeading[language]}</h2>
      <p><a href="/log/${oneFileName}#${language}" data-turbo="false">${offlineCheckWords.title[language]}</a> <span class="hint">${offlineCheckWords.keepHint[language]}</span></p>
      <p class="hint">${words.checkHere[language]}</p>
      ${checkForm(c, receipt ?? '', errors)}
      ${report === undefined || !report.holds ? '' : await receiptFound(c, report)}
      <p>${words.checkAlone[language]}</p>
      <pre class="command"><code>npm run --silent huiying -- check-receipt FILE --key ${key}${keys.length > 1 ? ' --keys keys' : ''}</code></pre>`,
  })
}

async function newestPart(c: Context<HttpEnv>): Promise<Html> {
  const { language, dependencies } = c.var
  const newest = await newestCheckpoint(dependencies.db)
  if (newest === undefined) return html`<p>${words.noCheckpoint[language]}</p>`
  const witnesses = (await listCosignatures(dependencies.db, newest.size)).map(({ witness }) => witness)
  return html`<dl class="case-facts">
    <dt>${words.entries[language]}</dt><dd>${newest.size}</dd>
    <dt>${words.root[language]}</dt><dd class="hash">${toBase64(newest.root)}</dd>
    <dt>${words.signedAt[language]}</dt><dd><time datetime="${newest.at}">${newest.at.slice(0, 19).replace('T', ' ')} UTC</time></dd>
    <dt>${words.witnesses[language]}</dt><dd>${witnesses.length === 0 ? words.noWitness[language] : witnesses.join(language === 'zh' ? '、' : ', ')}</dd>
  </dl>`
}

function checkForm({ var: { language } }: Context<HttpEnv>, typed: string, errors: readonly FormError[]): Html {
  const isWrong = errors.length > 0
  return html`<p class="hint" id="receipt-hint">${words.checkHint[language]}</p>
  <form method="post" action="/log/check" class="form" enctype="multipart/form-data">
    <div class="field"><label for="receipt-file">${words.receiptFile[language]}</label>
      <input id="receipt-file" name="file" type="file" accept=".tlog-proof" aria-describedby="receipt-hint" /></div>
    <div class="field"><label for="${fieldId('receipt')}">${words.receiptText[language]}</label>
      ${fieldError('receipt', errors, language)}
      <textarea id="${fieldId('receipt')}" name="receipt" rows="8" spellcheck="false"
        ${isWrong ? html`aria-invalid="true"` : ''} aria-describedby="receipt-hint${isWrong ? ` ${fieldId('receipt')}-error` : ''}">${typed}</textarea></div>
    <button type="submit" class="button">${words.check[language]}</button>
  </form>`
}

async function reportOn(c: Context<HttpEnv>, receipt: string): Promise<ReceiptReport | NotOurs> {
  const { db, logKey } = c.var.dependencies
  const keys = await readKeyHistory(db, logKey)
  const report = reportOnReceipt(receipt, { log: logKey, keys, witnesses: [], quorum: 0 })
  const head = report.holds ? parseCheckpoint(report.receipt.proof.checkpoint) : undefined
  return head !== undefined && !(await isOwnTree(db, head)) ? { holds: false, why: words.otherHistory } : report
}

/** Signed with a key of this log, and of another history than it has. */
type NotOurs = { readonly holds: false; readonly why: Label }

/** The key that signs, or both while one follows the other; below, those that have ended. */
function keysPart(keys: readonly ShownKey[], language: Language): Html {
  const present = keys.filter(({ last }) => last === null)
  const ended = keys.filter(({ last }) => last !== null)
  return html`${present.map(
    (shown) => html`<p class="hash"${shown === keys.at(-1) ? html` id="log-key"` : ''}>${shown.key}</p>
      ${shown.until === null ? '' : html`<p class="hint">${words.signsUntil[language]} <time datetime="${shown.until}">${shown.until.slice(0, 10)}</time></p>`}
      ${shown.announced === null ? '' : html`<p class="hint">${words.announcedBy(shown.announced)[language]}</p>`}`,
  )}
  ${
    ended.length === 0
      ? ''
      : html`<h3>${words.endedKeys[language]}</h3>
    <p class="hint">${words.endedHint[language]}</p>
    <ul>${ended.map(({ key, last }) => html`<li><span class="hash">${key}</span> ${words.signedUpTo(last ?? 0)[language]}</li>`)}</ul>`
  }`
}

/** What was removed since is shown by nobody's receipt on a page of this site, though the receipt holds. */
async function receiptFound(
  { var: { language, dependencies } }: Context<HttpEnv>,
  report: ReceiptReport & { holds: true },
): Promise<Html> {
  const { proof, content } = report.receipt
  const removal = await findRemovalOfEntry(dependencies.db, proof.index + 1)
  const written = removal === undefined ? content.opening?.content : undefined
  return html`<section class="confirmation" role="status" aria-labelledby="receipt-holds">
    <h3 id="receipt-holds">${words.holds[language]}</h3>
    <h4>${words.whatWasChecked[language]}</h4>
    <ul>${report.checked.map((line) => html`<li>${line[language]}</li>`)}</ul>
    ${removal === undefined ? '' : html`<p><strong>${removalWords.checkedRemoved[language]}</strong>${stubOf(removal)} <a href="/removals">${removalWords.title[language]}</a></p>`}
    <dl class="case-facts">
      <dt>${words.place[language]}</dt><dd>${proof.index + 1}</dd>
      <dt>${words.entry[language]}</dt><dd><pre class="entry">${pretty(content.entry)}</pre></dd>
      ${written === undefined ? '' : html`<dt>${words.written[language]}</dt><dd><pre class="entry">${JSON.stringify(written, null, 2)}</pre></dd>`}
    </dl>
  </section>`
}

function pretty(entry: string): string {
  try {
    return JSON.stringify(JSON.parse(entry), null, 2)
  } catch {
    return entry
  }
}
