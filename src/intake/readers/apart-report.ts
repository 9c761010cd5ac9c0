import type { SourceRefusal } from './source-refusals.ts'

/** What a process that reads apart answers: any number of `progress`, then one of the others. */
export type ApartReport<Value> =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly value: Value }
  | { readonly type: 'refused'; readonly refusal: SourceRefusal }
  | { readonly type: 'failed'; readonly stack: string }
