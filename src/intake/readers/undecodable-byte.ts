const stepBytes = 65_536

/**
 * Finds the first byte (from 0) at which strict decoding fails; the length when the last character is cut short,
 * null when all of it decodes.
 */
export function findUndecodableByte(bytes: Uint8Array, encoding: string): number | null {
  for (let start = 0, kept = new TextDecoder(encoding, { fatal: true }); start < bytes.length; start += stepBytes) {
    const step = bytes.subarray(start, start + stepBytes)
    if (decodes(kept, step)) continue
    // The step is walked again from its start with a decoder in the same place, byte by byte.
    const walked = new TextDecoder(encoding, { fatal: true })
    decodes(walked, bytes.subarray(0, start))
    for (let at = 0; at < step.length; at += 1) if (!decodes(walked, step.subarray(at, at + 1))) return start + at
    kept = walked
  }
  return endsWhole(bytes, encoding) ? null : bytes.length
}

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function endsWhole(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
