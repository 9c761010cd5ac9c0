import { type PassThrough, Readable } from 'node:stream'
import type { Context } from 'hono'
import { dayIn } from '#kernel/plain-date.ts'
import { whoHolds } from '#operations/sign-in.ts'
import { besideCases } from '#store/connect.ts'
import type { HttpEnv } from './http-env.ts'
import { signInTokenOf } from './sign-in-token.ts'

/** So much time may go by between two looks. */
const lookAgainMs = 1_000

/**
 * What is written while somebody reads it, as the body of an answer: it breaks off where their sign-in or their rights end, or
 * are others than when they asked, so that nobody goes on reading for hours what they may see no more. Nothing is looked at
 * for whoever is not signed in.
 */
export function whileRightsLast(c: Context<HttpEnv>, output: PassThrough): ReadableStream<Uint8Array> {
  const body = Readable.toWeb(output) as ReadableStream<Uint8Array>
  const { signedIn, dependencies } = c.var
  const token = signedIn === null ? undefined : signInTokenOf(c)
  if (signedIn === null || token === undefined) return body
  const began = rightsOf(signedIn)
  let looked = dependencies.clock().getTime()
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: async (chunk, controller) => {
        const now = dependencies.clock()
        // A clock that was set back is another time as well.
        if (Math.abs(now.getTime() - looked) >= lookAgainMs) {
          looked = now.getTime()
          const today = dayIn(now, dependencies.city.time_zone)
          const held = await whoHolds(besideCases(dependencies.db), token, now.toISOString(), today)
          if (held === undefined || rightsOf(held) !== began) throw new Error('the rights of whoever reads have ended')
        }
        controller.enqueue(chunk)
      },
    }),
  )
}

type Rights = { readonly personId: string; readonly offices: readonly string[]; readonly unitId: string | null }

function rightsOf({ personId, offices, unitId }: Rights): string {
  return JSON.stringify([personId, [...offices].sort(), unitId])
}
