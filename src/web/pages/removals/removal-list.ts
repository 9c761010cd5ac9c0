import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { listRemovals, type ToldRemoval, type ToldRemovals } from '#operations/removal/list-removals.ts'
import { mayWorkOnRemovals } from '#operations/removal/removal-rights.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { removalAskedAsWords, removalWords as words } from '#web/words/removal-words.ts'

/** What was removed, by whom, why: for everybody, and never the content. */
export async function removalList(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies, today, actor } = c.var
  const before = c.req.query('before')
  const told = await listRemovals(dependencies.db, { profiles: dependencies.profiles, on: today }, before)
  return page(c, {
    title: words.title[language],
    isPublic: true,
    isWide: true,
    main: html`<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      ${mayWorkOnRemovals(actor) ? html`<p><a href="/removals/work">${words.waiting[language]}</a></p>` : ''}
      ${told.removals.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : removalTable(told.removals, language)}
      ${told.next === null ? '' : html`<p><a href="/removals?before=${told.next}">${words.more[language]}</a></p>`}
      ${notPublic(told, language)}
      <p><a href="/removals.atom" data-turbo="false">${words.feed[language]}</a></p>`,
  })
}

function removalTable(removals: readonly ToldRemoval[], language: Language): Html {
  const columns = ['day', 'what', 'by', 'onBehalf', 'why', 'entry'] as const
  return html`<table class="list" role="table">
    <caption class="visually-hidden">${words.title[language]}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${words[column][language]}</th>`)}</tr></thead>
    <tbody role="rowgroup">${removals.map(
      (one) => html`<tr role="row" data-row id="removal-${one.id}">
        ${cell('day', words.day[language], dayCell(one.on))}
        ${cell('title', words.what[language], html`<a href="/public/cases/${one.case.id}${one.seq === null ? '' : `#event-${one.seq}`}">${one.case.number === '' ? one.case.title : one.case.number}</a> ${whatWent(one)[language]}`)}
        ${cell('by', words.by[language], html`${one.office[language]} · ${one.confirmedBy[language]}`)}
        ${cell('onBehalf', words.onBehalf[language], removalAskedAsWords[one.askedAs][language])}
        ${cell('why', words.why[language], html`${one.groundWords[language]} <span class="note">${one.groundWords.source}</span>`)}
        ${cell('entry', words.entry[language], String(one.entry))}
      </tr>`,
    )}</tbody>
  </table>`
}

/** What the removed field is called, as far as the public sees it. */
export function whatWent({ field, seq }: ToldRemoval) {
  if (seq === null) return words.hiddenPart
  return field ?? words.someField
}

function notPublic({ notPublic: counts }: ToldRemovals, language: Language): Html {
  if (counts.length === 0) return html``
  return html`<h2>${words.notPublic[language]}</h2><p class="hint">${words.notPublicHint[language]}</p>
    <table class="figures"><thead><tr><th scope="col">${words.year[language]}</th><th scope="col">${words.count[language]}</th></tr></thead>
    <tbody>${counts.map(({ year, count }) => html`<tr><th scope="row">${year}</th><td>${count}</td></tr>`)}</tbody></table>`
}
