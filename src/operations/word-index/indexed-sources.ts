import { caseSource } from './case-source.ts'
import type { DocumentSource } from './document-source.ts'
import { innerCases, openCases } from './search-sources.ts'

/** Everything the index holds. */
export const indexedSources: readonly DocumentSource[] = [caseSource, openCases, innerCases]
