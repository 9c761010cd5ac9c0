import { clerkByUnit } from './officials.ts'
import { unitNamed } from './reply-text.ts'
import type { Act } from './story.ts'
import { headByUnit } from './unit-heads.ts'

/** One act of a story told by hand, on a day and at a time of it. */
export const act = (
  day: string,
  time: string,
  by: string,
  action: string,
  fields: Act['fields'] = {},
  where: Pick<Act, 'instance' | 'opens'> = {},
): Act => ({ action, day, time, by, ...where, fields })

export const clerk = (unit: string) => `clerk-${unit}`

export const signs = (day: string, time: string, unit: string): Act =>
  act(day, time, clerk(unit), 'sign_for', { handler: clerkByUnit[unit] ?? '' })

/** A unit's answer as a letter, point by point. */
export const letter = (unit: string, to: string, points: readonly string[]): string =>
  [
    `${to}：`,
    ...points.map((point, index) => `\u3000\u3000${['一', '二', '三'][index]}、${point}`),
    `\u3000\u3000经办人：${clerkByUnit[unit] ?? ''}。`,
    unitNamed(unit).name.zh,
  ].join('\n')

export const draft = (day: string, time: string, unit: string, to: string, points: readonly string[]): Act =>
  act(day, time, clerk(unit), 'draft_reply', { text: letter(unit, to, points) })

const cleared = { secrecy: 'cleared', publication: 'full' } as const

export const review = (day: string, time: string, unit: string, outcome: string, more: Act['fields'] = {}): Act =>
  act(day, time, clerk(unit), 'review_reply', {
    outcome,
    ...cleared,
    secrecyReviewer: `${unitNamed(unit).shortName}办公室`,
    ...more,
  })

export const issue = (day: string, time: string, unit: string): Act =>
  act(day, time, clerk(unit), 'issue_reply', { signer: headByUnit[unit] ?? '' })

const secretary = 'secretariat-3'

/** Registered, accepted and assigned, each on its day. */
export const filedOn = (registered: string, filed: string, subject: string): readonly Act[] => [
  act(registered, '09:10', secretary, 'register'),
  act(filed, '10:05', secretary, 'file', { subject }),
]

export const assignedOn = (day: string, leadUnit: string, jointUnits: readonly string[] = []): Act =>
  act(day, '14:10', 'assigning-office-2', 'assign', {
    leadUnit,
    ...(jointUnits.length === 0 ? {} : { jointUnits }),
  })

export const satisfied = { attitude: 'satisfied', result: 'satisfied' } as const
