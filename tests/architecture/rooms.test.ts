import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { type Import, importFault } from './rooms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path.endsWith('.ts'))

const imports: readonly Import[] = files.flatMap((from) =>
  ts
    .preProcessFile(readFileSync(join(root, from), 'utf8'))
    .importedFiles.map(({ fileName }) => ({ from, to: fileName })),
)

describe('the rooms of src/', () => {
  it('import only what stands before them', () => {
    expect(imports.length).toBeGreaterThan(300)
    expect(imports.map(importFault).filter((fault) => fault !== undefined)).toEqual([])
  })

  it('have no imports that run in a circle', () => {
    expect(circlesIn(imports)).toEqual([])
  })

  it('leave SQL to the store: no other room imports its packages', () => {
    const outside = imports.filter(
      ({ from, to }) =>
        !from.startsWith('src/store/') && !from.endsWith('.test.ts') && (to === 'pg' || to === 'kysely'),
    )

    expect(outside.filter(({ from }) => from !== 'src/app/embedded-database.ts')).toEqual([])
  })
})

describe('the rule of the rooms', () => {
  it.each([
    { from: 'src/engine/decide.ts', to: '#store/case-files.ts', why: 'engine comes before store' },
    { from: 'src/web/site.ts', to: '#api/api.ts', why: 'are both doors' },
    { from: 'src/kernel/result.ts', to: 'node:fs', why: 'uses no package' },
    { from: 'src/ledger/chain.ts', to: 'node:fs', why: 'uses no package' },
    { from: 'src/store/readings.ts', to: '../engine/view.ts', why: 'climbs out' },
    { from: 'src/http/problem.ts', to: '#tests/support/database.ts', why: 'is not a test' },
  ])('catches $from importing $to', ({ from, to, why }) => {
    expect(importFault({ from, to })).toContain(why)
  })

  it.each([
    { from: 'src/store/readings.ts', to: '#engine/view.ts' },
    { from: 'src/ledger/chain.ts', to: 'node:crypto' },
    { from: 'src/web/site.ts', to: '#http/http-env.ts' },
    { from: 'src/engine/decide.ts', to: './view.ts' },
  ])('allows $from to import $to', ({ from, to }) => {
    expect(importFault({ from, to })).toBeUndefined()
  })

  it('sees a circle', () => {
    const circle = [
      { from: 'src/engine/a.ts', to: './b.ts' },
      { from: 'src/engine/b.ts', to: './a.ts' },
    ]

    expect(circlesIn(circle)).toHaveLength(1)
  })
})

/** Circles of imports that exist at run time or in types, each as its path. */
function circlesIn(edges: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const target = resolved(from, to)
    if (target !== undefined) next.set(from, [...(next.get(from) ?? []), target])
  }
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (at: string, path: readonly string[]): void => {
    if (path.includes(at)) {
      circles.push([...path.slice(path.indexOf(at)), at].join(' → '))
      return
    }
    if (done.has(at)) return
    for (const to of next.get(at) ?? []) walk(to, [...path, at])
    done.add(at)
  }
  for (const from of next.keys()) walk(from, [])
  return circles
}

function resolved(from: string, to: string): string | undefined {
  if (to.startsWith('./') || to.startsWith('../')) return posix.normalize(posix.join(dirname(from), to))
  if (to.startsWith('#')) return `src/${to.slice(1)}`
  return undefined
}
