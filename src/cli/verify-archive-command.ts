import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { verifyArchive } from '#operations/archive/verify-archive.ts'
import { heldKeys } from './held-keys.ts'

/** Checks an archive package without a database; prints what it is, and everything that does not add up. */
export async function verifyArchiveCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, keys: { type: 'string' } },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0 || (values.keys !== undefined && values.key === undefined)) {
    process.stderr.write('请给出一个归档包 / name one package: verify-archive FILE [--key KEY [--keys FILE]]\n')
    return 2
  }
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) {
    process.stderr.write(`找不到或打不开文件 / cannot open: ${path}\n`)
    return 1
  }
  const keys = values.key === undefined ? undefined : await heldKeys(values.key, values.keys)
  if (values.key !== undefined && keys === undefined) return 1
  const policy = keys === undefined ? undefined : { ...keys, witnesses: [], quorum: 0 }
  const { manifest, entries, faults, sha256 } = await verifyArchive(bytes, policy)
  if (manifest !== null) {
    const { archive } = manifest
    process.stdout.write(`${manifest.number} ${manifest.title}\n`)
    process.stdout.write(`${archive.number}, ${archive.retentionLabel}, ${archive.on}\n`)
    process.stdout.write(
      `${manifest.files.length} files, ${manifest.events} events, ${entries} log entries checked; SHA-256 ${sha256}\n`,
    )
  }
  if (policy === undefined) {
    process.stdout.write('没有给出存证公钥，没有核对签名 / no key given: signatures were not checked\n')
  }
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.stderr.write('与归档时不一致 / not as it was archived\n')
  return faults.length === 0 ? 0 : 1
}
