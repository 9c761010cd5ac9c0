import { ByteArena } from './byte-arena.ts'
import { longer } from './longer.ts'

/** How many postings a sealed block holds. */
export const blockLength = 128
/** A posting takes at most five bytes of difference and one of signs. */
const mostBytes = 6
const smallestTail = 8

/**
 * For every list, the documents in ascending order, each with a byte of signs (which zones, how weighty). Differences are
 * packed in as few bytes as they need. The newest postings of a list are a tail that grows; 128 of them are sealed into a
 * block, which says its last document, so that a search goes past blocks it has no use for.
 */
export class PostingLists {
  readonly #arena = new ByteArena()
  #counts = new Uint32Array(1_024)
  #lasts = new Uint32Array(1_024)
  #tails = new Uint32Array(1_024)
  #tailUsed = new Uint16Array(1_024)
  #tailSizes = new Uint16Array(1_024)
  #highest = new Uint8Array(1_024)
  /** The same of the tail alone. */
  #tailHighest = new Uint8Array(1_024)
  readonly #sealed = new Map<number, SealedBlocks>()

  get bytes(): number {
    let sealed = 0
    for (const blocks of this.#sealed.values()) sealed += blocks.bytes
    return this.#arena.bytes + this.#counts.length * 18 + sealed
  }

  /** In how many documents, those no longer alive among them. */
  countOf(list: number): number {
    return this.#counts[list] ?? 0
  }

  /** The highest weight (low four bits of the signs) any posting of the list has. */
  highestOf(list: number): number {
    return this.#highest[list] ?? 0
  }

  /** The highest weight any posting of a block has. */
  highestIn(list: number, block: number): number {
    const sealed = this.#sealed.get(list)
    return (sealed !== undefined && block < sealed.count ? sealed.highest[block] : this.#tailHighest[list]) ?? 0
  }

  /** Adds a document that comes after all others of the list. */
  append(list: number, document: number, signs: number): void {
    if (list >= this.#counts.length) this.#enlarge(list)
    const count = this.#counts[list] ?? 0
    const used = this.#roomInTail(list)
    const address = this.#tails[list] ?? 0
    const bytes = this.#arena.chunkOf(address)
    const start = this.#arena.offsetOf(address)
    let at = start + used
    let difference = document - (this.#lasts[list] ?? 0)
    while (difference >= 0x80) {
      bytes[at] = (difference & 0x7f) | 0x80
      difference >>>= 7
      at += 1
    }
    bytes[at] = difference
    bytes[at + 1] = signs
    this.#tailUsed[list] = at + 2 - start
    this.#counts[list] = count + 1
    this.#lasts[list] = document
    const level = signs & 15
    if (level > (this.#highest[list] ?? 0)) this.#highest[list] = level
    if (level > (this.#tailHighest[list] ?? 0)) this.#tailHighest[list] = level
    if ((count + 1) % blockLength === 0) this.#seal(list, document)
  }

  blocksOf(list: number): number {
    return Math.ceil(this.countOf(list) / blockLength)
  }

  /** The last document of a block of a list. */
  lastOf(list: number, block: number): number {
    const sealed = this.#sealed.get(list)
    return (sealed !== undefined && block < sealed.count ? sealed.lasts[block] : this.#lasts[list]) ?? 0
  }

  /** Which block, from one on, is the first that may hold a document: as many as there are blocks when none does. */
  blockFor(list: number, document: number, from: number): number {
    const sealed = this.#sealed.get(list)
    const total = this.blocksOf(list)
    const count = sealed?.count ?? 0
    let step = 1
    let low = from
    while (low + step < count && (sealed?.lasts[low + step] ?? 0) < document) {
      low += step
      step *= 2
    }
    let high = low + step < count ? low + step : total
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.lastOf(list, middle) < document) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Writes a block's documents and signs into the arrays given (of 128), and returns how many there are. */
  read(list: number, block: number, documents: Uint32Array, signs: Uint8Array): number {
    const sealed = this.#sealed.get(list)
    const isTail = sealed === undefined || block >= sealed.count
    const address = isTail ? (this.#tails[list] ?? 0) : (sealed.starts[block] ?? 0)
    const total = isTail ? this.countOf(list) - block * blockLength : blockLength
    const bytes = this.#arena.chunkOf(address)
    let at = this.#arena.offsetOf(address)
    let document = block === 0 ? 0 : (sealed?.lasts[block - 1] ?? 0)
    for (let index = 0; index < total; index += 1) {
      let byte = bytes[at] ?? 0
      at += 1
      let difference = byte & 0x7f
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at] ?? 0
        at += 1
        difference |= (byte & 0x7f) << shift
      }
      document += difference
      documents[index] = document
      signs[index] = bytes[at] ?? 0
      at += 1
    }
    return total
  }

  /** Every posting of a list, in order. */
  each(list: number, take: (document: number, signs: number) => void): void {
    const documents = new Uint32Array(blockLength)
    const signs = new Uint8Array(blockLength)
    for (let block = 0; block < this.blocksOf(list); block += 1) {
      const count = this.read(list, block, documents, signs)
      for (let at = 0; at < count; at += 1) take(documents[at] ?? 0, signs[at] ?? 0)
    }
  }

  /** Makes sure one more posting fits, and says how much of the tail is written. */
  #roomInTail(list: number): number {
    const size = this.#tailSizes[list] ?? 0
    const used = this.#tailUsed[list] ?? 0
    if (used + mostBytes <= size) return used
    const larger = size === 0 ? smallestTail : size * 2
    const address = this.#arena.take(larger)
    if (size > 0) {
      const old = this.#tails[list] ?? 0
      this.#arena.copy(old, address, used)
      this.#arena.giveBack(old, size)
    }
    this.#tails[list] = address
    this.#tailSizes[list] = larger
    return used
  }

  #seal(list: number, last: number): void {
    const used = this.#tailUsed[list] ?? 0
    const address = this.#arena.take(used)
    this.#arena.copy(this.#tails[list] ?? 0, address, used)
    const blocks = this.#sealed.get(list) ?? new SealedBlocks()
    this.#sealed.set(list, blocks)
    blocks.add(last, address, this.#tailHighest[list] ?? 0)
    this.#tailUsed[list] = 0
    this.#tailHighest[list] = 0
  }

  #enlarge(list: number): void {
    const length = Math.max(list + 1, Math.ceil(this.#counts.length * 1.5))
    this.#counts = longer(this.#counts, new Uint32Array(length))
    this.#lasts = longer(this.#lasts, new Uint32Array(length))
    this.#tails = longer(this.#tails, new Uint32Array(length))
    this.#tailUsed = longer(this.#tailUsed, new Uint16Array(length))
    this.#tailSizes = longer(this.#tailSizes, new Uint16Array(length))
    this.#highest = longer(this.#highest, new Uint8Array(length))
    this.#tailHighest = longer(this.#tailHighest, new Uint8Array(length))
  }
}

/** The blocks of a long list: the last document of each, where its bytes are, and its highest weight. */
class SealedBlocks {
  count = 0
  lasts = new Uint32Array(2)
  starts = new Uint32Array(2)
  highest = new Uint8Array(2)

  get bytes(): number {
    return this.lasts.length * 9 + 250
  }

  add(last: number, start: number, highest: number): void {
    if (this.count === this.lasts.length) {
      this.lasts = longer(this.lasts, new Uint32Array(this.count * 2))
      this.starts = longer(this.starts, new Uint32Array(this.count * 2))
      this.highest = longer(this.highest, new Uint8Array(this.count * 2))
    }
    this.lasts[this.count] = last
    this.starts[this.count] = start
    this.highest[this.count] = highest
    this.count += 1
  }
}
