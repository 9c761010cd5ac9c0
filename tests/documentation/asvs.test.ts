import { describe, expect, it } from 'vitest'
import { tell, tellControl } from '#tests/faults/form.ts'
import { codeFiles, projectFiles } from '../architecture/project-files.ts'
import { asvsChapters, asvsRequirements } from './asvs-requirements.ts'
import { anchorsIn, codeIn, linksIn, targetOf } from './markdown.ts'
import { testTitlesIn } from './test-titles.ts'
import { testsNamed } from './tests-named.ts'

const page = 'docs/security/asvs.md'
const textOf = (path: string): string | undefined => projectFiles.find((file) => file.path === path)?.text
const text = textOf(page) ?? ''

const states = ['met', 'written', 'installation', 'not applicable', 'open'] as const
type State = (typeof states)[number]
type Line = {
  readonly number: string
  readonly level: string
  readonly about: string
  readonly state: State
  readonly why: string
}

const lines = linesIn(text)

function linesIn(markdown: string): readonly Line[] {
  return [...markdown.matchAll(/^\| (V\d+\.\d+\.\d+) \| (.*) \|$/gm)].map(([, number = '', rest = '']) => {
    const [level = '', about = '', state = '', why = ''] = rest.split(' | ')
    return { number, level, about, state: states.find((one) => one === state) ?? 'open', why: state === '' ? '' : why }
  })
}

const titles = new Map<string, ReadonlySet<string>>()

function hasTest(path: string, title: string): boolean {
  const known = titles.get(path) ?? testTitlesIn(path, textOf(path) ?? '')
  titles.set(path, known)
  return known.has(title)
}

const of = (state: State) => lines.filter((line) => line.state === state)
const chapterOf = (number: string): string => number.split('.')[0] ?? ''
const countBy = (numbers: readonly string[]) =>
  Object.fromEntries(
    Object.keys(asvsChapters).map((chapter) => [chapter, numbers.filter((one) => chapterOf(one) === chapter).length]),
  )

describe('the map to OWASP ASVS 5.0', () => {
  it('has the 253 requirements of levels 1 and 2, as many in each chapter as the standard, each once with its level', () => {
    expect(asvsRequirements.size).toBe(253)
    expect(countBy([...asvsRequirements.keys()])).toEqual(asvsChapters)
    expect(countBy(lines.map(({ number }) => number))).toEqual(asvsChapters)
    expect(lines.map(({ number, level }) => `${number} ${level}`)).toEqual(
      [...asvsRequirements].map(([number, level]) => `${number} ${level}`).toSorted(byNumber),
    )
    expect(lines).toHaveLength(253)
  })

  it('says of each what it is about in few words, and one of five states', () => {
    const told = [...text.matchAll(/^\| V\d+\.\d+\.\d+ \| \d \| [^|]+ \| ([a-z ]+) \|/gm)].map(([, state]) => state)
    expect(told).toHaveLength(253)
    expect(told.filter((state) => !states.some((one) => one === state))).toEqual([])
    expect(lines.filter(({ about }) => about.length < 4 || about.length > 70)).toEqual([])
  })

  it('names for each that is met tests that are there', () => {
    const without = of('met').filter(({ why }) => testsNamed(why).flatMap((one) => one.titles).length === 0)
    expect(without.map(({ number }) => number)).toEqual([])
    const missing = lines.flatMap(({ number, why }) =>
      testsNamed(why).flatMap(({ path, titles: named }) => [
        ...(textOf(path) === undefined ? [`${number}: ${path}`] : []),
        ...named.filter((title) => !hasTest(path, title)).map((title) => `${number}: ${path} “${title}”`),
      ]),
    )
    expect(missing).toEqual([])
  })

  it('names tests in no other way than the check reads, so that none goes unchecked', () => {
    const quoted = of('met').flatMap(({ number, why }) => {
      const read = testsNamed(why).flatMap((one) => one.titles).length
      return (why.match(/“/g)?.length ?? 0) === read ? [] : [number]
    })
    expect(quoted).toEqual([])
  })

  it('names for each that is written, and for each that whoever installs does, a page and a heading that are there', () => {
    const missing = [...of('written'), ...of('installation')].flatMap(({ number, why }) => {
      const links = linksIn(why).map((link) => targetOf(page, link))
      if (links.length === 0) return [`${number}: no page`]
      return links
        .filter(
          ({ path, anchor }) =>
            !(anchor === '' ? textOf(path) !== undefined : anchorsIn(textOf(path) ?? '').has(anchor)),
        )
        .map(({ path, anchor }) => `${number}: ${path}#${anchor}`)
    })
    expect(missing).toEqual([])
  })

  it('calls written what asks for a page and nothing else', () => {
    expect(of('written').filter(({ why }) => why.includes('installation’s'))).toEqual([])
    const others = of('written').filter(({ about }) => !about.startsWith('written: '))
    expect(others.map(({ number }) => number)).toEqual([])
    expect(of('installation').map(({ number }) => number)).toEqual([
      'V12.1.1',
      'V12.1.2',
      'V12.2.1',
      'V12.2.2',
      'V16.4.3',
    ])
  })

  it('gives a reason of substance for each that does not apply and each that is open', () => {
    const bare = [...of('not applicable'), ...of('open')].filter(
      ({ why }) => why.split(/\s+/).length < 2 || why.length < 8,
    )
    expect(bare).toEqual([])
    expect(of('open').filter(({ why }) => !why.startsWith('in work') && why.length < 25)).toEqual([])
  })

  it('lists at its end, by weight, what is open and nothing else', () => {
    const listed = [...(text.split('## What is missing')[1] ?? '').matchAll(/V\d+\.\d+\.\d+/g)].map(
      ([number]) => number,
    )
    expect(listed.toSorted(byNumber)).toEqual(of('open').map(({ number }) => number))
  })

  it('is counted', () => {
    const inWork = of('open').filter(({ why }) => why.startsWith('in work')).length
    tell('asvs', {
      ...{ requirements: lines.length, met: of('met').length, written: of('written').length },
      installation: of('installation').length,
      ...{ notApplicable: of('not applicable').length, open: of('open').length, inWork },
    })
    expect(states.reduce((sum, state) => sum + of(state).length, 0)).toBe(253)
  })
})

