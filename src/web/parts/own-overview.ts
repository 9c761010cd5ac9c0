import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsToBegin } from '#http/law-for-new-cases.ts'
import type { Language } from '#kernel/label.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { isOffice } from '#operations/case-scope.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { listUnitBoard } from '#store/case-boards.ts'
import type { CaseOrder } from '#store/case-cursor.ts'
import type { CaseFilter } from '#store/case-lists.ts'
import { listReadings } from '#store/readings.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { boardTable } from './board-table.ts'
import type { CaseColumn } from './case-columns.ts'
import { type CaseTableContext, caseTable } from './case-table.ts'
import { dayCell } from './due-day.ts'
import { ownWords } from './own-words.ts'

const rowsShown = 10
const readingsShown = 5

/**
 * What somebody's role looks at besides the waiting steps: a unit its board, an office the pages read last, what is late
 * and what was promised, a deputy the own suggestions. At most three queries.
 */
export async function ownOverview(c: Context<HttpEnv>, actor: Actor, context: CaseTableContext): Promise<Html> {
  if (actor.unitId !== null) return unitSection(c, actor.unitId, context)
  if (isOffice(actor)) return officeSections(c, actor, context)
  return ownCases(c, actor, context)
}

async function unitSection(c: Context<HttpEnv>, unitId: string, context: CaseTableContext): Promise<Html> {
  const { language } = context
  const lines = await listUnitBoard(c.var.dependencies.db, unitId, { limit: rowsShown })
  const caption = words.ourBoard[language]
  return section(
    'board',
    caption,
    '/board',
    lines.length === 0
      ? html`<p class="empty">${words.boardEmpty[language]}</p>`
      : boardTable(lines, { ...context, caption }),
    language,
  )
}

async function officeSections(c: Context<HttpEnv>, actor: Actor, context: CaseTableContext): Promise<Html> {
  const columns: readonly CaseColumn[] = ['number', 'title', 'unit', 'state', 'deadline']
  const late = casesSection(c, actor, context, {
    id: 'late',
    heading: words.lateCases[context.language],
    empty: words.noLateCases[context.language],
    filter: { lateOn: context.today },
    order: 'deadline',
    address: '/cases?late=yes&order=deadline',
    columns,
  })
  const promises = casesSection(c, actor, context, {
    id: 'promises',
    heading: words.promises[context.language],
    empty: words.noPromises[context.language],
    filter: { states: trackedStates },
    order: 'deadline',
    address: `/cases?${trackedStates.map((state) => `state=${state}`).join('&')}&order=deadline`,
    columns,
  })
  const sections = await Promise.all([readingsSection(c, actor, context.language), late, promises])
  return html`${sections}`
}

/** Where it stands who spoke and who was answered. */
async function readingsSection(c: Context<HttpEnv>, actor: Actor, language: Language): Promise<Html> {
  if (!mayRead(actor, 'look')) return html``
  const readings = await listReadings(c.var.dependencies.db, readingsShown)
  const content =
    readings.length === 0
      ? html`<p class="empty">${words.noReadings[language]}</p>`
      : html`<ul class="plain-rows">${readings.map(
          (one) => html`<li data-row><a href="/readings/${one.id}">${ownWords(one.name, language)}</a>
            <span class="note">${dayCell(dayIn(new Date(one.asked_at), c.var.dependencies.city.time_zone))}</span></li>`,
        )}</ul>`
  return section(
    'readings',
    words.readings[language],
    readings.length < readingsShown ? null : '/readings',
    content,
    language,
  )
}

/** Where a promise is kept in sight until it is kept. */
const trackedStates = ['tracking', 'reported_done']

async function ownCases(c: Context<HttpEnv>, actor: Actor, context: CaseTableContext): Promise<Html> {
  return casesSection(c, actor, context, {
    id: 'mine',
    heading: words.myCases[context.language],
    // Who begins no case, as the auditor, is not told that they have begun none yet.
    empty: lawsToBegin(c).length === 0 ? null : words.noMyCases[context.language],
    filter: { mine: actor.personId },
    order: 'updated',
    address: '/cases?mine=yes&order=updated',
    columns: ['number', 'title', 'unit', 'state', 'deadline', 'replied'],
  })
}

type CasesAsked = {
  readonly id: string
  readonly heading: string
  /** What is said of no rows; null where the section is then left out. */
  readonly empty: string | null
  readonly filter: CaseFilter
  readonly order: CaseOrder
  /** The list that shows all of them. */
  readonly address: string
  readonly columns: readonly CaseColumn[]
}

async function casesSection(
  c: Context<HttpEnv>,
  actor: Actor,
  context: CaseTableContext,
  asked: CasesAsked,
): Promise<Html> {
  const { filter, order } = asked
  const found = await listSeenCases(c.var.dependencies.db, actor, { filter, order, limit: rowsShown })
  if (found.rows.length === 0 && asked.empty === null) return html``
  const content =
    found.rows.length === 0
      ? html`<p class="empty">${asked.empty}</p>`
      : caseTable(found.rows, asked.columns, { ...context, caption: asked.heading })
  return section(asked.id, asked.heading, found.next === null ? null : asked.address, content, context.language)
}

function section(id: string, heading: string, all: string | null, content: Html, language: Language): Html {
  return html`<section class="overview" aria-labelledby="overview-${id}">
    <h2 id="overview-${id}">${heading}</h2>
    ${content}
    ${all === null ? '' : html`<p class="more"><a href="${all}">${words.showAll[language]}</a></p>`}
  </section>`
}
