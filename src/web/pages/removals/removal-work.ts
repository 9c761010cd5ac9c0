import type { Context } from 'hono'
import { html } from 'hono/html'
import { actContextOf } from '#http/act-context-of.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { type RemovalStep, removalSteps, takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { fieldLabelIn } from '#operations/removal/list-removals.ts'
import { listWaitingRemovals, readRemoval, type SeenRemoval } from '#operations/removal/read-removal.ts'
import { removingOffice } from '#operations/removal/removal-words.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { Removal } from '#store/removals.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { cell } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import {
  removalAskedAsWords,
  removalKindWords,
  removalStateWords,
  removalStepWords,
  removalWords as words,
} from '#web/words/removal-words.ts'

/** Removals that wait for a decision or a second person, for those who may give it. */
export async function waitingRemovals(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const waiting = await listWaitingRemovals(dependencies.db, actContextOf(c))
  if (!waiting.ok) return refusalPage(c, [waiting.refusal], '/removals')
  const zone = dependencies.city.time_zone
  return page(c, {
    title: words.waiting[language],
    isWide: true,
    main: html`<h1>${words.waiting[language]}</h1>
      ${waiting.value.length === 0 ? html`<p class="empty">${words.noneWaiting[language]}</p>` : waitingTable(waiting.value, language, zone)}
      <p><a href="/removals">${words.title[language]}</a></p>`,
  })
}

function waitingTable(removals: readonly Removal[], language: Language, zone: string): Html {
  const columns = ['day', 'what', 'onBehalf', 'why', 'state'] as const
  return html`<table class="list" role="table">
    <caption class="visually-hidden">${words.waiting[language]}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${words[column][language]}</th>`)}</tr></thead>
    <tbody role="rowgroup">${removals.map(
      (one) => html`<tr role="row" data-row>
        ${cell('day', words.day[language], dayCell(dayIn(new Date(one.asked_at), zone)))}
        ${cell('title', words.what[language], html`<a href="/removals/work/${one.id}">${whatOf(one, language)}</a>`)}
        ${cell('onBehalf', words.onBehalf[language], removalAskedAsWords[one.asked_as][language])}
        ${cell('why', words.why[language], one.ground_words[language])}
        ${cell('state', words.state[language], removalStateWords[one.state][language])}
      </tr>`,
    )}</tbody>
  </table>`
}

function whatOf({ kind, procedure, field }: Removal, language: Language): string {
  const declared = findProcedure(procedure ?? '')
  if (kind !== 'event' || declared === undefined) return removalKindWords[kind][language]
  const name = field === null ? words.whole[language] : (fieldLabelIn(declared, field)?.[language] ?? field)
  return `${declared.title[language]} · ${name}`
}

/** One removal, how it stands, and the steps its reader may take with it. */
export async function removalPage(c: Context<HttpEnv>, id: string): Promise<Response> {
  const { language, dependencies } = c.var
  const seen = await readRemoval(dependencies.db, actContextOf(c), id)
  if (!seen.ok) return refusalPage(c, [seen.refusal], '/removals')
  const { removal, steps } = seen.value
  return page(c, {
    title: `${words.askTitle[language]} · ${whatOf(removal, language)}`,
    main: html`<h1>${whatOf(removal, language)}</h1>
      <p class="notice" role="status"><strong>${removalStateWords[removal.state][language]}</strong></p>
      ${facts(c, seen.value)}
      ${steps.length === 0 ? '' : html`<p>${words.askHint[language]}</p><div class="settings-forms">${steps.map((step) => stepForm(c, id, step))}</div>`}
      <p><a href="/removals/work">${words.backToList[language]}</a> · <a href="/removals">${words.title[language]}</a></p>`,
  })
}

function facts({ var: { language } }: Context<HttpEnv>, { removal, names, reach }: SeenRemoval): Html {
  const by = (person: string | null, office: string | null): string =>
    person === null
      ? '—'
      : `${names.get(person) ?? ''}${office === null ? '' : `（${removingOffice(office)[language]}）`}`
  const place =
    removal.case_id === null
      ? ''
      : html` · <a href="/cases/${removal.case_id}#event-${removal.seq}">${words.openCase[language]}</a>`
  return html`<dl class="case-facts">
    <dt>${words.which[language]}</dt><dd>${removalKindWords[removal.kind][language]}${place}</dd>
    <dt>${words.onBehalf[language]}</dt><dd>${removalAskedAsWords[removal.asked_as][language]}</dd>
    <dt>${words.ground[language]}</dt><dd>${removal.ground_words[language]} <span class="note">${removal.ground_words.source}</span></dd>
    ${removal.reference === '' ? '' : html`<dt>${words.reference[language]}</dt><dd>${removal.reference}</dd>`}
    ${reach === null ? '' : html`<dt>${words.reach[language]}</dt><dd>${reachText(reach, language)}</dd>`}
    <dt>${words.askedBy[language]}</dt><dd>${by(removal.asked_by, null)}</dd>
    <dt>${words.decidedBy[language]}</dt><dd>${by(removal.decided_by, removal.decided_as)}</dd>
    <dt>${words.endedBy[language]}</dt><dd>${by(removal.ended_by, removal.ended_as)}</dd>
  </dl>`
}

function reachText({ events, cases, files }: NonNullable<SeenRemoval['reach']>, language: Language): string {
  return language === 'zh'
    ? `${cases}件办件的${events}条办理记录，${files}份导入的文件`
    : `${events} acts in ${cases} cases, ${files} files read in`
}

function stepForm(c: Context<HttpEnv>, id: string, step: RemovalStep): Html {
  return html`<form method="post" action="/removals/work/${id}">${formTokenInput(c)}
    <input type="hidden" name="step" value="${step}" />
    <button class="${step === 'refuse' ? '' : 'button'}">${removalStepWords[step][c.var.language]}</button></form>`
}

export async function takeStep(c: Context<HttpEnv>, id: string): Promise<Response> {
  const form = await c.req.formData()
  const back = `/removals/work/${id}`
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], back)
  const step = removalSteps.find((one) => one === form.get('step'))
  if (step === undefined) return refusalPage(c, [{ code: 'removal_not_open' }], back)
  const taken = await takeRemovalStep(c.var.dependencies.db, actContextOf(c), id, step)
  return taken.ok ? c.redirect(back, 303) : refusedOrProof(c, taken.refusal, back)
}
