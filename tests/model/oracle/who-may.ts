import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { factsOf } from './record.ts'

/** By kind and by who acts, what they may do: written down from the rules, not from the declarations. */
const answered = {
  author: `begin_draft submit invite revise_text confirm_signature decline_signature retract_signature submit_draft
    discard_draft resubmit withdraw ask_withdrawal agree_to_withdraw refuse_to_withdraw agree_to_merge refuse_to_merge
    rate object_to_publication consent_to_text settle_naming`,
  unit: `sign_for return_assignment contact_proposer give_joint_opinion send_back_opinion request_extension lengthen_reply
    draft_reply revise_draft review_reply issue_reply request_countersign countersign refuse_countersign
    raise_disagreement report_progress report_done report_part_done report_mid_year report_year_end report_change
    answer_urging publish_reply withhold_reply record_delivery`,
  office: `submit register file decline return_to_author resubmit name_proposer propose_merge drop_merge merge split_off
    grant_extension refuse_extension record_no_rating close order_rehandling escalate record_coordination track
    confirm_done reject_done withhold_text release_text pass_on_reply archive carry_over change_term publish_reply
    withhold_reply record_delivery notify_proposer urge settle_countersign settle_disagreement recompute_deadlines`,
  assigning_office: `assign assign_separately accept_return refuse_return reassign office_review send_back_draft
    notify_proposer urge settle_countersign settle_disagreement recompute_deadlines`,
}

const signing = `begin_draft submit invite revise_text confirm_signature decline_signature retract_signature
  submit_draft discard_draft consent_to_text object_to_publication`
const textAndArchive = 'publish_reply withhold_reply withhold_text release_text archive recompute_deadlines'
const publishingUnit = 'decide_publication withhold_reply'

const may: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  suggestion: {
    deputy: answered.author,
    unit: `${answered.unit} name_head answer_in_person object_to_conclusion`,
    secretariat: `${answered.office} open_supervision plan_supervision log_supervision conclude_supervision
      review_conclusion end_supervision assign assign_separately`,
    session_secretariat: 'assign assign_separately',
    assigning_office: `${answered.assigning_office} open_supervision plan_supervision log_supervision
      conclude_supervision review_conclusion end_supervision`,
    chairpersons_council: 'choose_key_item release_key_item',
  },
  proposal: {
    member: answered.author,
    unit: `${answered.unit} log_consultation`,
    proposal_committee: `${answered.office} review_for_filing choose_as_key supervise lift_key log_consultation`,
    assigning_office: answered.assigning_office,
  },
  motion: {
    deputy: `${signing} withdraw_signature object`,
    secretariat: `submit register register_late find_motion find_no_motion send_to_committee urge ${textAndArchive}`,
    presidium: 'accept convert',
    special_committee: 'give_opinion report_deliberation',
    standing_committee: `accept_between_sessions convert_between_sessions order_handling conclude accept_report
      order_rehandling`,
    unit: `sign_for report_handling answer_urging ${publishingUnit}`,
  },
  enquiry: {
    deputy: `${signing} consent_to_later say_satisfied say_dissatisfied demand_another_answer`,
    secretariat: `submit register pass_on record_oral_answer close ${textAndArchive}`,
    presidium: 'send order_another_answer refuse_another_answer',
    standing_committee: `send_between_sessions order_another_answer_between_sessions
      refuse_another_answer_between_sessions`,
    unit: `sign_for ask_for_later answer_in_writing ${publishingUnit}`,
  },
  'social-report': {
    member: 'submit withdraw settle_naming',
    proposal_committee: `submit take_up decline edit adopt forward forward_further send_to_leader record_no_note promote
      tell_result tell_without_feedback close archive recompute_deadlines`,
    leader: 'note',
    unit: 'sign_for give_feedback',
  },
}

/** By the name of a person of the small town. */
const officeOfPerson: Readonly<Record<string, string>> = {
  'p-deputy': 'deputy',
  'p-deputy-2': 'deputy',
  'p-deputy-3': 'deputy',
  'p-member': 'member',
  'p-member-2': 'member',
  'p-member-3': 'member',
  'p-committee': 'proposal_committee',
  'p-presidium': 'presidium',
  'p-special': 'special_committee',
  'p-standing': 'standing_committee',
  'p-secretary': 'secretariat',
  'p-assigner': 'assigning_office',
  'p-leader': 'leader',
  'p-chairs': 'chairpersons_council',
  'p-session': 'session_secretariat',
  'p-administrator': 'administrator',
  'p-roads': 'unit',
  'p-parks': 'unit',
  'p-water': 'unit',
}

/** Acts taken by somebody who may not take them. What one case brings about on another was judged there. */
export function whoFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => !isAllowed(file.procedure, event) || !isDayFor(file, event))
    .map((event) => {
      return `${event.action} by ${event.byPerson}`
    })
}

/** Of what was raised in session the session's secretariat assigns, of the rest the deputies' office; never the other way round. */
function isDayFor({ procedure, events }: CaseFile, { action, byPerson }: CaseEvent): boolean {
  if (procedure !== 'suggestion' || !/^assign(_separately)?$/.test(action)) return true
  const inSession = factsOf(events).period === 'in_session'
  const office = officeOfPerson[byPerson]
  return inSession ? office !== 'secretariat' : office !== 'session_secretariat'
}

function isAllowed(kind: string, { action, byPerson, byRole, byUnit }: CaseEvent): boolean {
  if (byRole === 'linked_case') return true
  if (byRole === 'timer') return action === 'deem_received'
  const office = officeOfPerson[byPerson] ?? ''
  if ((office === 'unit') !== (byUnit !== null)) return false
  return (may[kind]?.[office] ?? '').split(/\s+/).includes(action)
}
