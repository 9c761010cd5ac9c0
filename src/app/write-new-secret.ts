import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a secret to a file that only its owner can read. @throws where the file is there already: it is never written over. */
export async function writeNewSecret(file: string, secret: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, secret, { mode: 0o600, flag: 'wx', flush: true })
}
