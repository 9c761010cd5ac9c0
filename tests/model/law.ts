import type { CaseFile } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import type { Profile } from '#engine/profile.ts'
import type { Law } from '#procedures/profiles.ts'
import { proposal } from '#procedures/proposal/procedure.ts'
import { suggestion } from '#procedures/suggestion/procedure.ts'
import { shanghai, shanghaiCppcc } from '#tests/support/installed-profiles.ts'

/** The law of a place, where an author may also ask to stay unnamed: so that a course can hold every act there is. */
function withUnnamed(declared: Procedure, { choices, ...others }: Profile): Law {
  const asked = { value: 'on_request', source: 'test' }
  const profile = { ...others, choices: { ...choices, confidential_proposer: asked } }
  return { procedure: procedureUnder(declared, profile), profile }
}

export const laws = {
  suggestion: withUnnamed(suggestion, shanghai.profile),
  proposal: withUnnamed(proposal, shanghaiCppcc.profile),
} as const

export function lawOf(file: CaseFile): Law {
  return file.procedure === 'proposal' ? laws.proposal : laws.suggestion
}
