import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeVerifierKey, signerKey } from '#ledger/note-key.ts'
import { runCommand } from './run-command.ts'
import { saidPlainly } from './said-plainly.ts'

const key = encodeVerifierKey(signerKey('town.example/log', 'log', generateKeyPairSync('ed25519').privateKey))
let folder = ''
let receipt = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-said-'))
  receipt = join(folder, 'one.tlog-proof')
  await writeFile(receipt, 'c2sp.org/tlog-proof@v1\n')
})

afterAll(() => rm(folder, { recursive: true }))

/** The exit code of a command, and what it wrote where faults are told. */
async function told(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  let text = ''
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk)
    return true
  })
  const nothing = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const nowhere = () => Promise.reject(new Error('no command here asks for a database'))
  try {
    return { code: await saidPlainly(() => runCommand(args, {}, { database: nowhere, logKeys: nowhere })), text }
  } finally {
    spy.mockRestore()
    nothing.mockRestore()
  }
}

describe('a key given to a command that is none', () => {
  const cut = key.slice(0, -4)
  const ofAnotherName = key.replace('town', 'city')
  it.each([
    ['check-receipt', 'nonsense', (wrong: string) => ['check-receipt', receipt, '--key', wrong]],
    ['check-receipt', 'a key cut off', () => ['check-receipt', receipt, '--key', cut]],
    ['check-receipt', 'a key under another name', () => ['check-receipt', receipt, '--key', ofAnotherName]],
    ['check-receipt', 'a witness’s', (wrong: string) => ['check-receipt', receipt, '--key', key, '--witness', wrong]],
    ['verify-archive', 'nonsense', (wrong: string) => ['verify-archive', receipt, '--key', wrong]],
    ['verify', 'nonsense', (wrong: string) => ['verify', folder, '--key', wrong]],
  ])('is told to who runs %s (%s) in one line, with the exit code of a wrong use', async (_, __, args) => {
    const { code, text } = await told(...args('nonsense'))
    expect(code).toBe(2)
    expect(text).toMatch(/^这不是存证公钥 \/ not a key of a log: [^\n]+\n$/)
  })

  it('is not said of one that is a key', async () => {
    expect(await told('check-receipt', receipt, '--key', key)).toEqual({ code: 1, text: '' })
  })
})

describe('what else somebody gave wrongly', () => {
  it('is told in a line: a file that is not there, an option there is none of', async () => {
    const missing = join(folder, 'none')
    expect(await told('check-receipt', missing, '--key', key)).toEqual({
      code: 1,
      text: `找不到或打不开文件 / cannot open: ${missing}\n`,
    })
    const unknown = await told('check-receipt', receipt, '--kye', key)
    expect(unknown.code).toBe(2)
    expect(unknown.text).toMatch(/^用法不对 \/ not used rightly: .*--kye/)
  })

  it('hides no fault of the program', async () => {
    await expect(saidPlainly(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow('a fault')
  })
})
