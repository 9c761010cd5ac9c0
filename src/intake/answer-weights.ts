import type { AnswerSigns } from './answer-signs.ts'

/**
 * How much each sign tells of whether a passage answers a matter, for or against, in the logarithm of the odds. Learned by
 * `tests/reading/learning/train-answers.ts`: not to be changed by hand.
 */
export const answerWeights: AnswerSigns = {
  always: -4.51,
  coverage: 3.35,
  shared: 1.97,
  run: 0.54,
  long_run: 0.94,
  context: 0.79,
  context_next: 0.74,
  reply: 0.32,
  named: 1,
  next: 0.52,
  next_shared: 1.65,
  next_of_one: 1.23,
  next_first: 0.63,
  next_later: -0.54,
  next_in_order: 0.95,
  next_of_several: 0.38,
  next_to_question: 1.54,
  next_reply: 0.33,
  near: 0.8,
  before: -1.56,
  follow_up: 0.88,
  position: -0.52,
  no_speaker: 0.91,
  to_raisers: -1.3,
  all_answered: 1.38,
  all_taken_over: 1.61,
  all_likely: 0.94,
  all_likely_next: 0.43,
  all_possible: 3.69,
  all_alone: 2.52,
  all_shared: 1.36,
}
