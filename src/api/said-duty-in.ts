import type { z } from '@hono/zod-openapi'
import { plainDate } from '#kernel/plain-date.ts'
import type { SaidDuty, SaidWords } from '#operations/said-duty.ts'
import type { Correction } from './schemas.ts'

type Body = Pick<Extract<z.infer<typeof Correction>, { act: 'add' }>, 'who' | 'when'>

/** Who and when as a body says them: what it leaves out is not said, and null says that nobody or no term is named. */
export function saidDutyIn({ who, when }: Body): SaidDuty {
  return {
    ...(who === undefined
      ? {}
      : { who: who && { unit: who.unit && wordsIn(who.unit), joint: who.joint.map(wordsIn) } }),
    ...(when === undefined ? {} : { when: when && { ...wordsIn(when), day: when.day && plainDate(when.day) } }),
  }
}

function wordsIn({ quote, start }: { readonly quote: string; readonly start?: number | undefined }): SaidWords {
  return { quote, ...(start === undefined ? {} : { start }) }
}
