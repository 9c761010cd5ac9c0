/** What a search finds: cases, what answers promise, passages of pages that were read, people and units. */
export const searchKinds = ['case', 'measure', 'passage', 'person', 'unit'] as const

export type SearchKind = (typeof searchKinds)[number]
