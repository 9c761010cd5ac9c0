import { createTransport } from 'nodemailer'
import { ok, refuse } from '#kernel/result.ts'
import type { MailFault, OutgoingMail, SendMail } from '#operations/send-mail.ts'

/** Where mail is handed in. */
export type MailServer = {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte, as on port 465; else by STARTTLS. */
  readonly secure: boolean
  /** False lets mail go in the clear where the server has no STARTTLS. */
  readonly mustEncrypt: boolean
  readonly auth: { readonly user: string; readonly pass: string } | null
  /** Address, or name and address, mail comes from. */
  readonly from: string
}

const connectMillis = 10_000
const silenceMillis = 30_000

/** Sends by SMTP. A fault tells what to do about the message, by codes alone: servers repeat addresses in their words. */
export function smtpTransport(server: MailServer): SendMail {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.mustEncrypt && !server.secure,
    connectionTimeout: connectMillis,
    greetingTimeout: connectMillis,
    socketTimeout: silenceMillis,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.auth === null ? {} : { auth: { ...server.auth } }),
  })
  return async (mail) => {
    try {
      await transport.sendMail(messageOf(server, mail))
      return ok(undefined)
    } catch (fault) {
      return refuse(faultOf(fault))
    }
  }
}

function messageOf({ from }: MailServer, mail: OutgoingMail) {
  return {
    from,
    // As an object: an address is never taken apart as a list of several.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    attachments: mail.attachments.map(({ name, text }) => ({
      filename: name,
      content: text,
      contentType: 'text/plain; charset=utf-8',
    })),
    messageId: mail.messageId,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.language === 'zh' ? 'zh-CN' : 'en',
    },
  }
}

/** Codes of nodemailer for a server that is not there, does not let us in or does not speak as it should. */
const serverCodes = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EAUTH',
  'EOAUTH2',
  'EPROTOCOL',
  'ENOAUTH',
])

function faultOf(fault: unknown): MailFault {
  const { code, responseCode, command } = partsOf(fault)
  const shown = [code, responseCode === undefined ? '' : String(responseCode)].filter((part) => part !== '').join(' ')
  // Whom we send as, or that we send at all, is refused: no message will fare better.
  const general = serverCodes.has(code) || responseCode === 421 || command === 'MAIL FROM' || code === 'ECONNREFUSED'
  if (general) return { what: 'server', code: shown }
  return { what: responseCode !== undefined && responseCode >= 500 ? 'never' : 'later', code: shown }
}

type FaultParts = { readonly code: string; readonly responseCode: number | undefined; readonly command: string }

function partsOf(fault: unknown): FaultParts {
  const member = (name: string): unknown =>
    typeof fault === 'object' && fault !== null ? Object.getOwnPropertyDescriptor(fault, name)?.value : undefined
  const code = member('code')
  const responseCode = member('responseCode')
  const command = member('command')
  return {
    code: typeof code === 'string' && /^[A-Z0-9_]{1,32}$/.test(code) ? code : 'UNKNOWN',
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    command: typeof command === 'string' ? command : '',
  }
}
