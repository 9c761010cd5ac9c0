import type { Label, Language } from '#kernel/label.ts'
import type { CaseSummary } from '#store/case-summaries.ts'

/** What stands for the title of a case of which this reader knows the reply alone. */
export const hiddenTitle: Label = { zh: '（标题和内容不公开）', en: '(title and text not published)' }

/** The title of a list row as its reader may see it. */
export function titleText({ title, text_public: isPublic }: CaseSummary, language: Language): string {
  return title === '' && !isPublic ? hiddenTitle[language] : title
}
