/** One page of a TIFF; `at` is the offset of its directory. */
export type TiffPage = { readonly at: number; readonly width: number; readonly height: number }

const mostPages = 1000
const widthTag = 256
const heightTag = 257

/** The pages of a TIFF (revision 6.0, section 2) in their order; a chain of directories that turns back on itself is cut. */
export function listTiffPages(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = view.getUint8(0) === 0x49
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  for (let at = view.getUint32(4, little); at !== 0 && !seen.has(at) && pages.length < mostPages; ) {
    seen.add(at)
    if (at + 2 > view.byteLength) break
    const entries = view.getUint16(at, little)
    const next = at + 2 + entries * 12
    if (next + 4 > view.byteLength) break
    pages.push({ at, width: tagValue(view, at, widthTag, little), height: tagValue(view, at, heightTag, little) })
    at = view.getUint32(next, little)
  }
  return pages
}

/** The same file with a given page as its first, which is the one that decoders read. */
export function tiffFromPage(bytes: Uint8Array, page: TiffPage): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const little = copy[0] === 0x49
  new DataView(copy.buffer).setUint32(4, page.at, little)
  return copy
}

/** The value of a SHORT or LONG tag; 0 when the directory has none. */
function tagValue(view: DataView, directory: number, tag: number, little: boolean): number {
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (view.getUint16(at, little) !== tag) continue
    return view.getUint16(at + 2, little) === 3 ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little)
  }
  return 0
}
