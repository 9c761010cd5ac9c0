import { defineProcedure } from '#engine/define-procedure.ts'
import { archiving } from '#procedures/handling/actions/archiving.ts'
import { assigning } from '#procedures/handling/actions/assigning.ts'
import { cosigning } from '#procedures/handling/actions/cosigning.ts'
import { countersigning } from '#procedures/handling/actions/countersigning.ts'
import { disagreeing } from '#procedures/handling/actions/disagreeing.ts'
import { finishing } from '#procedures/handling/actions/finishing.ts'
import { handling } from '#procedures/handling/actions/handling.ts'
import { merging } from '#procedures/handling/actions/merging.ts'
import { past } from '#procedures/handling/actions/past.ts'
import { publishing } from '#procedures/handling/actions/publishing.ts'
import { rating } from '#procedures/handling/actions/rating.ts'
import { receiving } from '#procedures/handling/actions/receiving.ts'
import { reckoning } from '#procedures/handling/actions/reckoning.ts'
import { replying } from '#procedures/handling/actions/replying.ts'
import { stayingUnnamed } from '#procedures/handling/actions/staying-unnamed.ts'
import { tracking } from '#procedures/handling/actions/tracking.ts'
import { urging } from '#procedures/handling/actions/urging.ts'
import { withdrawing } from '#procedures/handling/actions/withdrawing.ts'
import { clocks } from '#procedures/handling/machines.ts'
import { sharedCodes, sharedDeclaration } from '#procedures/handling/shared-declaration.ts'
import { consulting } from './actions/consulting.ts'
import { keepingKey } from './actions/keeping-key.ts'
import { ownForms, pastRate } from './actions/own-forms.ts'
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
  ...sharedDeclaration,
  codes: {
    ...sharedCodes,
    review_finding: ['meets', 'lacking'],
    consultation_stage: ['forming', 'handling', 'results'],
  },
  events: eventLabels,
  visibility,
  keyCases: { machine: 'key_proposal', chosen: 'chosen' },
  guards,
  rules,
  actions: {
    ...cosigning,
    ...ownForms,
    ...receiving,
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
    ...archiving(machines.case.states),
    ...past,
    past_rate: pastRate,
  },
})
