import { splitArticles } from '#intake/articles.ts'
import { readChinese } from '#intake/findings.ts'
import type { ReadLanguage } from '#intake/reading.ts'
import { english } from './english/english.ts'
import { german } from './german/german.ts'
import { japanese } from './japanese/japanese.ts'
import type { LanguageModule } from './language-module.ts'

/** Every language that is read; another one is a folder beside these, its code in `ReadLanguage`, and a line here. */
export const languageModules: Readonly<Record<ReadLanguage, LanguageModule>> = {
  zh: { code: 'zh', splitArticles, read: readChinese },
  en: english,
  de: german,
  ja: japanese,
}
