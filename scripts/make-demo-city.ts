import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoCityFiles } from './demo-city/demo-city-files.ts'

/** Writes the invented city to data/demo-city. */
const folder = fileURLToPath(new URL('../data/demo-city', import.meta.url))
await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(await demoCityFiles())) {
  await writeFile(join(folder, name), text)
  process.stdout.write(`${name}  ${text.length}\n`)
}
