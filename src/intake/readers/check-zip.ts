import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { sourceLimits } from './source-limits.ts'
import type { ZipFault } from './source-refusals.ts'

export type ZipRefusal = { readonly code: 'broken_zip' } | { readonly code: 'unsafe_zip'; readonly why: ZipFault }

/**
 * Unpacks every entry of a ZIP to nowhere, counting, and gives the names in it.
 *
 * What an archive says of its own sizes is not believed: the count of bytes that really come out decides, and the
 * unpacking stops at the first limit that is passed.
 *
 * @param mostBytes - how much it may unpack to in all.
 */
export async function checkZip(
  bytes: Uint8Array,
  mostBytes: number = sourceLimits.zipTotalBytes,
): Promise<Result<readonly string[], ZipRefusal>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: false })
    if (zip.entryCount > sourceLimits.zipEntries) return unsafe('too_many_entries')
    return await countEntries(zip, mostBytes)
  } catch (error) {
    return refusalOf(error)
  }
}

async function countEntries(zip: ZipFile, mostBytes: number): Promise<Result<readonly string[], ZipRefusal>> {
  const names: string[] = []
  let total = 0
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName)
    const counted = await countBytes(zip, entry, mostBytes - total)
    if (!counted.ok) return counted
    total += counted.value
  }
  return ok(names)
}

async function countBytes(zip: ZipFile, entry: Entry, limit: number): Promise<Result<number, ZipRefusal>> {
  let count = 0
  for await (const part of await zip.openReadStreamPromise(entry)) {
    count += Buffer.byteLength(part)
    if (count > limit) return unsafe('unpacks_too_large')
    const isDense = count > entry.compressedSize * sourceLimits.zipRatio
    if (count > sourceLimits.zipRatioFromBytes && isDense) return unsafe('ratio_too_high')
  }
  return ok(count)
}

function unsafe(why: ZipFault): Result<never, ZipRefusal> {
  return refuse({ code: 'unsafe_zip', why })
}

/** yauzl reports a name with `..`, a drive or a leading slash as an error of its own; any other means a damaged archive. */
function refusalOf(error: unknown): Result<never, ZipRefusal> {
  const message = error instanceof Error ? error.message : ''
  const isUnsafeName = /relative path|absolute path|invalid characters in fileName/i.test(message)
  return isUnsafeName ? unsafe('unsafe_name') : refuse({ code: 'broken_zip' })
}
