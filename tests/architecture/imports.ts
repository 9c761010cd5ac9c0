import { dirname, posix } from 'node:path'
import ts from 'typescript'
import type { ProjectFile } from './project-files.ts'

/** One file naming another, as it is written; `from` is relative to the project's root. */
export type Import = { readonly from: string; readonly to: string }

/** Everything a file imports: values and types, re-exports, `import()` in code and in types. */
export function importsOf({ path, text }: ProjectFile): readonly Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({ from: path, to: fileName }))
}

/** Circles of imports, each as its path. */
export function circlesIn(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) {
    const target = targetOf(from, to)
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

function targetOf(from: string, to: string): string | undefined {
  if (to.startsWith('./') || to.startsWith('../')) return posix.normalize(posix.join(dirname(from), to))
  return to.startsWith('#') ? `src/${to.slice(1)}` : undefined
}
