import { detectLanguage } from '#intake/languages/detect-language.ts'

/** The languages that replies are checked in. */
export type CheckedLanguage = 'zh' | 'en'

/** The language of a text; `und` for one without rules. */
export function checkedLanguageOf(text: string): CheckedLanguage | 'und' {
  const { language } = detectLanguage(text)
  return language === 'zh' || language === 'en' ? language : 'und'
}
