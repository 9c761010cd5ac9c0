import { describe, expect, it } from 'vitest'
import { circlesIn, importsOf } from './imports.ts'
import { projectFiles } from './project-files.ts'
import { importFault, rooms } from './rooms.ts'

const sources = projectFiles.filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'))
const imports = sources.flatMap(importsOf)

describe('the rooms of src/', () => {
  it('are those of the list, and every file is in one of them', () => {
    const outside = sources.filter(({ path }) => !rooms.some((room) => path.startsWith(`src/${room}/`)))

    expect(outside.map(({ path }) => path)).toEqual([])
  })

  it('import only what stands before them', () => {
    expect(imports.length).toBeGreaterThan(300)
    expect(imports.map(importFault).filter((fault) => fault !== undefined)).toEqual([])
  })

  it('have no imports that run in a circle', () => {
    expect(circlesIn(imports)).toEqual([])
  })
})

describe('the rule of the rooms', () => {
  it.each([
    { from: 'src/engine/decide.ts', to: '#store/case-files.ts', why: 'engine comes before store' },
    { from: 'src/web/site.ts', to: '#api/api.ts', why: 'are both doors' },
    { from: 'src/cli/run-command.ts', to: '#web/site.ts', why: 'are both doors' },
    { from: 'src/operations/sign-in.ts', to: '#app/chance.ts', why: 'operations comes before app' },
    { from: 'src/kernel/result.ts', to: 'node:fs', why: 'uses no package' },
    { from: 'src/engine/decide.ts', to: 'zod', why: 'uses no package' },
    { from: 'src/procedures/installed.ts', to: 'node:crypto', why: 'uses no package' },
    { from: 'src/ledger/chain.ts', to: 'node:fs', why: 'uses no package' },
    { from: 'src/operations/sign-in.ts', to: 'kysely', why: 'leaves SQL to the store' },
    { from: 'src/web/site.ts', to: 'pg', why: 'leaves SQL to the store' },
    { from: 'src/store/readings.ts', to: '../engine/view.ts', why: 'climbs out' },
    { from: 'src/http/problem.ts', to: '#tests/support/database.ts', why: 'is not a test' },
  ])('catches $from importing $to', ({ from, to, why }) => {
    expect(importFault({ from, to })).toContain(why)
  })

  it.each([
    { from: 'src/store/readings.ts', to: '#engine/view.ts' },
    { from: 'src/store/connect.ts', to: 'kysely' },
    { from: 'src/app/embedded-database.ts', to: 'pg' },
    { from: 'src/ledger/chain.ts', to: 'node:crypto' },
    { from: 'src/web/site.ts', to: '#http/http-env.ts' },
    { from: 'src/engine/decide.ts', to: './view.ts' },
    { from: 'src/procedures/handling/actions/filing.ts', to: '#procedures/handling/rules.ts' },
    { from: 'src/engine/decide.test.ts', to: '#tests/support/library-card.ts' },
  ])('allows $from to import $to', ({ from, to }) => {
    expect(importFault({ from, to })).toBeUndefined()
  })
})

describe('what counts as an import', () => {
  const invented = `
    import type { A } from '#store/a.ts'
    import b, { type B } from './b.ts'
    export { c } from '#web/c.ts'
    export * from '#api/d.ts'
    const e = await import('node:fs')
    type F = import('#app/f.ts').F
    // import '#cli/not-this.ts'
    const words = "import '#cli/nor-this.ts'"`

  it('is every way to name another file, types as well, and no comment or text', () => {
    const found = importsOf({ path: 'src/engine/invented.ts', text: invented })

    expect(found.map(({ to }) => to)).toEqual([
      '#store/a.ts',
      './b.ts',
      '#web/c.ts',
      '#api/d.ts',
      'node:fs',
      '#app/f.ts',
    ])
    expect(found.map(importFault).filter((fault) => fault !== undefined)).toHaveLength(5)
  })

  it('makes a circle when files name one another, in one room or through several', () => {
    const tree = [
      { path: 'src/engine/a.ts', text: "import './b.ts'" },
      { path: 'src/engine/b.ts', text: "import type { C } from '#kernel/c.ts'" },
      { path: 'src/kernel/c.ts', text: "export * from '#engine/a.ts'" },
      { path: 'src/kernel/d.ts', text: "import './c.ts'" },
    ]

    expect(circlesIn(tree.flatMap(importsOf))).toEqual([
      'src/engine/a.ts → src/engine/b.ts → src/kernel/c.ts → src/engine/a.ts',
    ])
    expect(circlesIn(tree.slice(1).flatMap(importsOf))).toEqual([])
  })
})
