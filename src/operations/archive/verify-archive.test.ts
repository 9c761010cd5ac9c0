import { createHash, generateKeyPairSync } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { extractRawText } from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { plainDate } from '#kernel/plain-date.ts'
import { signerKey } from '#ledger/note-key.ts'
import { parseReceipt, receiptFault } from '#ledger/receipt.ts'
import { addSource } from '#operations/add-source.ts'
import { publishLog } from '#operations/publish-log.ts'
import { readCase } from '#operations/read-case.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { hidden, jointAnswer } from '#tests/support/joint-answer.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { ArchiveManifest, eventsName } from './archive-manifest.ts'
import { readArchive } from './read-archive.ts'
import { verifyArchive } from './verify-archive.ts'
import { type ArchiveFile, zipBytes } from './zip-bytes.ts'

let test: TestDatabase
let archived: Awaited<ReturnType<typeof jointAnswer>>
let bytes: Buffer

const packageOf = (
  caseId: string,
  who: (typeof people)[keyof typeof people] | null = people.secretary,
  day = '2026-12-01',
) => readArchive(test.db, profiles, who, plainDate(day), caseId)

const signLog = () => publishLog(test.db, [townLogKey], () => new Date('2026-10-03T03:00:00Z'))

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  archived = await jointAnswer(test.db)
  await archived.act(people.deputy, '2026-03-12', 'rate', { attitude: 'satisfied', result: 'satisfied' }, '1/p-deputy')
  await archived.act(
    people.secondDeputy,
    '2026-03-12',
    'rate',
    { attitude: 'satisfied', result: 'satisfied' },
    '1/p-deputy-2',
  )
  await archived.act(people.secretary, '2026-03-13', 'track')
  await archived.act(people.roads, '2026-10-01', 'report_done', { evidence: '步道已经开放。' })
  await archived.act(people.secretary, '2026-10-02', 'confirm_done')
  await archived.act(people.secretary, '2026-10-03', 'archive', { retention: 'permanent' })
  await signLog()
  const found = await packageOf(archived.caseId)
  if (found?.ok !== true) throw new Error('no package')
  bytes = found.value.bytes
})

afterAll(() => test.drop())

describe('a case in the archive', () => {
  it('keeps its state, has a number of the series and how long it is kept, and says so to lists', async () => {
    const seen = await readCase(test.db, profiles, people.secretary, plainDate('2026-12-01'), archived.caseId)

    expect(seen?.summary).toMatchObject({ state: 'closed', archived_on: '2026-10-03' })
    expect(seen?.view.instances.find((one) => one.machine === 'archiving')?.fields).toEqual({
      retention: 'permanent',
      archiveNumber: '2026-0001',
    })
  })

  it('goes there once, after it has ended, by the secretariat', async () => {
    const running = await beginCase(test.db, '2026-03-02')
    const archiving = running.act(people.secretary, '2026-03-03', 'archive', { retention: 'permanent' })
    await expect(archiving).rejects.toThrow('action_not_available')
    await expect(archived.act(people.secretary, '2026-10-04', 'archive', { retention: 'permanent' })).rejects.toThrow(
      'not_archived',
    )
    const withdrawn = await beginCase(test.db, '2026-03-02')
    await withdrawn.act(people.deputy, '2026-03-03', 'withdraw', { withdrawReason: '已经解决。' })
    await expect(withdrawn.act(people.roads, '2026-03-04', 'archive', { retention: 'years_10' })).rejects.toThrow(
      'role_required',
    )
    await withdrawn.act(people.secretary, '2026-03-04', 'archive', { retention: 'years_10' })
  })
})

