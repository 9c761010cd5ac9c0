import { createHash } from 'node:crypto'
import { appendFile, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { manifestText } from '#operations/backup/open-backup.ts'
import { publishLog } from '#operations/publish-log.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { tell, tellControl } from '#tests/faults/form.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { backupCommand } from './backup-command.ts'
import { restoreCommand } from './restore-command.ts'

let test: TestDatabase
let empty: TestDatabase
let folder = ''
let backup = ''
/** How many cases there were when the backup was begun. */
let casesBefore = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-backup-'))
  backup = join(folder, 'backup')
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (let n = 0; n < 12; n += 1) await assignedCase(test.db)
  await sql`insert into source_file (id, sha256, name, size, content, added_by, added_at)
    values ('file', encode(sha256('\\x00ff0a'::bytea), 'hex'), '页面.pdf', 3, '\\x00ff0a'::bytea, (select id from person limit 1), now())`.execute(
    test.db,
  )
  await publishLog(test.db, [townLogKey], () => new Date())
  casesBefore = await countCases(test)
  let isOver = false
  const serving = (async () => {
    while (!isOver) await assignedCase(test.db)
  })()
  const made = await run(backupCommand, [backup], test)
  isOver = true
  await serving
  expect(made).toMatchObject({ code: 0 })
})

beforeEach(async () => {
  await empty?.drop()
  empty = await createTestDatabase()
})

