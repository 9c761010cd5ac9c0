import type { Frame } from './frame.ts'
import { isSuggesting } from './said-parts.ts'
import type { Sentence } from './sentences.ts'
import type { Speaker } from './speakers.ts'
import type { Speech } from './speech.ts'
import { isAccount, isUtterance, opensQuote } from './speech-signs.ts'

/** The speech a frame begins; `end` is where the next frame takes over. */
export function openedBy(text: string, frame: Frame, sentence: Sentence, speaker: Speaker, end: number): Speech {
  const span = { start: frame.contentStart, end }
  const isList = frame.contentStart >= sentence.bodyEnd && text.charAt(sentence.end - 1) === ':'
  return {
    speaker,
    // 建议，甲为乙创造了条件: what is so comes first, and is no suggestion.
    verb: isSuggesting(frame.verb) && isAccount(text, span) ? null : frame.verb,
    inQuotes: opensQuote(text, frame.contentStart, sentence.end),
    isQuoted: isUtterance(text, frame.contentStart, sentence),
    isTurn: frame.isTurn || isList,
    isList,
    lastKind: null,
  }
}
