import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.startsWith('tests/') && existsSync(join(root, path)))

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

describe.each(documents)('%s', (path) => {
  it('leads only to files that are there', () => {
    const links = [...textOf(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap((found) =>
      found[1] === undefined ? [] : [found[1]],
    )
    const inside = links.filter((link) => !/^[a-z]+:/.test(link))

    expect(inside.filter((link) => !existsSync(join(root, normalize(join(dirname(path), link)))))).toEqual([])
  })

  it('names only files of the project that are there', () => {
    const named = [
      ...textOf(path).matchAll(/`((?:src|tests|docs|data|bench|scripts|examples)\/[\w./-]+\.\w+)`/g),
    ].flatMap((found) => (found[1] === undefined ? [] : [found[1]]))

    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})

/** The reading commands that documents show, without what they write their output to. */
const commands = [
  ...new Set(
    documents.flatMap((path) =>
      [...textOf(path).matchAll(/^npm run --silent huiying -- (read examples\/\S+(?: --json)?|--help)/gm)].flatMap(
        (found) => (found[1] === undefined ? [] : [found[1]]),
      ),
    ),
  ),
]

describe('the commands that documents show', () => {
  it('are found', () => {
    expect(commands.length).toBeGreaterThanOrEqual(2)
  })

  it.each(commands)('huiying %s', { timeout: 180_000 }, (command) => {
    const run = spawnSync(process.execPath, ['src/app/huiying.ts', ...command.split(' ')], {
      cwd: root,
      encoding: 'utf8',
    })

    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    if (command.endsWith('--json')) expect(Object.keys(JSON.parse(run.stdout))).toContain('items')
    else expect(run.stdout.length).toBeGreaterThan(100)
  })
})
