import { html } from 'hono/html'
import { caseInstance } from '#engine/case-file.ts'
import type { SeenNotice } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { noticeKinds, noticeWords } from '#web/words/notice-words.ts'
import { type CaseContext, clockName, joined, personName, roleName, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'

/** A notice of a deadline in the record: which, of what, to whom, and its place in the log. */
export function noticeItem(notice: SeenNotice, context: CaseContext): Html {
  const { language } = context
  return html`<li class="event event-notice" id="notice-${notice.ledgerSeq}">
    <div class="event-line"><p class="event-head">
      <time datetime="${notice.at}">${dayText(notice.on, language)}</time>
      <strong class="${notice.kind === 'reminder' ? '' : 'late'}">${noticeKinds[notice.kind][language]}</strong>
      <span>${noticeClock(notice, context)} → <time datetime="${notice.deadline}">${dayText(notice.deadline, language)}</time></span>
    </p><span class="event-proof note">${words.proof[language]} ${notice.ledgerSeq} <span class="hash">${notice.ledgerHash.slice(0, 12)}</span></span></div>
    ${recipients(notice, context)}
    ${
      notice.dueOn === notice.on
        ? ''
        : html`<p class="event-waived">${noticeWords.dueOn[language]} <time datetime="${notice.dueOn}">${dayText(notice.dueOn, language)}</time></p>`
    }
  </li>`
}

function noticeClock({ clock, instance }: SeenNotice, context: CaseContext): string {
  const unit = instance === caseInstance ? '' : ` · ${unitName(context, instance)}`
  return `${clockName(context, clock)}${unit}`
}

function recipients({ to }: SeenNotice, context: CaseContext): Html {
  const { language } = context
  const names = to.map(({ kind, id }) => {
    if (kind === 'person') return personName(context, id)
    return kind === 'unit' ? unitName(context, id) : roleName(context, id)
  })
  const text = joined(names, language)
  return text === ''
    ? html``
    : html`<p class="event-waived">${noticeWords.to[language]}${language === 'zh' ? '：' : ': '}${text}</p>`
}
