import type { AnswerSigns } from './answer-signs.ts'

/**
 * How much each sign tells of whether a passage answers a matter, for or against, in the logarithm of the odds. Learned by
 * `tests/reading/learning/train-answers.ts`: not to be changed by hand.
 */
export const answerWeights: AnswerSigns = {
  always: -4.41,
  coverage: 3.28,
  shared: 1.47,
  run: 0.42,
  long_run: 0.58,
  context: 0.67,
  context_next: 0.59,
  reply: 1.01,
  named: 0.64,
  next: 0.69,
  next_shared: 1.54,
  next_of_one: 1.04,
  next_first: 0.87,
  next_later: -0.43,
  next_in_order: 0.63,
  next_of_several: 0.32,
  next_to_question: 1.41,
  next_reply: -0.65,
  near: 0.65,
  before: -1.36,
  follow_up: 1.01,
  position: -0.41,
  no_speaker: 0.88,
  to_raisers: -1.45,
  all_answered: 1.27,
  all_taken_over: 1.5,
  all_likely: 0.93,
  all_likely_next: 0.27,
  all_alone: 2.26,
  all_shared: 1.4,
}