describe('the check of the map', () => {
  it('sees that a requirement is missing where one is left out', () => {
    const without = linesIn(text.replace(/^\| V1\..*$/m, ''))
    const missing = [...asvsRequirements.keys()].filter((number) => !without.some((line) => line.number === number))
    tellControl('a requirement left out', 'one line of the map is taken away', { missing: missing.length })
    expect(missing).toHaveLength(1)
  })

  const one = '| V1.2.3 | 1 | words | met | `tests/a.test.ts` “does it”, “does %s” — at times |'

  it('reads a line with its tests', () => {
    expect(linesIn(one)).toMatchObject([{ number: 'V1.2.3', level: '1', about: 'words', state: 'met' }])
    expect(testsNamed(linesIn(one)[0]?.why ?? '')).toEqual([
      { path: 'tests/a.test.ts', titles: ['does it', 'does %s'] },
    ])
  })

  it('knows a test by its title, in a row of cases as well, and no group, call or text', () => {
    const file = `describe('group', () => { it('a', f); it.each([1])('b %s', f); test(\`c \${1}\`, f); say('e') }) // it('g')`
    expect([...testTitlesIn('a.test.ts', file)]).toEqual(['a', 'b %s', `c $${'{1}'}`])
    expect(hasTest('tests/documentation/asvs.test.ts', 'a test that nobody wrote')).toBe(false)
  })
})

describe('the page about cryptography', () => {
  it('names every file that uses cryptography in the table of it', () => {
    const named = codeIn(textOf('docs/security/cryptography.md') ?? '').filter((code) => code.startsWith('src/'))
    const using = codeFiles
      .filter(({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts') && !path.includes('/fixtures/'))
      .filter((file) => /from '(node:crypto|@node-rs\/argon2|node:tls)'/.test(file.text))
    expect(using.length).toBeGreaterThan(15)
    expect(using.map(({ path }) => path).filter((path) => !named.some((one) => path.startsWith(one)))).toEqual([])
  })
})

function byNumber(a: string, b: string): number {
  const parts = (one: string) => (one.match(/\d+/g) ?? []).slice(0, 3).map(Number)
  const [x, y] = [parts(a), parts(b)]
  return [0, 1, 2].reduce((order, at) => order || (x[at] ?? 0) - (y[at] ?? 0), 0)
}
