import { extensionOf, sniffFormat } from './source-format.ts'
import type { HeldFormat, SourceRefusal } from './source-refusals.ts'

/** The endings each format may have; the first is the one to give it. */
export const endingsOf = {
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx'],
  xlsx: ['xlsx', 'xlsm', 'xltx'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg', 'jfif'],
  webp: ['webp'],
  tiff: ['tif', 'tiff'],
  bmp: ['bmp'],
  text: ['txt'],
} as const satisfies Record<HeldFormat, readonly [string, ...string[]]>

/** Endings of what is never plain text, besides those that have a mark of their own to be told by. */
const neverText = new Set<string>(['xls', 'doc', 'wps', 'et', 'ppt', 'pptx', 'odt', 'ods', 'ofd', 'zip', 'gif', 'heic'])

type EndingFault = Extract<SourceRefusal, { code: 'ending_unfit' }>

/**
 * What is wrong where a file holds something other than its ending says; undefined where they agree, where it has no
 * ending, and where the file is not one that is read: its reader says what that is. Texts, pages and tables of text may
 * have any ending that is not another format's.
 */
export function endingFault(name: string, bytes: Uint8Array): EndingFault | undefined {
  const ending = extensionOf(name)
  const holds = heldFormat(name, bytes)
  // "2026.3.16" ends in a day, not in an ending.
  if (holds === undefined || !/^[a-z0-9]*[a-z][a-z0-9]*$/.test(ending)) return undefined
  return fits(ending, holds) ? undefined : { code: 'ending_unfit', ending: ending.slice(0, 20), holds }
}

function fits(ending: string, holds: HeldFormat): boolean {
  if (holds !== 'text') return endingsOf[holds].some((one) => one === ending)
  const others = new Set<string>(Object.values(endingsOf).flat())
  return ending === 'txt' || !(others.has(ending) || neverText.has(ending))
}

function heldFormat(name: string, bytes: Uint8Array): HeldFormat | undefined {
  const format = sniffFormat(name, bytes)
  switch (format.kind) {
    case 'pdf':
    case 'text':
      return format.kind
    case 'picture':
      return format.picture
    case 'zip':
      return packed(bytes)
    case 'compound':
    case 'unread':
    case 'damaged':
      return undefined
  }
}

/** By the names of the parts, which no archive packs. One that has both is left to the reader. */
function packed(bytes: Uint8Array): 'docx' | 'xlsx' | undefined {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [isDocument, isWorkbook] = [held.includes('word/document.xml'), held.includes('xl/workbook.xml')]
  if (isDocument === isWorkbook) return undefined
  return isDocument ? 'docx' : 'xlsx'
}
