import type { Layout } from '#intake/articles.ts'
import type { OtherBodies } from '#intake/duty/day-counted-from.ts'
import type { Findings } from '#intake/findings.ts'
import type { ReadLanguage } from '#intake/reading.ts'

/**
 * One language the reader knows: a folder of word lists and rules behind this interface, chosen by detection.
 * A module reads what is written in its language and nothing else; it is pure, and its time grows with the text's length.
 */
export type LanguageModule = {
  readonly code: ReadLanguage
  /** Finds the articles of a text in this language. */
  readonly splitArticles: (text: string) => Layout
  /**
   * Reads the body of one article.
   * @param source - the text the flow's positions lead back to.
   * @param article - its position in the reading.
   * @param sessionsBefore - how many sessions earlier articles hold.
   * @param others - where the bodies of other articles stand.
   */
  readonly read: (
    source: string,
    layout: Layout['articles'][number],
    article: number,
    sessionsBefore: number,
    others: OtherBodies,
  ) => Findings
}
