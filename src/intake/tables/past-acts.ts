import type { Fields, FieldValue } from '#engine/case-file.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { PastCase } from './judge-past-cases.ts'
import type { PastRating } from './judge-past-rating.ts'
import type { LineDoubt } from './line-notes.ts'

/** One act of an old case, on the day it happened. */
export type PastAct = {
  readonly action: string
  readonly on: PlainDate
  readonly fields: Fields
  readonly instance?: string
}

/** Where a case was taken from, and what was doubtful about it. */
export type PastOrigin = { readonly sha256: string; readonly line: number; readonly doubts: readonly LineDoubt[] }

const reply = '1'

/** An old case as the acts that brought it to where it stands, in order. */
export function pastActs(one: PastCase, origin: PastOrigin): readonly PastAct[] {
  const submitted = { action: 'past_submit', on: one.submitted, fields: submittedFields(one, origin) }
  if (one.state === 'declined') return [submitted, ...numbered(one), act('past_decline', one.submitted)]
  return [submitted, ...numbered(one, true), ...assigned(one), ...answered(one, origin), ...ended(one)]
}

function submittedFields(one: PastCase, { sha256, line, doubts }: PastOrigin): Fields {
  const { author } = one
  return filled({
    title: one.title,
    demands: one.text,
    leadProposer: author !== null && 'id' in author ? author.id : undefined,
    proposerName: author !== null && 'name' in author ? author.name : undefined,
    cosigners: one.cosigners.length === 0 ? undefined : one.cosigners,
    subject: one.subject,
    committee: one.committee,
    session: one.session,
    flowNumber: one.flow,
    publishText: one.publicText,
    importFile: sha256,
    importLine: line,
    importDoubts: doubts.length === 0 ? undefined : doubts.map(writtenDoubt).join('\n'),
  })
}

/** As it stands in the record: code, column and value; words for it are the reader's. */
function writtenDoubt({ code, field = '', value = '' }: LineDoubt): string {
  return [code, field, value.replace(/\s+/g, ' ').slice(0, 300)].join('|')
}

function numbered(one: PastCase, always = false): readonly PastAct[] {
  if (one.number === undefined && !always) return []
  return [act('past_file', one.submitted, filled({ caseNumber: one.number }))]
}

function assigned({ assigned: on, leadUnit, jointUnits }: PastCase): readonly PastAct[] {
  if (on === undefined) return []
  const joint = jointUnits.length === 0 ? undefined : jointUnits
  return [act('past_assign', on, filled({ leadUnit, jointUnits: joint }))]
}

function answered(one: PastCase, origin: PastOrigin): readonly PastAct[] {
  const { answered: on } = one
  if (on === undefined) return []
  const isPublic = one.publicReply && one.reply !== undefined
  const fields = filled({
    text: one.reply,
    documentNumber: one.document,
    outcome: one.outcome,
    doneBy: one.doneBy,
    publication: isPublic ? 'full' : undefined,
  })
  return [
    act('past_answer', on, fields),
    ...(isPublic ? [{ ...act('past_publish', on), instance: reply }] : []),
    ...ratings(one, origin),
    ...(one.state === 'replied' ? [act('past_await_rating', on)] : rated(one, on)),
  ]
}

function ratings({ rating }: PastCase, origin: Pick<PastOrigin, 'sha256' | 'line'>): readonly PastAct[] {
  return rating === undefined ? [] : [pastRatingAct(rating, origin)]
}

/** What an old file says somebody thought of an answer, as an act on the day they said so. */
export function pastRatingAct(rating: PastRating, { sha256, line }: Pick<PastOrigin, 'sha256' | 'line'>): PastAct {
  const { rater, codes, words, comment, on } = rating
  const fields = filled({
    rater: rater !== null && 'id' in rater ? rater.id : undefined,
    raterName: rater !== null && 'name' in rater ? rater.name : undefined,
    pastAttitude: codes.attitude,
    pastResult: codes.result,
    pastHeardBy: codes.heardBy,
    pastPertinence: codes.pertinence,
    pastHeadReplied: codes.headReplied,
    pastWords: words,
    pastComment: comment,
    ratingFile: sha256,
    ratingLine: line,
  })
  return act('past_rate', on, fields)
}

function rated({ rating, state }: PastCase, answered: PlainDate): readonly PastAct[] {
  return rating === undefined && state !== 'rated' ? [] : [act('past_rating', rating?.on ?? answered)]
}

function ended(one: PastCase): readonly PastAct[] {
  const last = one.rating?.on ?? one.answered ?? one.assigned ?? one.submitted
  if (one.state === 'closed') return [act('past_close', last)]
  if (one.state === 'tracking') return [act('past_track', last)]
  return one.state === 'withdrawn' ? [act('past_withdraw', last)] : []
}

function act(action: string, on: PlainDate, fields: Fields = {}): PastAct {
  return { action, on, fields }
}

function filled(fields: Readonly<Record<string, FieldValue | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])),
  )
}
