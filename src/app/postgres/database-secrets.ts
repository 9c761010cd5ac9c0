import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const Password = z.string().regex(/^[0-9a-f]{48}$/)
const Secrets = z.object({ admin: Password, owner: Password, app: Password })

/** The passwords of the embedded database's three roles; hexadecimal, so safe inside SQL and URLs. */
export type DatabaseSecrets = z.infer<typeof Secrets>

/** Reads the passwords, or makes new ones where there are none to be read; `isNew` says which. */
export async function loadDatabaseSecrets(path: string): Promise<{ secrets: DatabaseSecrets; isNew: boolean }> {
  const kept = Secrets.safeParse(parseJson(await readFile(path, 'utf8').catch(emptyWhenMissing)))
  if (kept.success) return { secrets: kept.data, isNew: false }

  const secrets = { admin: newPassword(), owner: newPassword(), app: newPassword() }
  // Written aside and renamed: a process killed half-way leaves the old file or the new one.
  await writeFile(`${path}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return { secrets, isNew: true }
}

function newPassword(): string {
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
