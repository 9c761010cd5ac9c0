import { html } from 'hono/html'
import type { ChainStep } from '#engine/chain.ts'
import type { Duty } from '#engine/duty.ts'
import { textOf } from '#engine/view.ts'
import { daysBetween, type PlainDate } from '#kernel/plain-date.ts'
import type { SeenEvent } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, inTerms, joined, roleName, unitName } from './case-context.ts'
import { caseReference } from './case-head.ts'
import { type ChainLink, chainLinks, holdingUnits, issuedReply, promisedDay } from './chain-links.ts'
import { daysText, dayText } from './day-text.ts'
import { cosignerTexts, proposerText } from './person-text.ts'

/** The case in a few plain sentences: who said it, who has it, what was answered, and whether the promise is kept. */
export function story(context: CaseContext): Html {
  const links = new Map(chainLinks(context.seen, context.today).map((link) => [link.step, link]))
  const sentences = (['said', 'registered', 'assigned', 'answered', 'done'] as const).flatMap((step) => {
    const link = links.get(step)
    return link === undefined ? [] : [{ text: tell[step](link, context), isLate: link.standing === 'late' }]
  })
  const told = sentences.filter(({ text }) => text !== '')
  const space = context.language === 'zh' ? '' : ' '
  return html`<p class="story">${told.map(({ text, isLate }, index) => html`${index === 0 ? '' : space}${isLate ? html`<span class="late">${text}</span>` : text}`)}</p>`
}

/** What each kind is called. */
const matter = { zh: '{matter}', en: '{matter}' }

type Teller = (link: ChainLink, context: CaseContext) => string

const tell: Readonly<Record<Exclude<ChainStep, 'promised'>, Teller>> = {
  said: ({ event }, context) => {
    if (event === null) return ''
    const { language } = context
    const day = dayText(event.on, language)
    const role = roleName(context, 'lead_proposer')
    const who = proposerText(context)
    const others = cosignerTexts(context).length
    if (language === 'zh') {
      return `${day}，${role}${who}提出这件${inTerms(context, matter)}${others === 0 ? '' : `，${others}人联名`}。`
    }
    const with_ = others === 0 ? '' : ` with ${others} ${others === 1 ? 'cosigner' : 'cosigners'}`
    return `On ${day}, ${role.toLowerCase()} ${who} put this forward${with_}.`
  },

  registered: ({ event, standing }, context) => {
    if (event === null || standing !== 'reached') return ''
    const day = dayText(event.on, context.language)
    const number = caseReference(context)
    const what = context.seen.procedure.events[event.type]?.[context.language] ?? ''
    if (context.language === 'zh') return `${day}${what}，编号${number}。`
    return `It was ${what.toLowerCase()} on ${day} as ${number}.`
  },

  assigned: ({ event, standing, deadline }, context) => {
    const { language, seen } = context
    if (event === null || standing !== 'reached') {
      const by = deadline === null ? '' : dayText(deadline, language)
      if (language === 'zh') return by === '' ? '还没有交办。' : `还没有交办，应当在${by}前交办。`
      return by === '' ? 'It has not been assigned yet.' : `It has not been assigned yet; that is due by ${by}.`
    }
    const sent = seen.events.find(({ machine, stateBefore }) => machine === 'assignment' && stateBefore === null)
    if (sent?.on === event.on) return handedOn(event.on, context)
    // Of a kind that somebody decides on first, units have it later, or not at all.
    const parts = [happened(event, context), sent === undefined ? '' : handedOn(sent.on, context)]
    return parts.filter((part) => part !== '').join(language === 'zh' ? '' : ' ')
  },

  answered: (link, context) => (link.standing === 'reached' ? answered(link, context) : unanswered(link, context)),

  done: (link, context) => {
    const { language, today, seen } = context
    const promised = promisedDay(seen)
    if (link.standing === 'reached' && link.event !== null) {
      const day = dayText(link.event.on, language)
      if (promised === null) return language === 'zh' ? `${day}办结。` : `It was closed on ${day}.`
      return language === 'zh' ? `${day}确认已经做到。` : `It was confirmed as done on ${day}.`
    }
    if (promised === null || link.standing === 'ahead' || link.standing === 'none') return ''
    const left = daysBetween(today, promised)
    if (left < 0) {
      return language === 'zh'
        ? `期限已过${daysText(-left, language)}，还没有确认做到。`
        : `That day passed ${daysText(-left, language)} ago and it is not confirmed as done.`
    }
    if (left === 0) {
      return language === 'zh'
        ? '今天是期限的最后一天，还没有确认做到。'
        : 'Today is the last day; it is not confirmed as done yet.'
    }
    return language === 'zh'
      ? `离期限还有${daysText(left, language)}，还没有确认做到。`
      : `There ${left === 1 ? 'is' : 'are'} ${daysText(left, language)} left; it is not confirmed as done yet.`
  },
}

