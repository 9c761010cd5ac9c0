import type { Label } from '#kernel/label.ts'

/**
 * What one kind of case calls the things that every kind has, so that labels shared by several kinds read right in
 * each: `领衔{author}`, `Withdraw the {matter}`. English words stand as within a sentence; `{Author}` begins with a
 * capital.
 */
export type Terms = {
  /** The case itself, e.g. 建议, suggestion. */
  readonly matter: Label
  /** In English with its article. */
  readonly a_matter: Label
  /** Who puts one forward, e.g. 代表, deputy. */
  readonly author: Label
  readonly authors: Label
  /** The office that takes it in and sees it through. */
  readonly office: Label
  /** A body in whose name one may be put forward: as a field's name, as those of a kind, and who signs for one. */
  readonly body: Label
  readonly bodies: Label
  readonly signatory: Label
  /** To take one into the record: the verb, done, and the act of it. */
  readonly file: Label
  readonly filed: Label
  readonly filing: Label
}

/** A label with each `{term}` put into words; braces that name no term stay as they are. */
export function worded(label: Label, terms: Terms): Label {
  return { zh: filled(label.zh, 'zh', terms), en: filled(label.en, 'en', terms) }
}

function filled(text: string, language: keyof Label, terms: Terms): string {
  return text.replace(/\{([A-Za-z_]+)\}/g, (placeholder, name: string) => {
    const key = name.charAt(0).toLowerCase() + name.slice(1)
    if (!isTerm(key, terms)) return placeholder
    const word = terms[key][language]
    return key === name ? word : word.charAt(0).toUpperCase() + word.slice(1)
  })
}

function isTerm(name: string, terms: Terms): name is keyof Terms {
  return Object.hasOwn(terms, name)
}
