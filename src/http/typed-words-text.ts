import type { Label } from '#kernel/label.ts'
import type { ReadingRefusal } from '#operations/reading-rights.ts'

type OfTypedWords = Extract<ReadingRefusal, { code: 'words_not_in_source' | 'words_at_several_places' }>

/** That typed words stand nowhere in the source, or at several places. */
export function typedWordsText(refusal: OfTypedWords): Label {
  if (refusal.code === 'words_at_several_places') {
    const { quote, count } = refusal
    return {
      zh: `“${quote}”在原文中有 ${count} 处，请选定是哪一处。`,
      en: `The source holds “${quote}” at ${count} places; choose the one that is meant.`,
    }
  }
  // A finding's own words may be long, and stand in their field.
  const quote = refusal.part === 'words' ? undefined : refusal.quote
  return {
    zh: `原文中没有${quote === undefined ? '这句话' : `“${quote}”`}，请按原文填写。`,
    en: `The source does not hold ${quote === undefined ? 'these words' : `“${quote}”`}; type them as printed.`,
  }
}
