import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { page } from '#web/layout.ts'
import { caseTable } from '#web/parts/case-table.ts'
import { searchBox } from '#web/parts/choice-box.ts'
import { lookUpForm } from '#web/parts/look-up-form.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { frontWords as words } from '#web/words/front-words.ts'
import { countText } from '#web/words/list-words.ts'
import { publicColumns } from './public-list.ts'

const newestShown = 10
const mostCounted = 10_000

/** What this is, for anyone who comes; whoever is signed in goes to the inbox instead. */
export function frontPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/', async (c) => {
    const { language, today, signedIn, dependencies } = c.var
    if (signedIn !== null) return c.redirect('/inbox', 303)

    const { db } = dependencies
    const [units, newest] = await Promise.all([
      unitsOf(c),
      listSeenCases(db, null, { filter: {}, order: 'newest', limit: newestShown, countTo: mostCounted }),
    ])
    const facts = [
      [words.said, words.saidText],
      [words.answered, words.answeredText],
      [words.promised, words.promisedText],
    ] as const
    return page(c, {
      title: words.title[language],
      isPublic: true,
      main: html`<div class="front">
        <h1>${words.title[language]}</h1>
        <p class="front-lead">${words.lead[language]}</p>
        <dl class="front-facts">${facts.map(
          ([term, text]) => html`<div><dt>${term[language]}</dt><dd>${text[language]}</dd></div>`,
        )}</dl>
        <div class="front-search">
          <form method="get" action="/public/cases" role="search" aria-label="${words.search[language]}">
            <div class="one-line">${searchBox('', language, words.search[language])}<button class="button">${words.searchButton[language]}</button></div>
          </form>
          ${lookUpForm('', [], language)}
        </div></div>
        <section aria-labelledby="newest-title">
          <h2 id="newest-title">${words.newest[language]} <span class="count">${countText(newest.count ?? 0, mostCounted, language)}</span></h2>
          ${
            newest.rows.length === 0
              ? html`<p class="empty">${words.nothing[language]}</p>`
              : caseTable(newest.rows, publicColumns, {
                  language,
                  today,
                  units,
                  isPublic: true,
                  caption: words.newest[language],
                })
          }
          <p class="more"><a href="/public/cases">${words.all[language]}</a></p>
        </section>`,
    })
  })
}
