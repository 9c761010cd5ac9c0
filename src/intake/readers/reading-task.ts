import type { SourceFacts } from '#intake/read-text.ts'

/** What is asked of the process that reads one text. */
export type ReadingTask = { readonly text: string; readonly facts: SourceFacts }
