import { describe, expect, it } from 'vitest'
import { projectFiles } from '../architecture/project-files.ts'
import { testTitlesIn } from './test-titles.ts'
import { testsNamed } from './tests-named.ts'

const page = 'docs/security/abuse.md'
const howMany = 25

const textOf = (path: string): string | undefined => projectFiles.find((file) => file.path === path)?.text

const rows = [...(textOf(page) ?? '').matchAll(/^\| (\d+) \| ([^|]+) \| (.*) \|$/gm)].map(
  ([, number = '', about = '', cell = '']) => ({ number: Number(number), about, tests: testsNamed(cell) }),
)

/** The numbers at the head of a test's name. */
function numbersOf(title: string): readonly number[] {
  const [, numbers = ''] = /^(\d+(?: and \d+)*) /.exec(title) ?? []
  return numbers.split(' and ').map(Number)
}

describe('the list of what is tried', () => {
  it('has its twenty-five in order, each with tests of its number that are there', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: howMany }, (_, at) => at + 1))
    for (const { number, about, tests } of rows) {
      const named = tests.flatMap(({ path, titles }) => titles.map((title) => ({ path, title })))
      expect(named.length, about).toBeGreaterThan(0)
      for (const { path, title } of named) {
        expect(testTitlesIn(path, textOf(path) ?? ''), `${number}: ${path}`).toContain(title)
        expect(numbersOf(title), title).toContain(number)
      }
    }
  })

  it('leaves out no test of the folder that carries a number', () => {
    const listed = new Set(rows.flatMap(({ tests }) => tests.flatMap(({ titles }) => titles)))
    const numbered = projectFiles
      .filter(({ path }) => path.startsWith('tests/abuse/') && path.endsWith('.test.ts'))
      .flatMap(({ path, text }) => [...testTitlesIn(path, text)])
      .filter((title) => numbersOf(title)[0] !== 0)
    expect(numbered.length).toBeGreaterThan(howMany)
    expect(numbered.filter((title) => !listed.has(title))).toEqual([])
  })
})
