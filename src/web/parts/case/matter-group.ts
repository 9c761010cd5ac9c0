import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { MatterGroup } from '#operations/same-matter/group-waiting.ts'
import { titleText } from '#operations/title-text.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Html } from '#web/html.ts'
import { groupHeading, leftText, sameMatterWords as words } from '#web/words/same-matter-words.ts'
import { sharedWith } from './like-cases.ts'

export type GroupShown = {
  readonly group: MatterGroup
  /** Its place among the groups, from 1. */
  readonly number: number
  readonly language: Language
  /** The address the choice is sent to, and what the form carries unseen. */
  readonly href: string
  readonly carried: Html
}

/** One group: the case registered first as the main one, unless another is chosen, and the others ticked. */
export function matterGroup({ group, number, language, href, carried }: GroupShown): Html {
  const { first, others, left } = group
  const heading = `matter-${number}`
  return html`<form class="matter-group" method="post" action="${href}" aria-labelledby="${heading}">
    <h2 id="${heading}">${groupHeading(number, others.length + 1 + left, language)}</h2>
    ${carried}
    <ul class="plain-rows">
      ${member(first, sharedWith(alone(first), language), { language, isMain: true })}
      ${others.map(({ found, likest }) => member(found.summary, html`${sharedWith(found, language)}${others.length > 1 ? likestOf(likest, language) : ''}`, { language, isMain: false }))}
    </ul>
    ${left === 0 ? '' : html`<p class="note">${leftText(left, 'cases', language)}</p>`}
    <p class="form-end"><button class="button" name="do" value="merge">${words.merge[language]}</button>
      <button name="do" value="apart">${words.apart[language]}</button></p>
    <p class="hint">${words.apartHint[language]}</p>
  </form>`
}

function member(summary: CaseSummary, said: Html, { language, isMain }: { language: Language; isMain: boolean }): Html {
  const title = titleText(summary, language)
  const id = summary.case_id
  return html`<li data-row class="like-case">${said}
    <p class="matter-choice"><label class="tick"><input type="radio" name="into" value="${id}" aria-label="${words.which[language]}${title}" ${isMain ? 'checked' : ''} /> <span>${words.into[language]}</span></label>
      <label class="tick"><input type="checkbox" name="joins" value="${id}" aria-label="${words.choose[language]}${title}" ${isMain ? '' : 'checked'} /> <span>${words.joins[language]}</span></label></p>
  </li>`
}

function likestOf(summary: CaseSummary, language: Language): Html {
  const number = summary.case_number ?? summary.flow_number ?? ''
  return html`<p class="note">${words.likest[language]}${number} ${titleText(summary, language)}</p>`
}

/** The first of a group is held against none. */
function alone(summary: CaseSummary) {
  const nothing = { object: 0, demand: 0, text: 0, place: null, score: 0 }
  const none = { text: '', shared: [] }
  return { summary, likeness: nothing, isLikely: true, title: none, text: none }
}
