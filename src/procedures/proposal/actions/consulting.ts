import { assignedStates } from '#procedures/handling/assigned-states.ts'
import { talkFields } from '#procedures/handling/talk-fields.ts'

const handedIn = ['submitted', 'registered', 'returned_to_author', 'filed', ...assignedStates] as const

/** 提案办理协商: talks between author, units and committee while a proposal takes shape, is handled, and is carried out. */
export const consulting = {
  log_consultation: {
    label: { zh: '记录提案办理协商', en: 'Log a consultation' },
    machine: 'case',
    from: handedIn,
    by: ['secretariat', 'handling_unit'],
    event: 'consultation_logged',
    rules: ['consultation_in_its_stage', 'people_named'],
    fields: {
      consultationStage: {
        label: { zh: '协商阶段', en: 'Stage' },
        type: 'code',
        list: 'consultation_stage',
        required: true,
      },
      consultedOn: { label: { zh: '日期', en: 'Date' }, type: 'date', required: true, notAfterToday: true },
      consultationForm: {
        label: { zh: '形式', en: 'Form' },
        type: 'code',
        list: 'consultation_form',
        optionalList: true,
      },
      people: talkFields.people,
      consultation: {
        label: { zh: '协商情况', en: 'What was said' },
        type: 'text',
        maxLength: 5_000,
        required: true,
      },
    },
  },
} as const
