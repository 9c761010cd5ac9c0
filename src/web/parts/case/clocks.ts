import { html } from 'hono/html'
import type { DayStanding, WorkCalendar } from '#engine/calendar.ts'
import { caseInstance } from '#engine/case-file.ts'
import { type CaseClock, textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import { daysBetween } from '#kernel/plain-date.ts'
import type { Html } from '#web/html.ts'
import { lawAddress } from '#web/parts/law/law-address.ts'
import { type CaseContext, clockName, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { clockNotices } from './clock-notices.ts'
import { type ClockWorking, clockWorking, movesOf, startOf } from './clock-working.ts'
import { daysLateText, dayText, deadlineStanding, weekdayText } from './day-text.ts'
import { ruleText } from './rule-text.ts'
import { languageTag } from './written-text.ts'

/** Every deadline with its working: where it starts, by which rule, and which days were skipped by which notice. */
export function clocks(context: CaseContext, calendar: WorkCalendar): Html {
  const { seen, language } = context
  const sorted = [...seen.view.clocks].sort(
    (a, b) => Number(a.stoppedOn !== null) - Number(b.stoppedOn !== null) || (a.deadline < b.deadline ? -1 : 1),
  )
  return html`<section class="case-clocks" aria-labelledby="clocks-heading">
    <h2 id="clocks-heading">${words.clocks[language]}</h2>
    <p class="hint"><a href="${lawAddress(seen.profile)}">${words.byLaw[language]}${seen.profile.title[language]}</a></p>
    ${sorted.length === 0 ? html`<p class="note">${words.noClocks[language]}</p>` : html`<ul class="clocks">${sorted.map((clock) => clockItem(clock, context, calendar))}</ul>`}
  </section>`
}

function clockItem(clock: CaseClock, context: CaseContext, calendar: WorkCalendar): Html {
  const { language } = context
  const unit = clock.instance === caseInstance ? '' : ` · ${unitName(context, clock.instance)}`
  return html`<li class="clock">
    <p class="clock-line"><span class="clock-name">${clockName(context, clock.clock)}${unit}</span>
      <time datetime="${clock.deadline}">${dayText(clock.deadline, language)}</time>
      ${standing(clock, context)}
      ${clock.provisional ? html`<span class="provisional">${words.provisional[language]}</span>` : ''}</p>
    <details><summary>${words.whyThisDate[language]}</summary>${working(clock, context, clockWorking(context.seen, clock, calendar))}</details>
    ${clockNotices(clock, context, calendar)}
  </li>`
}

function standing(clock: CaseClock, { language, today }: CaseContext): Html {
  if (clock.stoppedOn === null && clock.window) {
    const isOver = clock.deadline < today
    return isOver
      ? html`<span class="met">${words.windowOver[language]}</span>`
      : html`<span class="due">${words.windowOpen[language]}</span>`
  }
  if (clock.stoppedOn === null) {
    return html`<span class="${clock.deadline < today ? 'late' : 'due'}">${deadlineStanding(clock.deadline, today, language)}</span>`
  }
  const late = clock.window ? 0 : daysBetween(clock.deadline, clock.stoppedOn)
  const met = html`<span class="met">${words.stoppedOn[language]} <time datetime="${clock.stoppedOn}">${dayText(clock.stoppedOn, language)}</time></span>`
  return late <= 0 ? met : html`${met} <span class="late">${daysLateText(late, language)}</span>`
}

function working(clock: CaseClock, context: CaseContext, how: ClockWorking): Html {
  const { language } = context
  if (how.kind === 'promised') return html`<p>${words.promisedByReply[language]}</p>`
  const start = html`<dt>${words.startsOn[language]}</dt>
    <dd><time datetime="${clock.from}">${dayText(clock.from, language)}</time>${anchorText(clock, context)}
      <span class="note">${words.startNotCounted[language]}</span>
      ${clock.deemed ? html`<span class="note">${words.deemedReceipt[language]}</span>` : ''}</dd>
    ${movesOf(context.seen, clock).map((event) => html`<dt>${context.seen.procedure.events[event.type]?.[language] ?? event.type}</dt><dd><time datetime="${event.on}">${dayText(event.on, language)}</time> ${textOf(event.fields.authority)}</dd>`)}`
  if (how.kind === 'unknown')
    return html`<dl class="case-facts">${start}</dl><p class="note">${words.workingNotShown[language]}</p>`

  const { deadline, rule, agrees } = how
  return html`<dl class="case-facts">${start}
      <dt>${words.rule[language]}</dt><dd>${ruleText(rule, language, clock.monthsMore)}</dd>
      <dt>${words.source[language]}</dt><dd><cite lang="${languageTag(rule.source)}">${rule.source}</cite>
        ${rule.verified === false ? html`<span class="note">${words.unverified[language]}</span>` : ''}</dd>
      ${
        deadline.nominalDay === deadline.day
          ? ''
          : html`<dt>${words.nominalDay[language]}</dt><dd><time datetime="${deadline.nominalDay}">${dayText(deadline.nominalDay, language)}</time> <span class="note">${words.rolled[language]}</span></dd>`
      }
    </dl>
    ${skippedDays(deadline.skipped, language)}
    ${clock.provisional || deadline.provisional ? html`<p class="note">${words.provisionalWhy[language]}</p>` : ''}
    ${agrees ? '' : html`<p class="note">${words.reckonedDifferently[language]} ${dayText(deadline.day, language)}</p>`}`
}

/** From what the clock counts: the act's own day, or the day a fact of the case names. */
function anchorText(clock: CaseClock, { seen, language }: CaseContext): string {
  const event = startOf(seen, clock)
  if (event === undefined) return ''
  if (clock.deemed) return ''
  const action = seen.procedure.actions[event.action]
  const anchor = action?.starts?.find((start) => start.clock === clock.clock)?.anchorFact
  const label =
    anchor === undefined || clock.from === event.on ? seen.procedure.events[event.type] : action?.fields[anchor]?.label
  if (label === undefined) return ''
  return language === 'zh' ? `（${label.zh}）` : ` (${label.en.toLowerCase()})`
}

/** The days that did not count, under the notice that says so. */
function skippedDays(skipped: readonly DayStanding[], language: Language): Html {
  if (skipped.length === 0) return html`<p class="note">${words.noneSkipped[language]}</p>`
  const sources = [...new Set(skipped.map((one) => one.source))]
  return html`${sources.map((source) => {
    const days = skipped.filter((one) => one.source === source)
    return html`<table class="skipped">
      <caption>${words.skipped[language]} · <cite lang="${languageTag(source)}">${source}</cite></caption>
      <tbody>${days.map(
        (one) => html`<tr>
          <th scope="row"><time datetime="${one.day}">${dayText(one.day, language)}</time></th>
          <td>${weekdayText(one.day, language)}</td>
          <td>${one.name === null ? '' : one.name[language]}${one.provisional ? html` <span class="provisional">${words.provisional[language]}</span>` : ''}</td>
        </tr>`,
      )}</tbody>
    </table>`
  })}`
}
