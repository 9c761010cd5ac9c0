import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRoot, type Hash, leafHash, nodeHash } from './hash.ts'
import { consistencyProof, continues, includes, inclusionProof, type TreeHead } from './proofs.ts'
import { type HashReader, splitOf, treeRoot } from './subtree.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const leavesOf = (count: number): readonly Hash[] =>
  Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`entry ${n}`)))

/** The definition of RFC 6962 section 2.1, word for word and slow. */
function definedRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves
  if (only === undefined) return emptyRoot()
  if (leaves.length === 1) return only
  const split = splitOf(leaves.length)
  return nodeHash(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)))
}

const readerOver =
  (leaves: readonly Hash[]): HashReader =>
  async (subtrees) =>
    subtrees.map(({ level, index }) => {
      const part = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)
      if (part.length !== 2 ** level) throw new RangeError(`no subtree ${level}/${index}`)
      return definedRoot(part)
    })

describe('the tree', () => {
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('over %i of the known entries of RFC 6962 has the known root', async (size, root) => {
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const leaves = entries.slice(0, size).map((entry) => leafHash(bytes(entry)))

    expect(Buffer.from(await treeRoot(size, readerOver(leaves))).toString('hex')).toBe(root)
  })

  it('without entries has the root SHA-256 gives for nothing', async () => {
    expect(await treeRoot(0, readerOver([]))).toEqual(emptyRoot())
    expect(Buffer.from(emptyRoot()).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  it('shows each entry of every small tree to be in it, and nowhere else', async () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size)
      const read = readerOver(leaves)
      const root = definedRoot(leaves)
      for (const [index, leaf] of leaves.entries()) {
        const proof = await inclusionProof(index, size, read)
        expect(includes(root, size, { index, leaf, proof })).toBe(true)
        expect(includes(root, size, { index: index + 1, leaf, proof })).toBe(false)
        expect(includes(root, size, { index, leaf: leafHash(Buffer.from('another')), proof })).toBe(false)
      }
    }
  })

  it('shows every small tree to begin with each smaller one', async () => {
    const leaves = leavesOf(40)
    for (let newer = 0; newer <= 40; newer += 1) {
      for (let older = 0; older <= newer; older += 1) {
        const proof = await consistencyProof(older, newer, readerOver(leaves))
        const heads = [older, newer].map((size) => ({ size, root: definedRoot(leaves.slice(0, size)) }))
        expect(heads[0] && heads[1] && continues(heads[0], heads[1], proof)).toBe(true)
      }
    }
  })

  it('refuses a proof that one bit was changed in, one that is shorter, and one that is longer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), async (size, at, bit) => {
        const leaves = leavesOf(size)
        const index = at % size
        const leaf = leaves[index] ?? emptyRoot()
        const root = definedRoot(leaves)
        const proof = await inclusionProof(index, size, readerOver(leaves))
        const flipped = proof.map((hash, n) => (n === bit % proof.length ? withBitFlipped(hash, bit) : hash))

        return (
          includes(root, size, { index, leaf, proof }) &&
          !includes(root, size, { index, leaf, proof: flipped }) &&
          !includes(root, size, { index, leaf, proof: proof.slice(1) }) &&
          !includes(root, size, { index, leaf, proof: [...proof, emptyRoot()] })
        )
      }),
      { numRuns: 100 },
    )
  })

  it('refuses a tree in which an old entry was changed, removed or moved, whatever proof comes with it', async () => {
    const leaves = leavesOf(37)
    const older = { size: 21, root: definedRoot(leaves.slice(0, 21)) }
    const forged = [
      leaves.map((leaf, n) => (n === 3 ? leafHash(Buffer.from('forged')) : leaf)),
      leaves.filter((_, n) => n !== 3),
      [...leaves.slice(0, 3), ...leaves.slice(4, 5), ...leaves.slice(3, 4), ...leaves.slice(5)],
    ]
    for (const other of forged) {
      const newer = { size: other.length, root: definedRoot(other) }
      for (const from of [leaves, other]) {
        const proof = await consistencyProof(21, newer.size, readerOver(from.length < newer.size ? other : from))
        expect(continues(older, newer, proof)).toBe(false)
      }
    }
  })

  it('never shrinks', async () => {
    expect(continues(head(8), head(7), [])).toBe(false)
    expect(continues(head(8), { ...head(8), size: 7 }, [])).toBe(false)
    expect(continues(head(8), { size: 8, root: head(7).root }, [])).toBe(false)
    await expect(consistencyProof(8, 7, readerOver(leavesOf(8)))).rejects.toThrow(
      new RangeError('a tree of 7 does not continue one of 8'),
    )
    await expect(consistencyProof(-1, 7, readerOver(leavesOf(8)))).rejects.toThrow(
      new RangeError('a tree of 7 does not continue one of -1'),
    )
  })
})

