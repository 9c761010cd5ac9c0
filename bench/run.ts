import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbeddedDatabase } from '#app/embedded-database.ts'
import { connect } from '#store/connect.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'
import { benchActs } from './bench-acts.ts'
import { benchDeadlines } from './bench-deadlines.ts'
import { benchLikeness } from './bench-likeness.ts'
import { benchLists } from './bench-lists.ts'
import { benchPages } from './bench-pages.ts'
import { benchReading } from './bench-reading.ts'
import { benchRouting } from './bench-routing.ts'
import { benchSearch } from './bench-search.ts'
import type { Figure } from './figure.ts'

/**
 * npm run bench: prints each figure beside its limit and writes bench/results.json. `npm run bench -- NAME` measures one
 * group alone and writes nothing: reading, routing, lists (acts, deadlines, lists and pages), likeness or search.
 */
async function main(): Promise<void> {
  const only = process.argv[2]
  const isAsked = (group: string) => only === undefined || only === group
  const figures: Figure[] = []
  if (isAsked('reading')) figures.push(...benchReading())
  if (isAsked('routing')) figures.push(...benchRouting())
  if (isAsked('lists') || isAsked('likeness')) figures.push(...(await benchOnDatabase(isAsked)))
  // On a database of its own.
  if (isAsked('search')) figures.push(...(await benchOnDatabase((group) => group === 'search')))
  print(figures)
  if (only !== undefined) return
  const results = { at: new Date().toISOString(), cpus: cpus().length, node: process.version, figures }
  await writeFile(fileURLToPath(new URL('results.json', import.meta.url)), `${JSON.stringify(results, null, 2)}\n`)
}

async function benchOnDatabase(isAsked: (group: string) => boolean): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiying-bench-'))
  const server = await startEmbeddedDatabase({ dataDir, log: () => undefined })
  const owner = connect(server.ownerUrl, { max: 1 })
  const db = connect(server.appUrl)
  const figures: Figure[] = []
  try {
    await migrateToLatest(owner)
    await grantToApplication(owner, server.appRole)
    if (isAsked('lists')) {
      figures.push(
        ...(await benchActs(db)),
        ...(await benchDeadlines(db, owner)),
        ...(await benchLists(db, owner)),
        ...(await benchPages(db)),
      )
    }
    if (isAsked('likeness')) figures.push(...(await benchLikeness(owner)))
    if (isAsked('search') && !isAsked('likeness')) figures.push(...(await benchSearch(db, owner)))
    return figures
  } finally {
    await db.destroy()
    await owner.destroy()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function print(figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`)
}

function lineOf({ name, median, unit, limit, ratio }: Figure): string {
  const against = limit === null ? '' : `   limit ${limit} ${unit}, ratio ${ratio?.toFixed(2) ?? ''}`
  return `${name.padEnd(58)} ${median.toFixed(3).padStart(9)} ${unit}${against}`
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
})
