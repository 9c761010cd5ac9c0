import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { CasesApart } from '#operations/same-matter/group-waiting.ts'
import { titleText } from '#operations/title-text.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Html } from '#web/html.ts'
import { momentText } from '#web/parts/case/day-text.ts'
import { apartText, sameMatterWords as words } from '#web/words/same-matter-words.ts'

export type ApartShown = {
  readonly apart: readonly CasesApart[]
  readonly language: Language
  /** The address a change of mind is sent to, and what its form carries unseen. */
  readonly href: string
  readonly carried: Html
}

/** Pairs of cases said not to be on the same matter, each to be taken back. */
export function mattersApart({ apart, language, href, carried }: ApartShown): Html {
  if (apart.length === 0) return html``
  return html`<section class="matters-apart" aria-labelledby="apart-heading">
    <h2 id="apart-heading">${words.apartTitle[language]}</h2>
    <ul class="plain-rows">${apart.map((pair, at) => row(pair, at + 1, { language, href, carried }))}</ul>
  </section>`
}

function row(
  { one, other, by, at }: CasesApart,
  number: number,
  { language, href, carried }: Omit<ApartShown, 'apart'>,
): Html {
  const id = `apart-${number}`
  return html`<li data-row><div id="${id}"><p>${caseLink(one, language)}</p><p>${caseLink(other, language)}</p></div>
    <p class="note">${apartText(by, momentText(at, language), language)}</p>
    <form method="post" action="${href}">${carried}
      <input type="hidden" name="into" value="${one.case_id}" /><input type="hidden" name="joins" value="${other.case_id}" />
      <button class="button" name="do" value="take_back" aria-describedby="${id}">${words.takeBack[language]}</button>
    </form></li>`
}

function caseLink(summary: CaseSummary, language: Language): Html {
  const number = summary.case_number ?? summary.flow_number ?? ''
  return html`<a href="/cases/${summary.case_id}">${number} ${titleText(summary, language)}</a>`
}
