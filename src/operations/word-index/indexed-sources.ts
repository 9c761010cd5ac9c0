import { caseSource } from './case-source.ts'
import type { DocumentSource } from './document-source.ts'

/** Everything the index holds. */
export const indexedSources: readonly DocumentSource[] = [caseSource]
