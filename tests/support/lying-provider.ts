import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { ProviderSettings } from '#app/openid-provider.ts'
import { freePort } from './free-port.ts'

const clientId = 'huiying'

/** An identity token in its making: what a forger may change. */
export type Token = {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  /** Signs the first two parts; an honest one by the provider's own key. */
  readonly sign: (parts: string) => Buffer
}

/** What a forger has to hand: what the provider publishes, and keys of their own. */
export type Known = {
  readonly clientId: string
  readonly clientSecret: string
  readonly publicKey: KeyObject
  readonly strangers: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  readonly now: number
}

/** A provider on this machine that gives whatever token it is told to, and else does as it should. */
export type LyingProvider = {
  readonly settings: ProviderSettings
  readonly known: () => Known
  /** Where a browser that was sent there is sent back to, for a token changed like this. */
  readonly answer: (sentTo: string, change: (honest: Token) => Token | string) => string
  readonly stop: () => Promise<void>
}

export async function startLyingProvider(returnUrl: string): Promise<LyingProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const clientSecret = 'a secret between the two of them'
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const tokens = new Map<string, string>()
  const published: Readonly<Record<string, unknown>> = {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    },
    '/keys': { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] },
  }
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json')
    const path = new URL(request.url ?? '', issuer).pathname
    if (path !== '/token') {
      response.end(JSON.stringify(published[path] ?? {}))
      return
    }
    let body = ''
    for await (const part of request) body += String(part)
    const id_token = tokens.get(new URLSearchParams(body).get('code') ?? '')
    response.statusCode = id_token === undefined ? 400 : 200
    const given = { access_token: 'opaque', token_type: 'bearer', expires_in: 60, id_token }
    response.end(JSON.stringify(id_token === undefined ? { error: 'invalid_grant' } : given))
  })
  await new Promise<void>((listening) => server.listen(Number(new URL(issuer).port), '127.0.0.1', listening))

  const now = () => Math.floor(Date.now() / 1_000)
  return {
    settings: { issuer, clientId, clientSecret, label: { zh: '镇统一认证', en: 'Town sign-in' } },
    known: () => ({ clientId, clientSecret, publicKey: own.publicKey, strangers, now: now() }),
    answer: (sentTo, change) => {
      const asked = new URL(sentTo).searchParams
      const times = { iat: now(), exp: now() + 300 }
      const claims = { iss: issuer, sub: 'clerk-17', aud: clientId, nonce: asked.get('nonce'), ...times }
      const made = change({ header: { alg: 'RS256', kid: 'own' }, claims, sign: (parts) => rsa(own.privateKey, parts) })
      const code = `code-${tokens.size}`
      tokens.set(code, typeof made === 'string' ? made : written(made))
      return `${returnUrl}?${new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer })}`
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The three parts of a token, as they travel. */
export function written({ header, claims, sign }: Token): string {
  const parts = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${parts}.${sign(parts).toString('base64url')}`
}

export function rsa(key: KeyObject, parts: string): Buffer {
  return signBytes('sha256', Buffer.from(parts), key)
}

export function hmac(secret: string, parts: string): Buffer {
  return createHmac('sha256', secret).update(parts).digest()
}
