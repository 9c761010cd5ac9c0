import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { replyText } from './reply-text.ts'
import type { FieldValue } from './story.ts'
import { dayIn } from './tell-opening.ts'
import { clerkName, clerkOf, isOneIn, lastDay, later, type Telling } from './telling.ts'
import { headByUnit } from './unit-heads.ts'

/** The first reply, drafted and issued. @returns the day it was issued, or null while it is a draft. */
export function tellReply(telling: Telling, workingFrom: PlainDate): PlainDate | null {
  const { suggestion, days, chance } = telling
  const repliedOn = dayIn(telling, replyStretch(telling))
  const planned = days.before(repliedOn, chance.between(3, 7))
  const draftedOn = planned > workingFrom ? planned : later(telling, workingFrom, 1, 2)
  if (suggestion.ending === 'drafted') {
    tellDraft(telling, repliedOn, repliedOn, suggestion.answers, false)
    return null
  }
  tellDraft(telling, draftedOn, repliedOn, suggestion.answers, false)
  tellIssue(telling, repliedOn)
  return repliedOn
}

/** What the unit writes when it has to answer again: within a month of the order. */
export function tellSecondReply(telling: Telling, orderedOn: PlainDate): PlainDate {
  const { suggestion } = telling
  const repliedOn = later(telling, orderedOn, 11, 14)
  tellDraft(telling, telling.days.before(repliedOn, 3), repliedOn, suggestion.secondAnswers, true)
  tellIssue(telling, repliedOn)
  return repliedOn
}

function tellDraft(
  telling: Telling,
  draftedOn: PlainDate,
  day: PlainDate,
  points: readonly string[],
  again: boolean,
): void {
  const { suggestion, story, chance, days } = telling
  const clerk = clerkOf(suggestion.leadUnit)
  const whole = draftText(telling, day, points, again)
  const isHasty = points.length > 1 && draftedOn < days.before(day, 1) && isOneIn(chance, 10)
  if (!isHasty) {
    story.tell('draft_reply', draftedOn, clerk, { text: whole })
    return
  }
  story.tell('draft_reply', draftedOn, clerk, { text: draftText(telling, day, points.slice(0, -1), again) })
  story.tell('revise_draft', days.after(draftedOn, 1), clerk, { text: whole })
}

function draftText(telling: Telling, day: PlainDate, points: readonly string[], again: boolean): string {
  const { suggestion, chance, proposers } = telling
  return replyText(
    {
      suggestion,
      points,
      proposer: proposers.lead.name,
      cosigners: proposers.cosigners.length,
      day,
      handler: clerkName(suggestion.leadUnit),
      again,
    },
    chance,
  )
}

/** Replies that must come early enough for a long story, and a few that come late. */
function replyStretch({ suggestion, timetable, chance }: Telling): readonly [string, string] {
  const { ending, season } = suggestion
  if (suggestion.extension !== null) return ['2026-06-15', '2026-06-30']
  if (season === 'midyear' && ending === 'rehandled') return ['2026-08-24', '2026-08-27']
  if (season === 'midyear' && ending === 'reported') return ['2026-09-22', '2026-09-24']
  const isLate = ending === 'closed' && timetable.period === 'in_session' && isOneIn(chance, 20)
  return isLate ? ['2026-05-08', '2026-05-20'] : timetable.replied
}

/** Reviewed, issued and, where it is to be, published: all on one day. */
function tellIssue(telling: Telling, day: PlainDate): void {
  const { suggestion, story } = telling
  const clerk = clerkOf(suggestion.leadUnit)
  const reviewed = reviewFields(telling)
  story.tell('review_reply', day, clerk, reviewed)
  story.tell('issue_reply', day, clerk, { signer: headByUnit[suggestion.leadUnit] ?? '' })
  if (reviewed.publication === 'full') story.tell('publish_reply', day, clerk)
}

function reviewFields(telling: Telling): Record<string, FieldValue> {
  const { suggestion, chance, phrases } = telling
  const { leadUnit, outcome, doneBy, referenceReasons } = suggestion
  const hidden = isOneIn(chance, 5) ? takeFor(phrases.notPublished, leadUnit) : undefined
  return {
    outcome,
    ...(doneBy === null ? {} : { doneBy }),
    ...(outcome === 'reference' ? { reasons: referenceReasons ?? '' } : {}),
    secrecy: 'cleared',
    secrecyReviewer: clerkName(leadUnit),
    publication: hidden === undefined ? 'full' : 'none',
    ...(hidden === undefined ? {} : { notPublishedBecause: hidden }),
  }
}

/** A reason this unit could have, taken out of those left. */
function takeFor(reasons: Telling['phrases']['notPublished'], unit: string): string | undefined {
  const at = reasons.findIndex(({ units }) => units.split(' ').includes(unit))
  return at < 0 ? undefined : reasons.splice(at, 1)[0]?.reason
}

/** Who cosigned rates alone, mostly content. */
function cosignerRating({ chance }: Telling): Record<string, FieldValue> {
  const contents = ['satisfied', 'satisfied', 'satisfied', 'basically_satisfied'] as const
  return { attitude: 'satisfied', result: chance.pick(contents) }
}

/** What each author says of the reply, the lead proposer first. @returns the day. */
export function tellRating(telling: Telling, repliedOn: PlainDate, isSecond = false): PlainDate {
  const { story, proposers } = telling
  const planned = later(telling, repliedOn, 4, 14)
  const ratedOn = planned > lastDay ? plainDate(lastDay) : planned
  story.tell('rate', ratedOn, proposers.lead.id, ratingFields(telling, isSecond))
  for (const cosigner of proposers.cosigners) story.tell('rate', ratedOn, cosigner, cosignerRating(telling))
  return ratedOn
}

function ratingFields({ suggestion, chance, phrases }: Telling, isSecond: boolean): Record<string, FieldValue> {
  if (suggestion.rating !== null && !isSecond) return suggestion.rating
  const contentShare = suggestion.outcome === 'reference' ? 6 : 16
  const [attitude, result] =
    chance.between(1, 20) <= contentShare
      ? (['satisfied', 'satisfied'] as const)
      : chance.pick([
          ['satisfied', 'basically_satisfied'],
          ['satisfied', 'basically_satisfied'],
          ['basically_satisfied', 'basically_satisfied'],
          ['basically_satisfied', 'satisfied'],
        ] as const)
  const pool = attitude === 'satisfied' && result === 'satisfied' ? phrases.content : phrases.halfContent
  const comment = isOneIn(chance, 4) ? pool.shift() : undefined
  return { attitude, result, ...(comment === undefined ? {} : { comment }) }
}

/** Some weeks with nothing heard. */
export function weeksLater(day: PlainDate, weeks: number): PlainDate {
  return addDays(day, weeks * 7)
}
