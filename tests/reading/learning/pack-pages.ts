/** Packs a folder of annotated pages into one file, a page a line: `node tests/reading/learning/pack-pages.ts FOLDER FILE`. */
import { writeFileSync } from 'node:fs'
import { listPagesIn } from '../pages.ts'

const [folder, file] = process.argv.slice(2)
if (folder === undefined || file === undefined) throw new Error('usage: pack-pages.ts FOLDER FILE')
const lines = listPagesIn(folder).map(({ gold, text }) => JSON.stringify({ text, gold }))
writeFileSync(file, `${lines.join('\n')}\n`)