/** Which units have it, since when. */
function handedOn(on: PlainDate, context: CaseContext): string {
  const { language } = context
  const day = dayText(on, language)
  const each = joined(unitNames(context, 'separate'), language)
  if (each !== '') {
    return language === 'zh' ? `${day}交${each}分别办理。` : `On ${day} it went to ${each}, each to answer its part.`
  }
  const lead = joined(unitNames(context, 'lead'), language)
  const joint = joined(unitNames(context, 'joint'), language)
  if (language === 'zh') return `${day}交${lead}主办${joint === '' ? '' : `，${joint}会办`}。`
  return `On ${day} it went to ${lead}${joint === '' ? '' : `, joined by ${joint}`}.`
}

/** An act told by its own name. */
function happened(event: SeenEvent, context: CaseContext, late = ''): string {
  const { language, seen } = context
  const day = dayText(event.on, language)
  const who = event.byUnit === null ? roleName(context, event.byRole) : unitName(context, event.byUnit)
  const what = seen.procedure.events[event.type]?.[language] ?? ''
  return language === 'zh' ? `${day}${late}，${who}：${what}。` : `${who}, ${day}${late}: ${what}.`
}

function answered({ event, daysLate }: ChainLink, context: CaseContext): string {
  const { language, seen } = context
  const fields = issuedReply(seen)?.fields ?? {}
  const outcome = seen.profile.lists.outcome?.find((entry) => entry.code === textOf(fields.outcome))
  const day = event === null ? '' : dayText(event.on, language)
  const unit = event?.byUnit === null || event === null ? '' : unitName(context, event.byUnit)
  const promised = promisedDay(seen)
  const late =
    daysLate === 0
      ? ''
      : language === 'zh'
        ? `（逾期${daysText(daysLate, language)}）`
        : ` (${daysText(daysLate, language)} late)`
  if (outcome === undefined && event !== null) return happened(event, context, late)
  if (language === 'zh') {
    const promise = promised === null ? '' : `，承诺在${dayText(promised, language)}前做完`
    return `${day}${late}，${unit}答复：“${outcome?.label.zh ?? ''}”${promise}。`
  }
  const promise = promised === null ? '' : ` It promised to be done by ${dayText(promised, language)}.`
  return `${unit} answered on ${day}${late}: “${outcome?.label.en ?? ''}”.${promise}`
}

function unanswered({ standing, deadline, event }: ChainLink, { language, today }: CaseContext): string {
  if (standing === 'ahead' || standing === 'none') return ''
  const isZh = language === 'zh'
  // An event on an open link is the one that sent the answer back.
  const again = event === null ? '' : isZh ? '已退回再次办理。' : 'It was sent back to be handled again. '
  if (deadline === null) return `${again}${isZh ? '还没有答复。' : 'There is no answer yet.'}`
  const by = dayText(deadline, language)
  const late = daysBetween(deadline, today)
  if (isZh) return `${again}应当在${by}前答复，${late > 0 ? `已逾期${daysText(late, language)}，` : ''}还没有答复。`
  return late > 0
    ? `${again}An answer was due by ${by}; it is ${daysText(late, language)} late.`
    : `${again}An answer is due by ${by}.`
}

function unitNames(context: CaseContext, duty: Duty): readonly string[] {
  return holdingUnits(context.seen, duty).map((id) => unitName(context, id))
}
