import type { Label, Language } from '#kernel/label.ts'

/** Places a template can leave for the case to fill, by their names in both languages. */
export const placeholders = {
  number: { zh: '编号', en: 'number' },
  title: { zh: '标题', en: 'title' },
  proposer: { zh: '提出人', en: 'proposer' },
  unit: { zh: '主办单位', en: 'unit' },
  deadline: { zh: '到期日', en: 'deadline' },
  session: { zh: '会议', en: 'session' },
  subject: { zh: '类别', en: 'subject' },
  today: { zh: '今天', en: 'today' },
} as const satisfies Readonly<Record<string, Label>>

export type Placeholder = keyof typeof placeholders

/** What one case puts into the places, in both languages; null where it has nothing to put. */
export type CaseWords = Readonly<Record<Placeholder, Readonly<Record<Language, string | null>>>>

const place = /\{\s*([^{}\s][^{}]{0,30}?)\s*\}/g

/**
 * Fills a template's places from a case. A name in Chinese gives the words in Chinese, one in English those in English.
 * A place the case has nothing for is marked, so that a person fills it in; see `unfilledIn`.
 */
export function fillTemplate(body: string, words: CaseWords): string {
  return body.replace(place, (whole, name: string) => {
    const found = findPlaceholder(name)
    if (found === undefined) return whole
    const { key, language } = found
    return words[key][language] ?? marked(placeholders[key][language], language)
  })
}

/** Names in braces that no case can fill. */
export function unknownPlaces(body: string): readonly string[] {
  return [...body.matchAll(place)].flatMap(([, name = '']) => (findPlaceholder(name) === undefined ? [name] : []))
}

/** True for words that still hold a marked place: they are not ready to be sent. */
export function unfilledIn(text: string): boolean {
  return /〔(未填：|not filled: )/.test(text)
}

function marked(name: string, language: Language): string {
  return language === 'zh' ? `〔未填：${name}〕` : `〔not filled: ${name}〕`
}

function findPlaceholder(name: string): { readonly key: Placeholder; readonly language: Language } | undefined {
  const keys = Object.keys(placeholders) as Placeholder[]
  for (const key of keys) {
    if (placeholders[key].zh === name) return { key, language: 'zh' }
    if (placeholders[key].en === name.toLowerCase()) return { key, language: 'en' }
  }
  return undefined
}
