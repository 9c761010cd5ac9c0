import { defineProcedure } from '#engine/define-procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { plainTerms } from './plain-terms.ts'

/** An invented kind of case that only ever comes of another: what is declined goes on as a letter. */
export const thankYouLetter = defineProcedure({
  id: 'thank-you-letter',
  title: { zh: '来信', en: 'Letter' },
  terms: plainTerms,
  machines: {
    case: {
      label: { zh: '来信', en: 'Letter' },
      per: 'case',
      start: 'received',
      states: { received: { label: { zh: '已收到', en: 'Received' }, final: true } },
    },
  },
  roles: {
    reader: { label: { zh: '读信人', en: 'Reader' }, held: 'office' },
    linked_case: { label: { zh: '关联件', en: 'A linked case' }, held: 'through' },
  },
  clocks: {},
  choices: {},
  codes: {},
  scaled: [],
  events: { received: { zh: '收到', en: 'Received' } },
  chain: {
    steps: {
      said: { events: ['received'], clocks: [] },
      registered: { events: [], clocks: [] },
      assigned: { events: [], clocks: [] },
      answered: { events: [], clocks: [] },
      promised: { events: [], clocks: [] },
      done: { events: [], clocks: [] },
    },
    answerUndoneBy: [],
    endedBy: [],
  },
  answers: { machine: 'case', issued: 'none', publicReading: () => undefined },
  visibility: {
    offices: ['reader', 'secretariat'],
    instances: {},
    clocks: {},
    events: { received: 'proposer' },
    fields: { title: 'proposer', passedOnFrom: 'proposer' },
  },
  actions: {
    receive_passed_on: {
      label: { zh: '收到转来的件', en: 'Receive' },
      machine: 'case',
      from: [],
      to: 'received',
      by: ['linked_case'],
      event: 'received',
      fields: {
        title: { label: { zh: '标题', en: 'Title' }, type: 'line', maxLength: 120, required: true },
        passedOnFrom: { label: { zh: '转自', en: 'Passed on from' }, type: 'line', maxLength: 60 },
      },
    },
  },
})

/** The law on letters at a place. */
export function letterLaw(place: string, effectiveFrom = '2020-01-01'): Profile {
  return {
    id: 'letters',
    procedure: thankYouLetter.id,
    place,
    title: { zh: '来信', en: 'Letters' },
    source: 'test',
    effectiveFrom: plainDate(effectiveFrom),
    clocks: {},
    deemedReceipt: null,
    choices: {},
    lists: {},
    numbers: {},
    provisions: [],
    openQuestions: [],
  }
}
