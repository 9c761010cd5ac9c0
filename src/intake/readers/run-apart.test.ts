import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runApart } from './run-apart.ts'
import { parsingLimits } from './source-limits.ts'

const project = fileURLToPath(new URL('../../../', import.meta.url))
const takenOver = new URL('../../../tests/support/read-any-file.ts', import.meta.url)
const read = (file: string) => runApart<number>(takenOver, { file }, { limits: parsingLimits })

describe('a process that reads apart', () => {
  it('reads the program and its libraries, and no key that lies beside them in the project’s folder', async () => {
    expect(await read(join(project, 'src/kernel/result.ts'))).toMatchObject({ ok: true })
    const beside = await mkdtemp(join(project, 'data-'))
    const key = join(beside, 'log-key.pem')
    await writeFile(key, 'a key')
    await expect(read(key)).rejects.toThrow('Access to this API has been restricted')
    await rm(beside, { recursive: true })
  })
})
