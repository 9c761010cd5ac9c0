import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where Debian puts Go's packages; GOPATH says otherwise. */
const packages = process.env.GOPATH ?? '/usr/share/gocode'

/** True where the outside verifier can be built; @throws where CI lacks what it takes. */
export function findGo(): boolean {
  const isHere =
    spawnSync('go', ['version']).status === 0 && existsSync(join(packages, 'src/golang.org/x/mod/sumdb/tlog'))
  if (!isHere && process.env.CI !== undefined) {
    throw new Error('CI checks the log with Go: install golang-go and golang-golang-x-mod-dev')
  }
  if (!isHere) console.warn('The outside verifier is skipped: golang-go and golang-golang-x-mod-dev are not installed.')
  return isHere
}

/** Builds the outside verifier into a folder; gives what runs it on arguments. */
export function buildGoVerifier(
  folder: string,
): (...args: readonly string[]) => { readonly status: number | null; readonly said: string } {
  const program = join(folder, 'verify-log')
  runGo(folder, ['build', '-o', program, ...verifierSources])
  return (...args) => {
    const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' })
    return { status, said: stdout.trim() }
  }
}

/** Builds what tries many changed logs on that verifier; gives the program's place. */
export function buildTamperedLogs(folder: string): string {
  const program = join(folder, 'tampered')
  runGo(folder, ['test', '-c', '-o', program, ...verifierSources, sourceAt('tampered_test.go')])
  return program
}

const sourceAt = (name: string): string => fileURLToPath(new URL(`../outside/${name}`, import.meta.url))

const verifierSources = ['verify-log.go', 'keys.go'].map(sourceAt)

function runGo(folder: string, args: readonly string[]): void {
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: packages, GOCACHE: join(folder, 'cache') }
  const built = spawnSync('go', args, { env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
}
