import { type AnswerSigns, answerSignNames } from './answer-signs.ts'
import { answerWeights } from './answer-weights.ts'

/** How likely a passage answers a matter, from 0 to 1, by its signs. */
export function answerScore(signs: AnswerSigns): number {
  let sum = 0
  for (const name of answerSignNames) sum += answerWeights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}
