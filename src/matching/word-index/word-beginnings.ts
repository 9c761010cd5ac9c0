/** The words an index has met, to be found by how they begin. */
export class WordBeginnings {
  readonly #known = new Set<string>()
  /** In order, all but the newest. */
  #sorted: string[] = []
  #newest: string[] = []

  get size(): number {
    return this.#known.size
  }

  add(word: string): void {
    if (this.#known.has(word)) return
    this.#known.add(word)
    this.#newest.push(word)
  }

  /** Up to so many words that begin like this, in the order of the alphabet. */
  beginningWith(beginning: string, most: number): readonly string[] {
    if (this.#newest.length > 1_000) this.#sort()
    const found: string[] = []
    for (let at = this.#firstFrom(beginning); at < this.#sorted.length && found.length < most; at += 1) {
      const word = this.#sorted[at] ?? ''
      if (!word.startsWith(beginning)) break
      found.push(word)
    }
    for (const word of this.#newest) {
      if (found.length >= most) break
      if (word.startsWith(beginning)) found.push(word)
    }
    return found
  }

  #firstFrom(beginning: string): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle] ?? '') < beginning) low = middle + 1
      else high = middle
    }
    return low
  }

  #sort(): void {
    this.#sorted = [...this.#sorted, ...this.#newest].sort()
    this.#newest = []
  }
}
