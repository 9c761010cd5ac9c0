import type { AnswerSigns } from './answer-signs.ts'
import { answerWeights } from './answer-weights.ts'

/** The weights in the order in which signs are told, so that no name is looked for. */
let inOrder: Float64Array | undefined

/** How likely a passage answers a matter, from 0 to 1, by its signs. */
export function answerScore(signs: AnswerSigns): number {
  inOrder ??= Float64Array.from(Object.keys(signs), (name) => answerWeights[name as keyof AnswerSigns])
  const told = Object.values(signs)
  let sum = 0
  for (let at = 0; at < told.length; at += 1) sum += (inOrder[at] ?? 0) * (told[at] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}
