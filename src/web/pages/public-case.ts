import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { readCase } from '#operations/read-case.ts'
import type { TextStub } from '#operations/reply-alone.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { assignments } from '#web/parts/case/assignments.ts'
import type { CaseContext } from '#web/parts/case/case-context.ts'
import { caseHead, caseReference, caseTitle } from '#web/parts/case/case-head.ts'
import { chain } from '#web/parts/case/chain.ts'
import { linkedCases } from '#web/parts/case/linked-cases.ts'
import { whatWasSaid } from '#web/parts/case/origin.ts'
import { publicCaseWords as words } from '#web/parts/case/public-case-words.ts'
import { publicRecord } from '#web/parts/case/public-record.ts'
import { replies } from '#web/parts/case/replies.ts'
import { story } from '#web/parts/case/story.ts'
import { textStub } from '#web/parts/case/text-stub.ts'

/** One published case told as a story, to anybody. What is not published is as if it did not exist. */
export function publicCasePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/public/cases/:caseId', async (c) => {
    const { language, today, dependencies } = c.var
    // Whoever asks, signed in or not, sees here what everybody sees.
    const seen = await readCase(dependencies.db, dependencies.profiles, null, today, c.req.param('caseId'))
    if (seen === undefined) {
      return page(c, {
        title: words.notFoundTitle[language],
        isPublic: true,
        status: 404,
        main: html`<h1>${words.notFoundTitle[language]}</h1>
          <p>${words.notFound[language]}</p>
          <p><a href="/public/cases">${words.allCases[language]}</a></p>`,
      })
    }
    const context: CaseContext = { seen, language, today }
    const reference = caseReference(context)
    const feed = `/public/cases/${c.req.param('caseId')}/steps.atom`
    return page(c, {
      title: reference === '' ? caseTitle(context) : `${caseTitle(context)} · ${reference}`,
      isPublic: true,
      feed,
      main: html`<article class="case public-case">
        ${seen.textStub === null ? told(context) : toldInPart(context, seen.textStub)}
        <p class="follow"><a href="${feed}" data-turbo="false">${words.follow[language]}</a></p>
        <p><a href="/public/cases">${words.allCases[language]}</a></p>
      </article>`,
    })
  })
}

function told(context: CaseContext): Html {
  return html`${caseHead(context)} ${story(context)} ${chain(context)}
    <div class="case-main">${whatWasSaid(context, null)} ${linkedCases(context)} ${replies(context)} ${assignments(context)} ${publicRecord(context)}</div>`
}

/** Its reply alone is public. */
function toldInPart(context: CaseContext, why: TextStub): Html {
  return html`${caseHead(context)}
    <div class="case-main">${textStub(context, why)} ${replies(context)} ${publicRecord(context)}</div>`
}
