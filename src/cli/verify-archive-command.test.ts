import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { encodeVerifierKey, signerKey } from '#ledger/note-key.ts'
import { readArchive } from '#operations/archive/read-archive.ts'
import { publishLog } from '#operations/publish-log.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { verifyArchiveCommand } from './verify-archive-command.ts'

let folder: string
let bytes: Buffer
const printed: string[] = []

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  folder = await mkdtemp(join(tmpdir(), 'huiying-archive-'))
  const test = await createTestDatabase()
  await settleSmallCity(test.db)
  const one = await beginCase(test.db, '2026-03-02')
  await one.act(people.deputy, '2026-03-03', 'withdraw', { withdrawReason: '已经解决。' })
  await one.act(people.secretary, '2026-03-04', 'archive', { retention: 'years_10' })
  await publishLog(test.db, [townLogKey], () => new Date('2026-03-04T03:00:00Z'))
  const found = await readArchive(test.db, profiles, people.secretary, plainDate('2026-03-05'), one.caseId)
  if (found?.ok !== true) throw new Error('no package')
  bytes = found.value.bytes
  // From here on there is no database.
  await test.drop()
})

afterAll(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function checked(content: Buffer, ...more: string[]): Promise<number> {
  const path = join(folder, 'package.zip')
  await writeFile(path, content)
  return verifyArchiveCommand([path, ...more])
}

describe('verify-archive', () => {
  it('takes a package as it was made, and says what it is', async () => {
    expect(await checked(bytes)).toBe(0)
    expect(printed.join('')).toContain('2026-0001, 10年, 2026-03-04')
  })

  it('checks its receipts’ signature with the log’s key, and says where it was given none', async () => {
    printed.length = 0
    expect(await checked(bytes)).toBe(0)
    expect(printed.join('')).toContain('signatures were not checked')
    printed.length = 0
    expect(await checked(bytes, '--key', encodeVerifierKey(townLogKey))).toBe(0)
    expect(printed.join('')).not.toContain('signatures were not checked')
    const other = signerKey('town.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
    expect(await checked(bytes, '--key', encodeVerifierKey(other))).toBe(1)
    expect(printed.join('')).toContain('not_signed_by_the_log')
  })

  it('refuses one in which a bit was changed', async () => {
    const changed = Buffer.from(bytes)
    changed[1_000] = (changed[1_000] ?? 0) ^ 1

    expect(await checked(changed)).toBe(1)
  })

  it('says how it is used, and when there is no such file', async () => {
    expect(await verifyArchiveCommand([])).toBe(2)
    expect(await verifyArchiveCommand([join(folder, 'none.zip')])).toBe(1)
  })
})
