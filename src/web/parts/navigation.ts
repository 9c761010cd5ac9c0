import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { Label, Language } from '#kernel/label.ts'
import { caseScopeOf } from '#operations/case-scope.ts'
import { isAdministrator } from '#operations/dead-mail.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { mostWaitingCounted } from '#store/waiting-steps.ts'
import type { Html } from '#web/html.ts'
import { frameWords as words } from '#web/words/frame-words.ts'
import { cappedFigure } from '#web/words/list-words.ts'
import { statisticsWords } from '#web/words/statistics-words.ts'

type Item = { readonly href: string; readonly label: Label; readonly count?: number }

/** Where one can go from here; the place one is at is marked. */
export function navigation(actor: Actor | null, waiting: number, path: string, language: Language): Html {
  const items = actor === null ? publicItems : ownItems(actor, waiting)
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

function ownItems(actor: Actor, waiting: number): readonly Item[] {
  const seesAll = caseScopeOf(actor).kind === 'all'
  return [
    { href: '/inbox', label: words.inbox, count: waiting },
    { href: '/cases', label: words.cases },
    ...(seesAll || actor.unitId !== null ? [{ href: '/board', label: words.board }] : []),
    ...(seesAll || actor.unitId !== null ? [{ href: '/statistics', label: statisticsWords.title }] : []),
    ...(mayRead(actor, 'look') ? [{ href: '/readings', label: words.readings }] : []),
    ...(isAdministrator(actor) ? [{ href: '/mail', label: words.mailDesk }] : []),
    ...(maySubmit(actor) ? [{ href: '/cases/new', label: words.newCase }] : []),
    ...publicItems.slice(0, 1),
  ]
}

/** Whether some installed kind of case is begun by one of the offices this person holds. */
function maySubmit(actor: Actor): boolean {
  return installedProcedures.some((procedure) =>
    Object.values(procedure.actions).some(
      (action) =>
        action.from.length === 0 &&
        action.opens === undefined &&
        action.by.some((role) => procedure.roles[role]?.held === 'office' && actor.offices.includes(role)),
    ),
  )
}
