const unitCount = 0x10000

/**
 * Characters, as a bit for every UTF-16 code unit, that a pattern may begin with where it matches; undefined where it
 * may match nothing at all, or is written with more than is understood here. Never leaves one out: what is looked
 * ahead or behind for is taken for granted.
 */
export function headsOf(pattern: RegExp): Uint32Array | undefined {
  if (/[imv]/.test(pattern.flags)) return undefined
  const heads = new Heads(pattern.source)
  return heads.mayBeEmpty || heads.failed ? undefined : bitsOf(heads.units)
}

/** Whether a pattern matches at the beginning only, whichever of its alternatives does. */
export function isAnchored({ source }: RegExp): boolean {
  const bare = source.replace(/\\./g, 'a').replace(/\[[^\]]*\]/g, 'a')
  let depth = 0
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare.charAt(at)
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0 && sign === '|' && bare.charAt(at + 1) !== '^') return false
  }
  return bare.startsWith('^')
}

export const anyHead = new Uint32Array(unitCount >> 5).fill(0xffffffff)

class Heads {
  readonly units: Ranges
  readonly mayBeEmpty: boolean
  failed = false
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
    const { units, empty } = this.#choice()
    this.units = units
    this.mayBeEmpty = empty
    if (this.#at < source.length) this.failed = true
  }

  /** Alternatives up to a closing bracket. */
  #choice(): Part {
    let whole = this.#row()
    while (this.#source.charAt(this.#at) === '|') {
      this.#at += 1
      const other = this.#row()
      whole = { units: [...whole.units, ...other.units], empty: whole.empty || other.empty }
    }
    return whole
  }

  /** Parts one behind the other. */
  #row(): Part {
    let whole = nothing
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const part = this.#repeated(this.#part())
      if (whole.empty) whole = { units: [...whole.units, ...part.units], empty: part.empty }
    }
    return whole
  }

  #repeated(part: Part): Part {
    const found = /^(?:[*?+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 16))
    if (found === null) return part
    this.#at += found[0].length
    const least = found[1] === undefined ? (found[0].startsWith('+') ? 1 : 0) : Number(found[1])
    return least === 0 ? { units: part.units, empty: true } : part
  }

  #part(): Part {
    const sign = this.#source.charAt(this.#at)
    if (sign === '(') return this.#group()
    if (sign === '[') return { units: this.#oneOf(), empty: false }
    this.#at += 1
    if (sign === '^' || sign === '$') return nothing
    if (sign === '.') return { units: everything, empty: false }
    if (sign === '\\') return this.#escaped()
    return { units: single(sign.charCodeAt(0)), empty: false }
  }

  #group(): Part {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? '('
    this.#at += opening.length
    const inside = this.#choice()
    this.#at += 1
    return /^\(\?<?[=!]/.test(opening) ? nothing : inside
  }

  /** Classes of characters are taken for any; a sign behind a backslash is itself. */
  #escaped(): Part {
    const unit = this.#unitEscaped()
    if (unit === undefined) return { units: everything, empty: false }
    return unit < 0 ? nothing : { units: single(unit), empty: false }
  }

  /** Behind a backslash: a code unit, -1 for a boundary of words, undefined for a whole class. */
  #unitEscaped(): number | undefined {
    const sign = this.#source.charAt(this.#at)
    this.#at += 1
    if (sign === 'u' && /^[\da-f]{4}/i.test(this.#source.slice(this.#at, this.#at + 4))) {
      this.#at += 4
      return Number.parseInt(this.#source.slice(this.#at - 4, this.#at), 16)
    }
    if (sign === 'p' || sign === 'P') this.#at = this.#source.indexOf('}', this.#at) + 1
    if (sign === 'b' || sign === 'B') return -1
    if (sign === 'n') return 10
    if (/[a-zA-Z\d]/.test(sign)) {
      if (!/[dswDSWpP]/.test(sign)) this.failed = true
      return undefined
    }
    return sign.charCodeAt(0)
  }

  #oneOf(): Ranges {
    this.#at += 1
    const negated = this.#source.charAt(this.#at) === '^'
    if (negated) this.#at += 1
    const units: [number, number][] = []
    let any = false
    while (this.#at < this.#source.length && this.#source.charAt(this.#at) !== ']') {
      const from = this.#unitOfClass()
      const isRange = this.#source.charAt(this.#at) === '-' && this.#source.charAt(this.#at + 1) !== ']'
      if (isRange) this.#at += 1
      const to = isRange ? this.#unitOfClass() : from
      if (from === undefined || to === undefined) any = true
      else units.push([from, to])
    }
    this.#at += 1
    if (any) return everything
    return negated ? others(units) : units
  }

  #unitOfClass(): number | undefined {
    const sign = this.#source.charCodeAt(this.#at)
    this.#at += 1
    if (sign === 0x5c) return this.#unitEscaped()
    // A character of two units may be met by its first.
    if (sign >= 0xd800 && sign <= 0xdfff) this.failed = true
    return sign
  }
}

/** Code units from the first to the last of each pair. */
type Ranges = readonly (readonly [number, number])[]
type Part = { readonly units: Ranges; readonly empty: boolean }

const nothing: Part = { units: [], empty: true }
const everything: Ranges = [[0, unitCount - 1]]
const single = (unit: number): Ranges => [[unit, unit]]

function others(units: Ranges): Ranges {
  const rest: [number, number][] = []
  let from = 0
  for (const [start, end] of units.toSorted(([a], [b]) => a - b)) {
    if (start > from) rest.push([from, start - 1])
    from = Math.max(from, end + 1)
  }
  return from < unitCount ? [...rest, [from, unitCount - 1]] : rest
}

function bitsOf(units: Ranges): Uint32Array {
  const bits = new Uint32Array(unitCount >> 5)
  for (const [start, end] of units) {
    if (start === 0 && end === unitCount - 1) return anyHead
    for (let unit = start; unit <= end; unit += 1) bits[unit >> 5] = (bits[unit >> 5] ?? 0) | (1 << (unit & 31))
  }
  return bits
}
