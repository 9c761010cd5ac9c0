import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { page } from '#web/layout.ts'
import type { CaseColumn } from '#web/parts/case-columns.ts'
import { kindBox, sessionChoices, stateChoices, unitChoices } from '#web/parts/case-filter-form.ts'
import { caseTable } from '#web/parts/case-table.ts'
import { choiceBox, searchBox } from '#web/parts/choice-box.ts'
import { kindChoices } from '#web/parts/kinds.ts'
import { pagination } from '#web/parts/pagination.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { frontWords } from '#web/words/front-words.ts'
import { countText, listWords as words } from '#web/words/list-words.ts'
import { askedList, sessionsOf } from './case-list.ts'

const pageSize = 20
const mostCounted = 10_000

export const publicColumns: readonly CaseColumn[] = ['number', 'title', 'unit', 'state', 'replied', 'publication']

const withKind: readonly CaseColumn[] = ['number', 'title', 'kind', ...publicColumns.slice(2)]

/** What is published, for anyone; a person signed in sees here exactly what the public sees. */
export function publicList(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/public/cases', async (c) => {
    const { language, today, dependencies } = c.var
    const { db } = dependencies
    const profiles = ownLaws(dependencies)
    const url = new URL(c.req.url)
    const [asked, units, sessions] = await Promise.all([askedList(c, null), unitsOf(c), sessionsOf(c)])
    const { filter, order, after } = asked
    const place = after === undefined ? {} : { after }
    const found = await listSeenCases(db, null, { filter, order, limit: pageSize, countTo: mostCounted, ...place })
    const title = frontWords.publicTitle[language]
    const columns: readonly CaseColumn[] = kindChoices(profiles, language).length > 0 ? withKind : publicColumns
    const feed = feedOf(url)
    const isNarrowed = Object.keys(filter).length > 0
    return page(c, {
      title,
      isPublic: true,
      feed,
      main: html`<h1>${title}</h1>
        <p>${frontWords.publicLead[language]}</p>
        <form class="list-filter" method="get" action="${url.pathname}" role="search"><div class="filter-line">
          ${searchBox(filter.q ?? '', language)}
          ${kindBox(filter.procedure, { profiles, language })}
          ${choiceBox({ name: 'state', label: words.state[language], chosen: filter.states?.[0], choices: stateChoices(language, filter.procedure) }, language)}
          ${choiceBox({ name: 'unit', label: words.unit[language], chosen: filter.unit, choices: unitChoices({ units, language }) }, language)}
          ${choiceBox({ name: 'session', label: words.session[language], chosen: filter.session, choices: sessionChoices({ sessions, language }) }, language)}
          <button class="button">${words.filter[language]}</button>
          ${isNarrowed ? html`<a class="clear" href="${url.pathname}">${words.clear[language]}</a>` : ''}
        </div></form>
        <p class="count" role="status">${countText(found.count ?? 0, mostCounted, language)}</p>
        ${
          found.rows.length === 0
            ? html`<p class="empty">${isNarrowed ? `${words.noCases[language]} ${words.noCasesHint[language]}` : frontWords.nothing[language]}</p>`
            : caseTable(found.rows, columns, { language, today, units, isPublic: true, caption: title })
        }
        ${pagination(url, found.next, language)}
        <p class="follow"><a href="${feed}" data-turbo="false">${isNarrowed ? words.followNarrowed[language] : words.follow[language]}</a></p>`,
    })
  })
}

/** What the list is narrowed to, from its beginning. */
function feedOf({ searchParams }: URL): string {
  const asked = new URLSearchParams(searchParams)
  asked.delete('after')
  return asked.size === 0 ? '/public/cases.atom' : `/public/cases.atom?${asked}`
}
