import type { Handling } from './collective-answer.ts'

/** What speaks for or against one passage answering one matter; each sign from 0 to 1. */
export const answerSignNames = [
  'always',
  /** Which part of what the matter says the passage says too, and how much that is. */
  'coverage',
  'shared',
  /** The longest stretch of telling words in both: how long, and whether it leaves no doubt. */
  'run',
  'long_run',
  /** What was said just before the matter was raised is shared. */
  'context',
  'context_next',
  'reply',
  'named',
  /** The passage stands in the stretch of answers next behind the matter. */
  'next',
  'next_shared',
  'next_of_one',
  'next_first',
  'next_later',
  'next_in_order',
  'next_of_several',
  /** What was asked as a question, and what is said in reply to it, next behind. */
  'next_to_question',
  'next_reply',
  'near',
  'before',
  'follow_up',
  'position',
  'no_speaker',
  'to_raisers',
  'all_answered',
  'all_taken_over',
  'all_likely',
  'all_likely_next',
  /** It speaks of everything raised, and shares nothing with the matter, or something. */
  'all_alone',
  'all_shared',
] as const
type SignName = (typeof answerSignNames)[number]
export type AnswerSigns = Readonly<Record<SignName, number>>

/** What is known of a passage beside a matter before their words are compared. */
export type Pairing = {
  /** Of the grams both share: how much they tell, and which part that is of all the matter has. */
  readonly weight: number
  readonly coverage: number
  /** How much those tell that it shares with what was said just before the matter. */
  readonly context: number
  readonly isQuestion: boolean
  readonly isReply: boolean
  readonly isNamed: boolean
  /** In the stretch of answers next behind the matter: how many turns that has, how many raised, and where the passage stands. */
  readonly next: NextPlace | undefined
  /** Characters between matter and passage; negative where the passage stands before. */
  readonly gap: number
  readonly kind: string
  readonly hasSpeaker: boolean
  readonly isOfOtherSession: boolean
  readonly turnsToRaisers: boolean
  readonly handling: Handling | undefined
}

export type NextPlace = {
  readonly turns: number
  readonly place: number
  /** As many answer as raised, and this one answers in the place in which the matter was raised. */
  readonly isInOrder: boolean
  /** There is more than one such stretch in the article. */
  readonly isOneOfSeveral: boolean
}

const muchWeight = 12
const nearBy = 40
const longest = 6
const leavesNoDoubt = 4

/** @param run - how many telling characters the longest stretch has that both share. */
export function answerSigns(pairing: Pairing, run: number): AnswerSigns {
  const { weight, coverage, next, gap, kind, handling } = pairing
  const isShared = run >= 2
  const context = Math.min(pairing.context, muchWeight) / muchWeight
  const isLikely = handling === 'likely'
  const isAll = handling !== undefined
  return {
    always: 1,
    coverage,
    shared: Math.min(weight, muchWeight) / muchWeight,
    run: Math.min(run, longest) / longest,
    long_run: is(run >= leavesNoDoubt),
    context,
    context_next: next === undefined ? 0 : context,
    reply: is(pairing.isReply),
    named: is(pairing.isNamed),
    next: is(next !== undefined),
    next_shared: is(next !== undefined && isShared),
    next_of_one: is(next?.turns === 1),
    next_first: is(next?.place === 0),
    next_later: is(next !== undefined && next.place >= 2),
    next_in_order: is(next?.isInOrder === true),
    next_of_several: is(next?.isOneOfSeveral === true),
    next_to_question: is(next !== undefined && next.place <= 1 && pairing.isQuestion),
    next_reply: is(next !== undefined && next.place <= 1 && pairing.isReply),
    near: is(gap >= 0 && gap < nearBy),
    before: is(gap < 0),
    follow_up: is(kind === 'follow_up'),
    position: is(kind === 'position'),
    no_speaker: is(!pairing.hasSpeaker),
    to_raisers: is(pairing.turnsToRaisers),
    all_answered: is(handling === 'answered'),
    all_taken_over: is(handling === 'taken_over'),
    all_likely: is(isLikely),
    all_likely_next: is(isLikely && next !== undefined),
    all_alone: is(isAll && !isShared),
    all_shared: is(isAll && isShared),
  }
}

const is = (said: boolean): number => (said ? 1 : 0)
