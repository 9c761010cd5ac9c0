import { setTimeout as pause } from 'node:timers/promises'
import { demonstrationPassword } from '#app/demonstration.ts'
import type { Acknowledged } from './outside-witness.ts'

/** What a client asked for. Asking again is the same request with the same key. */
type Request = { readonly key: string; readonly path: string; readonly body: unknown }

export type Clients = {
  /** How often something other than a receipt came back: status codes, and 0 where nothing did. */
  readonly troubles: ReadonlyMap<number, number>
  /** Requests whose outcome nobody has heard of yet. */
  readonly unanswered: ReadonlyMap<string, unknown>
  /** Answers of trouble without a word on when to ask again, and refusals that should not have been. */
  readonly dishonest: readonly string[]
  /** Turns to an address, and asks there again for everything that was left unanswered, first of all. */
  readonly goTo: (address: string) => void
  /** Asks for nothing new; resolves once what was asked has been answered or broken off. */
  readonly rest: () => Promise<void>
  /** Once at rest: asks for what was left unanswered until it is answered, and for nothing new. */
  readonly finish: () => Promise<void>
  readonly work: () => void
}

/**
 * Several clients that submit cases and register them, and never ask for anything else until they know what came of it.
 * @param asksAgainAnew - as careless programs do: under another key each time.
 */
export function actingClients(
  count: number,
  name: string,
  token: string,
  acknowledge: (act: Acknowledged) => void,
  asksAgainAnew = false,
): Clients {
  let address = ''
  let isWorking = false
  const troubles = new Map<number, number>()
  const unanswered = new Map<string, Request>()
  const dishonest: string[] = []
  let running: Promise<void> = Promise.resolve()

  const ask = async ({ key, path, body }: Request): Promise<Acknowledged | 'moved on' | undefined> => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    }).catch(() => undefined)
    const text = await answer?.text().catch(() => undefined)
    if (answer?.status === 201 && text !== undefined) return { key, ...JSON.parse(text) }
    const status = text === undefined ? 0 : (answer?.status ?? 0)
    troubles.set(status, (troubles.get(status) ?? 0) + 1)
    // Under another key nobody knows that it was this very act that moved the case on.
    if (asksAgainAnew && status === 409) return 'moved on'
    const isHonest = status === 0 || ((status === 503 || status === 507) && answer?.headers.has('retry-after') === true)
    if (!isHonest) dishonest.push(`${path} ${key}: ${status} ${text}`)
    return undefined
  }

  /** Until it is answered or nobody works any more. */
  const askUntilKnown = async (request: Request): Promise<Acknowledged | undefined> => {
    unanswered.set(request.key, request)
    for (let tries = 1; isWorking; tries += 1) {
      const act = await ask(asksAgainAnew ? { ...request, key: `${request.key}-${tries}` } : request)
      if (act !== undefined) unanswered.delete(request.key)
      if (act === 'moved on') return undefined
      if (act !== undefined) {
        acknowledge(act)
        return act
      }
      await pause(250)
    }
    return undefined
  }

  let cases = 0
  const client = async (left: Request[]): Promise<void> => {
    for (let request = left.pop(); request !== undefined && isWorking; request = left.pop())
      await askUntilKnown(request)
    while (isWorking) {
      cases += 1
      const submitted = await askUntilKnown(submission(`${name}-${cases}`))
      if (submitted !== undefined && isWorking) await askUntilKnown(registration(submitted))
    }
  }
  const askForWhatIsLeft = async (): Promise<void> => {
    isWorking = true
    for (const request of unanswered.values()) await askUntilKnown(request)
    isWorking = false
  }
  return {
    troubles,
    unanswered,
    dishonest,
    goTo: (where) => {
      address = where
    },
    rest: () => {
      isWorking = false
      return running
    },
    finish: () => running.then(askForWhatIsLeft),
    work: () => {
      isWorking = true
      const left = [...unanswered.values()]
      running = Promise.all(Array.from({ length: count }, () => client(left))).then(() => undefined)
    },
  }
}

/** Everything asked for and not heard of is asked for again, until there is nothing left in the dark; gives how much that was. */
export async function hearOfAll(clients: Clients): Promise<number> {
  await clients.rest()
  const dark = clients.unanswered.size
  await clients.finish()
  return dark
}

function submission(name: string): Request {
  const fields = { title: name, demands: '内容', proposerName: '某代表', period: 'between_sessions' }
  return {
    key: `submit-${name}`,
    path: '/api/cases',
    body: { procedure: 'suggestion', profile: 'shanghai-2015', fields },
  }
}

function registration({ caseId, version }: Acknowledged): Request {
  return {
    key: `register-${caseId}`,
    path: `/api/cases/${caseId}/actions`,
    body: { action: 'register', seenVersion: version, fields: {} },
  }
}

export async function signInAsSecretariat(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'secretariat', password: demonstrationPassword }),
  })
  const { token } = (await answer.json()) as { token?: unknown }
  if (typeof token !== 'string') throw new Error('the secretariat could not sign in')
  return token
}
