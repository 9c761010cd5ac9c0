import { createServer as createPlainServer, type Server } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { ownCertificate } from '#tests/support/own-certificate.ts'
import { checkSiteCommand } from './check-site-command.ts'
import { siteFaults } from './site-faults.ts'

const { cert, key } = ownCertificate()
const asTheGuideSays: TlsOptions = {
  minVersion: 'TLSv1.2',
  ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384',
}
const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  return (server.address() as AddressInfo).port
}

type Plain = (path: string) => { readonly status: number; readonly location?: string }

const leadsOn: Plain = (path) =>
  path.startsWith('/api/') ? { status: 403 } : { status: 301, location: 'https://localhost/' }

/** A site reached so, looked at by somebody who trusts its certificate or does not. */
async function faultsOf(options: TlsOptions, plain: Plain = leadsOn, isTrusted = true) {
  const httpsPort = await listening(createServer({ cert, key, ...options }, (_, answer) => answer.end()))
  const httpPort = await listening(
    createPlainServer((asked, answer) => {
      const { status, location } = plain(asked.url ?? '')
      answer.writeHead(status, location === undefined ? {} : { location }).end()
    }),
  )
  return siteFaults({ host: 'localhost', httpsPort, httpPort, ...(isTrusted ? { ca: cert } : {}) })
}

describe('how a running site is reached', () => {
  it('is as it should be with the settings of the guide', async () => {
    expect(await faultsOf(asTheGuideSays)).toEqual([])
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('is not as it should be where it takes %s', async (minVersion) => {
    const ciphers = `${asTheGuideSays.ciphers}:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0`
    const faults = await faultsOf({ minVersion, maxVersion: 'TLSv1.3', ciphers })
    expect(faults).toContainEqual({ code: 'old_version', version: minVersion })
  })

  it('is not where it takes a cipher that does not authenticate what it enciphers', async () => {
    const faults = await faultsOf({ ...asTheGuideSays, ciphers: `${asTheGuideSays.ciphers}:ECDHE-ECDSA-AES128-SHA256` })
    expect(faults).toEqual([{ code: 'weak_cipher', cipher: 'ECDHE-ECDSA-AES128-SHA256' }])
  })

  it('is not where nobody a browser trusts vouches for it, or nobody is there', async () => {
    expect(await faultsOf(asTheGuideSays, leadsOn, false)).toMatchObject([{ code: 'not_trusted' }])
    expect(await siteFaults({ host: 'localhost', httpsPort: 1, httpPort: 1 })).toMatchObject([{ code: 'not_trusted' }])
  })

  it.each([
    ['shows pages', { status: 200 }, { status: 403 }, [{ code: 'plain_http', path: '/', status: 200 }]],
    [
      'leads to another plain page',
      { status: 301, location: 'http://localhost/a' },
      { status: 403 },
      [{ code: 'plain_http', path: '/', status: 301 }],
    ],
    [
      'leads programs on, who have told their token by then',
      { status: 301, location: 'https://localhost/' },
      { status: 301, location: 'https://localhost/api/me' },
      [{ code: 'plain_http', path: '/api/me', status: 301 }],
    ],
    [
      'asks programs to sign in',
      { status: 301, location: 'https://localhost/' },
      { status: 401 },
      [{ code: 'plain_http', path: '/api/me', status: 401 }],
    ],
  ])('is not where it %s without encryption', async (_, page, data, faults) => {
    expect(await faultsOf(asTheGuideSays, (path) => (path === '/' ? page : data))).toEqual(faults)
  })

  it('is asked of an https address alone', async () => {
    for (const args of [[], ['city.example'], ['http://city.example'], ['https://a.example', 'https://b.example']])
      expect(await checkSiteCommand(args)).toBe(2)
  })
})
