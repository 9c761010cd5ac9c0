import type { ChoiceDefinition } from '#engine/choices.ts'
import { choices } from '#procedures/handling/choices.ts'

const { duty, may } = choices.reply_publication.values

/** Whether answers are published at all, and what a signer's objection does: a place's law says. */
export const publicationChoices = {
  reply_publication: { label: { zh: '答复、报告的公开', en: 'Publication of answers' }, values: { duty, may } },
  author_objection: {
    label: { zh: '署名{author}不同意公开', en: 'When a signer objects to publication' },
    values: {
      binds: choices.author_objection.values.binds,
      is_heard: { zh: '由{office}决定', en: 'The {office} decides' },
    },
  },
} as const satisfies Readonly<Record<string, ChoiceDefinition>>

/** Where no law lets an answer be published there is no such step. */
export const wherePublished = { choice: 'reply_publication', in: ['duty', 'may'] } as const

/** By list, the codes that publishing speaks of. */
export const publicationCodes = {
  secrecy: ['classified', 'with_redactions'],
  publication: ['full', 'none'],
} as const
