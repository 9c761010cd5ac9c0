import type { FieldDefinition } from '#engine/procedure.ts'
import { textFields } from '#procedures/handling/text-fields.ts'

const part = { type: 'text', maxLength: 20_000, required: true } as const

/**
 * The words of a motion: what it is about, why, and what is to be done. They stand under the names that every kind of
 * case has for its words, so that a motion found to be none goes on as a suggestion in the same words.
 */
export const motionText = {
  title: {
    ...textFields.title,
    hint: { zh: '一事一案，例如“关于制定……条例的议案”。', en: 'One matter only, e.g. “on a regulation on …”.' },
  },
  background: { label: { zh: '案由', en: 'What it is about' }, ...part },
  analysis: { label: { zh: '案据', en: 'On what grounds' }, ...part },
  demands: {
    label: { zh: '方案', en: 'What is to be done' },
    hint: { zh: '如系立法，附法规草案要点。', en: 'For a law: the main points of the draft.' },
    ...part,
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>
