import { generateKeyPairSync } from 'node:crypto'
import { type SignatureKind, type SignerKey, signerKey, signerKeyFromPem } from '#ledger/note-key.ts'
import { ConfigurationFault } from './configuration.ts'
import { readIfThere } from './read-if-there.ts'
import { writeNewSecret } from './write-new-secret.ts'

/**
 * The key of this name in a PEM file that only its owner can read. Made on the first start, where `mayMake` says so.
 * @throws ConfigurationFault when the file is not there and may not be made, or holds no Ed25519 private key.
 */
export async function loadKey(
  name: string,
  kind: SignatureKind,
  file: string,
  mayMake: () => Promise<boolean>,
): Promise<SignerKey> {
  const key = (await readKey(name, kind, file)) ?? ((await mayMake()) ? await makeKey(name, kind, file) : undefined)
  if (key === undefined) {
    throw new ConfigurationFault(
      `没有找到签署存证记录的密钥 ${file}，但记录已经用它签过：请从备份放回。\n` +
        `The key that signed the log is not at ${file}: put it back from its backup.`,
    )
  }
  return key
}

/** The key in a PEM file; undefined where there is none. @throws ConfigurationFault when it holds no Ed25519 private key. */
export async function readKey(name: string, kind: SignatureKind, file: string): Promise<SignerKey | undefined> {
  const pem = await readIfThere(file)
  if (pem === undefined) return undefined
  try {
    return signerKeyFromPem(name, kind, pem)
  } catch {
    throw new ConfigurationFault(`${file} 不是 Ed25519 私钥（PEM） / is not an Ed25519 private key in PEM`)
  }
}

/** Keeps a key in a file of its own. Never over one that is there: what that signed could not be checked any more. */
export async function keepKey(file: string, { privateKey }: SignerKey): Promise<void> {
  await writeNewSecret(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
}

/** A new key of this name, kept nowhere yet. */
export function newKey(name: string, kind: SignatureKind): SignerKey {
  return signerKey(name, kind, generateKeyPairSync('ed25519').privateKey)
}

async function makeKey(name: string, kind: SignatureKind, file: string): Promise<SignerKey> {
  const key = newKey(name, kind)
  await keepKey(file, key)
  return key
}
