import { z } from 'zod'
import type { ModelLimits } from '#operations/language-model/language-model.ts'
import { type AddressReach, addressReach } from './address-reach.ts'

/** How a text model is reached, and within which bounds. */
export type ModelSettings = {
  /** As far as `/v1`, without a slash at the end. */
  readonly url: string
  readonly name: string
  /** Null where it asks for none, or where a file holds it. */
  readonly key: string | null
  readonly keyFile: string | null
  readonly seconds: number
  readonly answerTokens: number
  readonly limits: ModelLimits
  /** How near its host may be. */
  readonly reach: Exclude<AddressReach, 'never'>
  readonly privateFor: ReadonlySet<string>
}

const text = z.string().trim().min(1)
const codes = /^[a-z][a-z0-9_-]*(?:\s*,\s*[a-z][a-z0-9_-]*)*$/i

/** Settings of the text model. */
export const modelFields = {
  LANGUAGE_MODEL_URL: z.string().refine(isModelUrl).optional(),
  LANGUAGE_MODEL_NAME: text.max(200).optional(),
  LANGUAGE_MODEL_KEY: text.optional(),
  LANGUAGE_MODEL_KEY_FILE: text.optional(),
  LANGUAGE_MODEL_TLS: z.enum(['required', 'none']).default('required'),
  LANGUAGE_MODEL_NETWORK: z.enum(['public', 'private']).default('public'),
  LANGUAGE_MODEL_SECONDS: within(1, 600).default(45),
  LANGUAGE_MODEL_INPUT_KILOBYTES: within(1, 2_000).default(120),
  LANGUAGE_MODEL_ANSWER_TOKENS: within(100, 100_000).default(4_000),
  LANGUAGE_MODEL_CALLS_A_DAY: within(0, 1_000_000).default(200),
  LANGUAGE_MODEL_OWN_CALLS_A_DAY: within(0, 1_000_000).default(20),
  LANGUAGE_MODEL_PRIVATE_FOR: z.string().trim().regex(codes).optional(),
}

const Fields = z.object(modelFields)

/** Which settings of the model are missing, do not go together, or stand there without it. */
export function modelFaults(given: Readonly<Record<string, unknown>>): readonly string[] {
  const url = given.LANGUAGE_MODEL_URL
  if (typeof url !== 'string') {
    return Object.keys(modelFields).some((name) => name in given) ? ['LANGUAGE_MODEL_URL'] : []
  }
  const faults: string[] = []
  if (!('LANGUAGE_MODEL_NAME' in given)) faults.push('LANGUAGE_MODEL_NAME')
  if ('LANGUAGE_MODEL_KEY' in given && 'LANGUAGE_MODEL_KEY_FILE' in given) faults.push('LANGUAGE_MODEL_KEY_FILE')
  // Of one city's office nothing may be sent because another city lets its own.
  if ('LANGUAGE_MODEL_PRIVATE_FOR' in given && 'CITIES_FILE' in given) faults.push('LANGUAGE_MODEL_PRIVATE_FOR')
  if (!isModelUrl(url)) return faults
  const { protocol, hostname } = new URL(url)
  const near = reachOf(hostname)
  if (protocol === 'http:' && near !== 'loopback' && given.LANGUAGE_MODEL_TLS !== 'none')
    faults.push('LANGUAGE_MODEL_TLS')
  if (near === 'private' && given.LANGUAGE_MODEL_NETWORK !== 'private') faults.push('LANGUAGE_MODEL_NETWORK')
  return faults
}

/** Null where no model is named: everything works without one. */
export function modelFromSettings(settings: z.infer<typeof Fields>): ModelSettings | null {
  const { LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL_NAME: name } = settings
  if (url === undefined || name === undefined) return null
  const isOwnMachine = reachOf(new URL(url).hostname) === 'loopback'
  return {
    url: url.replace(/\/+$/, ''),
    name,
    key: settings.LANGUAGE_MODEL_KEY ?? null,
    keyFile: settings.LANGUAGE_MODEL_KEY_FILE ?? null,
    seconds: settings.LANGUAGE_MODEL_SECONDS,
    answerTokens: settings.LANGUAGE_MODEL_ANSWER_TOKENS,
    limits: {
      inputBytes: settings.LANGUAGE_MODEL_INPUT_KILOBYTES * 1_000,
      callsADay: settings.LANGUAGE_MODEL_CALLS_A_DAY,
      ownCallsADay: settings.LANGUAGE_MODEL_OWN_CALLS_A_DAY,
    },
    reach: isOwnMachine ? 'loopback' : settings.LANGUAGE_MODEL_NETWORK,
    privateFor: new Set((settings.LANGUAGE_MODEL_PRIVATE_FOR ?? '').split(',').flatMap((one) => one.trim() || [])),
  }
}

/** Where a host leads, as far as its name says; a name of the world may still lead elsewhere, which is seen when it is asked. */
function reachOf(hostname: string): AddressReach {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback'
  return /^[\d.]+$|:/.test(host) ? addressReach(host) : 'public'
}

function isModelUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash, hostname } = new URL(value)
  const isPlain = username === '' && password === '' && search === '' && hash === ''
  return (protocol === 'https:' || protocol === 'http:') && isPlain && reachOf(hostname) !== 'never'
}

function within(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most)
}