describe('its package', () => {
  it('is for those who archive alone', async () => {
    for (const who of [people.assigner, people.leader, people.roads, people.deputy, people.water, null]) {
      const found = await packageOf(archived.caseId, who)
      expect(found === undefined || (!found.ok && found.refusal.code), who?.personId).toBe('archive_not_allowed')
    }
    const open = await jointAnswer(test.db, { title: '关于还在办理的建议' })
    expect(await packageOf(open.caseId)).toEqual({ ok: false, refusal: { code: 'not_in_archive' } })
  })

  it('is the same bytes whenever it is made', async () => {
    const again = await packageOf(archived.caseId, people.secretary, '2027-05-05')

    expect(again?.ok === true && again.value.bytes.equals(bytes)).toBe(true)
  })

  it('holds the case, every version, opinion, rating and letter, to be read in any browser', async () => {
    const verdict = await verifyArchive(bytes)
    const names = verdict.manifest?.files.map(({ name }) => name)

    expect(verdict.faults).toEqual([])
    expect(verdict.manifest).toMatchObject({
      number: '2026-0001',
      archive: { number: '2026-0001', retention: 'permanent', retentionLabel: '永久', year: '2026', on: '2026-10-03' },
    })
    expect(names?.filter((name) => !name.startsWith('record/receipts/'))).toEqual([
      'README.txt',
      'case.html',
      'papers/reply-1-1.html',
      'papers/reply-1-1.docx',
      'papers/reply-1-2.html',
      'papers/reply-1-2.docx',
      'record/events.json',
      'record/ledger.json',
      'record/names.json',
    ])
    const text = bytes.toString()
    for (const words of [
      '请整修西岸步道。',
      `${hidden}意见`,
      `已与${hidden}签订合同`,
      '步道已经开放。',
      '第七代表团岑又青代表：',
      '满意',
    ])
      expect(text).toContain(words)
  })
})

describe('the package of a case some of whose content was removed', () => {
  it('holds a note in its place and verifies; without the removal, or with another act, it does not', async () => {
    const one = await beginCase(test.db, '2026-03-02', { demands: '要从案卷中移除的一段话。' })
    await one.act(people.deputy, '2026-03-03', 'withdraw', { withdrawReason: '已经解决。' })
    await one.act(people.secretary, '2026-03-04', 'archive', { retention: 'years_10' })
    const asked = await askRemoval(test.db, acting(people.secretary, '2026-03-05'), {
      target: { kind: 'event', caseId: one.caseId, seq: 1, field: 'demands' },
      ...{ askedAs: 'office', ground: 'personal_information', reference: '' },
    })
    if (!asked.ok) throw new Error('refused')
    await takeRemovalStep(test.db, acting(people.leader, '2026-03-05'), asked.value.id, 'confirm')
    await signLog()
    const found = await packageOf(one.caseId)
    if (found?.ok !== true) throw new Error('no package')
    const files = await filesOf(found.value.bytes)
    const changed = async (change: (file: ArchiveFile) => readonly ArchiveFile[]) =>
      (await verifyArchive(await zipBytes(withManifest(files.flatMap(change))))).faults

    expect(found.value.bytes.toString()).not.toContain('要从案卷中移除的一段话。')
    expect(found.value.bytes.toString()).toContain('〔此处内容已于2026-03-05由')
    expect((await verifyArchive(found.value.bytes)).faults).toEqual([])
    expect(await changed((file) => (file.name === 'record/removals.json' ? [] : [file]))).toEqual([
      'event 1: differs from the log',
    ])
    expect(await changed((file) => [replaced(file, eventsName, '〔此处', '〔彼处')])).toEqual([
      'event 1: differs from the log',
    ])
    expect(await changed((file) => [replaced(file, 'record/removals.json', '"event":1', '"event":2')])).not.toEqual([])
  })
})

