import type { Arithmetic } from './arithmetic.ts'
import { type Bytes, bytesOf, fromBase64, joined, toHex } from './bytes.ts'

/** A key its reader trusts: of a log, or of a witness (C2SP signed-note: name+id+base64(kind ‖ public key)). */
export type TrustedKey = {
  readonly name: string
  readonly kind: 'log' | 'witness'
  /** Eight hexadecimal digits that tell keys of one name apart. */
  readonly id: string
  readonly publicKey: Bytes
}

export type KeyFault = 'not_a_key' | 'wrong_id' | 'key_of_a_witness' | 'key_of_a_log'

/** The key a text spells, or what is wrong with it; `kind` is what it is to be. */
export async function readKey(
  text: string,
  kind: TrustedKey['kind'],
  { sha256 }: Arithmetic,
): Promise<TrustedKey | KeyFault> {
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text.trim()) ?? []
  const bytes = fromBase64(encoded)
  const found = kindOf(bytes?.[0])
  if (bytes?.length !== 33 || found === undefined || !isName(name)) return 'not_a_key'
  const hash = await sha256(joined(bytesOf(`${name}\n`), bytes))
  if (toHex(hash.slice(0, 4)) !== id) return 'wrong_id'
  if (found !== kind) return found === 'log' ? 'key_of_a_log' : 'key_of_a_witness'
  return { name, kind, id, publicKey: bytes.slice(1) }
}

/** Names stand in notes between spaces, and in keys between plus signs. */
export function isName(name: string): boolean {
  return /^[^\s+\p{Cc}\p{Z}]{1,255}$/u.test(name)
}

function kindOf(byte: number | undefined): TrustedKey['kind'] | undefined {
  return byte === 1 ? 'log' : byte === 4 ? 'witness' : undefined
}
