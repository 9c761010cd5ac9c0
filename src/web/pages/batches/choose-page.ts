import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { BatchCase } from '#operations/read-batch-cases.ts'
import { getLaw } from '#procedures/profiles.ts'
import { page } from '#web/layout.ts'
import { casesText, batchWords as words } from '#web/words/batch-words.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { paperWords } from '#web/words/paper-words.ts'

/** What can be done on the chosen cases, each act with the number it is open on. */
export async function choosePage(
  c: Context<HttpEnv>,
  keys: readonly string[],
  cases: readonly BatchCase[],
  back: string,
): Promise<Response> {
  const { language, dependencies } = c.var
  const counts = new Map<string, { label: string; action: string; kind: string; count: number }>()
  const isMixed = new Set(cases.map(({ summary }) => summary.procedure)).size > 1
  for (const { summary, profile, offers } of cases) {
    const { procedure } = getLaw(dependencies.profiles, summary.procedure, profile)
    for (const action of new Set(offers.map((offer) => offer.action))) {
      const key = `${summary.procedure} ${action}`
      const before = counts.get(key)
      const name = procedure.actions[action]?.label[language] ?? action
      const label = isMixed ? `${name} · ${procedure.title[language]}` : name
      counts.set(key, { label, action, kind: summary.procedure, count: (before?.count ?? 0) + 1 })
    }
  }
  const acts = [...counts.values()].sort((a, b) => b.count - a.count)
  const hrefOf = (action: string, kind: string) =>
    `/batch?${new URLSearchParams([...keys.map((key) => ['item', key]), ['action', action], ['kind', kind], ['back', back]])}`
  return page(c, {
    title: words.title[language],
    main: html`<h1>${words.title[language]} <span class="count">${casesText(cases.length, language)}</span></h1>
      ${
        acts.length === 0
          ? html`<p class="empty">${words.nothingOpen[language]}</p>`
          : html`<h2>${words.whichAct[language]}</h2><ul class="offers batch-acts">${acts.map(
              ({ label, action, kind, count }) => html`<li><a class="button" href="${hrefOf(action, kind)}">${label}</a>
                <span class="note">${casesText(count, language)}</span></li>`,
            )}</ul>`
      }
      <p><a href="/papers?${new URLSearchParams(cases.map(({ summary }) => ['case', summary.case_id]))}">${paperWords.papersOfThese[language]}</a></p>
      <p><a href="${back}">${frameWords.back[language]}</a></p>`,
  })
}
