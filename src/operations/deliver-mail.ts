import { claimMail, type Delivery, type MailMessage, markMail } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'
import { type MailCircumstances, mailContentOf } from './mail-content.ts'
import type { MailFault, SendMail } from './send-mail.ts'

export type MailContext = MailCircumstances & {
  /** Right-hand side of message ids. */
  readonly domain: string
}

/** What became of the message that had waited longest; `none` when none waits. */
export type Delivered = 'none' | 'sent' | 'dropped' | 'put_off' | 'dead' | 'server_down'

/** Minutes until the next try, by how often the server has put the message off. */
const backOffMinutes = [1, 5, 15, 60, 240, 240, 240, 240, 240, 240] as const

/** As long as a worker may take for one message; after that another takes it for its own. */
const leaseMinutes = 10

const serverDownMinutes = 5

/** A checkpoint comes within ten seconds of an act; a message that waits for one uses up no try. */
const unsignedMinutes = 0.25

/** News older than this helps nobody: it is given up and shown to the administrator. */
const staleMinutes = 3 * 24 * 60

/** Longer than any wait there is: a try that lies further ahead was set by a clock that has gone back since. */
const furthestMinutes = 12 * 60

/**
 * Sends the message that has waited longest and stores what became of it. Sent and then lost before it was stored, it is
 * sent again under the same id: at least once, never not at all.
 */
export async function deliverNextMail(db: Db, send: SendMail, context: MailContext): Promise<Delivered> {
  const { at, domain } = context
  const message = await claimMail(db, {
    at,
    until: later(at, leaseMinutes),
    furthest: later(at, furthestMinutes),
    domain,
  })
  if (message === undefined) return 'none'
  if (later(message.created_at, staleMinutes) < at)
    return mark(db, message, 'dead', { state: 'dead', fault: 'too_old', at })

  const content = await mailContentOf(db, message, context)
  if (content === undefined) return mark(db, message, 'dropped', { state: 'dropped', fault: null, at })
  if (content === 'not_signed_yet') {
    const nextTryAt = later(at, unsignedMinutes)
    return mark(db, message, 'put_off', { state: 'queued', fault: content, attempts: message.attempts, nextTryAt })
  }

  const sent = await send({ ...content, messageId: message.message_id ?? '' })
  if (sent.ok) return mark(db, message, 'sent', { state: 'sent', fault: null, at })
  return afterFault(db, message, sent.refusal, at)
}

async function afterFault(db: Db, message: MailMessage, { what, code }: MailFault, at: string): Promise<Delivered> {
  if (what === 'never') return mark(db, message, 'dead', { state: 'dead', fault: code, at })
  // That the server is down is no fault of the message: its tries are not used up.
  if (what === 'server') {
    const nextTryAt = later(at, serverDownMinutes)
    return mark(db, message, 'server_down', { state: 'queued', fault: code, attempts: message.attempts, nextTryAt })
  }
  const wait = backOffMinutes[message.attempts]
  if (wait === undefined) return mark(db, message, 'dead', { state: 'dead', fault: code, at })
  return mark(db, message, 'put_off', {
    state: 'queued',
    fault: code,
    attempts: message.attempts + 1,
    nextTryAt: later(at, wait),
  })
}

async function mark(db: Db, message: MailMessage, delivered: Delivered, delivery: Delivery): Promise<Delivered> {
  await markMail(db, message.id, delivery)
  return delivered
}

function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
