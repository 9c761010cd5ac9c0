import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { installedProcedures } from '#procedures/installed.ts'
import { readmeBorder } from './readmes/procedure-readme.ts'
import { readmeOf } from './readmes/readme-of.ts'

/** Writes the lower part of the README of each kind of case anew; what stands above the border is left as it is. */
for (const procedure of installedProcedures) {
  const path = fileURLToPath(new URL(`../src/procedures/${procedure.id}/README.md`, import.meta.url))
  const [own = ''] = (await readFile(path, 'utf8')).split(readmeBorder)
  await writeFile(path, `${own.trimEnd()}\n\n${readmeBorder}\n\n${await readmeOf(procedure)}\n`)
}
