import { stayingUnnamed } from '#procedures/handling/actions/staying-unnamed.ts'
import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'

const { leadProposer, proposerName } = authorFields
const { subject, session, unnamedBecause } = circumstanceFields

const words = {
  title: { ...textFields.title, hint: { zh: '一事一报，例如“关于……的情况和建议”。', en: 'One matter only.' } },
  background: { ...textFields.background, label: { zh: '反映的情况', en: 'What is reported' } },
  analysis: textFields.analysis,
  demands: textFields.demands,
} as const

const author = {
  leadProposer: { ...leadProposer, label: { zh: '反映情况的{author}', en: '{Author} who reports' } },
  proposerName,
} as const

const screened = [{ clock: 'screening', for: 'case' }] as const

/** From a member, by the office for one, or passed on from a case of another kind. */
export const submitting = {
  submit: {
    label: { zh: '反映{matter}', en: 'Submit {a_matter}' },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['author', 'secretariat'],
    event: 'submitted',
    rules: ['own_name', 'proposer_named'],
    starts: screened,
    fields: {
      ...words,
      background: { ...words.background, required: true },
      ...author,
      subject,
      session,
      unnamedBecause,
    },
  },
  receive_passed_on: {
    label: { zh: '由其他办件转来', en: 'Passed on from another case' },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['linked_case'],
    event: 'submitted',
    starts: screened,
    fields: {
      ...words,
      ...author,
      session,
      unnamedBecause,
      passedOnFrom: {
        label: { zh: '转自（流水号）', en: 'Passed on from (flow number)' },
        type: 'line',
        maxLength: 60,
      },
    },
  },
  withdraw: {
    label: { zh: '撤回', en: 'Withdraw it' },
    machine: 'case',
    from: ['submitted'],
    to: 'withdrawn',
    by: ['lead_proposer'],
    event: 'withdrawn',
    stops: ['screening'],
    fields: { withdrawReason: { label: { zh: '理由', en: 'Why' }, type: 'text', maxLength: 5_000 } },
  },
  settle_naming: {
    ...stayingUnnamed.settle_naming,
    from: ['submitted', 'taken_up', 'edited', 'adopted', 'forwarded', 'answered', 'told'],
    by: ['lead_proposer'],
    rules: ['naming_changes'],
  },
} as const
