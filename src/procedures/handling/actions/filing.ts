import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'
import { invites, unconfirmedLapse, untilAssigned, untilConfirmed } from './cosigning.ts'

/** Why a case is declined, for whoever put it forward. */
export const explanation = {
  label: { zh: '向{author}的说明', en: 'Explanation to the {author}' },
  type: 'text',
  maxLength: 5_000,
  required: true,
} as const

/**
 * What is declined goes on as the kind of case its code opens, where the house has one: begun there by this act, with
 * what of these that kind asks for.
 */
export const passesOn = {
  action: 'receive_passed_on',
  to: { openedBy: 'convertedTo', machine: 'conversion' },
  whereOpen: true,
  fields: {
    title: 'title',
    background: 'background',
    analysis: 'analysis',
    demands: 'demands',
    leadProposer: 'leadProposer',
    proposerName: 'proposerName',
    unnamedBecause: 'unnamedBecause',
    authorKind: 'authorKind',
    body: 'body',
    subject: 'subject',
    period: 'period',
    session: 'session',
    passedOnFrom: 'flowNumber',
  },
} as const

/** From the words to a case on the record: submitted, registered, accepted or declined. */
export const filing = {
  submit: {
    label: { zh: '提交{matter}', en: 'Submit {a_matter}' },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['author', 'secretariat'],
    event: 'submitted',
    rules: ['own_name', 'proposer_named', 'proposer_not_cosigner', 'body_signs_alone'],
    creates: [invites],
    starts: [...untilAssigned, untilConfirmed],
    fields: {
      ...textFields,
      ...authorFields,
      ...circumstanceFields,
      originReading: { label: { zh: '出处（导入件）', en: 'Origin (reading)' }, type: 'line', maxLength: 60 },
      originFinding: { label: { zh: '出处（识别结果）', en: 'Origin (finding)' }, type: 'line', maxLength: 60 },
      originQuote: { label: { zh: '原话', en: 'The words as printed' }, type: 'text', maxLength: 20_000 },
    },
  },
  register: {
    label: { zh: '登记', en: 'Register' },
    machine: 'case',
    from: ['submitted'],
    to: 'registered',
    by: ['secretariat'],
    event: 'registered',
    main: true,
    fields: {
      flowNumber: { label: { zh: '流水号', en: 'Flow number' }, type: 'issued_number', series: 'flow', required: true },
    },
  },
  name_proposer: {
    label: { zh: '补登领衔{author}', en: 'Name the lead proposer' },
    machine: 'case',
    from: ['submitted', 'registered', 'filed', 'in_handling', 'replied'],
    by: ['secretariat'],
    event: 'proposer_named',
    guards: ['no_proposer_yet'],
    rules: ['names_another'],
    fields: {
      leadProposer: { label: { zh: '领衔{author}', en: 'Lead proposer' }, type: 'person', required: true },
      reason: { label: { zh: '根据', en: 'On what grounds' }, type: 'line', maxLength: 200, required: true },
    },
  },
  file: {
    label: { zh: '{file}', en: '{File}' },
    machine: 'case',
    from: ['registered'],
    to: 'filed',
    by: ['secretariat'],
    event: 'filed',
    main: true,
    settles: 'assigner',
    stops: ['cosigning'],
    effects: [unconfirmedLapse],
    fields: {
      caseNumber: {
        label: { zh: '{matter}号', en: 'Case number' },
        type: 'issued_number',
        series: 'case',
        required: true,
      },
      subject: { label: { zh: '类别', en: 'Subject' }, type: 'code', list: 'subject', optionalList: true },
    },
  },
  decline: {
    label: { zh: '不予{file}', en: 'Decline' },
    machine: 'case',
    from: ['registered', 'returned_to_author'],
    to: 'declined',
    by: ['secretariat'],
    event: 'declined',
    guards: ['nothing_joined'],
    creates: [{ machine: 'conversion', event: 'passed_on', of: { openedBy: 'convertedTo' } }],
    carries: [passesOn],
    fields: {
      declineReason: {
        label: { zh: '不予{file}的理由', en: 'Reason' },
        type: 'code',
        list: 'decline_reason',
        required: true,
      },
      explanation,
      convertedTo: { label: { zh: '转作', en: 'Passed on as' }, type: 'code', list: 'conversion', optionalList: true },
    },
  },
} as const
