/** Bytes as a browser's own functions take them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** UTF-8. */
export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** A mark at the beginning stays where it is: left out, the bytes would not be those that were signed. */
export function textOf(bytes: Bytes): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** The bytes, only when spelled in the one way base64 spells them with its padding; undefined otherwise. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    const signs = atob(text)
    return btoa(signs) === text ? Uint8Array.from(signs, (sign) => sign.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}

/** Two hexadecimal digits a byte, in small letters. */
export function toHex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

export function joined(...parts: readonly Bytes[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)))
}

export function sameBytes(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
