import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { OfficerMode } from '#operations/accounts/account-context.ts'
import { mayAct } from '#operations/accounts/officer-acts.ts'
import { isOffice } from '#operations/case-scope.ts'
import { isAdministrator } from '#operations/dead-mail.ts'
import { importablesOf } from '#operations/import-rights.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { maySaveSessions } from '#operations/save-session.ts'
import { mostWaitingCounted } from '#store/waiting-steps.ts'
import type { Html } from '#web/html.ts'
import { newOfKind } from '#web/parts/kinds.ts'
import { accountWords } from '#web/words/account-words.ts'
import { auditWords } from '#web/words/audit-words.ts'
import { frameWords as words } from '#web/words/frame-words.ts'
import { importWords } from '#web/words/import-words.ts'
import { cappedFigure } from '#web/words/list-words.ts'
import { paperWords } from '#web/words/paper-words.ts'
import { sessionWords } from '#web/words/session-words.ts'
import { statisticsWords } from '#web/words/statistics-words.ts'

type Item = { readonly href: string; readonly label: Label; readonly count?: number }

/** Who is to be led about: how much waits for them, and which kinds of case they may begin. */
export type Navigating = {
  readonly actor: Actor | null
  readonly waiting: number
  readonly begins: readonly Procedure[]
  readonly officers: OfficerMode
}

/** Where one can go from here; the place one is at is marked. */
export function navigation(who: Navigating, path: string, language: Language): Html {
  const items = who.actor === null ? publicItems : ownItems(who.actor, who)
  const current = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return html`<nav class="nav" aria-label="${words.mainNavigation[language]}"><ul>
    ${items.map(
      (item) =>
        html`<li><a href="${item.href}" ${item === current ? html`aria-current="page"` : ''}>${item.label[language]}${
          item.count === undefined || item.count === 0
            ? ''
            : html` <span class="nav-count">${cappedFigure(item.count, mostWaitingCounted)}<span class="visually-hidden"> ${words.waiting[language]}</span></span>`
        }</a></li>`,
    )}
  </ul></nav>`
}

const publicItems: readonly Item[] = [
  { href: '/public/cases', label: words.publicCases },
  { href: '/public/look-up', label: words.lookUp },
  { href: '/public/statistics', label: statisticsWords.publicTitle },
]

function ownItems(actor: Actor, { waiting, begins, officers }: Navigating): readonly Item[] {
  const seesAll = isOffice(actor)
  return [
    { href: '/inbox', label: words.inbox, count: waiting },
    { href: '/cases', label: words.cases },
    ...(seesAll || actor.unitId !== null ? [{ href: '/board', label: words.board }] : []),
    ...(seesAll || actor.unitId !== null ? [{ href: '/statistics', label: statisticsWords.title }] : []),
    { href: '/papers', label: paperWords.title },
    ...(mayRead(actor, 'look') ? [{ href: '/readings', label: words.readings }] : []),
    ...(importablesOf(actor).length > 0 ? [{ href: '/import', label: importWords.title }] : []),
    ...(maySaveSessions(actor) ? [{ href: '/sessions', label: sessionWords.title }] : []),
    ...(isAdministrator(actor) ? [{ href: '/mail', label: words.mailDesk }] : []),
    ...(mayAct('see_accounts', officers, actor.offices) ? [{ href: '/accounts', label: accountWords.title }] : []),
    ...(mayAct('read_audit', officers, actor.offices) ? [{ href: '/audit', label: auditWords.title }] : []),
    ...(begins.length === 0 ? [] : [{ href: '/cases/new', label: beginLabel(begins) }]),
    ...publicItems.slice(0, 1),
  ]
}

/** One kind by its name; several lead to a choice. */
function beginLabel([one, another]: readonly Procedure[]): Label {
  return one === undefined || another !== undefined ? words.newCase : newOfKind(one)
}
