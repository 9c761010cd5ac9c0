import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { readReading, type SeenReading } from '#operations/read-reading.ts'
import { mayRead } from '#operations/reading-rights.ts'
import type { FindingRow } from '#store/readings.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { type FindingFilter, isSaid } from '#web/parts/reading/finding-groups.ts'
import { readingAddress } from '#web/parts/reading/reading-address.ts'
import { filterFrom } from '#web/parts/reading/reading-filter.ts'
import { kindWords, readingWords as words } from '#web/parts/reading/reading-words.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** One finding by itself: its kind, speaker, exact words, and what answers it. Works without scripts. */
export function findingPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/readings/:id/findings/:finding', async (c) => {
    const id = c.req.param('id')
    if (!mayRead(c.var.actor, 'change')) return refusalPage(c, [{ code: 'reading_not_allowed' }], `/readings/${id}`)
    const read = await readReading(c.var.dependencies.db, c.var.actor, id)
    if (!read.ok) return refusalPage(c, [read.refusal], '/readings')
    const index = read.value.findings.findIndex((one) => one.id === c.req.param('finding'))
    const finding = read.value.findings[index]
    if (finding === undefined) {
      return refusalPage(c, [{ code: 'finding_not_found', finding: c.req.param('finding') }], `/readings/${id}`)
    }
    const { language, signedIn } = c.var
    const filter = filterFrom(c.req.query())
    const form = { reading: read.value, finding, language, filter, csrf: signedIn?.csrfToken ?? '' }
    return page(c, {
      title: `${words.edit[language]} ${index + 1}`,
      main: html`<h1>${words.edit[language]} ${index + 1}</h1>
        ${changeForm(form)} ${isSaid(finding) ? linkForms(form) : ''}
        <p><a href="${readingAddress(id, filter)}#finding-${index + 1}">${words.back[language]}</a></p>`,
    })
  })
}

type FormContext = {
  readonly reading: SeenReading
  readonly finding: FindingRow
  readonly language: Language
  /** What the page was narrowed to from which somebody came. */
  readonly filter: FindingFilter
  readonly csrf: string
}

function changeForm({ reading, finding, language, filter, csrf }: FormContext): Html {
  const text = reading.text ?? ''
  return html`<form class="fields" method="post" action="${readingAddress(reading.row.id, filter, '/corrections')}">
    ${hidden(csrf, finding)}
    <input type="hidden" name="act" value="change" />
    <input type="hidden" name="start" value="${finding.span_start}" />
    <input type="hidden" name="end" value="${finding.span_end}" />
    <p class="source-context" lang="zh-CN">…${text.slice(Math.max(0, finding.span_start - 60), finding.span_start)}<mark>${text.slice(finding.span_start, finding.span_end)}</mark>${text.slice(finding.span_end, finding.span_end + 60)}…</p>
    <p class="field">
      <label for="kind">${words.kind[language]}</label>
      <select id="kind" name="kind">${Object.entries(kindWords).map(
        ([code, label]) =>
          html`<option value="${code}" ${code === finding.kind ? 'selected' : ''}>${label[language]}</option>`,
      )}</select>
    </p>
    <p class="field"><label for="speaker">${words.speaker[language]}</label>
      <input id="speaker" name="speaker" maxlength="60" value="${finding.speaker ?? ''}" /></p>
    <p class="field"><label for="words">${words.exactWords[language]}</label>
      <textarea id="words" name="words" rows="4" required>${finding.quote}</textarea></p>
    <p><button class="button">${words.save[language]}</button></p>
  </form>`
}

function linkForms({ reading, finding, language, filter, csrf }: FormContext): Html {
  const linked = new Set(
    reading.answers
      .filter((one) => one.finding_id === finding.id && one.standing !== 'dropped')
      .map((one) => one.answer_id),
  )
  const candidates = reading.findings
    .map((one, index) => ({ one, place: index + 1 }))
    .filter(({ one }) => !isSaid(one) && one.standing !== 'dropped')
  const form = (act: 'link' | 'unlink', options: typeof candidates) =>
    options.length === 0
      ? html``
      : html`<form class="fields" method="post" action="${readingAddress(reading.row.id, filter, '/corrections')}">
    ${hidden(csrf, finding)}
    <input type="hidden" name="act" value="${act}" />
    <p class="field"><label for="${act}-answer">${words[act][language]}</label>
      <select id="${act}-answer" name="answer">${options.map(
        ({ one, place }) =>
          html`<option value="${one.id}">${place} ${one.speaker ?? ''} ${one.quote.slice(0, 50)}</option>`,
      )}</select></p>
    <p><button>${words[act][language]}</button></p>
  </form>`
  return html`<section class="finding-answers"><h2>${words.answered[language]}</h2>
    ${form(
      'unlink',
      candidates.filter(({ one }) => linked.has(one.id)),
    )}
    ${form(
      'link',
      candidates.filter(({ one }) => !linked.has(one.id)),
    )}
  </section>`
}

function hidden(csrf: string, finding: FindingRow): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}" /><input type="hidden" name="finding" value="${finding.id}" />
    <input type="hidden" name="version" value="${finding.version}" />`
}
