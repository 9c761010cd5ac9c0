import { type Context, Hono } from 'hono'
import { caseInstance } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { readCase } from '#operations/read-case.ts'
import { titleText } from '#operations/title-text.ts'
import { type ListedCase, lastDayTold } from '#store/case-lists.ts'
import type { Unit } from '#store/roster.ts'
import { atomFeed, type FeedEntry } from '#web/parts/atom-feed.ts'
import type { CaseContext } from '#web/parts/case/case-context.ts'
import { caseReference, caseTitle } from '#web/parts/case/case-head.ts'
import { publicStep } from '#web/parts/case/public-record.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { shortUnitName, unitsOf } from '#web/parts/request-units.ts'
import { stateLabel } from '#web/parts/state-word.ts'
import { frontWords } from '#web/words/front-words.ts'
import { listWords } from '#web/words/list-words.ts'
import { askedList } from './case-list.ts'

/** As many as a list is asked for between two looks of somebody who looks once a day. */
const mostEntries = 50

/** What is published, to subscribe to: a list of cases as it is narrowed, and the steps of one case. The same for whoever asks. */
export function publicFeeds(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/public/cases.atom', async (c) => {
      const { search } = new URL(c.req.url)
      const [{ filter }, units] = await Promise.all([askedList(c, null), unitsOf(c)])
      const found = await listSeenCases(c.var.dependencies.db, null, { filter, order: 'told', limit: mostEntries })
      return atomFeed(c, {
        title: frontWords.publicTitle[c.var.language],
        page: `/public/cases${search}`,
        self: `/public/cases.atom${search}`,
        entries: found.rows.map((row) => listed(c, row, units)),
      })
    })
    .get('/public/cases/:caseId/steps.atom', async (c) => {
      const { language, today, dependencies } = c.var
      const caseId = c.req.param('caseId')
      const seen = await readCase(dependencies.db, dependencies.profiles, null, today, caseId)
      if (seen === undefined) return refusalPage(c, [{ code: 'page_not_found' }], '/public/cases')
      const context: CaseContext = { seen, language, today }
      const here = `/public/cases/${caseId}`
      return atomFeed(c, {
        title: [caseTitle(context), caseReference(context)].filter((part) => part !== '').join(' · '),
        page: here,
        self: `${here}/steps.atom`,
        entries: seen.events.toReversed().map((event) => {
          const { what, who } = publicStep(event, context)
          return { title: what, link: `${here}#event-${event.seq}`, updated: midnight(event.on), summary: who }
        }),
      })
    })
}

/** A case that is answered comes anew: its answer is what is waited for. */
function listed(c: Context<HttpEnv>, row: ListedCase, units: ReadonlyMap<string, Unit>): FeedEntry {
  const { language } = c.var
  const number = row.case_number ?? row.flow_number
  const title = titleText(row, language)
  const unit = row.lead_unit === null ? '' : shortUnitName(units.get(row.lead_unit), language)
  const replied = row.replied_on === null ? '' : `${listWords.replied[language]} ${row.replied_on}`
  const state = stateLabel(row.procedure, caseInstance, row.state, { language, isPublic: true })
  return {
    title: number === null ? title : `${number} ${title}`,
    link: `/public/cases/${row.case_id}`,
    updated: midnight(lastDayTold(row)),
    summary: [state, unit, replied].filter((part) => part !== '').join(' · '),
  }
}

/** The public knows of the day alone. */
function midnight(day: string): string {
  return `${day}T00:00:00Z`
}