/** The tree of seven entries that RFC 6962 section 2.1.3 draws, its hashes under the names they have there. */
describe('the tree that RFC 6962 draws', () => {
  const leaves = leavesOf(7)
  const [a, b, c, d, e, f, j] = leaves as [Hash, Hash, Hash, Hash, Hash, Hash, Hash]
  const [g, h, i] = [nodeHash(a, b), nodeHash(c, d), nodeHash(e, f)]
  const [k, l] = [nodeHash(g, h), nodeHash(i, j)]
  const root = nodeHash(k, l)
  const read = readerOver(leaves)

  it.each([
    { index: 0, proof: [b, h, l] },
    { index: 3, proof: [c, g, l] },
    { index: 4, proof: [f, j, k] },
    { index: 6, proof: [i, k] },
  ])('shows entry $index by the hashes it names', async ({ index, proof }) => {
    const leaf = leaves[index] ?? a

    expect(await inclusionProof(index, 7, read)).toEqual(proof)
    expect(includes(root, 7, { index, leaf, proof })).toBe(true)
    expect(includes(root, 7, { index, leaf, proof: proof.slice(1) })).toBe(false)
    expect(includes(root, 7, { index, leaf, proof: proof.slice(0, -1) })).toBe(false)
    expect(includes(root, 7, { index, leaf, proof: [...proof, root] })).toBe(false)
    expect(includes(root, 7, { index, leaf, proof: proof.toReversed() })).toBe(false)
  })

  it.each([
    { older: 3, hashes: 'c, d, g, l', first: nodeHash(g, c), proof: [c, d, g, l] },
    { older: 4, hashes: 'l', first: k, proof: [l] },
    { older: 6, hashes: 'i, j, k', first: nodeHash(k, i), proof: [i, j, k] },
  ])('shows that it goes on from $older entries by $hashes', async ({ older, first, proof }) => {
    const heads = [
      { size: older, root: first },
      { size: 7, root },
    ] as const

    expect(await consistencyProof(older, 7, read)).toEqual(proof)
    expect(continues(...heads, proof)).toBe(true)
    expect(continues(...heads, proof.slice(1))).toBe(false)
    expect(continues(...heads, proof.slice(0, -1))).toBe(false)
    expect(continues(...heads, [...proof, root])).toBe(false)
    expect(continues(...heads, [])).toBe(false)
    expect(continues(...heads, [first, ...proof])).toBe(false)
    expect(continues({ ...heads[0], root: a }, heads[1], proof)).toBe(false)
    expect(continues(heads[0], { ...heads[1], root: a }, proof)).toBe(false)
  })
})

describe('a place in a tree', () => {
  const [leaf, sibling] = leavesOf(2) as [Hash, Hash]
  const root = nodeHash(leaf, sibling)

  it.each([-1, 0.5, 2, Number.NaN, Number.POSITIVE_INFINITY])('is not %d of two', async (index) => {
    expect(includes(root, 2, { index, leaf, proof: [sibling] })).toBe(false)
    await expect(inclusionProof(index, 2, readerOver([leaf, sibling]))).rejects.toThrow(
      new RangeError(`entry ${index} is not among the first 2`),
    )
  })

  it('is not proved by more hashes than a tree of its size has, though they lead to the root', () => {
    expect(includes(leaf, 1, { index: 0, leaf, proof: [] })).toBe(true)
    expect(includes(nodeHash(sibling, leaf), 1, { index: 0, leaf, proof: [sibling] })).toBe(false)
    expect(includes(root, 1, { index: 0, leaf, proof: [sibling] })).toBe(false)
  })

  it('is not proved by fewer, though they lead to the root', () => {
    expect(includes(root, 2, { index: 0, leaf, proof: [sibling] })).toBe(true)
    expect(includes(root, 3, { index: 0, leaf, proof: [sibling] })).toBe(false)
    expect(includes(leaf, 2, { index: 0, leaf, proof: [] })).toBe(false)
  })
})

describe('a tree that goes on', () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33]
  const pairs = sizes.flatMap((older) => sizes.filter((newer) => newer > older).map((newer) => ({ older, newer })))

  it.each(pairs)('from $older to $newer entries is shown to, and by no other proof', async ({ older, newer }) => {
    const proof = await consistencyProof(older, newer, readerOver(leavesOf(newer)))

    expect(continues(head(older), head(newer), proof)).toBe(true)
    expect(continues(head(older), head(newer), proof.slice(0, -1))).toBe(false)
    expect(continues(head(older), head(newer), [...proof, emptyRoot()])).toBe(false)
    expect(continues({ size: older, root: emptyRoot() }, head(newer), proof)).toBe(false)
    expect(continues(head(older), { size: newer, root: emptyRoot() }, proof)).toBe(false)
  })

  it('needs no proof where it did not grow, or had nothing in it, and takes none', async () => {
    const read = readerOver(leavesOf(5))
    const nothing = { size: 0, root: emptyRoot() }
    for (const [older, newer] of [
      [head(5), head(5)],
      [nothing, head(5)],
      [nothing, nothing],
    ] as const) {
      expect(await consistencyProof(older.size, newer.size, read)).toEqual([])
      expect(continues(older, newer, [])).toBe(true)
      expect(continues(older, newer, [head(1).root])).toBe(false)
      expect(continues({ ...older, root: head(4).root }, newer, [])).toBe(false)
      expect(continues({ ...older, root: head(4).root }, newer, [head(1).root])).toBe(false)
    }
  })

  it('is not shown by more hashes than trees of these sizes have, though they lead to both roots', async () => {
    const proof = await consistencyProof(3, 4, readerOver(leavesOf(4)))
    const above = (size: number) => ({ size, root: nodeHash(emptyRoot(), head(size).root) })

    expect(continues(head(3), head(4), proof)).toBe(true)
    expect(continues(above(3), above(4), [...proof, emptyRoot()])).toBe(false)
  })

  it('is not shown by fewer, though they lead to both roots', async () => {
    const proof = await consistencyProof(3, 4, readerOver(leavesOf(4)))

    expect(continues(head(3), { ...head(4), size: 8 }, proof)).toBe(false)
    expect(continues(head(2), { ...head(2), size: 4 }, [])).toBe(false)
  })
})

/** What a checkpoint states of the first so many entries. */
function head(size: number): TreeHead {
  return { size, root: definedRoot(leavesOf(size)) }
}

function withBitFlipped(hash: Hash, bit: number): Hash {
  const changed = Uint8Array.from(hash)
  const at = bit % changed.length
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
  return changed
}
