import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { installedProcedures } from '#procedures/installed.ts'
import { readmeBorder } from '../../scripts/readmes/procedure-readme.ts'
import { readmeOf } from '../../scripts/readmes/readme-of.ts'

describe.each(installedProcedures)('the README of $id', (procedure) => {
  const path = fileURLToPath(new URL(`../../src/procedures/${procedure.id}/README.md`, import.meta.url))

  it('says what it is, and below it forms, steps, rules, sources, worked cases and open questions as they are', async () => {
    const [own = '', below = ''] = (await readFile(path, 'utf8')).split(readmeBorder)

    expect(own.trim().length).toBeGreaterThan(300)
    expect(below.trim(), 'node scripts/write-readmes.ts writes it anew').toBe(await readmeOf(procedure))
  })
})

it('every step of every kind has a label in both languages, and every rule words that say how to mend it', async () => {
  for (const procedure of installedProcedures) {
    const below = await readmeOf(procedure)
    expect(below.match(/^- `[a-z_]+`$/gm) ?? [], procedure.id).toEqual([])
  }
})
