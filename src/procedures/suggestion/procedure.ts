import { defineProcedure } from '#engine/define-procedure.ts'
import { archiving } from '#procedures/handling/actions/archiving.ts'
import { assigning } from '#procedures/handling/actions/assigning.ts'
import { cosigning } from '#procedures/handling/actions/cosigning.ts'
import { countersigning } from '#procedures/handling/actions/countersigning.ts'
import { disagreeing } from '#procedures/handling/actions/disagreeing.ts'
import { filing } from '#procedures/handling/actions/filing.ts'
import { finishing } from '#procedures/handling/actions/finishing.ts'
import { handling } from '#procedures/handling/actions/handling.ts'
import { merging } from '#procedures/handling/actions/merging.ts'
import { past } from '#procedures/handling/actions/past.ts'
import { publishing } from '#procedures/handling/actions/publishing.ts'
import { rating } from '#procedures/handling/actions/rating.ts'
import { receiving } from '#procedures/handling/actions/receiving.ts'
import { reckoning } from '#procedures/handling/actions/reckoning.ts'
import { replying } from '#procedures/handling/actions/replying.ts'
import { splitting } from '#procedures/handling/actions/splitting.ts'
import { stayingUnnamed } from '#procedures/handling/actions/staying-unnamed.ts'
import { tracking } from '#procedures/handling/actions/tracking.ts'
import { urging } from '#procedures/handling/actions/urging.ts'
import { withdrawing } from '#procedures/handling/actions/withdrawing.ts'
import { guards, rules } from '#procedures/handling/rules.ts'
import { sharedCodes, sharedDeclaration } from '#procedures/handling/shared-declaration.ts'
import { choosingKeyItems } from './actions/choosing-key-items.ts'
import { supervising } from './actions/supervising.ts'
import { choices } from './choices.ts'
import { eventLabels } from './event-labels.ts'
import { clocks, machines, roles } from './machines.ts'
import { terms } from './terms.ts'
import { visibility } from './visibility.ts'

/** 代表建议、批评和意见: what a deputy suggests, from the words to the deed. */
export const suggestion = defineProcedure({
  id: 'suggestion',
  title: { zh: '代表建议', en: 'Deputy suggestion' },
  terms,
  authors: ['deputy'],
  machines,
  roles: { ...roles, author: { ...roles.author, office: 'deputy' } },
  clocks,
  choices,
  ...sharedDeclaration,
  codes: {
    ...sharedCodes,
    supervision_kind: ['inspection'],
  },
  events: eventLabels,
  visibility,
  guards,
  rules,
  actions: {
    ...cosigning,
    ...filing,
    ...withdrawing,
    ...stayingUnnamed,
    ...merging,
    ...splitting,
    ...receiving,
    ...assigning,
    ...handling,
    ...replying,
    ...countersigning,
    ...disagreeing,
    ...rating,
    ...publishing,
    ...finishing,
    ...tracking,
    ...choosingKeyItems,
    ...urging,
    ...supervising,
    ...reckoning,
    ...archiving(machines.case.states),
    ...past,
  },
})
