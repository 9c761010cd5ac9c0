import { z } from 'zod'
import { wholeNumber } from './whole-number.ts'

/** How much one account or one address may ask for; see `Limits`. */
export type LimitSettings = {
  readonly requestsPerMinute: number
  readonly signInsPerMinute: number
  readonly uploadsPerMinute: number
  readonly openRequestsPerMinute: number
  readonly uploadMegabytesADay: number
}

/** Settings of the limits. */
export const limitFields = {
  REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(1_200),
  SIGN_INS_PER_MINUTE: wholeNumber(1, 1_000_000).default(120),
  UPLOADS_PER_MINUTE: wholeNumber(1, 1_000_000).default(30),
  OPEN_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(3_000),
  UPLOAD_MEGABYTES_A_DAY: wholeNumber(1, 1_000_000).default(2_000),
}

const Fields = z.object(limitFields)

export function limitsFromSettings(settings: z.infer<typeof Fields>): LimitSettings {
  return {
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    signInsPerMinute: settings.SIGN_INS_PER_MINUTE,
    uploadsPerMinute: settings.UPLOADS_PER_MINUTE,
    openRequestsPerMinute: settings.OPEN_REQUESTS_PER_MINUTE,
    uploadMegabytesADay: settings.UPLOAD_MEGABYTES_A_DAY,
  }
}
