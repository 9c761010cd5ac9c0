import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Dependencies } from '#http/dependencies.ts'
import { witnessCheckpoint } from '#operations/witness-checkpoint.ts'

/** A checkpoint with its signatures and the hashes that lead to it is a few thousand. */
const mostBytes = 100_000

/** Where other cities' logs ask for this installation's line (C2SP tlog-witness). Nothing is there unless it is set up. */
export function witnessDesk({ db, witnessing, clock }: Pick<Dependencies, 'db' | 'witnessing' | 'clock'>): Hono {
  const app = new Hono()
  if (witnessing === null) return app
  app.post('/add-checkpoint', bodyLimit({ maxSize: mostBytes, onError: (c) => c.body(null, 413) }), async (c) => {
    const answer = await witnessCheckpoint(db, witnessing, await c.req.text(), clock())
    if (answer.status === 200) return c.text(answer.lines)
    if (answer.status === 409) return c.body(`${answer.size}\n`, 409, { 'content-type': 'text/x.tlog.size' })
    return c.body(null, answer.status)
  })
  return app
}
