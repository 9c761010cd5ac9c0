import type { Result } from '#kernel/result.ts'
import { inFullView } from '#store/in-full-view.ts'
import type { Db, Tx } from '#store/schema.ts'

/** What is refused half-way has done nothing: one transaction in full view, undone by a refusal as by a fault. */
export async function orNothing<Value, Refusal>(
  db: Db,
  work: (tx: Tx) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  let refused: Result<Value, Refusal> | undefined
  try {
    return await inFullView(db, async (tx) => {
      const done = await work(tx)
      if (done.ok) return done
      refused = done
      throw new Undone()
    })
  } catch (fault) {
    if (fault instanceof Undone && refused !== undefined) return refused
    throw fault
  }
}

class Undone extends Error {}
