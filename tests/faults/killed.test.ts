import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '#app/demonstration.ts'
import { chainFault, type LedgerEntry } from '#ledger/chain.ts'

const main = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

let dataDir = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huiying-killed-'))
})

afterAll(() => rm(dataDir, { recursive: true, force: true }))

type Running = { readonly process: ChildProcess; readonly address: string }

function start(): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((done, fail) => {
    let output = ''
    child.once('exit', (code) => fail(new Error(`ended with ${code} before it served`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (address !== undefined) done({ process: child, address })
    })
  })
}

async function token(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'secretariat', password: demonstrationPassword }),
  })
  return ((await answer.json()) as { token: string }).token
}

/** Submits until the server is gone; adds the cases that were acknowledged to `acknowledged` as they are. */
async function submitUntilGone(address: string, round: number, acknowledged: string[]): Promise<void> {
  const authorization = `Bearer ${await token(address)}`
  for (let n = 0; n < 10_000; n += 1) {
    try {
      const answer = await fetch(`${address}/api/cases`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': `round-${round}-case-${n}` },
        body: JSON.stringify({
          procedure: 'suggestion',
          profile: 'shanghai-2015',
          fields: {
            title: `第${round}轮第${n}件`,
            demands: '内容',
            proposerName: '某代表',
            period: 'between_sessions',
          },
        }),
      })
      if (answer.status === 201) acknowledged.push(((await answer.json()) as { caseId: string }).caseId)
    } catch {
      return
    }
  }
}

/** kill -9 for the program and, every second round, for its database as well. */
async function killHard(running: Running, round: number): Promise<void> {
  const pids = [running.process.pid]
  if (round % 2 === 1) pids.push(await databasePid())
  for (const pid of pids) if (pid !== undefined) process.kill(pid, 'SIGKILL')
  await new Promise((done) => running.process.once('exit', done))
}

async function databasePid(): Promise<number | undefined> {
  const line = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]
  const pid = Number(line)
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** Follows the log from outside, entry by entry. */
async function logFault(address: string): Promise<unknown> {
  const entries: LedgerEntry[] = []
  for (;;) {
    const answer = await fetch(`${address}/api/ledger/entries?limit=1000&after=${entries.length}`)
    const page = ((await answer.json()) as { entries: LedgerEntry[] }).entries
    if (page.length === 0) return entries.length === 0 ? 'empty' : chainFault(entries)
    entries.push(...page)
  }
}

describe('kill -9 in the middle of work', () => {
  it('loses nothing that was acknowledged, doubles nothing, and the log still holds', {
    timeout: 240_000,
  }, async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 4; round += 1) {
      const running = await start()
      const enough = acknowledged.length + 12
      const submitting = submitUntilGone(running.address, round, acknowledged)
      while (acknowledged.length < enough) await pause(5)
      await killHard(running, round)
      await submitting
    }
    const running = await start()
    const authorization = `Bearer ${await token(running.address)}`
    const missing: string[] = []
    for (const id of acknowledged) {
      const answer = await fetch(`${running.address}/api/cases/${id}`, { headers: { authorization } })
      if (answer.status !== 200) missing.push(id)
    }
    const fault = await logFault(running.address)
    const stopped = new Promise((done) => running.process.once('exit', done))
    running.process.kill('SIGTERM')

    expect(await stopped).toBe(0)
    expect(acknowledged.length).toBeGreaterThanOrEqual(48)
    expect(missing).toEqual([])
    expect(fault).toBeUndefined()
    expect(new Set(acknowledged).size).toBe(acknowledged.length)
  })
})
