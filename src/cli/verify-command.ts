import { parseArgs } from 'node:util'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'

/** Checks the log and the lists of a database; prints what was checked, and every difference. */
export async function verifyCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const url = databaseUrl(args, env)
  if (url === undefined) {
    process.stderr.write('请设置 DATABASE_URL 或者 --database-url / set DATABASE_URL or --database-url\n')
    return 2
  }
  const db = connect(url, { max: 2 })
  try {
    const verdict = await verifyRecord(db)
    process.stdout.write(`${verdict.entries} entries, ${verdict.cases} cases checked; head ${verdict.head}\n`)
    for (const fault of verdict.faults) process.stdout.write(`${fault}\n`)
    return verdict.faults.length === 0 ? 0 : 1
  } finally {
    await db.destroy()
  }
}

function databaseUrl(args: readonly string[], env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { 'database-url': { type: 'string' } } })
  return values['database-url'] ?? env.DATABASE_URL
}
