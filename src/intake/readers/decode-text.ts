import chardet from 'chardet'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { commonShare } from './common-characters.ts'
import type { SourceRefusal } from './source-refusals.ts'
import { findUndecodableByte } from './undecodable-byte.ts'

export type TextEncoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding }

/** Below this share of common characters a decoding is taken for chance. */
const likelyShare = 0.35
/** How much better the best decoding must be than the next one. */
const clearLead = 1.6

const sampleBytes = 65_536

/**
 * Decodes a text file strictly: every byte must belong to a character, and the encoding must be beyond doubt.
 *
 * A byte order mark decides (and is not part of the text); then a declared encoding that decodes; then UTF-8; then
 * GB18030 or Big5, whichever gives Chinese. What fits none is refused: a wrong guess would be kept for ever.
 *
 * @param declared - the encoding that the file itself names, such as an HTML page's charset.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Result<DecodedText, SourceRefusal> {
  const marked = byteOrderMark(bytes)
  if (marked !== null) return decodeAs(bytes, marked)

  const nul = bytes.indexOf(0)
  if (nul !== -1) return refuse({ code: 'binary_as_text', at: nul })

  const named = declared === null ? null : knownEncoding(declared)
  const tries: TextEncoding[] = named === null ? ['utf-8'] : [named, 'utf-8']
  for (const encoding of tries) {
    const text = strictly(bytes, encoding)
    if (text !== null) return withoutControls(bytes, { text, encoding })
  }
  if (isUtf8WithFaults(bytes)) return wrongEncoding(bytes, 'utf-8')
  return decodeChinese(bytes)
}

function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): Result<DecodedText, SourceRefusal> {
  const text = strictly(bytes, encoding)
  return text === null ? wrongEncoding(bytes, encoding) : withoutControls(bytes, { text, encoding })
}

/** The encodings we read, by the names files give them; GB 2312 and GBK are parts of GB18030. */
function knownEncoding(name: string): TextEncoding | null {
  const plain = name.trim().toLowerCase()
  if (/^utf-?8$/.test(plain)) return 'utf-8'
  if (/^(gb18030|gbk|gb_?2312(-80)?|x-gbk|cp936)$/.test(plain)) return 'gb18030'
  if (/^(big5|big5-?hkscs|x-x-big5|cp950)$/.test(plain)) return 'big5'
  return null
}

function strictly(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeChinese(bytes: Uint8Array): Result<DecodedText, SourceRefusal> {
  const candidates = (['gb18030', 'big5'] as const)
    .map((encoding) => ({ encoding, text: strictly(bytes, encoding) }))
    .map((candidate) => ({ ...candidate, share: candidate.text === null ? 0 : commonShare(candidate.text) }))
    .sort((a, b) => b.share - a.share)
  const [best, next] = candidates
  if (best === undefined || next === undefined || best.text === null) return wrongEncoding(bytes, 'gb18030')
  if (best.share < likelyShare || best.share < next.share * clearLead) return wrongEncoding(bytes, 'utf-8')
  return withoutControls(bytes, { text: best.text, encoding: best.encoding })
}

/** True when the bytes beyond ASCII are nearly all whole UTF-8 characters: then the file is damaged UTF-8, not another encoding. */
function isUtf8WithFaults(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, sampleBytes * 16))
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  const faults = text.match(/\ufffd/g)?.length ?? 0
  return whole >= 3 && whole > faults * 2
}

function wrongEncoding(bytes: Uint8Array, tried: TextEncoding): Result<DecodedText, SourceRefusal> {
  const looksLike = chardet.detect(bytes.subarray(0, sampleBytes)) ?? 'unknown'
  return refuse({ code: 'wrong_encoding', tried, at: findUndecodableByte(bytes, tried) ?? 0, looksLike })
}

/** A stray control character is kept as read; a text with a NUL, or one control in a thousand characters, is not a text. */
function withoutControls(bytes: Uint8Array, decoded: DecodedText): Result<DecodedText, SourceRefusal> {
  let found = 0
  let first = -1
  for (let at = 0; at < decoded.text.length; at += 1) {
    const code = decoded.text.charCodeAt(at)
    if (!isControl(code)) continue
    found += code === 0 ? decoded.text.length : 1
    if (first === -1) first = at
  }
  if (found * 1000 <= decoded.text.length) return ok(decoded)
  const at = decoded.encoding.startsWith('utf-16') ? first * 2 + 2 : bytes.findIndex(isControl)
  return refuse({ code: 'binary_as_text', at })
}

/** Of ASCII's controls only tab, line feed, vertical tab, form feed, return, the old end mark and escape occur in texts. */
function isControl(code: number): boolean {
  return code < 9 || (code > 13 && code < 26) || (code > 27 && code < 32) || code === 127
}
