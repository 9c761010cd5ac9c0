type Bytes = Uint8Array<ArrayBuffer>

/** Things kept in memory, as many as so many bytes hold. */
export type KeptBytes = {
  readonly get: (key: string) => Bytes | undefined
  readonly put: (key: string, bytes: Bytes) => void
}

/** Where one more does not fit, those asked for longest ago are forgotten; what alone is too large is not kept. */
export function keptBytes(most: number): KeptBytes {
  /** The one asked for last stands last. */
  const kept = new Map<string, Bytes>()
  let held = 0
  const forget = (key: string): void => {
    held -= kept.get(key)?.length ?? 0
    kept.delete(key)
  }
  return {
    get: (key) => {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found
    },
    put: (key, bytes) => {
      forget(key)
      if (bytes.length > most) return
      kept.set(key, bytes)
      held += bytes.length
      for (const oldest of kept.keys()) {
        if (held <= most) return
        forget(oldest)
      }
    },
  }
}
