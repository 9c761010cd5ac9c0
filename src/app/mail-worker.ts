import type { Logger } from 'pino'
import { dayIn } from '#kernel/plain-date.ts'
import { answerResetRequests } from '#operations/accounts/new-password.ts'
import type { Chance } from '#operations/act-context.ts'
import { type Delivered, deliverNextMail, type MailContext } from '#operations/deliver-mail.ts'
import type { MailPlace } from '#operations/mail-text.ts'
import { makeDigests } from '#operations/make-digests.ts'
import type { SendMail } from '#operations/send-mail.ts'
import { tidyMail } from '#operations/tidy-mail.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

/** How mail goes out; null where it does not. */
export type GoingOut = {
  readonly send: SendMail
  readonly place: MailPlace
  readonly domain: string
  /** The hour of the city's day from which digests are made. */
  readonly digestHour: number
}

type Given = {
  readonly profiles: Profiles
  readonly chance: Chance
  readonly clock: () => Date
  readonly timeZone: string
  readonly log: Logger
}

const everySeconds = 10

/** Sends what waits, makes each day's digests and forgets what is long done. Where no mail goes out it only forgets. */
export function startMailWorker(db: Db, out: GoingOut | null, given: Given): Repeating {
  const { clock, log } = given
  return repeat(
    async () => {
      try {
        if (out !== null) await sendWhatWaits(db, out, given)
        await tidyMail(db, clock().toISOString(), out !== null)
      } catch (fault) {
        log.error({ err: fault }, 'mail could not be seen to; it will be the next time')
      }
    },
    out === null ? 3_600 : everySeconds,
  )
}

async function sendWhatWaits(db: Db, out: GoingOut, given: Given): Promise<void> {
  const { profiles, clock, timeZone, chance, log } = given
  const now = clock()
  const on = dayIn(now, timeZone)
  if (hourIn(now, timeZone) >= out.digestHour) await makeDigests(db, { on, at: now.toISOString(), chance })

  await answerResetRequests(db, { at: now.toISOString(), chance })

  const counts = new Map<Delivered, number>()
  for (let going = true; going; ) {
    const at = clock().toISOString()
    const context: MailContext = { at, on, chance, profiles, place: out.place, domain: out.domain }
    const delivered = await deliverNextMail(db, out.send, context)
    if (delivered !== 'none') counts.set(delivered, (counts.get(delivered) ?? 0) + 1)
    going = delivered !== 'none' && delivered !== 'server_down'
  }
  if (counts.size === 0) return
  const figures = Object.fromEntries(counts)
  if (counts.has('server_down') || counts.has('dead')) log.warn(figures, 'not all mail went out')
  else log.info(figures, 'mail sent')
}

function hourIn(instant: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant))
}
