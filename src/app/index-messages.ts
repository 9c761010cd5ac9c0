import type { IndexAnswer, IndexQuestion } from '#operations/word-index/word-index.ts'

/** What goes to the thread that keeps the index, and what comes back. */
export type ToIndexThread = { readonly id: number; readonly question: IndexQuestion } | 'stop'

export type FromIndexThread =
  | { readonly id: number; readonly answer: IndexAnswer }
  | { readonly id: number; readonly fault: IndexFault }
  | { readonly read: number; readonly seconds: number }
  | { readonly troubled: IndexFault }

/** An error as it goes from one thread to another: with the code by which trouble with the database is known. */
export type IndexFault = { readonly message: string; readonly code?: string }

export type IndexThreadData = { readonly url: string }
