import { ServerResponse } from 'node:http'
import { type PassThrough, Readable } from 'node:stream'
import type { Context } from 'hono'
import { z } from 'zod'
import { dayIn } from '#kernel/plain-date.ts'
import { isLeftAlone } from '#operations/accounts/stay-signed-in.ts'
import { whoHolds } from '#operations/sign-in.ts'
import { besideCases } from '#store/connect.ts'
import type { HttpEnv } from './http-env.ts'
import { signInTokenOf } from './sign-in-token.ts'

/** So much time may go by between two looks. */
const lookAgainMs = 1_000

/**
 * What is written while somebody reads it, as the body of an answer: it breaks off where their sign-in or their rights end, or
 * are others than when they asked, so that nobody goes on reading for hours what they may see no more. To read on is not to use a
 * sign-in: it ends as if nobody read. Nothing is looked at for whoever is not signed in.
 */
export function whileRightsLast(c: Context<HttpEnv>, output: PassThrough): ReadableStream<Uint8Array> {
  const body = Readable.toWeb(output) as ReadableStream<Uint8Array>
  const look = lookingAt(c)
  if (look === undefined) return body
  lookFromTimeToTime(c, output, look)
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: async (chunk, controller) => {
        await look()
        controller.enqueue(chunk)
      },
    }),
  )
}

/** Looks whether the reader may read on, at most once a second. */
function lookingAt(c: Context<HttpEnv>): (() => Promise<void>) | undefined {
  const { signedIn, dependencies } = c.var
  const token = signedIn === null ? undefined : signInTokenOf(c)
  if (signedIn === null || token === undefined) return undefined
  const began = rightsOf(signedIn)
  let looked = dependencies.clock().getTime()
  return async () => {
    const now = dependencies.clock()
    // A clock that was set back is another time as well.
    if (Math.abs(now.getTime() - looked) < lookAgainMs) return
    looked = now.getTime()
    const at = now.toISOString()
    const held = await whoHolds(besideCases(dependencies.db), token, at, dayIn(now, dependencies.city.time_zone))
    if (held === undefined || isLeftAlone(held, at) || rightsOf(held) !== began) {
      throw new Error('the rights of whoever reads have ended')
    }
  }
}

/** What a server of Node’s hands over beside the request; a request made in memory has none. */
const Served = z.object({ outgoing: z.instanceof(ServerResponse) })

/** Who takes nothing is looked at as well: what lies ready for them goes no further, and they hold no connection. */
function lookFromTimeToTime(c: Context<HttpEnv>, output: PassThrough, look: () => Promise<void>): void {
  const served = Served.safeParse(c.env)
  const outgoing = served.success ? served.data.outgoing : undefined
  const timer = setInterval(() => {
    look().catch((fault: Error) => {
      // Before the body: at its end the server would close the answer as if it were whole.
      outgoing?.destroy(fault)
      output.destroy(fault)
    })
  }, lookAgainMs).unref()
  const over = () => clearInterval(timer)
  if (outgoing === undefined) output.once('close', over)
  else outgoing.once('close', over)
}

type Rights = { readonly personId: string; readonly offices: readonly string[]; readonly unitId: string | null }

function rightsOf({ personId, offices, unitId }: Rights): string {
  return JSON.stringify([personId, [...offices].sort(), unitId])
}
