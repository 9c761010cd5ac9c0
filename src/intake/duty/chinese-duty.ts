import type { TextSpan } from '#kernel/text-span.ts'
import { chineseActors } from './chinese-actors.ts'
import { chineseDue } from './chinese-due.ts'
import { type FindDuty, type FoundDuty, isDutiful } from './duty.ts'

/** Who must do what a Chinese item says, and by when. */
export const chineseDuty: FindDuty = (text, item, sentence): FoundDuty => {
  if (!isDutiful(item.kind)) return {}
  const { leads, others } = chineseActors(text, item, sentence)
  const [unit, ...joint] = [...leads, ...others]
  const due = chineseDue(text, item) ?? dueBefore(text, item, sentence)
  return {
    ...(unit === undefined ? {} : { unit, joint }),
    ...(due === undefined ? {} : { due }),
  }
}

const farthest = 24

/** 年底前，| …: a term right before the item, where the item begins behind it. */
function dueBefore(text: string, item: TextSpan, sentence: TextSpan): FoundDuty['due'] {
  const from = Math.max(sentence.start, item.start - farthest)
  const found = chineseDue(text, { start: from, end: item.start })
  return found !== undefined && /^[,\s]*$/.test(text.slice(found.end, item.start)) ? found : undefined
}
