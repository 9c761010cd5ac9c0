import type { FieldDefinition } from '#engine/procedure.ts'
import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'

/** Taken from a page it stands there in one piece: its author completes it before it is filed. */
const apart = {
  where: { choice: 'three_parts', in: ['demanded'] },
  unless: 'originFinding',
} as const

/** The words of a proposal, in three boxes. */
export const proposalWords = {
  ...textFields,
  title: {
    ...textFields.title,
    hint: { zh: '一事一案，例如“关于……的提案”。', en: 'One matter only.' },
  },
  background: { ...textFields.background, required: apart, hint: { zh: '有情况。', en: 'The facts.' } },
  analysis: { ...textFields.analysis, required: apart, hint: { zh: '有分析。', en: 'What is wrong, and why.' } },
  demands: {
    ...textFields.demands,
    hint: { zh: '有具体建议：希望由谁做什么。', en: 'Say who should do what.' },
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>

const { background, analysis } = textFields

/** A draft may leave boxes empty until it is handed in. */
export const unfinishedWords = { ...proposalWords, background, analysis } as const

/** Who puts it forward; an organisation's seal is put on record. */
export const proposalAuthors = {
  ...authorFields,
  seal: {
    label: { zh: '盖章情况', en: 'Seal' },
    hint: { zh: '以单位名义提出的，写明盖章单位和日期。', en: 'Of an organisation: whose seal, and of which day.' },
    type: 'line',
    maxLength: 200,
    required: { field: 'authorKind', demandedByCode: true },
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>

export const proposalFields = { ...proposalWords, ...proposalAuthors, ...circumstanceFields } as const
