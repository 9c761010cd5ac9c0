import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import type { Language } from '#kernel/label.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { isOffice, kindsSeen } from '#operations/case-scope.ts'
import { type AnnualReport, readAnnualReport } from '#operations/report/read-annual-report.ts'
import { reportBlocks } from '#operations/report/report-blocks.ts'
import { reportDocx, titleOf } from '#operations/report/report-docx.ts'
import { reportsDue } from '#operations/report/reports-due.ts'
import { satisfactionRule } from '#operations/report/satisfaction-rule.ts'
import type { PublicStatistics } from '#operations/small-cells.ts'
import { readPublicStatistics, readStatistics } from '#operations/statistics.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { getLaw, type Law, type Profiles, profileInForce } from '#procedures/profiles.ts'
import type { GroupedBy } from '#store/statistics.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { codeChoices, sessionChoices } from '#web/parts/case-filter-form.ts'
import { lawsOf } from '#web/parts/case-list-query.ts'
import { kindChoices, wordedFor } from '#web/parts/kinds.ts'
import { reportsDueList } from '#web/parts/papers/reports-due-list.ts'
import { sentFile, wordFile } from '#web/parts/papers/sent-file.ts'
import { type StatisticsTables, statisticsTables } from '#web/parts/papers/statistics-tables.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { unitName, unitsOf } from '#web/parts/request-units.ts'
import { listWords } from '#web/words/list-words.ts'
import { statisticsWords as words } from '#web/words/statistics-words.ts'
import { annualReportPage } from './annual-report-page.ts'
import { sessionsOf } from './case-list.ts'

/** Figures of a year: for those who work on cases, and, with small figures withheld, for anyone. */
export function statisticsPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/statistics', async (c) => {
      const { actor, language, dependencies } = c.var
      if (actor === null) return c.redirect('/sign-in?next=/statistics', 303)
      const asked = askedYear(c, seenBy(c, actor))
      const read = await readStatistics(dependencies.db, actor, asked)
      if (!read.ok) return refusalPage(c, [read.refusal], '/public/statistics')
      const { groups, total } = read.value
      const tables = await tablesFor(c, { groups, total }, asked)
      const lead = isOffice(actor) ? words.lead[language] : `${words.lead[language]}${words.ofUnit[language]}`
      return statisticsPage(c, asked, {
        title: words.title[language],
        lead,
        content: html`${reportLink(asked, language)} ${statisticsTables(tables)} ${await reportsOf(c, actor, asked)}`,
        isEmpty: total.received === 0,
        kinds: seenBy(c, actor),
        isPublic: false,
      })
    })
    .get('/statistics/report', (c) => annualReport(c, (report) => annualReportPage(c, report)))
    .get('/statistics/report.docx', (c) =>
      annualReport(c, async (report) => {
        const { language } = c.var
        const name = `${titleOf(reportBlocks(report, language))}.docx`
        return sentFile(c, wordFile, name, await reportDocx(report, language))
      }),
    )
    .get('/public/statistics', async (c) => {
      const { language, dependencies } = c.var
      const kinds = ownLaws(dependencies)
      const asked = askedYear(c, kinds)
      const figures = await readPublicStatistics(dependencies.db, asked)
      return statisticsPage(c, asked, {
        title: words.publicTitle[language],
        lead: words.publicLead[language],
        content: statisticsTables(await tablesFor(c, figures, asked)),
        isEmpty: figures.groups.length === 0,
        kinds,
        isPublic: true,
      })
    })
}

/** The report of the year and kind of case asked for, to whoever may read the figures. */
async function annualReport(c: Context<HttpEnv>, show: (report: AnnualReport) => Promise<Response>): Promise<Response> {
  const { actor, today, dependencies } = c.var
  if (actor === null) return c.redirect('/sign-in?next=/statistics', 303)
  const { procedure, year } = askedYear(c, seenBy(c, actor))
  const { profiles, place, db } = dependencies
  const read = await readAnnualReport(db, actor, { procedure, year: Number(year), place, profiles, today })
  if (read === undefined) return refusalPage(c, [{ code: 'page_not_found' }], '/statistics')
  return read.ok ? show(read.value) : refusalPage(c, [read.refusal], '/public/statistics')
}

/** The laws on the kinds of case whose figures somebody may read: an office those it sees whole, a unit all. */
function seenBy(c: Context<HttpEnv>, actor: Actor): Profiles {
  const kinds = kindsSeen(actor)
  const own = ownLaws(c.var.dependencies)
  return kinds.length === 0 ? own : own.filter(({ procedure }) => kinds.includes(procedure))
}

