import { type Hash, sameHash } from '#ledger/hash.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'
import { grownTiles } from './grown-tiles.ts'

/** The database does not go on from what is known to have been signed: to sign on would make a second history. */
export class OlderState extends Error {
  /** How many entries its newest checkpoint covers. */
  readonly found: number
  /** As many entries or more, but others. */
  readonly isAnotherHistory: boolean

  constructor(found: number, signed: number, isAnotherHistory: boolean) {
    super(`the log in the database (${found} entries) does not go on from what was signed for ${signed}`)
    this.found = found
    this.isAnotherHistory = isAnotherHistory
  }
}

/**
 * Holds the database against a tree that was signed and is known from elsewhere. It need not have the checkpoint: a second
 * server that took over may have every entry of one that only the first had signed.
 * @throws OlderState when it lacks an entry or holds another history.
 */
export async function refuseOlderThan(db: Db, { size, root }: TreeHead): Promise<void> {
  const newest = await newestCheckpoint(db)
  const found = newest?.size ?? 0
  if (found === size && newest !== undefined && sameHash(newest.root, root)) return
  const here = await (found < size ? rootBeyond(db, found, size) : treeRoot(size, tileReader(tilesIn(db))))
  if (here === undefined || !sameHash(here, root)) throw new OlderState(found, size, here !== undefined)
}

/** The root over entries of which no more than `found` are in tiles; undefined where there are not so many. */
async function rootBeyond(db: Db, found: number, size: number): Promise<Hash | undefined> {
  const entries = await listLedgerEntries(db, found, size - found)
  if (entries.length < size - found || entries.at(-1)?.seq !== size) return undefined
  const grown = new Map(
    (await grownTiles(db, found, entries)).map(({ level, index, hashes }) => [`${level}/${index}`, hashes]),
  )
  const read = tilesIn(db)
  return treeRoot(
    size,
    tileReader(async (places) => {
      const stored = places.filter(({ level, index }) => !grown.has(`${level}/${index}`))
      const tiles = await read(stored)
      return places.map((place) => grown.get(`${place.level}/${place.index}`) ?? tiles[stored.indexOf(place)] ?? none)
    }),
  )
}

const none = new Uint8Array()
