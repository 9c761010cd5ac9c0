import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const Password = z.string().regex(/^[0-9a-f]{48}$/)
const Secrets = z.object({ admin: Password, owner: Password, app: Password })

/** The passwords of the embedded database's three roles; hexadecimal, so safe inside SQL and URLs. */
export type DatabaseSecrets = z.infer<typeof Secrets>

/** Finds the passwords kept in a file; undefined when there is no such file or it is damaged. */
export async function findDatabaseSecrets(path: string): Promise<DatabaseSecrets | undefined> {
  return Secrets.safeParse(parseJson(await readFile(path, 'utf8').catch(emptyWhenMissing))).data
}

export function newDatabaseSecrets(): DatabaseSecrets {
  return { admin: newPassword(), owner: newPassword(), app: newPassword() }
}

/** Keeps the passwords for this user's eyes alone, on the disk. Killed half-way it leaves the old file or the new one. */
export async function saveDatabaseSecrets(path: string, secrets: DatabaseSecrets): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

/** Hexadecimal, so safe inside SQL and URLs. */
export function newPassword(): string {
  return randomBytes(24).toString('hex')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function emptyWhenMissing(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return ''
  throw fault
}
