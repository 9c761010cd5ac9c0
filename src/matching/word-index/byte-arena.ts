const chunkBits = 22
const chunkSize = 2 ** chunkBits

/** Bytes in chunks of 4 MB outside the heap, handed out in slices that never cross a chunk; an address is one number of 32 bits. */
export class ByteArena {
  readonly #chunks: Uint8Array[] = []
  #next = 0
  /** Slices given back, by their size. */
  readonly #free = new Map<number, number[]>()

  get bytes(): number {
    return this.#chunks.length * chunkSize
  }

  /** The address of so many bytes (at most a chunk), whatever stood in them before. */
  take(size: number): number {
    const again = this.#free.get(size)?.pop()
    if (again !== undefined) return again
    const end = (this.#next % chunkSize) + size
    if (this.#chunks.length === 0 || end > chunkSize || this.#next === this.#chunks.length * chunkSize) {
      this.#next = this.#chunks.length * chunkSize
      this.#chunks.push(new Uint8Array(chunkSize))
    }
    const address = this.#next
    this.#next += size
    return address
  }

  giveBack(address: number, size: number): void {
    const free = this.#free.get(size)
    if (free === undefined) this.#free.set(size, [address])
    else free.push(address)
  }

  /** The chunk an address lies in; `offsetOf` says where. */
  chunkOf(address: number): Uint8Array {
    const chunk = this.#chunks[address >>> chunkBits]
    if (chunk === undefined) throw new Error(`no bytes at ${address}`)
    return chunk
  }

  offsetOf(address: number): number {
    return address & (chunkSize - 1)
  }

  copy(from: number, to: number, size: number): void {
    const source = this.chunkOf(from)
    const start = this.offsetOf(from)
    this.chunkOf(to).set(source.subarray(start, start + size), this.offsetOf(to))
  }
}
