import type { Actor } from '#engine/case-file.ts'
import type { Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { SignedIn } from '#store/sign-ins.ts'
import type { Dependencies } from './dependencies.ts'

/** What a handler finds in `c.var`, set by the middlewares of this room. */
export type HttpEnv = {
  Variables: {
    readonly dependencies: Dependencies
    readonly signedIn: SignedIn | null
    readonly actor: Actor | null
    readonly language: Language
    /** The day it is in the city. */
    readonly today: PlainDate
    /** ISO instant of the request, UTC. */
    readonly at: string
    /** Where the request came from, an address or a network; null where that is not known. */
    readonly address: string | null
    /** Names the request in the log and on the error page. */
    readonly requestId: string
  }
}
