import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'
import type { NextStep } from './next-steps.ts'

/** Each step that is waited for, with who takes it and by when. */
export function nextStepList(steps: readonly NextStep[], language: Language): Html {
  return html`<ul class="next-steps">${steps.map(
    ({ what, who, deadline }) =>
      html`<li>${what}${who === '' ? '' : ` · ${who}`}${
        deadline === null
          ? ''
          : html` <span class="note">${words.dueBy[language]} <time datetime="${deadline}">${dayText(deadline, language)}</time></span>`
      }</li>`,
  )}</ul>`
}
