import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { LanguageModel } from '#operations/language-model/language-model.ts'
import { chatCompletions } from './chat-completions.ts'
import { ConfigurationFault } from './configuration.ts'
import type { ModelSettings } from './model-settings.ts'

/** The model of the installation, with its key. @throws ConfigurationFault where the file of the key cannot be read. */
export async function openLanguageModel(settings: ModelSettings | null, log: Logger): Promise<LanguageModel | null> {
  if (settings === null) return null
  const { keyFile, key, ...model } = settings
  return chatCompletions({ ...model, key: keyFile === null ? key : await keyIn(keyFile) }, log)
}

async function keyIn(path: string): Promise<string> {
  const key = await readFile(path, 'utf8').catch(() => '')
  if (/^\s*[\x21-\x7e]+\s*$/.test(key)) return key.trim()
  throw new ConfigurationFault(
    `LANGUAGE_MODEL_KEY_FILE：${path} 读不到一行密钥 / ${path} does not hold a key on one line`,
  )
}
