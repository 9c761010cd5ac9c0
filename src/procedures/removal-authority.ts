import type { Procedure } from '#engine/procedure.ts'
import { officeOf } from '#engine/roles.ts'

/** Who decides that content is removed, and who may be the second person who confirms it: offices of accounts. */
export type RemovalAuthority = { readonly decides: readonly string[]; readonly confirms: readonly string[] }

/**
 * Of a case: the office that takes cases of its kind in decides, and another person of it, or a leader, confirms. Of a
 * file that was read in: the offices that read. Of how to reach a person: whoever looks after accounts.
 */
export const removalAuthority = {
  event: (procedure: Procedure): RemovalAuthority => {
    const decides = [officeOf(procedure, 'secretariat')]
    return { decides, confirms: [...decides, 'leader'] }
  },
  file: { decides: ['secretariat', 'proposal_committee'], confirms: ['secretariat', 'proposal_committee', 'leader'] },
  contact: { decides: ['administrator'], confirms: ['administrator', 'secretariat', 'proposal_committee', 'leader'] },
} as const
