import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { isOffice } from '#operations/case-scope.ts'
import { unitBoard as readUnitBoard, unitLoads } from '#operations/list-work.ts'
import { mayRecompute } from '#operations/recompute-deadlines.ts'
import { mayPass } from '#operations/year-and-term.ts'
import { besideCases } from '#store/connect.ts'
import { countAllWaiting } from '#store/waiting-steps.ts'
import { page } from '#web/layout.ts'
import { boardTable } from '#web/parts/board-table.ts'
import { pagination } from '#web/parts/pagination.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { unitName, unitsOf } from '#web/parts/request-units.ts'
import { unitLoadTable } from '#web/parts/unit-load-table.ts'
import { listAddress } from '#web/parts/way-back.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { passageWords } from '#web/words/passage-words.ts'
import { recomputingWords } from '#web/words/recomputing-words.ts'

const pageSize = 50

/** What a unit has in hand, by deadline. Units see their own; offices see every unit's, and all units side by side. */
export function unitBoard(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/board', async (c) => {
      const { actor, language } = c.var
      if (actor !== null && actor.unitId !== null) return boardPage(c, actor, actor.unitId)
      if (actor !== null && isOffice(actor)) return loadsPage(c, actor)
      return sayNo(c, words.noUnit[language], 403)
    })
    .get('/board/:unitId', async (c) => {
      const { actor } = c.var
      return actor === null ? c.redirect('/sign-in', 303) : boardPage(c, actor, c.req.param('unitId'))
    })
}

async function boardPage(c: Context<HttpEnv>, actor: Actor, unitId: string): Promise<Response> {
  const { language, today, dependencies } = c.var
  const url = new URL(c.req.url)
  const [units, waiting, board] = await Promise.all([
    unitsOf(c),
    countAllWaiting(besideCases(dependencies.db), actor),
    readUnitBoard(dependencies.db, actor, unitId, pageSize + 1, readPlace(url.searchParams.get('after'))),
  ])
  if (!board.ok) return refusalPage(c, [board.refusal], '/board')
  if (!units.has(unitId)) return sayNo(c, words.unitUnknown[language], 404)

  const rows = board.value
  const lines = rows.slice(0, pageSize)
  const last = lines.at(-1)
  const next = rows.length > pageSize && last !== undefined ? `${last.deadline ?? ''}~${last.summary.case_id}` : null
  const name = unitName(units.get(unitId), language)
  const title = language === 'zh' ? `${name}${words.boardTitle.zh}` : `${name}: ${words.boardTitle.en}`
  return page(c, {
    title,
    isWide: true,
    waiting,
    main: html`${isOffice(actor) ? html`<p><a href="/board">${words.units[language]}</a></p>` : ''}
      <h1>${title}</h1>
      ${
        lines.length === 0
          ? html`<p class="empty">${words.boardEmpty[language]}</p>`
          : boardTable(lines, {
              language,
              today,
              units,
              isPublic: false,
              caption: title,
              back: { address: listAddress(url), toRow: true },
            })
      }
      ${pagination(url, next, language)}`,
  })
}

async function loadsPage(c: Context<HttpEnv>, actor: Actor): Promise<Response> {
  const { language, today, dependencies } = c.var
  const [units, waiting, loads] = await Promise.all([
    unitsOf(c),
    countAllWaiting(besideCases(dependencies.db), actor),
    unitLoads(dependencies.db, actor, today),
  ])
  const title = words.units[language]
  return page(c, {
    title,
    waiting,
    main: html`<h1>${title}</h1>
      ${
        loads.length === 0
          ? html`<p class="empty">${words.nothingOpen[language]}</p>`
          : unitLoadTable(loads, { units, today, language, caption: title })
      }
      ${mayRecompute(actor) ? html`<p><a href="/deadlines">${recomputingWords.link[language]}</a></p>` : ''}
      ${mayPass(actor, 'carry_over') ? html`<p><a href="/year-and-term">${passageWords.link[language]}</a></p>` : ''}`,
  })
}

function sayNo(c: Context<HttpEnv>, text: string, status: 403 | 404): Promise<Response> {
  return page(c, { title: text, status, main: html`<h1 class="refusal">${text}</h1>` })
}

/** A place that was not written here is as good as none. */
function readPlace(text: string | null): { readonly deadline: string | null; readonly caseId: string } | undefined {
  const [deadline, caseId] = text?.split('~') ?? []
  if (deadline === undefined || caseId === undefined) return undefined
  if (deadline === '') return { deadline: null, caseId }
  return isPlainDate(deadline) ? { deadline, caseId } : undefined
}
