import { readFile } from 'node:fs/promises'
import { ConfigurationFault } from './configuration.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Settings that hold a secret. Each may stand in a file instead, named by the setting with `_FILE` behind it. */
export const secretSettings = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET'] as const

/**
 * The environment with what its files of secrets hold, as systemd's credentials and containers give them: such a secret
 * is in no list of processes and no dump of the environment.
 * @throws ConfigurationFault naming the setting, never what a file holds.
 */
export async function withSecretFiles(env: Environment): Promise<Environment> {
  const secrets = await Promise.all(secretSettings.map(async (name) => [name, await secretOf(env, name)] as const))
  return { ...env, ...Object.fromEntries(secrets.filter(([, value]) => value !== '')) }
}

/** What a variable holds, or the file that the one with `_FILE` behind its name leads to; empty where there is neither. */
export async function secretOf(env: Environment, name: string): Promise<string> {
  const value = env[name] ?? ''
  const path = env[`${name}_FILE`] ?? ''
  if (path === '') return value
  if (value !== '') {
    throw new ConfigurationFault(`${name}_FILE：不与 ${name} 同时设置 / not with ${name} beside it`)
  }
  const lines = (await readFile(path, 'utf8').catch(() => '')).trim().split(/\r?\n/)
  const [secret = ''] = lines
  if (secret !== '' && lines.length === 1) return secret
  throw new ConfigurationFault(
    `${name}_FILE：须为可读的文件，内容只有一行 / must be a file that can be read, with the secret on one line`,
  )
}
