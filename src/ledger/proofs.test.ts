import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRoot, type Hash, leafHash, nodeHash } from './hash.ts'
import { consistencyProof, continues, includes, inclusionProof } from './proofs.ts'
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
    const leaves = leavesOf(8)
    const head = (size: number) => ({ size, root: definedRoot(leaves.slice(0, size)) })

    expect(continues(head(8), head(7), [])).toBe(false)
    expect(continues(head(8), { size: 8, root: head(7).root }, [])).toBe(false)
    await expect(consistencyProof(8, 7, readerOver(leaves))).rejects.toThrow(RangeError)
    await expect(inclusionProof(8, 8, readerOver(leaves))).rejects.toThrow(RangeError)
  })
})

function withBitFlipped(hash: Hash, bit: number): Hash {
  const changed = Uint8Array.from(hash)
  const at = bit % changed.length
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
  return changed
}
