import type { UnreadFormat } from './source-refusals.ts'

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'tiff' | 'bmp'

/** What the bytes say a file is. Text is told apart further (plain, Markdown, HTML) once it is decoded. */
export type SourceFormat =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'zip' }
  /** The container of old Office files, and of locked new ones. */
  | { readonly kind: 'compound' }
  | { readonly kind: 'picture'; readonly picture: PictureFormat }
  | { readonly kind: 'unread'; readonly looksLike: UnreadFormat }
  /** Named as a format whose mark it does not bear. */
  | { readonly kind: 'damaged'; readonly named: 'pdf' | 'docx' | 'picture' }
  | { readonly kind: 'text' }

/** Tells a file's format by its first bytes; the name only says what a file without any mark was meant to be. */
export function sniffFormat(name: string, bytes: Uint8Array): SourceFormat {
  const picture = sniffPicture(bytes)
  if (picture !== null) return { kind: 'picture', picture }
  if (startsWith(bytes, '%PDF-')) return { kind: 'pdf' }
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return { kind: 'zip' }
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'compound' }

  const looksLike = sniffUnread(bytes)
  if (looksLike !== null) return { kind: 'unread', looksLike }

  const extension = extensionOf(name)
  if (extension === 'pdf')
    return ascii(bytes, 0, 1024).includes('%PDF-') ? { kind: 'pdf' } : { kind: 'damaged', named: 'pdf' }
  if (extension === 'docx') return { kind: 'damaged', named: 'docx' }
  if (/^(png|jpe?g|webp|tiff?|bmp)$/.test(extension)) return { kind: 'damaged', named: 'picture' }
  return { kind: 'text' }
}

/** The part of a name behind its last dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

function sniffPicture(bytes: Uint8Array): PictureFormat | null {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png'
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(bytes, 'RIFF') && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return 'tiff'
  // "BM" may begin a text, so the length of the header behind it must be one that exists.
  if (startsWith(bytes, 'BM') && bytes[15] === 0 && [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0))
    return 'bmp'
  return null
}

const unreadMarks: readonly (readonly [string, UnreadFormat])[] = [
  ['{\\rtf', 'rtf'],
  ['GIF8', 'gif'],
  ['\x1f\x8b', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a', 'archive'],
  ['\xfd7zXZ\0', 'archive'],
  ['OggS', 'media'],
  ['ID3', 'media'],
  ['\x1aE\xdf\xa3', 'media'],
]

function sniffUnread(bytes: Uint8Array): UnreadFormat | null {
  for (const [mark, format] of unreadMarks) if (startsWith(bytes, mark)) return format
  if (startsWith(bytes, 'RIFF') && /^(WAVE|AVI )$/.test(ascii(bytes, 8, 12))) return 'media'
  if (ascii(bytes, 4, 8) === 'ftyp') return /^(hei|hev|mif|msf|avi[fs])/.test(ascii(bytes, 8, 12)) ? 'heic' : 'media'
  const head = ascii(bytes, 0, 2048)
  if (/^(from|mime-version|subject|date|snapshot-content-location):/i.test(head) && /multipart\/related/i.test(head))
    return 'web_archive'
  return null
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return ascii(bytes, 0, mark.length) === mark
}

/** Bytes as characters of the same number. */
function ascii(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.subarray(start, end)).toString('latin1')
}
