import { parseArgs } from 'node:util'

/** What making a backup and putting one back are told alike. */
export type BackupArguments = {
  readonly folder: string
  /** One city among several; undefined: the only one. */
  readonly city: string | undefined
  readonly url: string | undefined
  /** The log's key and the file that holds the passphrase it is locked with; null: the key stays out of it. */
  readonly key: { readonly file: string; readonly passphraseFile: string } | null
}

/** Undefined for anything else than one folder, or a key without its passphrase: the usage was said then. */
export function backupArguments(command: 'backup' | 'restore', args: readonly string[]): BackupArguments | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      city: { type: 'string' },
      'database-url': { type: 'string' },
      'log-key': { type: 'string' },
      'passphrase-file': { type: 'string' },
    },
  })
  const [folder, ...more] = positionals
  const { 'log-key': file, 'passphrase-file': passphraseFile } = values
  if (folder === undefined || more.length > 0 || (file === undefined) !== (passphraseFile === undefined)) {
    process.stderr.write(`${command} FOLDER [--city ID] [--log-key FILE --passphrase-file FILE]\n`)
    return undefined
  }
  const key = file === undefined || passphraseFile === undefined ? null : { file, passphraseFile }
  return { folder, city: values.city, url: values['database-url'], key }
}
