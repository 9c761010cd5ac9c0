import { z } from 'zod'

/** What everybody who may see an event is told of it, in a package and by the API alike. */
export const eventShape = {
  seq: z.int(),
  type: z.string(),
  action: z.string(),
  machine: z.string(),
  instance: z.string(),
  stateBefore: z.string().nullable(),
  state: z.string(),
  byRole: z.string(),
  byUnit: z.string().nullable(),
  at: z.string(),
  waived: z.array(z.string()),
} as const
