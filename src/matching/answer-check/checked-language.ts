/** The languages that replies are checked in. */
export type CheckedLanguage = 'zh' | 'en'
