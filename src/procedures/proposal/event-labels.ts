import type { Label } from '#kernel/label.ts'
import { eventLabels as shared } from '#procedures/handling/event-labels.ts'

export const eventLabels: Readonly<Record<string, Label>> = {
  ...shared,
  reviewed_for_filing: { zh: '立案审查', en: 'Reviewed for filing' },
  review_outdated: { zh: '须重新审查', en: 'To be reviewed again' },
  consultation_logged: { zh: '办理协商', en: 'Consultation' },
  chosen_as_key: { zh: '定为重点提案', en: 'Chosen as a key proposal' },
  key_supervised: { zh: '督办', en: 'Supervised' },
  key_lifted: { zh: '不再列为重点提案', en: 'No longer a key proposal' },
}
