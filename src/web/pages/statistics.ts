import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import { caseScopeOf } from '#operations/case-scope.ts'
import type { PublicStatistics } from '#operations/small-cells.ts'
import { readPublicStatistics, readStatistics } from '#operations/statistics.ts'
import type { GroupedBy } from '#store/statistics.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { codeChoices, sessionChoices } from '#web/parts/case-filter-form.ts'
import { reportDraft } from '#web/parts/papers/report-draft.ts'
import { type StatisticsTables, statisticsTables } from '#web/parts/papers/statistics-tables.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { unitName, unitsOf } from '#web/parts/request-units.ts'
import { statisticsWords as words } from '#web/words/statistics-words.ts'
import { sessionsOf } from './case-list.ts'

/** Figures of a year: for those who work on cases, and, with small figures withheld, for anyone. */
export function statisticsPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/statistics', async (c) => {
      const { actor, language, dependencies } = c.var
      if (actor === null) return c.redirect('/sign-in?next=/statistics', 303)
      const asked = askedYear(c)
      const read = await readStatistics(dependencies.db, actor, asked)
      if (!read.ok) return refusalPage(c, [read.refusal], '/public/statistics')
      const { groups, total } = read.value
      const tables = await tablesFor(c, { groups, total }, asked.by)
      const lead =
        caseScopeOf(actor).kind === 'all' ? words.lead[language] : `${words.lead[language]}${words.ofUnit[language]}`
      return statisticsPage(c, {
        title: words.title[language],
        lead,
        content: html`${statisticsTables(tables)} ${reportDraft(total, asked.year, tables.codes, language)}`,
        isEmpty: total.received === 0,
        isPublic: false,
      })
    })
    .get('/public/statistics', async (c) => {
      const { language, dependencies } = c.var
      const asked = askedYear(c)
      const figures = await readPublicStatistics(dependencies.db, asked)
      return statisticsPage(c, {
        title: words.publicTitle[language],
        lead: words.publicLead[language],
        content: statisticsTables(await tablesFor(c, figures, asked.by)),
        isEmpty: figures.groups.length === 0,
        isPublic: true,
      })
    })
}

/** Whole years alone: two stretches of days that differ by one day would tell of a single case. */
function askedYear(c: Context<HttpEnv>) {
  const given = c.req.query('year') ?? ''
  const year = /^(19|20)\d\d$/.test(given) ? given : c.var.today.slice(0, 4)
  const by = c.req.query('by')
  const grouped: GroupedBy = by === 'subject' || by === 'session' ? by : 'unit'
  return { by: grouped, year, from: `${year}-01-01`, to: `${year}-12-31` }
}

async function tablesFor(c: Context<HttpEnv>, figures: PublicStatistics, by: GroupedBy): Promise<StatisticsTables> {
  const { language, dependencies } = c.var
  const profiles = ownLaws(dependencies)
  const [units, sessions] = await Promise.all([unitsOf(c), sessionsOf(c)])
  const names = {
    unit: [...units].map(([value, unit]) => ({ value, text: unitName(unit, language) })),
    subject: codeChoices('subject', { profiles, language }),
    session: sessionChoices({ sessions, language }),
  }[by]
  return {
    ...figures,
    heading: words[by][language],
    groupName: (group) =>
      group === null ? words.none[language] : (names.find(({ value }) => value === group)?.text ?? group),
    codes: (list) => codeChoices(list, { profiles, language }).map(({ value, text }) => ({ code: value, label: text })),
    language,
  }
}

type Shown = {
  readonly title: string
  readonly lead: string
  readonly content: Html
  readonly isEmpty: boolean
  readonly isPublic: boolean
}

function statisticsPage(c: Context<HttpEnv>, shown: Shown): Promise<Response> {
  const { language } = c.var
  const { by, year } = askedYear(c)
  const choices: readonly GroupedBy[] = ['unit', 'subject', 'session']
  return page(c, {
    title: `${shown.title} · ${year}`,
    isWide: true,
    isPublic: shown.isPublic,
    main: html`<h1>${shown.title}</h1><p>${shown.lead}</p>
      <form method="get" class="list-filter"><div class="filter-line">
        <label class="choice">${words.year[language]}<input name="year" inputmode="numeric" pattern="(19|20)[0-9]{2}" maxlength="4" value="${year}" /></label>
        <label class="choice">${words.by[language]}<select name="by">${choices.map(
          (choice) =>
            html`<option value="${choice}" ${choice === by ? 'selected' : ''}>${words[choice][language]}</option>`,
        )}</select></label>
        <button class="button">${words.show[language]}</button></div></form>
      ${shown.isEmpty ? html`<p class="empty">${words.nothing[language]}</p>` : shown.content}`,
  })
}