type Asked = ReturnType<typeof askedYear>

/**
 * Whole years alone: two stretches of days that differ by one day would tell of a single case. One kind of case alone:
 * the first there is a law on, unless another is asked for.
 */
function askedYear(c: Context<HttpEnv>, laws: Profiles) {
  const given = c.req.query('year') ?? ''
  const year = /^(19|20)\d\d$/.test(given) ? given : c.var.today.slice(0, 4)
  const by = c.req.query('by')
  const grouped: GroupedBy = by === 'subject' || by === 'session' ? by : 'unit'
  const kinds = installedProcedures.map(({ id }) => id).filter((id) => laws.some(({ procedure }) => procedure === id))
  const procedure = kinds.find((id) => id === c.req.query('kind')) ?? kinds[0] ?? ''
  return { procedure, by: grouped, year, from: `${year}-01-01`, to: `${year}-12-31` }
}

async function tablesFor(
  c: Context<HttpEnv>,
  figures: PublicStatistics,
  { procedure, by, year }: Asked,
): Promise<StatisticsTables> {
  const { language, dependencies } = c.var
  const profiles = lawsOf(procedure, ownLaws(dependencies))
  const law = lawOfYear(c, procedure, year)
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
    satisfaction: satisfactionRule(law.procedure, law.profile),
    say: (label) => wordedFor(label, procedure)[language],
    language,
  }
}

function reportLink({ procedure, year }: Asked, language: Language): Html {
  return html`<p><a class="button" href="/statistics/report?${new URLSearchParams({ kind: procedure, year })}">${words.draft[language]}</a></p>`
}

/** The reports that the year's law asks of those who see this page. */
async function reportsOf(c: Context<HttpEnv>, actor: Actor, { procedure, year }: Asked): Promise<Html> {
  const { profile } = lawOfYear(c, procedure, year)
  const sessions = [...(await sessionsOf(c)).values()]
  const isUnits = !kindsSeen(actor).includes(procedure)
  return reportsDueList(reportsDue(profile, sessions, Number(year), isUnits), c.var.today, c.var.language)
}

/** The law in force at the end of the year, or the first there is. */
function lawOfYear(c: Context<HttpEnv>, procedure: string, year: string): Law {
  const { profiles, place } = c.var.dependencies
  const end = plainDate(`${year}-12-31`)
  const found = profileInForce(profiles, procedure, place, end) ?? lawsOf(procedure, ownLaws(c.var.dependencies))[0]
  if (found === undefined) throw new Error(`no law of ${place} on ${procedure}`)
  return getLaw(profiles, procedure, found.id)
}

type Shown = {
  /** Laws on the kinds of case to choose from. */
  readonly kinds: Profiles
  readonly title: string
  readonly lead: string
  readonly content: Html
  readonly isEmpty: boolean
  readonly isPublic: boolean
}

function statisticsPage(c: Context<HttpEnv>, { procedure, by, year }: Asked, shown: Shown): Promise<Response> {
  const { language } = c.var
  const kinds = kindChoices(shown.kinds, language)
  const choices: readonly GroupedBy[] = ['unit', 'subject', 'session']
  return page(c, {
    title: `${shown.title} · ${year}`,
    isWide: true,
    isPublic: shown.isPublic,
    main: html`<h1>${shown.title}</h1><p>${shown.lead}</p>
      <form method="get" class="list-filter"><div class="filter-line">
        ${
          kinds.length === 0
            ? ''
            : html`<label class="choice">${listWords.kind[language]}<select name="kind">${kinds.map(
                ({ value, text }) =>
                  html`<option value="${value}" ${value === procedure ? 'selected' : ''}>${text}</option>`,
              )}</select></label>`
        }
        <label class="choice">${words.year[language]}<input name="year" inputmode="numeric" pattern="(19|20)[0-9]{2}" maxlength="4" value="${year}" /></label>
        <label class="choice">${words.by[language]}<select name="by">${choices.map(
          (choice) =>
            html`<option value="${choice}" ${choice === by ? 'selected' : ''}>${words[choice][language]}</option>`,
        )}</select></label>
        <button class="button">${words.show[language]}</button></div></form>
      ${shown.isEmpty ? html`<p class="empty">${words.nothing[language]}</p>` : shown.content}`,
  })
}
