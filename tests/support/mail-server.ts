import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { MailServer } from '#app/smtp-transport.ts'

/** A mail as the server got it: headers unfolded and in words, the text decoded. */
export type GotMail = {
  readonly to: readonly string[]
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly text: string }[]
}

export type TestMailServer = {
  readonly settings: MailServer
  /** Oldest first. */
  readonly got: GotMail[]
  /** Addresses that are refused for good, and put off for now. */
  readonly refused: Set<string>
  readonly putOff: Set<string>
  /** Takes each mail in full and is gone before it says so. */
  hangsUp: boolean
  readonly stop: () => Promise<void>
}

/** A real mail server on this machine, without encryption: `settings` lead to it. */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const got: GotMail[] = []
  const refused = new Set<string>()
  const putOff = new Set<string>()
  const state = { hangsUp: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, answer) {
      if (refused.has(address)) return answer(refusal(`no such user ${address}`, 550))
      if (putOff.has(address)) return answer(refusal(`${address} is full`, 452))
      return answer()
    },
    onData(stream, session, answer) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        got.push({ to, ...read(Buffer.concat(parts).toString('utf8')) })
        if (!state.hangsUp) return answer()
        for (const connection of server.connections) connection.close()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((done) => {
    server.listen(port, '127.0.0.1', done)
  })
  const { port: listening } = server.server.address() as AddressInfo
  return {
    settings: {
      host: '127.0.0.1',
      port: listening,
      secure: false,
      mustEncrypt: false,
      auth: null,
      from: '回应 <huiying@city.example>',
    },
    got,
    refused,
    putOff,
    get hangsUp() {
      return state.hangsUp
    },
    set hangsUp(hangs: boolean) {
      state.hangsUp = hangs
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

function refusal(text: string, responseCode: number): Error {
  return Object.assign(new Error(text), { responseCode })
}

function read(raw: string): Omit<GotMail, 'to'> {
  const { headers, body } = headersAndBody(raw)
  const border = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1]
  if (border === undefined) return { headers, text: decoded(headers, body), attachments: [] }
  const parts = body
    .split(`--${border}`)
    .slice(1, -1)
    .map((part) => headersAndBody(part.replace(/^\r\n/, '').replace(/\r\n$/, '')))
  const nameOf = (part: Part) => /filename="?([^";]+)"?/.exec(part.headers.get('content-disposition') ?? '')?.[1]
  return {
    headers,
    text: parts
      .filter((part) => nameOf(part) === undefined)
      .map((part) => decoded(part.headers, part.body))
      .join(''),
    attachments: parts.flatMap((part) => {
      const name = nameOf(part)
      return name === undefined ? [] : [{ name, text: decoded(part.headers, part.body) }]
    }),
  }
}

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string }

function headersAndBody(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      words(line.slice(line.indexOf(':') + 1).trim()),
    ]),
  )
  return { headers, body: raw.slice(end + 4) }
}

function decoded(headers: ReadonlyMap<string, string>, body: string): string {
  const how = headers.get('content-transfer-encoding')
  const text =
    how === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : how === 'quoted-printable'
        ? quotedPrintable(body.replace(/=\r\n/g, ''))
        : body
  return text.replaceAll('\r\n', '\n')
}

/** Encoded words (RFC 2047) in UTF-8. */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