afterAll(async () => {
  await empty.drop()
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

type Command = typeof backupCommand

async function run(command: Command, args: readonly string[], on: TestDatabase = empty) {
  const said: string[] = []
  const keep = (chunk: string | Uint8Array): boolean => said.push(String(chunk)) > 0
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  const reach = async () => ({ url: on.ownerUrl, appRole: undefined, close: async () => undefined })
  const code = await command(args, reach).finally(() => {
    out.mockRestore()
    err.mockRestore()
  })
  return { code, said: said.join('') }
}

async function countCases({ ownerDb }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from case_file`.execute(ownerDb)
  return rows[0]?.n ?? 0
}

/** A copy of the backup to do something to. */
async function copied(name: string): Promise<string> {
  const copy = join(folder, name)
  await cp(backup, copy, { recursive: true })
  return copy
}

describe('a backup', () => {
  it('made while others work, put into an empty database, has every row and a log that verifies', async () => {
    const restored = await run(restoreCommand, [backup])

    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('read back and verified') })
    expect(await countCases(empty)).toBeGreaterThanOrEqual(casesBefore)
    expect(await countCases(empty)).toBeLessThan(await countCases(test))
    const { entries, faults } = await verifyRecord(empty.db)
    const again = join(folder, 'again')
    await run(backupCommand, [again])
    const [tables, differ] = [await readdir(join(backup, 'tables')), await tablesThatDiffer(again)]
    tell('restore', { tables: tables.length, entries, tablesThatDiffer: differ.length, recordFaults: faults.length })
    expect(faults).toEqual([])
    expect(differ).toEqual([])
  })

  it('is seen to be another where one row was changed behind the record’s back', async () => {
    await run(restoreCommand, [backup])
    await sql`update person set name = name || '某' where id = (select min(id) from person)`.execute(empty.ownerDb)
    const changed = join(folder, 'changed')
    await run(backupCommand, [changed])
    const differ = await tablesThatDiffer(changed)
    tellControl('one row changed', 'one row is changed after the backup was put back', {
      tablesThatDiffer: differ.length,
    })
    expect(differ).toContain('person.jsonl')
  })

  it('can be worked on where it was put back: acts go on behind the last, and the record stays closed to change', async () => {
    await run(restoreCommand, [backup])
    await assignedCase(empty.db)
    await publishLog(empty.db, [townLogKey], () => new Date())

    expect((await verifyRecord(empty.db)).faults).toEqual([])
    await expect(sql`delete from case_event`.execute(empty.ownerDb)).rejects.toThrow()
    await expect(sql`update ledger_entry set hash = ''`.execute(empty.ownerDb)).rejects.toThrow()
  })

  it('goes nowhere but into an empty database, and leaves another as it was', async () => {
    await settleSmallCity(empty.db)
    const refused = await run(restoreCommand, [backup])

    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/不是空的.*is not empty/s) })
    expect(await countCases(empty)).toBe(0)
  })

  it('is not written over another', async () => {
    expect(await run(backupCommand, [backup], test)).toMatchObject({
      code: 1,
      said: expect.stringContaining('不是空的'),
    })
  })

  it('holds no key unless asked, and then none that opens without its passphrase', async () => {
    const [pem, words, others] = ['key.pem', 'words', 'others'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await writeFile(pem, 'THE KEY')
    await writeFile(words, '一句很长很长的口令，十二个字以上\n')
    await writeFile(others, 'another passphrase')
    expect(await readdir(backup)).toEqual(['manifest.json', 'tables'])

    const withKey = join(folder, 'with-key')
    await run(backupCommand, [withKey, '--log-key', pem, '--passphrase-file', words], test)
    expect(await readFile(join(withKey, 'log-key.locked.json'), 'utf8')).not.toContain('THE KEY')

    const put = join(folder, 'put-back.pem')
    const wrong = await run(restoreCommand, [withKey, '--log-key', put, '--passphrase-file', others])
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('another passphrase') })
    await empty.drop()
    empty = await createTestDatabase()
    const right = await run(restoreCommand, [withKey, '--log-key', put, '--passphrase-file', words])
    expect(right.code).toBe(0)
    expect(await readFile(put, 'utf8')).toBe('THE KEY')
  })
})

describe('a backup that is not whole', () => {
  const damages: readonly [string, (copy: string) => Promise<unknown>, RegExp][] = [
    ['never finished', (copy) => rm(join(copy, 'manifest.json')), /manifest\.json.*not finished/s],
    ['with a changed manifest', (copy) => appendFile(join(copy, 'manifest.json'), ' '), /manifest\.json is damaged/],
    ['without a file', (copy) => rm(join(copy, 'tables/unit.jsonl')), /unit\.jsonl is missing/],
    ['cut off', (copy) => truncate(join(copy, 'tables/case_event.jsonl'), 1_000), /case_event\.jsonl is cut off/],
    [
      'with one changed bit',
      (copy) => flipBit(join(copy, 'tables/ledger_entry.jsonl')),
      /ledger_entry\.jsonl is damaged/,
    ],
    ['of an earlier version', (copy) => rewrite(copy, (m) => m.migrations.pop()), /of an earlier version/],
    ['of a later version', (copy) => rewrite(copy, (m) => m.migrations.push('9999-later')), /of a later version/],
    [
      'that says the log was longer',
      (copy) =>
        rewrite(copy, (m) => {
          m.log.entries += 1
        }),
      /does not verify/,
    ],
  ]

  let refusals = 0
  afterAll(() =>
    tellControl('a backup that is not whole', 'a file, a bit or the manifest of a backup', {
      ...{ damages: damages.length, refused: refusals },
    }),
  )

  it.each(damages)('%s is refused, and nothing of it stays', async (name, damage, message) => {
    const copy = await copied(`damaged-${name.replaceAll(' ', '-')}`)
    await damage(copy)
    const refused = await run(restoreCommand, [copy])

    refusals += refused.code === 1 ? 1 : 0
    expect(refused.code).toBe(1)
    expect(refused.said).toMatch(message)
    expect(refused.said).toContain('没有恢复')
    expect(await countCases(empty)).toBe(0)
  })
})

/** Tables of a second backup that are not byte for byte those of the first. */
async function tablesThatDiffer(other: string): Promise<readonly string[]> {
  const digests = async (of: string): Promise<ReadonlyMap<string, string>> => {
    const files = await readdir(join(of, 'tables'))
    const digest = async (file: string) =>
      createHash('sha256')
        .update(await readFile(join(of, 'tables', file)))
        .digest('hex')
    return new Map(await Promise.all(files.map(async (file) => [file, await digest(file)] as const)))
  }
  const [first, second] = [await digests(backup), await digests(other)]
  return [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file))
}

async function flipBit(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes[500] = (bytes[500] ?? 0) ^ 1
  await writeFile(file, bytes)
}

/** As somebody would who also makes the manifest's own digest anew. */
async function rewrite(copy: string, change: (manifest: ManifestOf) => unknown): Promise<void> {
  const text = await readFile(join(copy, 'manifest.json'), 'utf8')
  const manifest: ManifestOf = JSON.parse(text.slice(text.indexOf('\n')))
  change(manifest)
  await writeFile(join(copy, 'manifest.json'), manifestText(manifest))
}

type ManifestOf = Parameters<typeof manifestText>[0]
