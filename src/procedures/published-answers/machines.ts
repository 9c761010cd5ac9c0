import type { Label } from '#kernel/label.ts'
import { machines as shared } from '#procedures/handling/machines.ts'

/** Of each version of an answer, and of the words it answers, whether the public may read it. */
export const publicationMachines = {
  publication: { ...shared.publication, label: { zh: '答复、报告的公开', en: 'Publication of the answer' } },
  text_withholding: shared.text_withholding,
} as const

export const publicationClocks = {
  publication: { zh: '公开答复、报告', en: 'Publishing the answer' },
} as const satisfies Readonly<Record<string, Label>>
