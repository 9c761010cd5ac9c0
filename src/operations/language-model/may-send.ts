import type { Actor } from '#engine/case-file.ts'
import type { LanguageModel } from './language-model.ts'

/** True where the installation lets somebody's office or unit hand a model what is not public. */
export function maySendPrivate({ privateFor }: LanguageModel, { offices, unitId }: Actor): boolean {
  return offices.some((office) => privateFor.has(office)) || (unitId !== null && privateFor.has(unitId))
}
