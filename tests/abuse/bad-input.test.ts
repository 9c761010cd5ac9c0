import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepKey } from '#app/log-key.ts'
import { hashOf } from '#operations/accounts/secrets.ts'
import { publishLog } from '#operations/publish-log.ts'
import { insertSignIn } from '#store/sign-ins.ts'
import { seedOr, sized, sizedBy, tell, tellControl } from '#tests/faults/form.ts'
import { startProgram } from '#tests/faults/running-program.ts'
import { chosenFrom } from '#tests/rights/chosen.ts'
import { openWriteTown, type WriteTown } from '#tests/rights/write-town.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { townDay, townLogKey } from '#tests/support/test-dependencies.ts'
import { everyWay, illRequest, type Means } from './ill-requests.ts'
import { realThings, rightWrites } from './real-things.ts'

const seed = seedOr(20_261_129)
const tries = sizedBy('BAD_INPUT_TRIES', 1_500, 50_000)
/** Of these, as many as the program is sent in a process of its own. */
const served = Math.min(tries, sized(200, 50_000))
/** Where a process tells how much memory it has had. */
const hasProc = existsSync('/proc/self/status')
/** Stands for no answer; what nginx calls a client that went away. */
const cutOff = 499
/** What the process that answers may grow by, however much nonsense it is sent. */
const mostGrowth = 600 * 1024 * 1024

let test: TestDatabase
let town: WriteTown
let means: Means
let folder = ''

beforeAll(async () => {
  test = await createTestDatabase()
  town = await openWriteTown(test)
  const rights = await rightWrites(town)
  await publishLog(test.db, [townLogKey], () => new Date(`${townDay}T02:00:00Z`))
  const things = await realThings(town, rights)
  means = { rights, things, ways: await everyWay(town.app), ...(await signedIn(new Date(`${townDay}T02:00:00Z`))) }
  folder = await mkdtemp(join(tmpdir(), 'huiying-ill-'))
  await keepKey(join(folder, 'log-key.pem'), townLogKey)
})

