import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import type { Language } from '#kernel/label.ts'
import { isOffice } from '#operations/case-scope.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { besideCases } from '#store/connect.ts'
import { listSessions } from '#store/roster.ts'
import { listSavedLists } from '#store/saved-lists.ts'
import { countAllWaiting } from '#store/waiting-steps.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { pickForm } from '#web/parts/batch/pick-rows.ts'
import { chosenColumns } from '#web/parts/case-columns.ts'
import { caseFilterForm } from '#web/parts/case-filter-form.ts'
import { type CaseListQuery, caseListQuery } from '#web/parts/case-list-query.ts'
import { caseTable } from '#web/parts/case-table.ts'
import { exportLinks, savedListLinks, saveListForm, workTabs } from '#web/parts/list-tools.ts'
import { pagination } from '#web/parts/pagination.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { listAddress } from '#web/parts/way-back.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { countText, listWords as words } from '#web/words/list-words.ts'

const pageSize = 20

/** Counting stops here: an exact figure beyond it would cost more than it tells. */
const mostCounted = 1_000

/** Every case a person may see, narrowed and ordered by the address. Six queries at most, whatever the list's length. */
export function caseList(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/cases', async (c) => {
    const { language, actor, today, signedIn, dependencies } = c.var
    const { db } = dependencies
    const profiles = ownLaws(dependencies)
    const url = new URL(c.req.url)
    const [asked, units, sessions, saved] = await Promise.all([
      askedList(c),
      unitsOf(c),
      sessionsOf(c),
      signedIn === null ? [] : listSavedLists(besideCases(db), signedIn.accountId),
    ])
    const { filter, order, after } = asked
    const place = after === undefined ? {} : { after }
    const [found, waiting] = await Promise.all([
      listSeenCases(db, actor, { filter, order, limit: pageSize, countTo: mostCounted, ...place }),
      actor === null ? 0 : countAllWaiting(besideCases(db), actor),
    ])
    const seesAll = actor !== null && isOffice(actor)
    const columns = chosenColumns(url.searchParams, profiles)
    const title = frameWords.cases[language]
    const back = { address: listAddress(url), toRow: true }
    return page(c, {
      title,
      isWide: true,
      waiting,
      main: html`<h1>${title}</h1>
        ${workTabs(url, language)} ${savedListLinks(saved, url, language)}
        ${caseFilterForm(asked, { language, profiles, units, sessions, seesAll, path: url.pathname, columns, query: url.searchParams })}
        ${notices(asked, language)}
        <div class="list-head"><p class="count" role="status">${countText(found.count ?? 0, mostCounted, language)}</p>
          ${found.rows.length === 0 ? '' : exportLinks(url, language)}</div>
        ${
          found.rows.length === 0
            ? html`<p class="empty">${Object.keys(filter).length === 0 ? words.noneYet[language] : `${words.noCases[language]} ${words.noCasesHint[language]}`}</p>`
            : pickForm(
                caseTable(found.rows, columns, {
                  canPick: true,
                  language,
                  today,
                  units,
                  sessions,
                  profiles,
                  isPublic: false,
                  caption: title,
                  back,
                }),
                listAddress(url),
                language,
              )
        }
        ${pagination(url, found.next, language)} ${saveListForm(c, url, saved, [])}`,
    })
  })
}

/**
 * The list an address asks for, whether it is shown, exported or subscribed to.
 * @param actor - whose cases "mine", "waiting" and "done" are; null: nobody's, as on the public's list.
 */
export async function askedList(c: Context<HttpEnv>, actor = c.var.actor): Promise<CaseListQuery> {
  const { today } = c.var
  const [units, sessions] = await Promise.all([unitsOf(c), sessionsOf(c)])
  return caseListQuery(new URL(c.req.url).searchParams, {
    today,
    actor,
    profiles: ownLaws(c.var.dependencies),
    units,
    sessions,
  })
}

const askedSessions = new WeakMap<Context, ReturnType<typeof readSessions>>()

/** The roster's sessions: one query a request. */
export function sessionsOf(c: Context<HttpEnv>): ReturnType<typeof readSessions> {
  const before = askedSessions.get(c) ?? readSessions(c)
  askedSessions.set(c, before)
  return before
}

async function readSessions(c: Context<HttpEnv>) {
  const rows = await listSessions(besideCases(c.var.dependencies.db))
  return new Map(rows.map((session) => [session.id, session]))
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
