import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { reportWords as words } from '#operations/report/report-words.ts'
import type { DueReport } from '#operations/report/reports-due.ts'
import type { Html } from '#web/html.ts'
import { dayText, deadlineStanding } from '#web/parts/case/day-text.ts'

/** Who reports to whom by when, and how many days are left; a day that is past is not called late: nobody says here that it was made. */
export function reportsDueList(reports: readonly DueReport[], today: PlainDate, language: Language): Html {
  if (reports.length === 0) return html``
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', ']
  return html`<section class="reports-due"><h2>${words.due[language]}</h2><ul>${reports.map((one) => {
    const who = (one.by === 'unit' ? words.eachUnit : words.office)[language]
    const missing = (one.day === 'before_session' ? words.beforeSession : words.noDay)[language]
    const when =
      one.due === null
        ? missing
        : html`<time datetime="${one.due}">${dayText(one.due, language)}</time>${one.due < today ? '' : html`${comma}${deadlineStanding(one.due, today, language)}`}${one.verified ? '' : words.unverified[language]}`
    return html`<li>${who} → ${one.to[language]}${colon}${when} <span class="note">${one.text[language]} <cite lang="zh-CN">${one.source}</cite></span></li>`
  })}</ul></section>`
}