afterAll(async () => {
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Everybody there is a role for, signed in at that moment. */
async function signedIn(at: Date): Promise<Pick<Means, 'tokens' | 'formTokens' | 'tokenOf'>> {
  const tokenOf = new Map<string, string>()
  const later = new Date(at.getTime() + 12 * 3_600_000)
  for (const { login, accountId } of town.writers) {
    const token = createHash('sha256').update(`${login} ${at.toISOString()}`).digest('hex')
    const row = { token_hash: hashOf(token), account_id: accountId, csrf_token: csrfToken, failures_before: 0 }
    const [created_at, expires_at] = [at.toISOString(), later.toISOString()]
    await insertSignIn(test.db, { ...row, created_at, expires_at, proven_at: created_at })
    tokenOf.set(login, token)
  }
  return { tokenOf, tokens: [...tokenOf.values()], formTokens: [csrfToken, csrfToken, 'another'] }
}

const csrfToken = 'the form token of everybody here'

/** Where requests go, and how much memory whoever answers them has, in bytes. */
type Answering = {
  readonly ask: (path: string, init: RequestInit) => Response | Promise<Response>
  readonly memory: () => number | Promise<number>
}

/** An application in this process, whose memory is that of the tests as well. */
function here(asked: Pick<Hono, 'request'>): Answering {
  return { ask: (path, init) => asked.request(path, init), memory: () => process.memoryUsage().rss }
}

/** A process of its own, which refuses what is too large before it has been sent: a client that still sends may be cut off. */
function overHttp(address: string, pid: number): Answering {
  return {
    ask: (path, init) =>
      fetch(`${address}${path}`, { ...init, redirect: 'manual' }).catch(() => new Response(null, { status: cutOff })),
    memory: () => peakOf(pid),
  }
}

/** Asks this again and again, and gives what came of it. */
async function sent({ ask, memory }: Answering, asked: Means, times: number) {
  const chosen = chosenFrom(seed)
  const faults: string[] = []
  const statuses = new Map<number, number>()
  const before = await memory()
  for (let at = 0; at < times; at += 1) {
    const { path, init } = illRequest(chosen, asked)
    const answer = await ask(path, init)
    await answer.arrayBuffer()
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (answer.status >= 500) faults.push(`${init.method} ${path.slice(0, 200)} ${told(init.body)}: ${answer.status}`)
  }
  const growth = (await memory()) - before
  const figures = {
    ...{ requests: times, routes: asked.ways.length, answersOf5xx: faults.length },
    ...{
      moreMb: Math.round(growth / 1e6),
      mostMb: Math.round(mostGrowth / 1e6),
      statuses: Object.fromEntries(statuses),
    },
  }
  return { faults, growth, figures, statuses }
}

function told(body: RequestInit['body']): string {
  const text = body instanceof FormData ? JSON.stringify([...body]) : String(body)
  return text.slice(0, 600)
}

/** The most memory a process has had at once, in bytes. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1_024
}

describe('input nobody means well by', () => {
  it('is sent to every door, and names things that are really there', () => {
    const asked = new Set(means.ways.map(({ method, path }) => `${method} ${path}`))
    const others = [
      'GET /healthz',
      'GET /log/checkpoint',
      'GET /log/keys',
      'GET /log/tile/:tile',
      'GET /log/check-receipt.html',
    ]
    for (const door of [...others, 'POST /witness/add-checkpoint', 'GET /readings/:id', 'GET /api/readings/{id}'])
      expect(asked.has(door), door).toBe(true)
    for (const kind of [
      'cases',
      'readings',
      'import',
      'imports',
      'batch',
      'batches',
      'work',
      'removals',
      'invitations',
      'finding',
    ])
      expect(means.things.get(kind)?.length ?? 0, kind).toBeGreaterThan(0)
    for (const kind of ['accounts', 'mail', 'model-proposals', 'model-drafts', 'call', 'sessions'])
      expect(means.things.get(kind)?.length ?? 0, kind).toBeGreaterThan(0)
    expect(means.rights.length).toBeGreaterThan(80)
  })

  it(`is answered and never with a fault, ${tries} times over every route and operation`, async () => {
    const { faults, growth, figures } = await sent(here(town.app), means, tries)
    tell('bad input', { ...figures, memoryOf: 'the tests and the program in one process' }, seed)
    expect(means.ways.length).toBeGreaterThan(100)
    expect(faults.slice(0, 10)).toEqual([])
    expect(growth).toBeLessThan(mostGrowth)
  }, 3_600_000)

  it.skipIf(!hasProc)(
    `is answered by the real program as well, whose own memory stays under the cap, ${served} times`,
    async () => {
      const program = await startProgram({
        ...{ DATA_DIR: folder, DATABASE_URL: test.url, DATABASE_OWNER_URL: test.ownerUrl, LOG_ORIGIN: townLogKey.name },
      })
      try {
        const answering = overHttp(program.address, program.pid)
        const asked = { ...means, ...(await signedIn(new Date())) }
        const { faults, growth, figures, statuses } = await sent(answering, asked, served)
        tell('bad input, served', { ...figures, memoryOf: 'the server process alone, at its most' }, seed)
        expect(faults.slice(0, 10)).toEqual([])
        expect(growth).toBeLessThan(mostGrowth)
        expect(statuses.get(cutOff) ?? 0).toBeLessThan(served / 10)
        expect(statuses.get(200) ?? 0, 'hardly anything got as far as a page').toBeGreaterThan(served / 10)
        expect(await Promise.race([program.ended, 'still there'])).toBe('still there')
      } finally {
        await program.stop()
      }
    },
    3_600_000,
  )

  it('is seen to break a page that reads what it is sent without looking, and to fill one that keeps it', async () => {
    const breaking = new Hono()
    breaking.onError((_, c) => c.text('', 500))
    breaking.all('*', async (c) => c.text(`${JSON.parse(await c.req.text())}`))
    const broken = await sent(here(breaking), means, 40)
    tellControl('a page that breaks', 'a page reads what it is sent without looking', broken.figures, seed)
    expect(broken.faults.length).toBeGreaterThan(0)

    const kept: Buffer[] = []
    const keeping = new Hono()
    keeping.all('*', (c) => {
      kept.push(Buffer.alloc(16 * 1024 * 1024, 1))
      return c.text('')
    })
    const filled = await sent(here(keeping), means, 44)
    tellControl('a page that keeps what it is sent', 'a page keeps 16 MB of each request', filled.figures, seed)
    expect(kept).toHaveLength(44)
    expect(filled.growth).toBeGreaterThan(mostGrowth)
  })

  it.skipIf(!hasProc)('is seen to fill a server that keeps it, in a process of its own', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('keeping-server.ts', import.meta.url))])
    try {
      const [port] = (await once(child.stdout, 'data')) as [Buffer]
      const answering = overHttp(`http://127.0.0.1:${Number(`${port}`)}`, child.pid ?? 0)
      const { growth, figures } = await sent(answering, means, 70)
      tellControl('a server that keeps what it is sent', 'a server keeps 16 MB of each request', figures, seed)
      expect(growth).toBeGreaterThan(mostGrowth)
    } finally {
      child.kill()
    }
  })
})
