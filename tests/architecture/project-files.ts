import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file of the project, its path relative to the root. */
export type ProjectFile = { readonly path: string; readonly text: string }

/** Every text file that is or would be under version control, as it now stands on the disk. */
export const projectFiles: readonly ProjectFile[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((path) => path !== '')
  .flatMap((path) => {
    const text = textOf(join(root, path))
    return text === undefined ? [] : [{ path, text }]
  })

/** Files of program text, tests and scripts included. */
export const codeFiles = projectFiles.filter(({ path }) => /^(src|tests|bench|scripts)\/.*\.(ts|mts|mjs)$/.test(path))

/** Undefined for a file that has just gone and for one that is no text. */
function textOf(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    return text.includes('\0') || text.includes('\uFFFD') ? undefined : text
  } catch {
    return undefined
  }
}
