import type { Duty } from '#engine/duty.ts'
import type { RoutingProposal } from '#store/routing-proposals.ts'

type Proposed = Pick<RoutingProposal, 'lead_unit' | 'likeliest' | 'joint_units'>

/**
 * What was proposed for a case, as it is meant for a unit that hands it back: in place of one that joins another is to join,
 * not to lead. Where nobody was sure enough to join, the likeliest of all are told, and none is proposed.
 */
export function proposedInstead<Kept extends Proposed>(kept: Kept, duty: Duty | null): Kept {
  if (duty !== 'joint') return kept
  const [first] = kept.joint_units
  const likeliest = first === undefined ? kept.likeliest : kept.joint_units
  return { ...kept, lead_unit: first?.unit ?? null, likeliest, joint_units: [] }
}
