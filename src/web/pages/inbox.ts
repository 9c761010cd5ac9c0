import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { kindsAssigned } from '#operations/routing/proposals-taken.ts'
import { filingKinds } from '#operations/same-matter/filing-kinds.ts'
import { findProcedure } from '#procedures/installed.ts'
import { besideCases } from '#store/connect.ts'
import { type InboxGroup, type InboxPlace, listGroupSteps, listInboxGroups } from '#store/inbox.ts'
import { countAllWaiting, mostWaitingCounted as most } from '#store/waiting-steps.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { pickForm } from '#web/parts/batch/pick-rows.ts'
import type { CaseTableContext } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { kindName } from '#web/parts/kinds.ts'
import { ownOverview } from '#web/parts/own-overview.ts'
import { addressWith, pagination } from '#web/parts/pagination.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { stepTable } from '#web/parts/step-table.ts'
import { listAddress } from '#web/parts/way-back.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { cappedFigure, lateText, listWords as words } from '#web/words/list-words.ts'
import { proposalsTakenWords } from '#web/words/proposals-taken-words.ts'
import { sameMatterWords } from '#web/words/same-matter-words.ts'

const perGroup = 10
const pageSize = 30

/** What waits for the person signed in, most urgent first; below it, what their role looks at every day. */
export function inbox(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/inbox', async (c) => {
    const { actor } = c.var
    if (actor === null) return c.redirect('/sign-in', 303)
    const group = askedGroup(c)
    return group === undefined ? wholeInbox(c, actor) : oneGroup(c, actor, group)
  })
}

async function wholeInbox(c: Context<HttpEnv>, actor: Actor): Promise<Response> {
  const { language, today, dependencies } = c.var
  const title = frameWords.inbox[language]
  const inContext = async () => ({
    language,
    today,
    units: await unitsOf(c),
    isPublic: false,
    caption: title,
    back: { address: '/inbox', toRow: true },
  })
  const [context, groups, overview] = await Promise.all([
    inContext(),
    listInboxGroups(dependencies.db, actor, today, perGroup),
    inContext().then((known) => ownOverview(c, actor, { ...known, back: { address: '/inbox', toRow: false } })),
  ])
  return page(c, {
    title,
    isWide: true,
    waiting: Math.min(
      most,
      groups.reduce((sum, group) => sum + group.waiting, 0),
    ),
    main: html`<h1>${title}</h1>${recorded(c)} ${deskLinks(actor, language)}
      ${
        groups.length === 0
          ? html`<p class="empty"><strong>${words.inboxEmpty[language]}</strong> ${words.inboxEmptyHint[language]}</p>`
          : html`${summaryOf(groups, context)} ${groups.map((group) => groupSection(c, group, labelAmong(group, groups, language), context))}`
      }
      ${overview}`,
  })
}

/** What lies beside the inbox of those who file cases, and of those who give them to units. */
function deskLinks(actor: Actor, language: Language): Html {
  const files = filingKinds(actor).length > 0
  const assigns = kindsAssigned(actor).length > 0
  if (!files && !assigns) return html``
  return html`<ul class="plain-rows">${files ? html`<li><a href="/same-matter">${sameMatterWords.link[language]}</a></li>` : ''}${
    assigns ? html`<li><a href="/proposed-units">${proposalsTakenWords.title[language]}</a></li>` : ''
  }</ul>`
}

/** Said to who has just taken an act after which they see its case no more. */
function recorded(c: Context<HttpEnv>): Html {
  const seq = c.req.query('done') ?? ''
  return /^\d{1,15}$/.test(seq)
    ? html`<p class="said" role="status">${words.actRecorded[c.var.language].replace('{seq}', seq)}</p>`
    : html``
}

/** The whole inbox in one line, each kind leading to its table. */
function summaryOf(groups: readonly InboxGroup[], { language }: CaseTableContext): Html {
  return html`<ul class="inbox-summary">${groups.map(
    (group) =>
      html`<li><a href="#${anchorOf(group)}">${labelAmong(group, groups, language)} <strong class="figure">${cappedFigure(group.waiting, most)}</strong></a>${
        group.late > 0 ? html` <span class="late">${lateText(group.late, most, language)}</span>` : ''
      }</li>`,
  )}</ul>`
}

