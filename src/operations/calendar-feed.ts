import { createHash } from 'node:crypto'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { getProcedure } from '#procedures/installed.ts'
import { deleteFeed, type FeedReader, findFeedReader, findFeedSince, saveFeed } from '#store/calendar-feeds.ts'
import { type BoardLine, listUnitBoard } from '#store/case-boards.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { seenBy } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { listWaitingSteps, type WaitingStep } from '#store/waiting-steps.ts'
import type { Chance } from './act-context.ts'
import { caseScopeOf, readerOf } from './case-scope.ts'
import { type CalendarDay, icalText } from './ical-text.ts'
import { openSummaryFor } from './list-seen-cases.ts'

/** No calendar shows more at once; the earliest come first. */
const mostDays = 500

/**
 * Gives an account a calendar feed and the secret that opens it, which only its holder ever has: the store keeps a hash.
 * A feed the account had before is closed by it.
 */
export async function openFeed(
  db: Db,
  context: { readonly accountId: string; readonly at: string; readonly chance: Chance },
): Promise<string> {
  const secret = context.chance.salt()
  await saveFeed(db, context.accountId, hashOf(secret), context.at)
  return secret
}

/** From now on the feed's address leads nowhere. */
export async function closeFeed(db: Db, accountId: string): Promise<void> {
  await deleteFeed(db, accountId)
}

/** Since when an account has a feed; undefined when it has none. */
export async function feedSince(db: Db, accountId: string): Promise<string | undefined> {
  return findFeedSince(db, accountId)
}

/**
 * The running deadlines the feed's account holds, its own, its unit's and its offices', as an iCalendar file.
 * @returns undefined for a secret that opens nothing, or nothing any more.
 */
export async function readFeed(
  db: Db,
  secret: string,
  { siteUrl, today }: { readonly siteUrl: string; readonly today: PlainDate },
): Promise<string | undefined> {
  const reader = await findFeedReader(db, hashOf(secret), today)
  if (reader === undefined) return undefined

  // The secret says who reads, not whoever is signed in where it is opened.
  const own = seenBy(db, readerOf(reader))
  const steps = await listWaitingSteps(own, reader, mostDays)
  const lines = reader.unitId === null ? [] : await listUnitBoard(own, reader.unitId, { limit: mostDays })
  const openSummary = openSummaryFor(caseScopeOf(reader))
  const held = [...steps.map((step) => stepHeld(step, reader)), ...lines.map((line) => lineHeld(line, reader))].map(
    (one) => ({ ...one, summary: openSummary(one.summary) }),
  )
  const name = reader.language === 'zh' ? '回应：到期日' : 'Huiying: deadlines'
  return icalText(name, daysOf(held, reader, siteUrl).slice(0, mostDays))
}

/** A deadline somebody holds, and what is due by it. */
type Held = { readonly summary: CaseSummary; readonly deadline: PlainDate | null; readonly what: string }

function stepHeld({ action, deadline, summary }: WaitingStep, { language }: FeedReader): Held {
  const what = getProcedure(summary.procedure).actions[action]?.label[language] ?? action
  return { summary, deadline: dayIn(deadline), what }
}

function lineHeld({ clock, deadline, summary }: BoardLine, { language }: FeedReader): Held {
  const what = clock === null ? '' : (getProcedure(summary.procedure).clocks[clock]?.[language] ?? clock)
  return { summary, deadline: dayIn(deadline), what }
}

/** One entry for each case and day, whatever is due on it; the steps say it better than the clock they answer to. */
function daysOf(held: readonly Held[], { language }: FeedReader, siteUrl: string): readonly CalendarDay[] {
  const entries = new Map<string, { readonly day: PlainDate; readonly summary: CaseSummary; readonly what: string[] }>()
  for (const { summary, deadline, what } of held) {
    if (deadline === null) continue
    const key = `${summary.case_id}-${deadline}`
    const entry = entries.get(key) ?? { day: deadline, summary, what: [] }
    entries.set(key, entry)
    if (what !== '' && !entry.what.includes(what)) entry.what.push(what)
  }
  const colon = language === 'zh' ? '：' : ': '
  return [...entries]
    .sort(([, a], [, b]) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(([key, { day, summary, what }]) => ({
      uid: `${key}@huiying`,
      day,
      summary: `${what.join(language === 'zh' ? '、' : ', ')}${colon}${summary.title}`,
      description: [summary.case_number ?? summary.flow_number ?? '', linkOf(summary, siteUrl)].join('\n').trim(),
      url: linkOf(summary, siteUrl),
      changedAt: summary.updated_at,
    }))
}

function linkOf({ case_id }: CaseSummary, siteUrl: string): string {
  return `${siteUrl}/cases/${encodeURIComponent(case_id)}`
}

function dayIn(text: string | null): PlainDate | null {
  return text !== null && isPlainDate(text) ? text : null
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}
