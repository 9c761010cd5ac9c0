import { defineProcedure } from '#engine/define-procedure.ts'
import { archiving } from '#procedures/handling/actions/archiving.ts'
import { assigning } from '#procedures/handling/actions/assigning.ts'
import { cosigning } from '#procedures/handling/actions/cosigning.ts'
import { countersigning } from '#procedures/handling/actions/countersigning.ts'
import { disagreeing } from '#procedures/handling/actions/disagreeing.ts'
import { finishing } from '#procedures/handling/actions/finishing.ts'
import { handling } from '#procedures/handling/actions/handling.ts'
import { merging } from '#procedures/handling/actions/merging.ts'
import { publishing } from '#procedures/handling/actions/publishing.ts'
import { rating } from '#procedures/handling/actions/rating.ts'
import { reckoning } from '#procedures/handling/actions/reckoning.ts'
import { replying } from '#procedures/handling/actions/replying.ts'
import { stayingUnnamed } from '#procedures/handling/actions/staying-unnamed.ts'
import { tracking } from '#procedures/handling/actions/tracking.ts'
import { urging } from '#procedures/handling/actions/urging.ts'
import { withdrawing } from '#procedures/handling/actions/withdrawing.ts'
import { chain } from '#procedures/handling/chain.ts'
import { clocks } from '#procedures/handling/machines.ts'
import { named } from '#procedures/handling/named.ts'
import { publicReading } from '#procedures/handling/replies.ts'
import { consulting } from './actions/consulting.ts'
import { keepingKey } from './actions/keeping-key.ts'
import { ownForms } from './actions/own-forms.ts'
import { reviewing } from './actions/reviewing.ts'
import { choices } from './choices.ts'
import { eventLabels } from './event-labels.ts'
import { machines, roles } from './machines.ts'
import { guards, rules } from './rules.ts'
import { terms } from './terms.ts'
import { visibility } from './visibility.ts'

/** 政协提案: what members of the CPPCC's committees, and its parties and bodies, propose. */
export const proposal = defineProcedure({
  id: 'proposal',
  title: { zh: '政协提案', en: 'CPPCC proposal' },
  terms,
  authors: ['member'],
  machines,
  roles,
  clocks,
  choices,
  codes: {
    period: ['in_session', 'between_sessions'],
    duty: ['lead', 'joint'],
    review_finding: ['meets', 'lacking'],
    consultation_stage: ['forming', 'handling', 'results'],
    secrecy: ['classified', 'with_redactions'],
    publication: ['full', 'none'],
    attitude: ['dissatisfied'],
    result: ['dissatisfied'],
  },
  scaled: ['outcome'],
  clockHolders: {
    assignment: ['secretariat', 'assigning_office'],
    assignment_meeting: ['secretariat', 'assigning_office'],
    promise: ['lead_unit', 'separate_unit'],
    carry_over: ['secretariat'],
  },
  events: eventLabels,
  visibility,
  chain,
  answers: { machine: 'reply', issued: 'issued', publicReading },
  keyCases: { machine: 'key_proposal', chosen: 'chosen' },
  archive: { machine: 'archiving', archived: 'archived' },
  named,
  guards,
  rules,
  actions: {
    ...cosigning,
    ...ownForms,
    ...reviewing,
    ...consulting,
    ...keepingKey,
    ...withdrawing,
    ...stayingUnnamed,
    ...merging,
    ...assigning,
    ...handling,
    ...replying,
    ...countersigning,
    ...disagreeing,
    object_to_publication: rating.object_to_publication,
    ...publishing,
    ...finishing,
    ...tracking,
    ...urging,
    ...reckoning,
    ...archiving,
  },
})