function groupSection(c: Context<HttpEnv>, group: InboxGroup, label: string, context: CaseTableContext): Html {
  const { language } = context
  const all = addressWith(new URL(c.req.url), { procedure: group.procedure, action: group.action })
  return html`<section class="inbox-group" aria-labelledby="${anchorOf(group)}">
    <h2 id="${anchorOf(group)}">${label} <span class="count">${cappedFigure(group.waiting, most)}</span>
      ${group.late > 0 ? html`<span class="late">${lateText(group.late, most, language)}</span>` : ''}
      ${group.earliest === null ? '' : html`<span class="note">${words.earliest[language]} ${dayCell(group.earliest)}</span>`}</h2>
    ${stepTable(group.steps, actionLabel(group, language), { ...context, caption: label })}
    ${group.waiting > group.steps.length ? html`<p class="more"><a href="${all}">${words.showAll[language]} ${cappedFigure(group.waiting, most)}</a></p>` : ''}
  </section>`
}

type AskedGroup = { readonly procedure: string; readonly action: string }

async function oneGroup(c: Context<HttpEnv>, actor: Actor, group: AskedGroup): Promise<Response> {
  const { language, today, dependencies } = c.var
  const url = new URL(c.req.url)
  const after = readPlace(url.searchParams.get('after'))
  const [units, waiting, rows] = await Promise.all([
    unitsOf(c),
    countAllWaiting(besideCases(dependencies.db), actor),
    listGroupSteps(dependencies.db, actor, group, { limit: pageSize + 1, ...(after === undefined ? {} : { after }) }),
  ])
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const next =
    rows.length > pageSize && last !== undefined ? writePlace({ ...last, caseId: last.summary.case_id }) : null
  const label = actionLabel(group, language)
  return page(c, {
    title: label,
    isWide: true,
    waiting,
    main: html`<p><a href="/inbox">${frameWords.inbox[language]}</a></p>
      <h1>${label}</h1>
      ${
        shown.length === 0
          ? html`<p class="empty">${words.inboxEmpty[language]}</p>`
          : pickForm(
              stepTable(shown, label, {
                canPick: true,
                language,
                today,
                units,
                isPublic: false,
                caption: label,
                back: { address: listAddress(url), toRow: true },
              }),
              listAddress(url),
              language,
              group.action,
            )
      }
      ${pagination(url, next, language)}`,
  })
}

function askedGroup(c: Context<HttpEnv>): AskedGroup | undefined {
  const procedure = c.req.query('procedure') ?? ''
  const action = c.req.query('action') ?? ''
  return findProcedure(procedure)?.actions[action] === undefined ? undefined : { procedure, action }
}

function actionLabel({ procedure, action }: AskedGroup, language: 'zh' | 'en'): string {
  return findProcedure(procedure)?.actions[action]?.label[language] ?? action
}

/** Of several kinds of case, each step says of which it is. */
function labelAmong(group: AskedGroup, groups: readonly AskedGroup[], language: 'zh' | 'en'): string {
  const label = actionLabel(group, language)
  const isMixed = groups.some((other) => other.procedure !== group.procedure)
  return isMixed ? `${label} · ${kindName(group.procedure, language)}` : label
}

function anchorOf({ procedure, action }: AskedGroup): string {
  return `${procedure}-${action}`
}

function writePlace({ deadline, caseId, instance }: InboxPlace): string {
  return [deadline ?? '', caseId, instance].join('~')
}

/** A place that was not written here is as good as none. */
function readPlace(text: string | null): InboxPlace | undefined {
  const [deadline, caseId, instance] = text?.split('~') ?? []
  if (deadline === undefined || caseId === undefined || instance === undefined) return undefined
  if (deadline !== '' && !isPlainDate(deadline)) return undefined
  return { deadline: deadline === '' ? null : deadline, caseId, instance }
}
