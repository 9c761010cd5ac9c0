import type { Label } from '#kernel/label.ts'

/** What the events of publishing an answer are called. */
export const publicationEventLabels: Readonly<Record<string, Label>> = {
  publication_reviewed: { zh: '保密和公开审查', en: 'Reviewed for secrecy and publication' },
  publication_decided: { zh: '定公开方式', en: 'How it is published decided' },
  reply_published: { zh: '公开', en: 'Published' },
  reply_withheld: { zh: '不再公开', en: 'Taken off the public pages' },
  publication_objected: { zh: '署名{author}不同意公开', en: 'A signer objects to publication' },
  text_consent_given: { zh: '改定公开意见', en: 'Consent to publication changed' },
  text_withheld: { zh: '不公开{matter}内容', en: 'Text withheld' },
  text_released: { zh: '恢复公开{matter}内容', en: 'Text released' },
}
