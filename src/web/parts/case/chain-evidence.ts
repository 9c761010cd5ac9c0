import type { ChainStep } from '#engine/chain.ts'
import { type Duty, duties } from '#engine/duty.ts'
import { findInstance, textOf } from '#engine/view.ts'
import { type CaseContext, codeName, joined, sessionName, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { type ChainLink, holdingUnits, issuedReply, promisedDay } from './chain-links.ts'
import { dayText } from './day-text.ts'
import { cosignerCount, cosignerTexts } from './person-text.ts'

/** What a link rests on, in short lines: numbers, units, the outcome, the day promised, what was shown as done. */
export function evidenceOf(link: ChainLink, context: CaseContext): readonly string[] {
  return evidence[link.step](context, link).filter((line) => line !== '')
}

const longestLine = 60

const evidence: Readonly<Record<ChainStep, (context: CaseContext, link: ChainLink) => readonly string[]>> = {
  said: (context) => {
    const session = textOf(context.seen.view.facts.session)
    return [
      session === '' ? '' : sessionName(context, session),
      cosignerCount(cosignerTexts(context).length, context.language),
    ]
  },

  registered: (context) => {
    const { declineReason, caseNumber, flowNumber } = context.seen.view.facts
    const reason = textOf(declineReason)
    return [textOf(caseNumber) || textOf(flowNumber), reason === '' ? '' : codeName(context, 'decline_reason', reason)]
  },

  assigned: (context) => duties.map((duty) => unitsLine(context, duty)),

  answered: (context) => {
    const fields = issuedReply(context.seen)?.fields
    const outcome = textOf(fields?.outcome)
    return [
      outcome === '' ? '' : codeName(context, 'outcome', outcome),
      textOf(fields?.documentNumber),
      ratingLine(context),
    ]
  },

  promised: (context) => {
    const day = promisedDay(context.seen)
    return day === null ? [] : [`${words.doneUntil[context.language]} ${dayText(day, context.language)}`]
  },

  done: ({ seen }, link) => {
    const before = link.event?.seq ?? 0
    const reported = seen.events.findLast((event) => event.type === 'done_reported' && event.seq < before)
    return [shortened(textOf(reported?.fields.evidence))]
  },
}

function unitsLine(context: CaseContext, duty: Duty): string {
  const names = holdingUnits(context.seen, duty).map((id) => unitName(context, id))
  return names.length === 0 ? '' : `${codeName(context, 'duty', duty)} ${joined(names, context.language)}`
}

/** The lead proposer's attitude and result, each by itself: one does not stand for the other. */
function ratingLine(context: CaseContext): string {
  const reply = issuedReply(context.seen)
  const lead = textOf(context.seen.view.facts.leadProposer)
  const { attitude, result } = findInstance(context.seen.view, 'delivery', `${reply?.instance}/${lead}`)?.fields ?? {}
  if (result === undefined) return ''
  const isZh = context.language === 'zh'
  const ofResult = codeName(context, 'result', textOf(result))
  if (attitude === undefined) return isZh ? `评价：${ofResult}` : `Rated: ${ofResult.toLowerCase()}`
  const ofAttitude = codeName(context, 'attitude', textOf(attitude))
  return isZh
    ? `评价：态度${ofAttitude}，结果${ofResult}`
    : `Rated: attitude ${ofAttitude.toLowerCase()}, result ${ofResult.toLowerCase()}`
}

function shortened(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)}…`
}
