/** The longest entry a bundle can hold, in bytes. */
export const longestEntry = 65_535

/** Entries as the log serves them: each behind its length in two bytes, the higher first. @throws RangeError for one that is too long. */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > longestEntry) throw new RangeError(`an entry of ${entry.length} bytes is too long for the log`)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )
}

/** The entries of a bundle. @throws RangeError when it ends within one. */
export function decodeEntries(bundle: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.length)
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) throw new RangeError('the bundle ends within a length')
    const end = at + 2 + bytes.readUInt16BE(at)
    if (end > bytes.length) throw new RangeError('the bundle ends within an entry')
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}
