import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import type { ProviderSettings } from '#app/openid-provider.ts'
import { freePort } from './free-port.ts'

export type IdentityProvider = {
  readonly settings: ProviderSettings
  readonly stop: () => Promise<void>
}

const clientSecret = 'a secret between the two of them alone'

/** A real OpenID provider on this machine, where anybody may sign in as whoever they type; one client is registered. */
export async function startIdentityProvider(returnUrl: string): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'huiying',
        client_secret: clientSecret,
        redirect_uris: [returnUrl],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['not a secret: tests alone'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Nobody is asked for consent: the city asks for no more than who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        ...(oidc.client === undefined ? {} : { clientId: oidc.client.clientId }),
        ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    ttl: { Session: 3_600, Grant: 3_600, Interaction: 3_600, IdToken: 3_600, AccessToken: 3_600 },
  })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return answer(request, response)
    void interact(provider, request, response)
  })
  await new Promise<void>((listening) => server.listen(Number(new URL(issuer).port), '127.0.0.1', listening))
  return {
    settings: { issuer, clientId: 'huiying', clientSecret, label: { zh: '澜江统一认证', en: 'Lanjiang sign-in' } },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** A form that asks who one is, and believes it; whoever gives no name turns back. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<form method="post"><label>Name <input name="login"></label><button>Sign in</button></form>`)
    return
  }
  let body = ''
  for await (const part of request) body += String(part)
  const login = new URLSearchParams(body).get('login') ?? ''
  const result = login === '' ? { error: 'access_denied' } : { login: { accountId: login, amr: ['pwd'] } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Somebody's browser at the provider: it follows where it is sent until it is sent back to the city. */
export function providerVisitor(issuer: string) {
  const jar = new Map<string, string>()
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=')
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    /** Signs in as somebody where it is asked to, nobody turning back. @returns where it is sent. */
    go: async (address: string, login: string): Promise<string> => {
      let url = address
      for (let hops = 0; hops < 10 && url.startsWith(issuer); hops += 1) {
        const answer = new URL(url).pathname.startsWith('/interaction/')
          ? await ask(url, { method: 'POST', body: new URLSearchParams({ login }) })
          : await ask(url)
        const location = answer.headers.get('location')
        if (location === null) throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`)
        url = new URL(location, url).href
      }
      return url
    },
  }
}
