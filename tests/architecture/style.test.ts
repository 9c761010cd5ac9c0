import { basename } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { codeFiles, type ProjectFile, projectFiles } from './project-files.ts'

const pathsOf = (files: readonly ProjectFile[]): readonly string[] => files.map(({ path }) => path)

// Pieced together, so that this file does not hold what it looks for.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`)
const silenced = new RegExp(['@ts-' + 'ignore', '@ts-' + 'expect-error', '@ts-' + 'nocheck'].join('|'))
const leftOut = new RegExp(
  `\\.(only|skip|todo)\\(|\\b(${['x' + 'it', 'f' + 'it', 'x' + 'describe', 'f' + 'describe'].join('|')})\\(`,
)
const asAny = new RegExp(`\\bas ${'any'}\\b|<${'any'}>`)

describe('how code reads', () => {
  it('no file has more than 300 lines', () => {
    const long = codeFiles.filter(({ path, text }) => !path.endsWith('.test.ts') && text.split('\n').length > 301)

    expect(pathsOf(long)).toEqual([])
  })

  it('files are named in kebab-case', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config|\.d)?\.(ts|mts|mjs)$/

    expect(pathsOf(codeFiles).filter((path) => !name.test(basename(path)))).toEqual([])
  })

  it('files are named after what they hold, not after their being useful', () => {
    const bare = /(^|\/)(utils?|helpers?|common|misc|shared|index|lib|types)(\.test)?(\.(ts|mts|mjs)$|\/)/

    expect(pathsOf(codeFiles).filter((path) => bare.test(path))).toEqual([])
  })

  it('nothing is exported without a name, except where a tool asks for it', () => {
    const asked = ['tests/support/global-setup.ts']
    const nameless = codeFiles.filter(({ path, text }) => /^export default\b/m.test(text) && !asked.includes(path))

    expect(pathsOf(nameless)).toEqual([])
  })

  it('no file does nothing but hand on what others export', () => {
    expect(pathsOf(codeFiles.filter(onlyHandsOn))).toEqual([])
  })

  it('nothing escapes the types, and no warning is silenced', () => {
    expect(pathsOf(codeFiles.filter(({ text }) => asAny.test(text) || silenced.test(text)))).toEqual([])
  })

  it('what puts something in a module’s place runs in a process of its own', () => {
    const settings = projectFiles.find(({ path }) => path === 'vitest.config.ts')?.text ?? ''
    const apart = /const apart = \[([^\]]*)\]/.exec(settings)?.[1] ?? ''
    const replacing = codeFiles.filter(({ path, text }) => path.endsWith('.test.ts') && /^vi\.mock\(/m.test(text))

    expect(replacing.length).toBeGreaterThan(0)
    expect(pathsOf(replacing).filter((path) => !apart.includes(`'${path}'`))).toEqual([])
  })

  it('holds no marks of unfinished work, and no test is left out', () => {
    expect(pathsOf(codeFiles.filter(({ text }) => unfinished.test(text) || leftOut.test(text)))).toEqual([])
  })
})

function onlyHandsOn({ path, text }: ProjectFile): boolean {
  if (path.endsWith('.d.mts') || !/^export\b[^;]*\bfrom\b/m.test(text)) return false
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  return statements.every((one) => ts.isExportDeclaration(one) || ts.isImportDeclaration(one))
}
