import { z } from '@hono/zod-openapi'
import { isPlainDate } from '#kernel/plain-date.ts'
import type { CaseFilter } from '#store/case-lists.ts'

const code = z.string().max(64).optional()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isPlainDate)
  .optional()

/** What a list of cases can be narrowed by. */
export const caseQuery = z.object({
  q: z.string().max(200).optional(),
  procedure: code,
  state: code,
  subject: code,
  unit: code,
  session: code,
  outcome: code,
  proposer: code,
  submittedFrom: day,
  submittedTo: day,
  late: z.enum(['yes']).optional(),
  key: z.enum(['yes']).optional(),
  mine: z.enum(['yes']).optional(),
  archived: z.enum(['yes', 'no']).optional(),
})

export type CaseQuery = z.infer<typeof caseQuery>

export function filterFrom(query: CaseQuery, me: string | undefined, today: string): CaseFilter {
  const {
    q,
    procedure,
    state,
    subject,
    unit,
    session,
    outcome,
    proposer,
    submittedFrom,
    submittedTo,
    late,
    key,
    mine,
    archived,
  } = query
  const codes = { q, procedure, subject, unit, session, outcome, proposer, submittedFrom, submittedTo }
  const given = Object.fromEntries(Object.entries(codes).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(state === undefined ? {} : { states: state.split(',') }),
    ...(archived === undefined ? {} : { archived: archived === 'yes' }),
    ...(late === undefined ? {} : { lateOn: today }),
    ...(key === undefined ? {} : { key: true }),
    ...(mine === undefined || me === undefined ? {} : { mine: me }),
  }
}
