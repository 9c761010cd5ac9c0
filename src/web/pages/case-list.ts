import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import type { Language } from '#kernel/label.ts'
import { caseScopeOf } from '#operations/case-scope.ts'
import { countSeenCases, listSeenCases } from '#operations/list-seen-cases.ts'
import { listSessions } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { caseFilterForm } from '#web/parts/case-filter-form.ts'
import { type CaseListQuery, caseListQuery } from '#web/parts/case-list-query.ts'
import { type CaseColumn, caseTable } from '#web/parts/case-table.ts'
import { pagination } from '#web/parts/pagination.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { countText, listWords as words } from '#web/words/list-words.ts'

const pageSize = 20

/** Counting stops here: an exact figure beyond it would cost more than it tells. */
const mostCounted = 1_000

const columns: readonly CaseColumn[] = ['number', 'title', 'proposer', 'unit', 'state', 'deadline', 'submitted']

/** Every case a person may see, narrowed and ordered by the address. Six queries at most, whatever the list's length. */
export function caseList(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/cases', async (c) => {
    const { language, actor, today, dependencies } = c.var
    const { db } = dependencies
    const profiles = ownLaws(dependencies)
    const url = new URL(c.req.url)
    const [units, sessionRows] = await Promise.all([unitsOf(c), listSessions(db)])
    const sessions = new Map(sessionRows.map((session) => [session.id, session]))
    const asked = caseListQuery(url.searchParams, {
      today,
      personId: actor?.personId ?? null,
      profiles,
      units,
      sessions,
    })
    const { filter, order, after } = asked
    const [found, count] = await Promise.all([
      listSeenCases(db, actor, { filter, order, limit: pageSize, ...(after === undefined ? {} : { after }) }),
      countSeenCases(db, actor, filter, mostCounted),
    ])
    const seesAll = caseScopeOf(actor).kind === 'all'
    const title = frameWords.cases[language]
    return page(c, {
      title,
      isWide: true,
      main: html`<h1>${title}</h1>
        ${caseFilterForm(asked, { language, profiles, units, sessions, seesAll, path: url.pathname })}
        ${notices(asked, language)}
        <p class="count" role="status">${countText(count, mostCounted, language)}</p>
        ${
          found.rows.length === 0
            ? html`<p class="empty">${Object.keys(filter).length === 0 ? words.noneYet[language] : `${words.noCases[language]} ${words.noCasesHint[language]}`}</p>`
            : caseTable(found.rows, columns, { language, today, units, isPublic: false, caption: title })
        }
        ${pagination(url, found.next, language)}`,
    })
  })
}

/** Says what of the address was not understood, or can never match. */
export function notices({ faults, filter }: CaseListQuery, language: Language): Html {
  const { submittedFrom: from, submittedTo: to } = filter
  const texts = [
    ...faults.map((fault) => `${words.notADate[language]} ${fault}`),
    ...(from !== undefined && to !== undefined && from > to ? [words.reversedDates[language]] : []),
  ]
  return html`${texts.map((text) => html`<p class="notice" role="alert">${text}</p>`)}`
}
