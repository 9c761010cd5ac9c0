import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { tellRating, tellSecondReply, weeksLater } from './tell-replying.ts'
import { clerkOf, lastDay, later, secretariatClerk, type Telling } from './telling.ts'

/** After the reply: rated, closed, handled again, or tracked until done, as far as the story goes. */
export function tellFinishing(telling: Telling, repliedOn: PlainDate): void {
  const { suggestion, story, days } = telling
  if (suggestion.ending === 'replied') return
  if (suggestion.ending === 'unrated') {
    const day = days.from(weeksLater(repliedOn, 9))
    story.tell('record_no_rating', day, secretariatClerk(telling), { reason: telling.phrases.noRating.shift() ?? '' })
    tellClosing(telling, day)
    return
  }
  const ratedOn = tellRating(telling, repliedOn)
  if (suggestion.ending === 'rated') return
  if (suggestion.rehandlingOrder !== null) {
    tellRehandling(telling, ratedOn, suggestion.rehandlingOrder)
    return
  }
  if (suggestion.doneBy !== null) {
    tellTracking(telling, ratedOn, plainDate(suggestion.doneBy))
    return
  }
  tellClosing(telling, ratedOn)
}

function tellClosing(telling: Telling, from: PlainDate): void {
  const day = later(telling, from, 2, 7)
  telling.story.tell('close', day > lastDay ? plainDate(lastDay) : day, secretariatClerk(telling))
}

function tellRehandling(telling: Telling, ratedOn: PlainDate, reason: string): void {
  const { suggestion, story } = telling
  const orderedOn = later(telling, ratedOn, 3, 4)
  story.tell('order_rehandling', orderedOn, secretariatClerk(telling), { reason })
  if (suggestion.ending === 'rehandling') return
  const repliedOn = tellSecondReply(telling, orderedOn)
  tellClosing(telling, tellRating(telling, repliedOn, true))
}

function tellTracking(telling: Telling, ratedOn: PlainDate, doneBy: PlainDate): void {
  const { suggestion, story, days, chance } = telling
  const clerk = clerkOf(suggestion.leadUnit)
  const trackedOn = later(telling, ratedOn, 1, 3)
  story.tell('track', trackedOn, secretariatClerk(telling))

  const lastNews = doneBy < '2026-10-28' ? doneBy : plainDate('2026-10-28')
  const doneOn = days.before(days.from(lastNews), chance.between(1, 3))
  let newsOn = trackedOn
  for (const progress of suggestion.progress) {
    const halfway = days.before(doneOn, chance.between(15, 35))
    newsOn = halfway > newsOn ? halfway : later(telling, newsOn, 2, 4)
    story.tell('report_progress', newsOn, clerk, { progress })
  }
  if (suggestion.evidence === null) return

  const reportedOn = doneOn > newsOn ? doneOn : later(telling, newsOn, 2, 4)
  story.tell('report_done', reportedOn, clerk, { evidence: suggestion.evidence })
  if (suggestion.doneRejected !== null) {
    const reason = suggestion.doneRejected
    story.tell('reject_done', later(telling, reportedOn, 3, 6), secretariatClerk(telling), { reason })
  } else if (suggestion.ending === 'done') {
    story.tell('confirm_done', later(telling, reportedOn, 3, 6), secretariatClerk(telling))
  }
}
