import { sql } from 'kysely'
import type { TileContent } from '#ledger/growth.ts'
import type { ReadTiles, TilePlace } from '#ledger/tile-reader.ts'
import { lockNumbers } from './lock-numbers.ts'
import type { Db } from './schema.ts'

/** Reads tiles by their place. @throws when one is not there. */
export function tilesIn(db: Db): ReadTiles {
  return async (places) => {
    const found = new Map((await listTiles(db, places)).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]))
    return places.map(({ level, index }) => {
      const hashes = found.get(`${level}/${index}`)
      if (hashes === undefined) throw new Error(`the log's tile ${level}/${index} is not there`)
      return hashes
    })
  }
}

/** Those of some tiles that are there. */
export async function listTiles(db: Db, places: readonly TilePlace[]): Promise<readonly TileContent[]> {
  if (places.length === 0) return []
  return db
    .selectFrom('log_tile')
    .select(['level', 'index', 'hashes'])
    .where((where) =>
      where.or(places.map(({ level, index }) => where.and([where('level', '=', level), where('index', '=', index)]))),
    )
    .execute()
}

/** How many tiles there are, of every level. */
export async function countTiles(db: Db): Promise<number> {
  const { tiles } = await db
    .selectFrom('log_tile')
    .select(({ fn }) => fn.countAll<number>().as('tiles'))
    .executeTakeFirstOrThrow()
  return tiles
}

/** Puts new tiles in and makes begun ones longer. @throws when one would be changed otherwise: the database refuses it. */
export async function saveTiles(db: Db, tiles: readonly TileContent[]): Promise<void> {
  for (let from = 0; from < tiles.length; from += batchRows) {
    await db
      .insertInto('log_tile')
      .values(tiles.slice(from, from + batchRows).map((tile) => ({ ...tile })))
      .onConflict((conflict) =>
        conflict.columns(['level', 'index']).doUpdateSet((set) => ({ hashes: set.ref('excluded.hashes') })),
      )
      .execute()
  }
}

/** False when another process publishes the log just now. Held until the transaction is over. */
export async function lockPublication(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(${lockNumbers.publication}) as got`.execute(db)
  return rows[0]?.got === true
}

const batchRows = 200
