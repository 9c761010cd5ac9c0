import { get } from 'node:http'
import { type ConnectionOptions, connect } from 'node:tls'

/** Where a site is reached: by https and by http; `ca` where its certificate is of an authority of one's own. */
export type SiteAsked = {
  readonly host: string
  readonly httpsPort: number
  readonly httpPort: number
  readonly ca?: string
}

export type SiteFault =
  /** No encrypted connection as browsers make it: nobody listens, or the certificate is not trusted. */
  | { readonly code: 'not_trusted'; readonly why: string }
  | { readonly code: 'old_version'; readonly version: string }
  | { readonly code: 'weak_cipher'; readonly cipher: string }
  /** Something is told, taken or led on without encryption. */
  | { readonly code: 'plain_http'; readonly path: string; readonly status: number }

const patienceMs = 10_000
const oldVersions = ['TLSv1', 'TLSv1.1'] as const
/** All there are but those that keep no lasting key and authenticate what they encipher. */
const weakCiphers =
  'ALL:COMPLEMENTOFALL:!ECDHE+AESGCM:!DHE+AESGCM:!ECDHE+CHACHA20:!DHE+CHACHA20:!ECDHE+AESCCM:!DHE+AESCCM:@SECLEVEL=0'

/** Tries a site as browsers of today reach it and as nobody should: what it should refuse and takes is a fault. */
export async function siteFaults(asked: SiteAsked): Promise<readonly SiteFault[]> {
  const trusted = await shakeHands(asked, { minVersion: 'TLSv1.2', rejectUnauthorized: true })
  // Where nothing answers, a refusal of what is weak would prove nothing.
  if ('why' in trusted) return [{ code: 'not_trusted', why: trusted.why }]
  const faults: SiteFault[] = []
  for (const version of oldVersions) {
    const ciphers = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'
    const shaken = await shakeHands(asked, { minVersion: version, maxVersion: version, ciphers })
    if ('cipher' in shaken) faults.push({ code: 'old_version', version })
  }
  const weak = await shakeHands(asked, { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: weakCiphers })
  if ('cipher' in weak) faults.push({ code: 'weak_cipher', cipher: weak.cipher })
  return [...faults, ...(await plainFaults(asked))]
}

type Shaken = { readonly cipher: string } | { readonly why: string }

function shakeHands({ host, httpsPort, ca }: SiteAsked, options: ConnectionOptions): Promise<Shaken> {
  return new Promise((done) => {
    const trust = ca === undefined ? {} : { ca }
    // What is weak is tried whoever vouches for it.
    const socket = connect({ host, port: httpsPort, servername: host, rejectUnauthorized: false, ...trust, ...options })
    const end = (shaken: Shaken): void => {
      socket.destroy()
      done(shaken)
    }
    socket.setTimeout(patienceMs, () => end({ why: 'timeout' }))
    socket.once('secureConnect', () => end({ cipher: socket.getCipher().name }))
    socket.once('error', (fault) => end({ why: fault.message }))
  })
}

/** Without encryption a page may lead to the encrypted one, and a program’s request is refused. */
async function plainFaults(asked: SiteAsked): Promise<readonly SiteFault[]> {
  const faults: SiteFault[] = []
  for (const path of ['/', '/api/me']) {
    const answer = await plainAnswer(asked, path)
    if (answer === undefined) continue
    const { status, location } = answer
    const leadsOn = path === '/' && (status === 301 || status === 308) && location.startsWith('https://')
    if (!leadsOn && status < 400) faults.push({ code: 'plain_http', path, status })
    if (status === 401) faults.push({ code: 'plain_http', path, status })
  }
  return faults
}

/** @returns undefined where nobody answers. */
function plainAnswer(
  { host, httpPort }: SiteAsked,
  path: string,
): Promise<{ readonly status: number; readonly location: string } | undefined> {
  return new Promise((done) => {
    const sent = get({ host, port: httpPort, path, timeout: patienceMs, agent: false }, (answer) => {
      answer.destroy()
      done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' })
    })
    sent.once('timeout', () => sent.destroy())
    sent.once('error', () => done(undefined))
    sent.once('close', () => done(undefined))
  })
}
