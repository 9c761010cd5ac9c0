import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#operations/send-mail.ts'
import { startMailServer, type TestMailServer } from '#tests/support/mail-server.ts'
import { smtpTransport } from './smtp-transport.ts'

const mail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: 'deputy@town.example',
  subject: '回应',
  text: '正文',
  language: 'zh',
  messageId: '<one@city.example>',
  attachments: [],
  ...changes,
})

describe('what people write, on its way by mail', () => {
  let server: TestMailServer

  beforeAll(async () => {
    server = await startMailServer()
  })

  afterAll(() => server.stop())

  it('makes no header and no recipient of its own out of a subject or a file’s name', async () => {
    const odd = 'a\r\nBcc: thief@evil.example\r\n\r\nbody'
    const sent = await smtpTransport(server.settings)(
      mail({
        subject: odd,
        attachments: [{ name: odd, text: 'x' }],
        text: '.\r\nRCPT TO:<thief@evil.example>\r\n.\r\nQUIT\r\n',
      }),
    )

    expect(sent.ok).toBe(true)
    expect(server.got).toHaveLength(1)
    expect(server.got[0]?.to).toEqual(['deputy@town.example'])
    expect(server.got[0]?.headers.has('bcc')).toBe(false)
    expect(server.got[0]?.text).toContain('RCPT TO:<thief@evil.example>')
  })

  it.each([
    'a@b.example>\r\nRCPT TO:<thief@evil.example',
    'a@b.example, thief@evil.example',
    'a@b.example\nBcc: thief@evil.example',
  ])('goes to nobody but one address: %j', async (to) => {
    const before = server.got.length
    await smtpTransport(server.settings)(mail({ to }))

    expect(server.got.slice(before).flatMap((got) => got.to)).not.toContain('thief@evil.example')
  })
})

describe('a mail server whose certificate nobody vouches for', () => {
  it('gets nothing', async () => {
    const got: string[] = []
    // Its own certificate is one that anybody can make.
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH'],
      disableReverseLookup: true,
      logger: false,
      onMailFrom: ({ address }, _, answer) => {
        got.push(address)
        answer()
      },
    })
    server.on('error', () => undefined)
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    const { port } = server.server.address() as AddressInfo
    const settings = {
      host: '127.0.0.1',
      port,
      secure: false,
      mustEncrypt: true,
      auth: null,
      from: 'huiying@city.example',
    }
    const sent = await smtpTransport(settings)(mail())
    await new Promise<void>((done) => {
      server.close(() => done())
    })

    expect(sent).toMatchObject({ ok: false, refusal: { what: 'server' } })
    expect(got).toEqual([])
  })
})