describe('the receipts in a package', () => {
  const policy = { log: townLogKey, witnesses: [], quorum: 0 }

  it('are one for each log entry of the case, each checked without us, opened and under one checkpoint', async () => {
    const verdict = await verifyArchive(bytes, policy)
    const receipts = (await filesOf(bytes)).filter(({ name }) => name.endsWith('.tlog-proof'))

    expect(verdict.faults).toEqual([])
    expect(receipts).toHaveLength(verdict.entries)
    for (const receipt of receipts) {
      const text = Buffer.from(receipt.bytes).toString()
      expect(receiptFault(text, policy), receipt.name).toBeUndefined()
      expect(parseReceipt(text)?.content).toMatchObject({ opening: {}, place: { content: { case: archived.caseId } } })
    }
  })

  it('stay the same when the log has gone on and was signed again', async () => {
    await beginCase(test.db, '2026-11-02', { title: '关于别的事的建议' })
    await signLog()
    const again = await packageOf(archived.caseId, people.secretary, '2027-06-06')

    expect(again?.ok === true && again.value.bytes.equals(bytes)).toBe(true)
  })

  it('are missed, and found to be another’s, changed, or signed by another key', async () => {
    const files = await filesOf(bytes)
    const [first, second] = files.filter(({ name }) => name.endsWith('.tlog-proof'))
    if (first === undefined || second === undefined) throw new Error('there are receipts')
    const withFiles = async (change: (file: ArchiveFile) => ArchiveFile | undefined) =>
      (await verifyArchive(await repacked(files.flatMap((file) => change(file) ?? [])), policy)).faults

    expect(await withFiles((file) => (file === first ? undefined : file))).toEqual([
      expect.stringMatching(/^receipt of log entry \d+: not_a_receipt$/),
    ])
    expect(await withFiles((file) => (file === first ? { ...file, bytes: second.bytes } : file))).toEqual([
      expect.stringMatching(/^receipt of log entry \d+: of another entry$/),
    ])
    const proof = Buffer.from(first.bytes).toString()
    const bent = proof.replace(
      /\n([A-Za-z0-9+/]{43}=)\n\n/,
      (_, hash: string) => `\n${hash.startsWith('A') ? 'B' : 'A'}${hash.slice(1)}\n\n`,
    )
    expect(bent).not.toBe(proof)
    expect(await withFiles((file) => (file === first ? { ...file, bytes: Buffer.from(bent) } : file))).toEqual([
      expect.stringMatching(/^receipt of log entry \d+: not_in_the_tree$/),
    ])
    const other = signerKey('town.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
    const byOther = (await verifyArchive(bytes, { ...policy, log: other })).faults
    expect(byOther[0]).toMatch(/^receipt of log entry \d+: not_signed_by_the_log$/)
    expect(byOther).toHaveLength(files.filter(({ name }) => name.endsWith('.tlog-proof')).length)
  })
})

describe('the letters in a package', () => {
  it('are Word files as well, the same bytes each time', async () => {
    const letters = (await filesOf(bytes)).filter(({ name }) => name.endsWith('.docx'))
    const read = await Promise.all(
      letters.map(async ({ bytes: letter }) => extractRawText({ buffer: Buffer.from(letter) })),
    )

    expect(letters).toHaveLength(2)
    expect(read.map(({ value }) => value).join('')).toContain('第七代表团岑又青代表：')
  })
})

describe('the package of a case opened from a source', () => {
  it('holds the source as it was read in', async () => {
    const source = Buffer.from('一版报纸的文字')
    const added = await addSource(test.db, acting(people.secretary, '2026-03-02'), {
      name: '第 一版.txt',
      bytes: source,
      session: null,
    })
    if (!added.ok) throw new Error('refused')
    const opened = await beginCase(test.db, '2026-03-02', { originReading: added.value.readingId }, people.secretary)
    await opened.act(people.deputy, '2026-03-03', 'withdraw', { withdrawReason: '已经解决。' })
    await opened.act(people.secretary, '2026-03-04', 'archive', { retention: 'years_10' })
    expect(await packageOf(opened.caseId)).toEqual({ ok: false, refusal: { code: 'not_signed_yet' } })
    await signLog()
    const found = await packageOf(opened.caseId)
    const files = found?.ok === true ? await filesOf(found.value.bytes) : []

    expect(files.find(({ name }) => name === 'sources/第_一版.txt')?.bytes).toEqual(source)
    expect((await verifyArchive(await zipBytes(files))).faults).toEqual([])
  })
})

describe('checking a package by itself', () => {
  it('finds any bit that was changed, wherever it is', async () => {
    const step = Math.max(1, Math.floor(bytes.length / 400))
    const places = Array.from({ length: Math.floor(bytes.length / step) }, (_, n) => n * step)
    // Every byte of the ends as well, where the ZIP says how it hangs together.
    for (let at = 0; at < 60; at += 1) places.push(at, bytes.length - 1 - at)
    for (const at of places) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect((await verifyArchive(changed)).faults, `bit at ${at}`).not.toEqual([])
    }
  })

  it('finds a file taken out, put in, or cut off', async () => {
    expect((await verifyArchive(bytes.subarray(0, bytes.length - 1))).faults).not.toEqual([])
    expect((await verifyArchive(Buffer.concat([bytes, Buffer.from('x')]))).faults).not.toEqual([])
    expect((await verifyArchive(Buffer.from('not a zip'))).faults).toEqual(['not a ZIP, or a damaged one'])
    const files = await filesOf()
    expect((await verifyArchive(await zipBytes(files.filter(({ name }) => name !== 'case.html')))).faults).toEqual([
      'case.html: missing',
    ])
    expect(
      (await verifyArchive(await zipBytes([...files, { name: 'more.txt', bytes: Buffer.from('x') }]))).faults,
    ).toEqual(['more.txt: not in the manifest'])
  })

  it('finds an act rewritten together with its manifest, by its log entry', async () => {
    const forged = await forgedFiles((text) => text.replace('步道已经开放。', '步道已经关闭。'))

    expect((await verifyArchive(await zipBytes(forged))).faults).toEqual([
      expect.stringMatching(/^event \d+: differs from the log$/),
    ])
  })

  it('finds that it is kept for another time than the record says', async () => {
    const files = (await filesOf()).map((file) =>
      file.name === 'manifest.json'
        ? { ...file, bytes: Buffer.from(Buffer.from(file.bytes).toString().replace('"permanent"', '"years_10"')) }
        : file,
    )

    expect((await verifyArchive(await zipBytes(files))).faults).toEqual([
      'the archive number or how long it is kept is not what the record says',
    ])
  })
})

