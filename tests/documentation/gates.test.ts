import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { askedGates } from '../../scripts/gates/asked-gates.ts'
import { gateList, gateTable } from '../../scripts/gates/gate-table.ts'
import { type Gate, gates } from '../../scripts/gates/gates.ts'
import { judgeGate } from '../../scripts/gates/judge-gate.ts'
import { type Told, toldIn } from '../../scripts/gates/told.ts'
import { projectFiles } from '../architecture/project-files.ts'
import { codeIn } from './markdown.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const gate: Gate = {
  ...{ name: 'drop', asks: 'nothing falls', tests: ['tests/drop.test.ts'], projects: ['unit'] },
  figures: { drops: ['held', 'lostOnes'] },
  controls: { 'a hole': ['lostOnes'] },
}
const figures: Told = {
  ...{ is: 'figures', what: 'drops', form: 'short', seed: 7 },
  figures: { held: 1_200, lostOnes: 0, ms: 3 },
}
const control: Told = {
  ...{ is: 'control', what: 'a hole', broken: 'there is a hole', form: 'short', seed: 7 },
  figures: { lostOnes: 5 },
}
const passed = { status: 0, told: [figures, control], seconds: 61.4 }

describe('a gate', () => {
  it('has passed when its tests have and its figures and its control were told', () => {
    expect(judgeGate(gate, passed)).toMatchObject({ gate: 'drop', passed: true, because: [] })
  })

  it.each([
    { why: 'its tests did not pass', ran: { ...passed, status: 1 }, said: ['its tests did not pass'] },
    { why: 'it was ended', ran: { ...passed, status: null }, said: ['it was ended'] },
    { why: 'it told nothing', ran: { ...passed, told: [] }, said: ['no figures of: drops', 'no control: a hole'] },
    { why: 'it told no figures', ran: { ...passed, told: [control] }, said: ['no figures of: drops'] },
    { why: 'its control was not tried', ran: { ...passed, told: [figures] }, said: ['no control: a hole'] },
    {
      why: 'a control was told in the place of figures',
      ran: { ...passed, told: [control, { ...control, what: 'drops' }] },
      said: ['no figures of: drops'],
    },
  ])('has not passed when $why', ({ ran, said }) => {
    expect(judgeGate(gate, ran)).toMatchObject({ passed: false, because: said })
  })

  it.each([
    { held: [1_200], because: ['drops: held 1200 of the 2000 that a night asks'] },
    { held: [1_999], because: ['drops: held 1999 of the 2000 that a night asks'] },
    { held: [2_000], because: [] },
    { held: [900, 1_100], because: [] },
  ])('of a night has not passed on fewer than a night asks: $held', ({ held, because }) => {
    const asking = { ...gate, least: { drops: { held: 2_000 } } }
    const night = held.map((one): Told => ({ ...figures, form: 'long', figures: { held: one } }))
    expect(judgeGate(asking, { ...passed, told: [...night, control] }).because).toEqual(because)
    // The form of every change asks for no number.
    expect(judgeGate(asking, passed)).toMatchObject({ passed: true })
  })

  it('stands in a table with the figures that matter, its seed, its control, its time and whether it passed', () => {
    const [heads, , row] = gateTable([gate], [judgeGate(gate, passed)]).split('\n')

    expect(heads).toBe('| gate | figures | seed | control | time | passed |')
    expect(row).toBe('| drop | drops: held 1,200, lost ones 0 | 7 | there is a hole: lost ones 5 | 61 s | yes |')
  })

  it('that has not passed says in the table why', () => {
    expect(gateTable([gate], [judgeGate(gate, { ...passed, told: [figures] })])).toContain('NO: no control: a hole')
  })

  it('is told in whole lines: one that was cut off is none', () => {
    expect(toldIn(`${JSON.stringify(figures)}\n${JSON.stringify(control).slice(0, 40)}`)).toEqual([figures])
    expect(toldIn('')).toEqual([])
    expect(() => toldIn('{"is":"figures"}\n')).toThrow()
  })
})

describe('what npm run faults is asked for', () => {
  it('is every gate in its long form, but those that run by name alone', () => {
    const { gates: asked, form, isListOnly } = askedGates(gates, [])

    expect(gates.filter((one) => !asked.includes(one)).map(({ name }) => name)).toEqual(['mutants'])
    expect([form, isListOnly]).toEqual(['long', false])
  })

  it('is some of them, in the order of the list, also one that runs by name alone', () => {
    expect(askedGates(gates, ['mutants', '--short', 'asvs'])).toMatchObject({
      ...{ gates: [{ name: 'asvs' }, { name: 'mutants' }], form: 'short' },
    })
  })

  it('is a list, with what each asks for and which are left out and why', () => {
    expect(askedGates(gates, ['--list']).isListOnly).toBe(true)
    const list = gateList(gates)
    for (const { name, asks } of gates) expect(list).toContain(`${name.padEnd(14)} ${asks}`)
    expect(list).toMatch(/^mutants .*only when asked for by name: .*many hours/m)
  })

  it('is refused where no gate has that name', () => {
    expect(() => askedGates(gates, ['kill', 'kil'])).toThrow(/no gate kil;/)
    expect(() => askedGates(gates, ['--shrt'])).toThrow(/no gate --shrt;/)
  })
})

describe('npm run faults', () => {
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts/run-faults.ts'), ...words], { encoding: 'utf8' })

  it('prints the list, and ends badly with a word on it where it is asked for a gate that is none', () => {
    expect(run('--list')).toMatchObject({ status: 0, stdout: gateList(gates) })
    expect(run('kil')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('no gate kil;') })
  })
})

describe('the list of gates', () => {
  const sources = projectFiles.filter(({ path }) => /\.(ts|mjs)$/.test(path))

  it('names tests that are there, and lines that they tell', () => {
    const named = gates.flatMap(({ tests }) => tests)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
    const untold = gates.flatMap(({ name, tests, figures: lines, controls }) => {
      const own = sources.filter(({ path }) =>
        tests.length === 0 ? path === 'scripts/run-mutants.mjs' : tests.some((one) => path.startsWith(one)),
      )
      return [...Object.keys(lines), ...Object.keys(controls)]
        .filter((what) => !own.some(({ text }) => text.includes(`'${what}'`)))
        .map((what) => `${name}: ${what}`)
    })
    expect(untold).toEqual([])
  })

  it('asks of a night only figures of lines that it tells', () => {
    const unknown = gates.flatMap(({ name, figures: lines, least = {} }) =>
      Object.entries(least).flatMap(([what, asked]) =>
        Object.keys(asked)
          .filter((one) => lines[what]?.includes(one) !== true)
          .map((one) => `${name}: ${what} ${one}`),
      ),
    )
    expect(unknown).toEqual([])
    expect(gates.filter(({ least }) => least !== undefined).length).toBeGreaterThan(8)
  })

  it('has for every gate figures and a control', () => {
    const bare = gates.filter((one) => [one.figures, one.controls].some((lines) => Object.keys(lines).length === 0))
    expect(bare.map(({ name }) => name)).toEqual([])
  })

  it('is what the documentation asks npm run faults for', () => {
    const asked = projectFiles
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [
          ...codeIn(text)
            .join('\n')
            .matchAll(/npm run faults -- ([^\n#]+)/g),
        ].map(([, words = '']) => ({ path, words })),
      )
    expect(asked.length).toBeGreaterThan(5)
    for (const { path, words } of asked)
      expect(() => askedGates(gates, words.trim().split(/\s+/)), `${path}: ${words}`).not.toThrow()
  })
})
