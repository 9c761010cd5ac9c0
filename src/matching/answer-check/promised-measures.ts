import { fold } from '#intake/fold.ts'
import { checkedLanguageOf } from './checked-language.ts'
import { measuresIn } from './concrete-acts.ts'
import { cutPassages } from './passages.ts'

/** The sentences of an answer that name something done or to be done; all of it where none does, or its language has no rules. */
export function promisedMeasures(reply: string): string {
  const language = checkedLanguageOf(reply)
  if (language === 'und') return reply
  const text = fold(reply)
  const naming = cutPassages(text, language).filter(
    ({ wordsAt, end }) => measuresIn(text, { start: wordsAt, end }, language).length > 0,
  )
  return naming.length === 0 ? reply : naming.map(({ wordsAt, end }) => reply.slice(wordsAt, end)).join('\n')
}
