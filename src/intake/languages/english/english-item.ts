import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { decisionOf } from './english-decisions.ts'
import { actionOf, dutyOf } from './english-duties.ts'
import { type SayingPart, saidBy, says } from './english-sayings.ts'
import { speakerName } from './english-speakers.ts'
import { spokenKind } from './english-speech.ts'
import { thatItem } from './english-that.ts'

/** Papers named in a list say nothing. */
export const predicate =
  /\b(?:is|are|am|was|were|be|been|has|have|had|will|would|should|must|can|could|to|do|does|did|rose|fell|awaiting|awaited|outstanding|ongoing|pending|completed?)\b/
/** Bus shelter: the bench has been delivered. What stands before the colon names the matter. */
export const runIn = /^[A-Z][\w’'/&-]*(?: [\w’'/&-]+){0,4}(?::| [–-]) (?=\S)/

/** What a part of a sentence records: moved, decided, to be done, or said; `before` is what the part before it gave. */
export function englishItem(text: string, part: SayingPart, before?: FoundItem): FoundItem | undefined {
  const words = text.slice(part.start, part.end)
  if (before !== undefined && /^that /.test(words)) return thatItem(text, part, before)
  const told = actionOf(text, part)
  if (told !== undefined) return told === 'empty' ? undefined : told
  const decision = decisionOf(text, part, words)
  if (decision !== undefined) return decision
  const speaker = part.speaker === null ? null : speakerName(part.speaker)
  const duty = dutyOf(part, words, says.test(words), speaker)
  if (duty !== undefined) return duty
  return saidBy(text, part, words) ?? runInItem(part, words)
}

/** Bus shelter: the bench has been delivered. */
function runInItem(part: TextSpan, words: string): FoundItem | undefined {
  const label = runIn.exec(words)
  if (label === null || !/:/.test(label[0])) return undefined
  const said = words.slice(label[0].length)
  if (said.split(/\s+/).length < 4 || !predicate.test(said)) return undefined
  const kind = spokenKind(said, false)
  return kind === null
    ? undefined
    : {
        start: part.start + label[0].length,
        end: part.end,
        kind: kind === 'follow_up' ? kind : 'position',
        speaker: null,
        verb: null,
      }
}
