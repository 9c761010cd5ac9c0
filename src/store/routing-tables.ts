import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

/** What is learned of routing, what it proposed and what came of that. */
export type RoutingTables = {
  routing_lesson: { case_id: string; act: number; procedure: string; reason: 'settled' | 'corrected' }
  routing_proposal: {
    id: string
    case_id: string
    case_version: number
    procedure: string
    made_at: string
    model: string
    learned_to: number
    learned_cases: number
    learned_duties: number
    training_set: string
    lead_unit: string | null
    likeliest: Json<readonly LikelyUnit[]>
    joint_units: Json<readonly LikelyUnit[]>
    words: Json<readonly WordPlace[]>
  }
  routing_choice: {
    proposal_id: string
    act: number
    procedure: string
    proposed_unit: string | null
    chosen_unit: string
    chosen_joint_units: Json<readonly string[]>
    chosen_at: string
    /** Opens its log entry; empty for what was chosen before there was one. */
    salt: Generated<string>
  }
  routing_wanted: { case_id: string; case_version: number }
  routing_hand_back: {
    act: number
    proposal_id: string
    procedure: string
    by_unit: string
    proposed_unit: string | null
    named_unit: string
    named_at: string
    /** As of a choice. */
    salt: Generated<string>
  }
  routing_voided: { proposal_id: string; removal_id: string }
}

export type LikelyUnit = { readonly unit: string; readonly confidence: number }

/** Where a word stands in the text as it was put together for routing. */
export type WordPlace = { readonly start: number; readonly end: number; readonly share: number }
