import { caseSource } from './case-source.ts'
import type { DocumentSource } from './document-source.ts'
import { passageSource } from './passage-source.ts'
import { peopleSource, unitSource } from './roster-sources.ts'

/** Everything the index holds. */
export const indexedSources: readonly DocumentSource[] = [unitSource, peopleSource, passageSource, caseSource]
