import { generateKeyPairSync } from 'node:crypto'
import { type SignatureKind, type SignerKey, signerKeyFromPem } from '#ledger/note-key.ts'
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
  const pem = (await readIfThere(file)) ?? ((await mayMake()) ? await makeKey(file) : undefined)
  if (pem === undefined) {
    throw new ConfigurationFault(
      `没有找到签署存证记录的密钥 ${file}，但记录已经用它签过：请从备份放回。\n` +
        `The key that signed the log is not at ${file}: put it back from its backup.`,
    )
  }
  try {
    return signerKeyFromPem(name, kind, pem)
  } catch {
    throw new ConfigurationFault(`${file} 不是 Ed25519 私钥（PEM） / is not an Ed25519 private key in PEM`)
  }
}

async function makeKey(file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  // Never over a key that another process made in the meantime: what it signed could not be checked any more.
  await writeNewSecret(file, pem)
  return pem
}
