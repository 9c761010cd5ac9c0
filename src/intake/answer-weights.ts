import type { AnswerSigns } from './answer-signs.ts'

/**
 * How much each sign tells of whether a passage answers a matter, for or against, in the logarithm of the odds. Learned by
 * `tests/reading/learning/train-answers.ts`: not to be changed by hand.
 */
export const answerWeights: AnswerSigns = {
  always: -4.67,
  coverage: 3.25,
  shared: 1.94,
  run: 0.37,
  long_run: 1.1,
  context: 0.77,
  context_next: 0.71,
  reply: 0.39,
  named: 1.03,
  next: 0.63,
  next_shared: 1.8,
  next_of_one: 1.28,
  next_first: 0.63,
  next_later: -0.5,
  next_in_order: 0.96,
  next_of_several: 0.37,
  next_to_question: 1.56,
  next_reply: 0.25,
  near: 0.81,
  before: -1.2,
  follow_up: 0.87,
  position: -0.52,
  no_speaker: 0.97,
  to_raisers: -1.31,
  all_answered: 1.38,
  all_taken_over: 1.64,
  all_likely: 0.98,
  all_likely_next: 0.37,
  all_possible: 3.75,
  all_alone: 2.57,
  all_shared: 1.38,
}
