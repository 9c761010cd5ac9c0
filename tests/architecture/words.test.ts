import { describe, expect, it } from 'vitest'
import { listRealPages, sharedIsHere } from '../reading/pages.ts'
import { projectFiles } from './project-files.ts'

// Pieced together, so that this file does not hold what it looks for.
const machinePaths = new RegExp(
  [
    '/wo' + 'rk/',
    '/ro' + 'ot/',
    '/ho' + 'me/[a-z]\\w*/',
    '/Us' + 'ers/\\w+/',
    '/t' + 'mp/[\\w.-]+/',
    'C:\\\\\\\\?Us' + 'ers',
  ]
    .map((path) => `(?<![\\w.])${path}`)
    .join('|'),
)
const registries = new RegExp(
  [
    'registry\\.np' + 'mjs',
    'npm' + 'mirror',
    'files\\.python' + 'hosted',
    '"reso' + 'lved":',
    'registry\\.yarn' + 'pkg',
  ].join('|'),
)
const organisation = new RegExp(
  [
    '\\bDEVELOPERS' + '\\.md\\b',
    '\\bAGENTS' + '\\.md\\b',
    '\\bsub-?ag' + 'ents?\\b',
    '\\bcoding ag' + 'ents?\\b',
    '\\bAI ass' + 'istants?\\b',
    '\\blanguage mo' + 'dels?\\b',
    '\\bLL' + 'Ms?\\b',
    '\\bClau' + 'de\\b',
    '\\bAnthro' + 'pic\\b',
    '\\bChat' + 'GPT\\b',
    '\\bOpen' + 'AI\\b',
    '\\bGPT-' + '\\d',
    '\\bCopi' + 'lot\\b',
    '\\bCo-Auth' + 'ored-By\\b',
    '\\bissue tra' + 'cker\\b',
    '\\bC' + 'EO\\b',
    '\\bhouse ru' + 'les\\b',
  ].join('|'),
  'i',
)

/** Each line that matches, as file:line, so that it can be found and mended. */
function linesWith(pattern: RegExp): readonly string[] {
  return projectFiles
    .filter(({ text }) => pattern.test(text))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    )
}

describe('what does not belong here', () => {
  it.each([
    { what: 'paths of somebody’s machine', pattern: machinePaths },
    { what: 'addresses of a registry', pattern: registries },
    { what: 'words about who wrote it and with what', pattern: organisation },
  ])('the project holds no $what', ({ pattern }) => {
    expect(linesWith(pattern)).toEqual([])
  })

  it.each([
    { text: `/wo${'rk'}/main/src`, pattern: machinePaths },
    { text: `"/t${'mp'}/try-1/data"`, pattern: machinePaths },
    { text: `https://registry.np${'mjs'}.org/zod`, pattern: registries },
    { text: `as agreed with the sub${'agent'}`, pattern: organisation },
  ])('would find $text', ({ text, pattern }) => {
    expect(pattern.test(text)).toBe(true)
  })

  it.each(['/inbox/work/1', 'https://city.example/homes/', 'tmpdir()', 'data/tmp/x', 'the agent noun'])(
    'takes no offence at %s',
    (text) => {
      expect([machinePaths, registries, organisation].some((pattern) => pattern.test(text))).toBe(false)
    },
  )
})

const han = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, '')

describe.skipIf(!sharedIsHere() && process.env.CI === undefined)(
  'what real pages hold (skipped where the shared folder is missing)',
  () => {
    it('names of real people stand nowhere in the project', () => {
      const names = new Set(
        listRealPages('development').flatMap(({ gold, text }) =>
          [...gold.people, ...gold.lists.flatMap((list) => list.names)].flatMap(({ spans }) =>
            spans.slice(0, 1).map(([start, end]) => text.slice(start, end).replace(/\s/g, '')),
          ),
        ),
      )

      expect(names.size).toBeGreaterThan(100)
      const found = projectFiles.flatMap(({ path, text }) =>
        [...names]
          .filter((name) => name.length > 1 && text.includes(name))
          .map((name) => `${path}: ${name.length} letters`),
      )
      expect(found).toEqual([])
    })

    it('no sentence of a real page is copied', () => {
      const length = 16
      const runs = new Set<string>()
      for (const { text } of listRealPages('development')) {
        const letters = han(text)
        for (let at = 0; at + length <= letters.length; at += 1) runs.add(letters.slice(at, at + length))
      }

      expect(runs.size).toBeGreaterThan(5_000)
      const copied = projectFiles.filter(({ text }) => holdsOneOf(runs, han(text), length))
      expect(copied.map(({ path }) => path)).toEqual([])
    })
  },
)

function holdsOneOf(runs: ReadonlySet<string>, letters: string, length: number): boolean {
  for (let at = 0; at + length <= letters.length; at += 1) if (runs.has(letters.slice(at, at + length))) return true
  return false
}
