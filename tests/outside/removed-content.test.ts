import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { entriesPath, tilePath, tilesOf } from '#ledger/tile.ts'
import { logFilesIn } from '#operations/log-files.ts'
import { publishLog } from '#operations/publish-log.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { buildGoVerifier, findGo } from '#tests/support/go-verifier.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'

const goIsHere = findGo()

describe.skipIf(!goIsHere)('a log whose content was removed in part, checked by Go’s own packages', () => {
  let test: TestDatabase
  let folder: string

  beforeAll(async () => {
    test = await createTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'huiying-removed-'))
    await settleSmallCity(test.db)
  })

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await test.drop()
  })

  it('is accepted, goes on from the checkpoint before the removal, and holds none of the words', async () => {
    const verify = buildGoVerifier(folder)
    const { caseId } = await assignedCase(test.db, { demands: '要从存证之外移除的一段话。' })
    await publishAndSave('before')
    const asked = await askRemoval(test.db, acting(people.secretary, '2026-03-16'), {
      target: { kind: 'event', caseId, seq: 1, field: 'demands' },
      ...{ askedAs: 'office', ground: 'personal_information', reference: '' },
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    await takeRemovalStep(test.db, acting(people.leader, '2026-03-16'), asked.value.id, 'confirm')
    const size = await publishAndSave('after')

    const key = encodeVerifierKey(townLogKey)
    expect(verify(join(folder, 'after'), key, join(folder, 'before', 'checkpoint'))).toEqual({
      status: 0,
      said: `ok ${size}`,
    })
    const entries = await readFile(join(folder, 'after', entriesPath({ index: 0, width: size })), 'utf8')
    expect(entries).toContain('"act":"removal"')
    for (const told of ['要从存证之外移除的一段话。', caseId]) expect(entries).not.toContain(told)
  })

  /** Signs the log and writes it into a folder as it is published; gives its size. */
  async function publishAndSave(name: string): Promise<number> {
    await publishLog(test.db, [townLogKey], () => new Date('2026-03-16T02:00:00Z'))
    const read = logFilesIn(test.db)
    const checkpoint = Buffer.from((await read('checkpoint')) ?? []).toString('utf8')
    const size = parseCheckpoint(checkpoint)?.size ?? 0
    const paths = [...tilesOf(size)].flatMap((tile) =>
      tile.level === 0 ? [tilePath(tile), entriesPath(tile)] : [tilePath(tile)],
    )
    for (const path of ['checkpoint', ...paths]) {
      const file = join(folder, name, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, (await read(path)) ?? '')
    }
    return size
  }
})
