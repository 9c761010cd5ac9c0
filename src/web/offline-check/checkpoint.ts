import type { Arithmetic } from './arithmetic.ts'
import { type Bytes, bytesOf, fromBase64, toHex } from './bytes.ts'
import { isName, type TrustedKey } from './trusted-key.ts'

/** A tree's size and root in the name of a log, with the lines below it (C2SP tlog-checkpoint, signed-note). */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Bytes
  /** What is signed. */
  readonly text: string
  readonly lines: readonly SignatureLine[]
}

export type SignatureLine = { readonly name: string; readonly id: string; readonly signature: Bytes }

const longest = 1_000_000
const mostLines = 100

/** What a checkpoint says, no signature checked; undefined when it is none. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const border = note.lastIndexOf('\n\n')
  if (note.length > longest || border === -1 || holdsControls(note)) return undefined
  const text = note.slice(0, border + 1)
  const lines = signatureLines(note.slice(border + 2))
  const [origin = '', size, root, ...more] = text.slice(0, -1).split('\n')
  const [entries, hash] = [wholeNumber(size), hashIn(root)]
  if (lines === undefined || entries === undefined || hash === undefined || [origin, ...more].includes(''))
    return undefined
  return { origin, size: entries, root: hash, text, lines }
}

/** Whether a log's key signed it, in the log's own name; one false line in that key's name spoils it. */
export async function isSignedByLog(checkpoint: Checkpoint, key: TrustedKey, arithmetic: Arithmetic): Promise<boolean> {
  if (checkpoint.origin !== key.name) return false
  const message = bytesOf(checkpoint.text)
  const good = await Promise.all(
    linesOf(checkpoint, key).map(({ signature }) => isSigned(key, message, signature, arithmetic)),
  )
  return good.length > 0 && !good.includes(false)
}

/** The second at which a witness says it saw it; undefined when it did not sign, or one of its lines is false. */
export async function seenAt(
  checkpoint: Checkpoint,
  key: TrustedKey,
  arithmetic: Arithmetic,
): Promise<number | undefined> {
  const times = await Promise.all(
    linesOf(checkpoint, key).map(({ signature }) => timeIn(checkpoint.text, signature, key, arithmetic)),
  )
  return times.includes(undefined) ? undefined : times.at(-1)
}

/** Lines by none of these keys: nothing vouches for them, and they take nothing away. */
export function otherLines({ lines }: Checkpoint, keys: readonly TrustedKey[]): readonly SignatureLine[] {
  return lines.filter((line) => !keys.some((key) => isOf(line, key)))
}

/** A whole number as such texts spell it: no zero before it, and small enough to be held exactly. */
export function wholeNumber(digits: string | undefined): number | undefined {
  const number = Number(digits)
  return Number.isSafeInteger(number) && number >= 0 && String(number) === digits ? number : undefined
}

/** A hash of 32 bytes in base64. */
export function hashIn(line: string | undefined): Bytes | undefined {
  const bytes = fromBase64(line ?? '')
  return bytes?.length === 32 ? bytes : undefined
}

/** A witness signs the time with the text: eight bytes of it stand before the signature (C2SP tlog-cosignature). */
async function timeIn(text: string, line: Bytes, key: TrustedKey, arithmetic: Arithmetic): Promise<number | undefined> {
  if (line.length !== 72) return undefined
  const seconds = Number(new DataView(line.buffer, line.byteOffset).getBigUint64(0))
  const message = bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`)
  const good = Number.isSafeInteger(seconds) && (await isSigned(key, message, line.slice(8), arithmetic))
  return good ? seconds : undefined
}

/** A signature of another length is none, whatever the browser would say to it. */
async function isSigned(key: TrustedKey, message: Bytes, signature: Bytes, arithmetic: Arithmetic): Promise<boolean> {
  return signature.length === 64 && arithmetic.isSigned(key.publicKey, message, signature)
}

function linesOf({ lines }: Checkpoint, key: TrustedKey): readonly SignatureLine[] {
  return lines.filter((line) => isOf(line, key))
}

function isOf(line: SignatureLine, key: TrustedKey): boolean {
  return line.name === key.name && line.id === key.id
}

function signatureLines(text: string): readonly SignatureLine[] | undefined {
  const [end, ...lines] = text.split('\n').reverse()
  const read = lines.reverse().map(signatureLine)
  const whole = read.filter((line) => line !== undefined)
  const fits = end === '' && whole.length > 0 && whole.length === read.length && whole.length <= mostLines
  return fits ? whole : undefined
}

function signatureLine(line: string): SignatureLine | undefined {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (bytes === undefined || bytes.length < 5 || !isName(name)) return undefined
  return { name, id: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) }
}

/** Also a half of a character that takes two, which no UTF-8 spells. */
function holdsControls(note: string): boolean {
  return /[\p{Cs}]/u.test(note) || [...note].some((sign) => sign < ' ' && sign !== '\n')
}
