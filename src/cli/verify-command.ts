import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseVerifierKey } from '#ledger/note-key.ts'
import { type LogFault, verifyLog } from '#ledger/verify-log.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { logSourceAt } from './log-source.ts'

/**
 * Checks a published log, a database, or that both say the same; prints what was checked, and every difference.
 * Exit code 0: all holds. 1: something does not. 2: not used rightly.
 */
export async function verifyCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      checkpoint: { type: 'string', multiple: true },
      'database-url': { type: 'string' },
    },
  })
  const [place, ...more] = positionals
  const url = values['database-url'] ?? env.DATABASE_URL
  if (
    more.length > 0 ||
    (place === undefined && url === undefined) ||
    (place !== undefined && values.key === undefined)
  ) {
    process.stderr.write(
      '请给出存证记录的目录或网址和 --key，或者设置 DATABASE_URL / give the log’s folder or address with --key, or set DATABASE_URL\n',
    )
    return 2
  }
  const db = url === undefined ? undefined : connect(url, { max: 2 })
  try {
    const faults = [
      ...(place === undefined || values.key === undefined
        ? []
        : await publishedFaults(place, values.key, await readAll(values.checkpoint ?? []), db)),
      ...(db === undefined ? [] : await databaseFaults(db)),
    ]
    for (const fault of faults) process.stdout.write(`${fault}\n`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await db?.destroy()
  }
}

async function databaseFaults(db: Db): Promise<readonly string[]> {
  const verdict = await verifyRecord(db)
  process.stdout.write(`${verdict.entries} entries, ${verdict.cases} cases checked; head ${verdict.head}\n`)
  return verdict.faults
}

async function publishedFaults(
  place: string,
  key: string,
  older: readonly string[],
  db: Db | undefined,
): Promise<readonly string[]> {
  const differing: string[] = []
  const onEntries = async (first: number, entries: readonly Uint8Array[]) => {
    if (db !== undefined) differing.push(...(await differences(db, first, entries)))
  }
  const verdict = await verifyLog(logSourceAt(place), parseVerifierKey(key), { older, onEntries })
  process.stdout.write(`${place}: ${verdict.size} entries rebuilt\n`)
  return [...verdict.faults.map((fault) => `${place}: ${textOf(fault)}`), ...differing]
}

async function differences(db: Db, first: number, entries: readonly Uint8Array[]): Promise<readonly string[]> {
  const here = await listLedgerEntries(db, first, entries.length)
  const bySeq = new Map(here.map((entry) => [entry.seq, entry.payload]))
  return entries.flatMap((entry, at) => {
    const seq = first + at + 1
    const isSame = bySeq.get(seq) === Buffer.from(entry).toString('utf8')
    return isSame ? [] : [`log entry ${seq}: the database says otherwise`]
  })
}

function textOf(fault: LogFault): string {
  const { code, ...rest } = fault
  return [code, ...Object.entries(rest).map(([name, value]) => `${name} ${value}`)].join(' ')
}

function readAll(files: readonly string[]): Promise<readonly string[]> {
  return Promise.all(files.map((file) => readFile(file, 'utf8')))
}
