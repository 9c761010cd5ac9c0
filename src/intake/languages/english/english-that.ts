import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { kindSaid } from './english-sayings.ts'

/** …, and that the work would be finished: said or decided as what stands before it. */
export function thatItem(text: string, part: TextSpan, before: FoundItem): FoundItem {
  const content = { start: part.start + 'that '.length, end: part.end }
  const words = text.slice(content.start, content.end)
  const kind =
    before.kind === 'position' || before.kind === 'follow_up' ? kindSaid('said', 'that', words, false) : before.kind
  return { ...content, kind, speaker: before.speaker, verb: before.verb }
}

/** Whether an item is what one goes on to say in the same breath: …, and that … of the same kind. */
export function goesOnWith(text: string, before: FoundItem, item: FoundItem): boolean {
  const between = text.slice(before.end, item.start)
  return /^(?:,? and|;) that $/.test(between) && before.kind === item.kind && before.speaker === item.speaker
}
