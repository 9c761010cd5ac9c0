import { html } from 'hono/html'
import type { ClockMark, FieldValue } from '#engine/case-file.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import { sees } from '#engine/visible.ts'
import type { Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { SeenCase, SeenEvent } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { removalWords } from '#web/words/removal-words.ts'
import { type CaseContext, clockName, roleName, unitName } from './case-context.ts'
import { waivedWords, caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'
import { fieldValueText } from './field-value.ts'
import { noticeItem } from './notice-item.ts'
import { actorText } from './person-text.ts'
import { receiptLink } from './receipt-link.ts'
import { writtenText } from './written-text.ts'

/** Everything that happened, oldest first: who, in which role, when, with what reason, and its place in the log. */
export function timeline(context: CaseContext): Html {
  const { language } = context
  return html`<section class="case-record" aria-labelledby="record-heading">
    <h2 id="record-heading">${words.timeline[language]}</h2>
    <p class="hint">${words.timelineHint[language]}</p>
    ${recordList(context)}
  </section>`
}

/** Acts and notices of deadlines, as they came. */
function recordList(context: CaseContext): Html {
  const acts = actsOf(context.seen.events, context).map((act) => ({ at: act.own.at, item: actItem(act, context) }))
  const notices = context.seen.notices.map((notice) => ({ at: notice.at, item: noticeItem(notice, context) }))
  const items = [...acts, ...notices].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return html`<ol class="timeline">${items.map(({ item }) => item)}</ol>`
}

/** Some of a case's events, e.g. those that are new to somebody. */
export function timelineList(context: CaseContext, events: readonly SeenEvent[]): Html {
  return html`<ol class="timeline">${actsOf(events, context).map((act) => actItem(act, context))}</ol>`
}

/** One act and what followed from it on other machines. */
type Act = { readonly own: SeenEvent; readonly following: readonly SeenEvent[] }

/** An act begins with its action's own event; what follows from it bears other names. */
function actsOf(events: readonly SeenEvent[], { seen }: CaseContext): readonly Act[] {
  const acts: { own: SeenEvent; following: SeenEvent[] }[] = []
  for (const event of events) {
    const last = acts.at(-1)
    const isOwn = seen.procedure.actions[event.action]?.event === event.type
    if (isOwn || last === undefined || last.own.at !== event.at) acts.push({ own: event, following: [] })
    else last.following.push(event)
  }
  return acts
}

function actItem({ own, following }: Act, context: CaseContext): Html {
  const { language } = context
  return html`<li class="event" id="event-${own.seq}">
    <div class="event-line"><p class="event-head">
      <time datetime="${own.at}">${dayText(own.on, language)}</time>
      <strong>${eventName(own, context)}${instanceText(own, context)}</strong>
      <span class="event-actor">${actorText(context, own)}</span>
      <span class="event-role">${roleName(context, own.byRole)}</span>${toldLater(own, context)}${heldOffline(own, context)}
    </p>${proof(own, context)}</div>
    ${fieldsOf(own, context)} ${marksOf(own, context)} ${waivedOf(own, context)}
    ${following.map(
      (event) =>
        html`<div class="event-line event-following" id="event-${event.seq}"><p>${words.alsoSo[language]}${language === 'zh' ? '：' : ': '}${eventName(event, context)}${instanceText(event, context)}</p>${proof(event, context)}</div>`,
    )}
  </li>`
}

/** What an import told: the day beside it is when it happened, this when it was entered. */
function toldLater({ action, at }: SeenEvent, { seen, language }: CaseContext): Html {
  if (seen.procedure.actions[action]?.past !== true) return html``
  const day = at.slice(0, 10)
  return html` <span class="note">${language === 'zh' ? `${day} 导入时录入` : `entered by an import on ${day}`}</span>`
}

/** A talk that was not held on a network: what is told of it is what somebody wrote down, on this or a later day. */
function heldOffline({ fields, on }: SeenEvent, { language }: CaseContext): Html {
  const heldOn = fields.contactedOn ?? fields.consultedOn ?? fields.metOn
  if (typeof heldOn !== 'string' || fields.method === 'online') return html``
  const later = heldOn < on ? words.loggedLater[language] : ''
  return html` <span class="note">${words.heldOffline[language]}${later}</span>`
}

function eventName(event: SeenEvent, { seen, language }: CaseContext): string {
  return seen.procedure.events[event.type]?.[language] ?? event.type
}

/** Which unit it is about, where that is not the one who acted. */
function instanceText(event: SeenEvent, context: CaseContext): string {
  const perUnit = context.seen.procedure.machines[event.machine]?.per === 'unit'
  return perUnit && event.instance !== event.byUnit ? ` · ${unitName(context, event.instance)}` : ''
}

/** Everything filled in. The words of the case itself stand at the top of the page and are not repeated here. */
function fieldsOf(event: SeenEvent, context: CaseContext): Html {
  const { language, seen } = context
  const isFirst = event.stateBefore === null && event.seq === 1
  const definitions = seen.procedure.actions[event.action]?.fields ?? {}
  const filled = Object.entries(definitions).flatMap(([field, definition]) => {
    const value = event.fields[field]
    return value === undefined || value === '' || isFirst ? [] : [{ definition, value }]
  })
  if (filled.length === 0) return html``
  return html`<dl class="case-facts">${filled.map(
    ({ definition, value }) =>
      html`<dt>${definition.label[language]}</dt><dd>${filledValue(definition, value, context)}</dd>`,
  )}</dl>`
}

const longestInline = 160

function filledValue(definition: FieldDefinition, value: FieldValue, context: CaseContext): Html {
  const text = fieldValueText(definition, value, context)
  if (definition.type !== 'text') return html`${text}`
  if (text.length <= longestInline) return writtenText(text)
  return html`<details><summary>${text.slice(0, 40)}… <span class="note">${words.wholeText[context.language]}</span></summary>${writtenText(text)}</details>`
}

/** Deadlines set, moved and met, of those clocks this reader may see. */
function marksOf(event: SeenEvent, context: CaseContext): Html {
  const shown = event.clocks.filter((mark) => context.seen.view.clocks.some((clock) => clock.clock === mark.clock))
  if (shown.length === 0) return html``
  return html`<ul class="event-marks">${shown.map((mark) => html`<li>${markText(mark, event, context)}</li>`)}</ul>`
}

/** The day a clock ended on before an event moved it. */
function dayBefore(mark: ClockMark, event: SeenEvent, { seen }: CaseContext): PlainDate | undefined {
  const earlier = seen.events.filter(({ seq }) => seq < event.seq).flatMap(({ clocks }) => clocks)
  const last = earlier.findLast((one) => one.clock === mark.clock && one.instance === mark.instance)
  return last === undefined || last.mark === 'stopped' ? undefined : last.deadline
}

function markText(mark: ClockMark, event: SeenEvent, context: CaseContext): Html {
  const { language, seen } = context
  const unit = seen.names.units.get(mark.instance)?.[language]
  const name = `${clockName(context, mark.clock)}${unit === undefined ? '' : ` · ${unit}`}`
  const colon = language === 'zh' ? '：' : ': '
  if (mark.mark === 'stopped') return html`${words.deadlineMet[language]}${colon}${name}`
  const word = mark.mark === 'moved' ? words.deadlineMoved : words.deadlineSet
  const before = mark.mark === 'moved' ? dayBefore(mark, event, context) : undefined
  const from = before === undefined ? '' : html` <time datetime="${before}">${dayText(before, language)}</time>`
  return html`${word[language]}${colon}${name}${from} → <time datetime="${mark.deadline}">${dayText(mark.deadline, language)}</time>`
}

/** What the act did not wait for, written `what:instance` in the record. */
function waivedOf(event: SeenEvent, context: CaseContext): Html {
  const { language, seen } = context
  if (event.waived.length === 0 || !sees(seen.audience, 'unit')) return html``
  const texts = event.waived.map((one) => {
    const [what = '', instance = ''] = one.split(':')
    return `${waivedWords[what]?.[language] ?? what}（${unitName(context, instance)}）`
  })
  return html`<p class="event-waived">${words.leftOpen[language]} ${texts.join(language === 'zh' ? '、' : ', ')}</p>`
}

function proof(event: SeenEvent, { language, seen }: CaseContext): Html {
  if (event.ledgerSeq === null || event.ledgerHash === null) return html``
  return html`<details class="event-proof"><summary>${words.proof[language]} ${event.ledgerSeq} <span class="hash">${event.ledgerHash.slice(0, 12)}</span></summary>
    <p>${words.hash[language]} <span class="hash">${event.ledgerHash}</span></p>
    <p>${receiptLink(seen.summary.case_id, event.seq, language)}${askLink(event, seen, language)}</p></details>`
}

function askLink({ seq }: SeenEvent, { removable, summary }: SeenCase, language: Language): Html {
  if (!removable.includes(seq)) return html``
  return html` · <a href="/removals/new?case=${summary.case_id}&amp;seq=${seq}">${removalWords.askHere[language]}<span class="visually-hidden"> ${seq}</span></a>`
}
