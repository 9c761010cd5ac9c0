import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { textOf } from '#engine/view.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { readCase, type SeenCase } from '#operations/read-case.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { listFindings } from '#store/findings.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { assignments, jointOpinions } from '#web/parts/case/assignments.ts'
import type { CaseContext } from '#web/parts/case/case-context.ts'
import { caseHead, caseReference, caseTitle } from '#web/parts/case/case-head.ts'
import { caseWords as words } from '#web/parts/case/case-words.ts'
import { chain } from '#web/parts/case/chain.ts'
import { clocks } from '#web/parts/case/clocks.ts'
import { confirmation } from '#web/parts/case/confirmation.ts'
import { inArchive } from '#web/parts/case/in-archive.ts'
import { likeThisCase } from '#web/parts/case/like-this-case.ts'
import { linkedCases } from '#web/parts/case/linked-cases.ts'
import { offers } from '#web/parts/case/offers.ts'
import { type OriginPlace, whatWasSaid } from '#web/parts/case/origin.ts'
import { replies } from '#web/parts/case/replies.ts'
import { timeline } from '#web/parts/case/timeline.ts'
import { watching } from '#web/parts/case/watching.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { backOf } from '#web/parts/way-back.ts'
import { listWords } from '#web/words/list-words.ts'
import { caseActionPages } from './case-action.ts'
import { issuedDrafts } from './model-draft-acts.ts'

/** One case as its chain, with all that led to it and what can be done; and the forms of its acts. */
export function casePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/cases/:caseId', async (c, next) => {
      // The form for a new case has an address of the same shape.
      if (c.req.param('caseId') === 'new') return next()
      if (c.var.actor === null) return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`, 303)

      const caseId = c.req.param('caseId')
      const seen = await readCase(c.var.dependencies.db, c.var.dependencies.profiles, c.var.actor, c.var.today, caseId)
      return seen === undefined
        ? refusalPage(c, [{ code: 'case_not_found', caseId }], '/cases')
        : seen.textStub !== null
          ? c.redirect(`/public/cases/${encodeURIComponent(caseId)}`, 303)
          : casePage(c, { seen, language: c.var.language, today: c.var.today, ...backOf(c) })
    })
    .route('/', caseActionPages())
}

async function casePage(c: Context<HttpEnv>, context: CaseContext): Promise<Response> {
  const place = await placeInSource(c, context.seen)
  const like = await likeThisCase(c, context)
  const drafts = await issuedDrafts(c, context.seen)
  const reference = caseReference(context)
  const title = caseTitle(context)
  return page(c, {
    title: reference === '' ? title : `${title} · ${reference}`,
    main: html`${backLink(context)}<article class="case">
      ${caseHead(context)} ${confirmation(context, c.req.query('done'))} ${chain(context)}
      <div class="case-body">
        <div class="case-now">${offers(context)}</div>
        <div class="case-main">${whatWasSaid(context, place)} ${like} ${linkedCases(context)} ${jointOpinions(context)} ${replies(context)} ${drafts} ${timeline(context)}</div>
        <div class="case-side">${watching(context)} ${assignments(context)} ${clocks(context, c.var.dependencies.calendar)} ${inArchive(context, c.var.actor)} ${publicLink(context)}</div>
      </div>
    </article>`,
  })
}

function backLink({ back, language }: CaseContext): Html {
  return back === undefined
    ? html``
    : html`<p class="way-back"><a href="${back}">${listWords.backToList[language]}</a></p>`
}

function publicLink({ seen: { summary }, language }: CaseContext): Html {
  if (!summary.text_public && !summary.reply_public) return html``
  return html`<p class="case-public"><a href="/public/cases/${summary.case_id}">${words.publicPage[language]}</a></p>`
}

/** The finding a case was opened from, by its number on the read page, for those who may look there. */
async function placeInSource(c: Context<HttpEnv>, seen: SeenCase): Promise<OriginPlace> {
  const reading = textOf(seen.view.facts.originReading)
  if (reading === '' || !mayRead(c.var.actor, 'look')) return null

  const findings = await listFindings(c.var.dependencies.db, reading)
  const at = findings.findIndex((finding) => finding.id === seen.view.facts.originFinding)
  const href = `/readings/${encodeURIComponent(reading)}`
  return { href: at < 0 ? href : `${href}#finding-${at + 1}` }
}
