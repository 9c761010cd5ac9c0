import { z } from 'zod'
import { isIssuer } from './is-site-url.ts'
import type { ProviderSettings } from './openid-provider.ts'

/** Settings of the city's own sign-in. */
export const providerFields = {
  OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  OIDC_CLIENT_ID: z.string().trim().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().trim().min(1).optional(),
  OIDC_LABEL_ZH: z.string().trim().min(1).max(40).optional(),
  OIDC_LABEL_EN: z.string().trim().min(1).max(40).optional(),
}

const providerSettings = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL_ZH', 'OIDC_LABEL_EN'] as const

/** Which settings of the city's own sign-in are missing or are there without it. */
export function providerFaults(given: Readonly<Record<string, unknown>>): readonly string[] {
  // Where there is a file of cities, it says how each signs in.
  if (!('OIDC_ISSUER' in given)) return providerSettings.some((name) => name in given) ? ['OIDC_ISSUER'] : []
  if ('CITIES_FILE' in given) return ['OIDC_ISSUER']
  return ['OIDC_CLIENT_ID', 'SITE_URL'].filter((name) => !(name in given))
}

const Fields = z.object(providerFields)

/** Null where no provider is named. */
export function providerFromSettings(settings: z.infer<typeof Fields>): ProviderSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL_ZH, OIDC_LABEL_EN } = settings
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return null
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET ?? null,
    label: { zh: OIDC_LABEL_ZH ?? '统一身份认证', en: OIDC_LABEL_EN ?? 'City sign-in' },
  }
}