async function filesOf(zipped: Buffer = bytes): Promise<readonly ArchiveFile[]> {
  const zip = await fromBufferPromise(zipped, { lazyEntries: true })
  const files: ArchiveFile[] = []
  for await (const entry of zip.eachEntry()) {
    files.push({ name: entry.fileName, bytes: await buffer(await zip.openReadStreamPromise(entry)) })
  }
  return files
}

/** These files in a package whose manifest names them as they are. */
async function repacked(files: readonly ArchiveFile[]): Promise<Buffer> {
  const said = files.find(({ name }) => name === 'manifest.json')?.bytes ?? Buffer.alloc(0)
  const others = files.filter(({ name }) => name !== 'manifest.json')
  const manifest = {
    ...ArchiveManifest.parse(JSON.parse(Buffer.from(said).toString())),
    files: others.map(({ name, bytes: held }) => ({
      name,
      bytes: held.length,
      sha256: createHash('sha256').update(held).digest('hex'),
    })),
  }
  return zipBytes([...others, { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) }])
}

/** The files with the acts rewritten, and a manifest that names the rewritten ones. */
async function forgedFiles(rewrite: (text: string) => string): Promise<readonly ArchiveFile[]> {
  const files = (await filesOf()).map((file) =>
    file.name === eventsName ? { ...file, bytes: Buffer.from(rewrite(Buffer.from(file.bytes).toString())) } : file,
  )
  const events = files.find(({ name }) => name === eventsName)?.bytes ?? Buffer.alloc(0)
  return files.map((file) => {
    if (file.name !== 'manifest.json') return file
    const manifest = ArchiveManifest.parse(JSON.parse(Buffer.from(file.bytes).toString()))
    const listed = manifest.files.map((one) =>
      one.name === eventsName
        ? { ...one, bytes: events.length, sha256: createHash('sha256').update(events).digest('hex') }
        : one,
    )
    return { ...file, bytes: Buffer.from(JSON.stringify({ ...manifest, files: listed })) }
  })
}

function replaced(file: ArchiveFile, name: string, from: string, to: string): ArchiveFile {
  if (file.name !== name) return file
  return { name, bytes: Buffer.from(Buffer.from(file.bytes).toString().replace(from, to)) }
}

/** Files with a manifest that names them as they now are. */
function withManifest(files: readonly ArchiveFile[]): readonly ArchiveFile[] {
  const named = files.filter(({ name }) => name !== 'manifest.json')
  return files.map((file) => {
    if (file.name !== 'manifest.json') return file
    const manifest = ArchiveManifest.parse(JSON.parse(Buffer.from(file.bytes).toString()))
    const listed = named.map(({ name, bytes: content }) => ({
      ...{ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    }))
    return { ...file, bytes: Buffer.from(JSON.stringify({ ...manifest, files: listed })) }
  })
}
