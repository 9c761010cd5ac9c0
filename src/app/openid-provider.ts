import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { Logger } from 'pino'
import type { Label } from '#kernel/label.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Identity, Provider, ProviderRefusal, Trip } from '#operations/accounts/provider.ts'
import { tokenFault } from './token-fault.ts'

/** How a city's own sign-in is reached. */
export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  /** Null: a public client, by its proof of the code alone. */
  readonly clientSecret: string | null
  readonly label: Label
}

/** The path browsers come back to, as it must be registered at the provider. */
export const returnPath = '/sign-in/provider/return'

const patienceSeconds = 10

/**
 * The only place that speaks OpenID Connect: authorization code with PKCE, state and nonce, the identity token's
 * signature checked. What the provider publishes of itself is asked for at once, so that a wrong set-up is in the log from
 * the start, again as long as it does not answer, and kept while the program runs.
 */
export function openidProvider(settings: ProviderSettings, siteUrl: string, log: Logger): Provider {
  const { issuer, label } = settings
  const returnUrl = `${siteUrl}${returnPath}`
  let known: Promise<Configuration> | undefined
  const discovered = (): Promise<Configuration> => {
    known ??= discover(settings).catch((fault: unknown) => {
      known = undefined
      throw fault
    })
    return known
  }
  const refusedFor = (fault: unknown): Result<never, ProviderRefusal> => {
    const refusal = refusalFor(fault)
    if (refusal.code !== 'provider_refused') log.warn({ issuer, fault: describe(fault) }, 'sign-in elsewhere failed')
    return refuse(refusal)
  }
  void discovered().catch(refusedFor)
  return {
    issuer,
    label,
    begin: async (trip) => {
      try {
        return ok((await addressFor(await discovered(), returnUrl, trip)).href)
      } catch (fault) {
        return refusedFor(fault)
      }
    },
    finish: async (trip, query) => {
      try {
        return ok(await identityIn(await discovered(), new URL(`${returnUrl}?${query}`), trip))
      } catch (fault) {
        return refusedFor(fault)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const address = new URL(issuer)
  const configuration = await discovery(
    address,
    clientId,
    clientSecret === null ? {} : { client_secret: clientSecret },
    clientSecret === null ? None() : ClientSecretBasic(clientSecret),
    { timeout: patienceSeconds, execute: address.protocol === 'http:' ? [allowInsecureRequests] : [] },
  )
  enableNonRepudiationChecks(configuration)
  return configuration
}

async function addressFor(configuration: Configuration, returnUrl: string, trip: Trip): Promise<URL> {
  return buildAuthorizationUrl(configuration, {
    redirect_uri: returnUrl,
    scope: 'openid',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ...(trip.proves ? { prompt: 'login', max_age: '0' } : {}),
  })
}

async function identityIn(configuration: Configuration, came: URL, trip: Trip): Promise<Identity> {
  const tokens = await authorizationCodeGrant(configuration, came, {
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    pkceCodeVerifier: trip.verifier,
    idTokenExpected: true,
    ...(trip.proves ? { maxAge: 0 } : {}),
  })
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) throw new Error('no identity token')
  const { client_id: clientId } = configuration.clientMetadata()
  // By the machine's clock, as the library reads the other times.
  const fault = tokenFault(tokens.id_token, claims, { clientId, now: new Date() })
  if (fault !== undefined) throw new Error(fault)
  const { sub, auth_time, amr } = claims
  return {
    subject: sub,
    authenticatedAt: auth_time === undefined ? null : new Date(auth_time * 1_000).toISOString(),
    severalFactors: Array.isArray(amr) && amr.includes('mfa'),
  }
}

function refusalFor(fault: unknown): ProviderRefusal {
  if (fault instanceof AuthorizationResponseError) return { code: 'provider_refused' }
  return { code: isUnreachable(fault) ? 'provider_silent' : 'provider_answer_wrong' }
}

function isUnreachable(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  return (
    ('code' in fault && fault.code === 'OAUTH_TIMEOUT') ||
    (fault.name === 'TypeError' && fault.message === 'fetch failed')
  )
}

/** For who set it up. What the provider sent may hold codes and tokens, and is left out. */
function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown'
  const isUnknownClient = 'error' in fault && fault.error === 'invalid_client'
  if (fault instanceof WWWAuthenticateChallengeError || isUnknownClient) {
    return 'the provider does not take the client id or secret'
  }
  const code = 'error' in fault ? fault.error : 'code' in fault ? fault.code : ''
  return [fault.name, typeof code === 'string' ? code : '', fault.message].filter((part) => part !== '').join(': ')
}
