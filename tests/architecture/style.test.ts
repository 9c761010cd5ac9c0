import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '')

const code = files.filter((path) => /^(src|tests|bench|scripts)\/.*\.(ts|mjs)$/.test(path))

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('how code reads', () => {
  it('no file of code has more than 300 lines', () => {
    const long = code.filter((path) => !path.endsWith('.test.ts') && textOf(path).split('\n').length > 301)

    expect(long).toEqual([])
  })

  it('files are named in kebab-case, after what they hold', () => {
    const bare = /^(utils?|helpers?|common|misc|index)\.(ts|mjs)$/

    expect(code.filter((path) => bare.test(basename(path)))).toEqual([])
    expect(
      code.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config|\.d)?\.(ts|mjs)$/.test(basename(path))),
    ).toEqual([])
  })

  it('the finished code holds no marks of unfinished work', () => {
    const unfinished = code.filter((path) => /\b(TODO|FIXME|XXX|@ts-ignore|@ts-expect-error)\b/.test(textOf(path)))

    expect(unfinished.filter((path) => !path.endsWith('style.test.ts'))).toEqual([])
  })
})

describe('what does not belong here', () => {
  // Written so that this file does not hold what it looks for.
  const machine = new RegExp(['/wo' + 'rk/', '/ro' + 'ot/', '/ho' + 'me/[a-z]'].join('|'))
  const registry = new RegExp(['registry\\.np' + 'mjs', 'npm' + 'mirror', '"reso' + 'lved"'].join('|'))
  const ours = new RegExp(
    ['DEVELOPERS' + '\\.md', 'sub' + 'agent', 'Clau' + 'de', 'Anthro' + 'pic', 'Chat' + 'GPT', 'Copi' + 'lot'].join(
      '|',
    ),
  )
  const texts = files.filter((path) => /\.(ts|mjs|md|json|yaml|yml|css|txt|html|sh)$/.test(path) || path === '.ci/run')

  it.each([
    { what: 'paths of somebody’s machine', pattern: machine },
    { what: 'addresses of a registry', pattern: registry },
    { what: 'words about who wrote it and with what', pattern: ours },
  ])('holds no $what', ({ pattern }) => {
    expect(texts.filter((path) => pattern.test(textOf(path)))).toEqual([])
  })
})
