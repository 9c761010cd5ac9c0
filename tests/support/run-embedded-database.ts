import { startEmbeddedDatabase } from '#app/embedded-database.ts'

// A process of its own with an embedded database, for tests that kill it: node run-embedded-database.ts FOLDER [SETTINGS as JSON]
const database = await startEmbeddedDatabase({
  dataDir: process.argv[2] ?? '',
  log: (line) => process.stderr.write(`${line}\n`),
  settings: JSON.parse(process.argv[3] ?? '{}'),
})
process.stdout.write(`${JSON.stringify({ ownerUrl: database.ownerUrl, appUrl: database.appUrl })}\n`)
process.once('SIGTERM', () => void database.stop())
// Keeps the process until it is told to stop or killed.
setInterval(() => undefined, 60_000).unref()
process.stdin.resume()
process.stdin.once('end', () => void database.stop())
