import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from './chance.ts'
import { ConfigurationFault } from './configuration.ts'
import { loadSealingKeys } from './sealing-keys.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-sealing-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('what locks the keys of one-time codes', () => {
  it('is made at the first start, for its owner’s eyes alone, and is the same at the next', async () => {
    const file = join(folder, 'data', 'sealing-key')
    const [made, ...older] = await loadSealingKeys(file, chance)
    expect(made).toHaveLength(32)
    expect(older).toEqual([])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await loadSealingKeys(file, chance)).toEqual([made])
  })

  it('is the first line of its file; what older lines locked opens still', async () => {
    const file = join(folder, 'two-lines')
    await writeFile(file, `${'b'.repeat(64)}\n${'a'.repeat(64)}\n`)
    expect(await loadSealingKeys(file, chance)).toEqual([Buffer.alloc(32, 0xbb), Buffer.alloc(32, 0xaa)])
  })

  it.each(['', 'a'.repeat(63), 'g'.repeat(64), `${'a'.repeat(64)}\n${'a'.repeat(63)}`])(
    'is not %j, and is never written over',
    async (content) => {
      const file = join(folder, `wrong-${content.length}-${content.charAt(0)}`)
      await writeFile(file, content)
      await expect(loadSealingKeys(file, chance)).rejects.toThrow(ConfigurationFault)
      expect(await readFile(file, 'utf8')).toBe(content)
    },
  )
})
