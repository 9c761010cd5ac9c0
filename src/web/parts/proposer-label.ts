import type { Language } from '#kernel/label.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { listWords } from '#web/words/list-words.ts'

/** Who put a case forward, as lists and files say it. */
export function proposerLabel(row: CaseSummary, language: Language): string {
  return row.confidential ? listWords.unnamed[language] : row.proposer_label
}
