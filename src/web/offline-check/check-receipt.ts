import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import type { ReceiptFault } from '#ledger/receipt.ts'
import type { Arithmetic } from './arithmetic.ts'
import { bytesOf, textOf, toHex } from './bytes.ts'
import { checkProof, type Proof, readProof, type Trust, type Vouched } from './proof.ts'

/**
 * Checks receipts in a browser. Written a second time, beside `#ledger/receipt.ts`, on what browsers offer: so neither is
 * taken at its word. They share the spelling of canonical JSON alone, and must come to the same of every receipt.
 */
export type ReceiptCheck =
  | { readonly holds: false; readonly fault: ReceiptFault }
  | { readonly holds: true; readonly receipt: ReadReceipt; readonly vouched: Vouched; readonly removal?: RemovalFound }

/** What stands in a receipt, as it says of itself. */
export type ReadReceipt = {
  readonly proof: Proof
  /** The log's entry, as it was hashed. */
  readonly entry: string
  readonly opening?: Opening
  readonly place?: Opening
  readonly removed?: { readonly entry: string; readonly proof: string; readonly part: Opening }
}

export type Opening = { readonly salt: string; readonly content: Plain }

/** The entry that removed what was written: its number, from 1, and what it says in clear. */
export type RemovalFound = { readonly number: number; readonly on: string; readonly ground: string }

export async function checkReceipt(text: string, trust: Trust, arithmetic: Arithmetic): Promise<ReceiptCheck> {
  const receipt = readReceipt(text)
  if (receipt === undefined) return { holds: false, fault: 'not_a_receipt' }
  const { proof, entry, opening, place, removed } = receipt
  const vouched = await checkProof(proof, entry, trust, arithmetic)
  if (typeof vouched === 'string') return { holds: false, fault: vouched }
  if (!(await opens(opening, entry, 'content', arithmetic))) return { holds: false, fault: 'content_differs' }
  if (!(await opens(place, entry, 'of', arithmetic))) return { holds: false, fault: 'place_differs' }
  if (removed === undefined) return { holds: true, receipt, vouched }
  const removal = await removalOf(removed, proof.index + 1, trust, arithmetic)
  return removal === undefined ? { holds: false, fault: 'removal_differs' } : { holds: true, receipt, vouched, removal }
}

/** Undefined when the text is no receipt of ours. */
function readReceipt(text: string): ReadReceipt | undefined {
  const proof = readProof(text)
  const told = proof?.extra === undefined ? undefined : membersOf(textOf(proof.extra))
  if (proof === undefined || told === undefined || typeof told.entry !== 'string') return undefined
  const [opening, place, removed] = [openingIn(told.opening), openingIn(told.place), removedIn(told.removed)]
  if (opening === 'none' || place === 'none' || removed === 'none') return undefined
  return {
    proof,
    entry: told.entry,
    ...(opening === undefined ? {} : { opening }),
    ...(place === undefined ? {} : { place }),
    ...(removed === undefined ? {} : { removed }),
  }
}

/** Whether a member of the entry is the salted hash of what is opened; nothing opened needs none. */
async function opens(
  opening: Opening | undefined,
  entry: string,
  member: 'content' | 'of',
  arithmetic: Arithmetic,
): Promise<boolean> {
  if (opening === undefined) return true
  const told = membersOf(entry)
  return told !== undefined && told[member] === (await commitment(opening, arithmetic))
}

/** A later entry that stands in the same log and takes out what the entry of this number commits to. */
async function removalOf(
  removed: NonNullable<ReadReceipt['removed']>,
  number: number,
  trust: Trust,
  arithmetic: Arithmetic,
): Promise<RemovalFound | undefined> {
  const proof = readProof(removed.proof)
  const said = membersOf(removed.entry)
  if (proof === undefined || said?.act !== 'removal' || !Array.isArray(said.parts)) return undefined
  if (typeof (await checkProof(proof, removed.entry, trust, arithmetic)) === 'string') return undefined
  const hash = await commitment(removed.part, arithmetic)
  const names = said.parts.some((part: unknown) => isRecord(part) && part.of === hash)
  const { content } = removed.part
  if (!names || !isRecord(content) || content.entry !== number) return undefined
  const told = typeof said.on === 'string' && typeof said.ground === 'string'
  return {
    number: proof.index + 1,
    on: told ? String(said.on) : '',
    ground: told ? String(said.ground) : '',
  }
}

/** SHA-256 of the salt, a line's end, and the content as canonical JSON. */
async function commitment({ salt, content }: Opening, { sha256 }: Arithmetic): Promise<string> {
  return toHex(await sha256(bytesOf(`${salt}\n${canonicalJson(content)}`)))
}

function openingIn(value: unknown): Opening | undefined | 'none' {
  if (value === undefined) return undefined
  if (!isRecord(value) || typeof value.salt !== 'string' || !isPlain(value.content)) return 'none'
  return { salt: value.salt, content: value.content }
}

function removedIn(value: unknown): ReadReceipt['removed'] | 'none' {
  if (value === undefined) return undefined
  if (!isRecord(value) || typeof value.entry !== 'string' || typeof value.proof !== 'string') return 'none'
  const part = openingIn(value.part)
  return part === undefined || part === 'none' ? 'none' : { entry: value.entry, proof: value.proof, part }
}

function membersOf(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nothing that is written lies deeper. */
const deepest = 100

/** What an entry may commit to: data without numbers that are spelled in more than one way. */
function isPlain(value: unknown, depth = 0): value is Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (depth >= deepest || typeof value !== 'object') return false
  return Object.values(value).every((member) => isPlain(member, depth + 1))
}
