import type { AnswerSigns } from './answer-signs.ts'

/**
 * How much each sign tells of whether a passage answers a matter, for or against, in the logarithm of the odds. Learned by
 * `tests/reading/learning/train-answers.ts`: not to be changed by hand.
 */
export const answerWeights: AnswerSigns = {
  always: -4.31,
  coverage: 3.29,
  shared: 1.84,
  run: 0.28,
  long_run: 1,
  context: 0.65,
  context_next: 0.6,
  reply: 0.27,
  named: 0.72,
  next: 0.64,
  next_shared: 1.64,
  next_of_one: 1.04,
  next_first: 0.85,
  next_later: -0.56,
  next_in_order: 0.61,
  next_of_several: 0.21,
  next_to_question: 1.51,
  next_reply: 0.2,
  near: 0.66,
  before: -1.34,
  follow_up: 0.97,
  position: -0.59,
  no_speaker: 0.91,
  to_raisers: -1.44,
  all_answered: 1.32,
  all_taken_over: 1.47,
  all_likely: 0.86,
  all_likely_next: 0.34,
  all_alone: 2.3,
  all_shared: 1.31,
}
