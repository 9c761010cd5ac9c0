import { defineProcedure } from '#engine/define-procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { plainTerms } from './plain-terms.ts'

/** An invented procedure, so that no change of law breaks the engine's tests: asking a library for a card. */
export const libraryCard = defineProcedure({
  id: 'library-card',
  title: { zh: '借书证', en: 'Library card' },
  terms: plainTerms,
  machines: {
    case: {
      label: { zh: '申请', en: 'Application' },
      per: 'case',
      start: 'asked',
      states: {
        asked: { label: { zh: '已申请', en: 'Asked' } },
        checking: { label: { zh: '核对中', en: 'Being checked' } },
        answered: { label: { zh: '已答复', en: 'Answered' } },
        ended: { label: { zh: '已结束', en: 'Ended' }, final: true },
      },
    },
    assignment: {
      label: { zh: '分派', en: 'Assignment' },
      per: 'unit',
      start: 'dispatched',
      states: {
        dispatched: { label: { zh: '已送达', en: 'Delivered' } },
        checked: { label: { zh: '已核对', en: 'Checked' }, final: true },
        returned: { label: { zh: '已退回', en: 'Returned' }, final: true },
      },
    },
    letter: {
      label: { zh: '信', en: 'Letter' },
      per: 'version',
      start: 'drafted',
      states: { drafted: { label: { zh: '草稿', en: 'Draft' } }, sent: { label: { zh: '已寄', en: 'Sent' } } },
    },
  },
  roles: {
    reader: { label: { zh: '读者', en: 'Reader' }, held: 'office' },
    librarian: { label: { zh: '馆员', en: 'Librarian' }, held: 'office' },
    applicant: { label: { zh: '申请人', en: 'Applicant' }, held: 'party', fact: 'applicant' },
    branch: { label: { zh: '分馆', en: 'Branch' }, held: 'unit' },
    lead_branch: { label: { zh: '主办分馆', en: 'Lead branch' }, held: 'unit', duty: 'lead' },
  },
  clocks: {
    assigning: { zh: '分派', en: 'Assigning' },
    checking: { zh: '核对', en: 'Checking' },
    letter: { zh: '寄信', en: 'Letter' },
    pick_up: { zh: '取证', en: 'Picking up' },
  },
  choices: {},
  codes: {},
  scaled: [],
  events: {},
  chain: {
    steps: {
      said: { events: ['asked'], clocks: [] },
      registered: { events: [], clocks: [] },
      assigned: { events: ['assigned'], clocks: ['assigning'] },
      answered: { events: ['sent'], clocks: ['letter'] },
      promised: { events: ['sent'], clocks: ['pick_up'] },
      done: { events: ['ended'], clocks: [] },
    },
    answerUndoneBy: [],
    endedBy: [],
  },
  answers: { machine: 'letter', issued: 'sent', publicReading: () => undefined },
  visibility: {
    offices: ['librarian'],
    instances: {},
    clocks: {},
    events: { asked: 'public', assigned: 'proposer', dispatched: 'unit' },
    fields: { applicant: 'public', shelf: 'unit' },
  },
  guards: {
    no_letter_yet: (view) =>
      view.instances.some((one) => one.machine === 'letter')
        ? { code: 'rule_broken', rule: 'no_letter_yet', detail: '' }
        : undefined,
  },
  rules: {
    not_twice: (_, { fields }) =>
      fields.lead === fields.also ? { code: 'rule_broken', rule: 'not_twice', detail: '' } : undefined,
  },
  actions: {
    ask: {
      label: { zh: '申请', en: 'Ask' },
      machine: 'case',
      from: [],
      to: 'asked',
      by: ['reader'],
      event: 'asked',
      starts: [{ clock: 'assigning', for: 'case', when: { fact: 'season', in: ['summer'] } }],
      fields: {
        applicant: { label: { zh: '申请人', en: 'Applicant' }, type: 'person', required: true },
        season: { label: { zh: '季节', en: 'Season' }, type: 'code', list: 'season' },
        friends: { label: { zh: '同伴', en: 'Friends' }, type: 'people', max: 2 },
        books: { label: { zh: '册数', en: 'Books' }, type: 'whole_number', min: 1, max: 5 },
        wish: { label: { zh: '愿望', en: 'Wish' }, type: 'line', maxLength: 10 },
        news: { label: { zh: '收通知', en: 'News' }, type: 'yes_no' },
        from: { label: { zh: '自', en: 'From' }, type: 'date', notBeforeToday: true },
      },
    },
    assign: {
      label: { zh: '分派', en: 'Assign' },
      machine: 'case',
      from: ['asked'],
      to: 'checking',
      by: ['librarian'],
      event: 'assigned',
      main: true,
      rules: ['not_twice'],
      stops: ['assigning'],
      creates: [
        { machine: 'assignment', event: 'dispatched', of: { field: 'lead' }, duty: 'lead' },
        { machine: 'assignment', event: 'dispatched', of: { field: 'also' }, duty: 'joint' },
      ],
      starts: [
        { clock: 'checking', for: 'new_instances' },
        { clock: 'letter', for: 'case' },
      ],
      fields: {
        lead: { label: { zh: '主办', en: 'Lead' }, type: 'unit', required: true },
        also: { label: { zh: '会办', en: 'Also' }, type: 'unit' },
        number: { label: { zh: '号', en: 'Number' }, type: 'issued_number', series: 'card', required: true },
      },
    },
    check: {
      label: { zh: '核对', en: 'Check' },
      machine: 'assignment',
      from: ['dispatched'],
      to: 'checked',
      by: ['branch'],
      event: 'checked',
      main: true,
      stops: ['checking'],
      fields: { shelf: { label: { zh: '架号', en: 'Shelf' }, type: 'line', maxLength: 20 } },
    },
    hand_back: {
      label: { zh: '退回', en: 'Hand back' },
      machine: 'assignment',
      from: ['dispatched'],
      to: 'returned',
      by: ['branch'],
      event: 'handed_back',
      within: 'checking',
      fields: {},
    },
    write: {
      label: { zh: '写信', en: 'Write' },
      machine: 'letter',
      from: [],
      opens: 'next_version',
      to: 'drafted',
      whileCase: ['checking'],
      by: ['lead_branch'],
      event: 'written',
      guards: ['no_letter_yet'],
      fields: { text: { label: { zh: '正文', en: 'Text' }, type: 'text', maxLength: 100, required: true } },
    },
    send: {
      label: { zh: '寄出', en: 'Send' },
      machine: 'letter',
      from: ['drafted'],
      to: 'sent',
      whileCase: ['checking'],
      by: ['lead_branch'],
      event: 'sent',
      needs: [
        {
          what: 'checks',
          machine: 'assignment',
          duty: 'joint',
          in: ['checked', 'returned'],
          quantity: 'all',
          unlessClockPast: ['checking'],
        },
      ],
      stops: ['letter'],
      starts: [{ clock: 'pick_up', for: 'case', dateField: 'until' }],
      effects: [{ machine: 'case', which: 'case', from: ['checking'], to: 'answered', event: 'answered' }],
      fields: {
        verdict: { label: { zh: '结果', en: 'Verdict' }, type: 'code', list: 'verdict', required: true },
        until: {
          label: { zh: '至', en: 'Until' },
          type: 'date',
          required: { field: 'verdict', in: ['granted'] },
        },
      },
    },
    more_time: {
      label: { zh: '延长', en: 'More time' },
      machine: 'case',
      from: ['checking'],
      by: ['librarian'],
      event: 'more_time_given',
      extends: { clock: 'letter', monthsFact: 'months' },
      fields: { months: { label: { zh: '月', en: 'Months' }, type: 'whole_number', min: 1, max: 3, required: true } },
    },
    end: {
      label: { zh: '结束', en: 'End' },
      machine: 'case',
      from: ['answered'],
      to: 'ended',
      by: ['applicant'],
      event: 'ended',
      fields: {},
    },
  },
})

export const libraryProfile: Profile = {
  id: 'small-town',
  procedure: 'library-card',
  title: { zh: '小镇', en: 'Small town' },
  source: 'library rules',
  place: 'small-town',
  effectiveFrom: plainDate('2026-01-01'),
  deemedReceipt: null,
  choices: {},
  provisions: [],
  openQuestions: [],
  numbers: { card: 'C{number:3}' },
  clocks: {
    assigning: { length: 3, unit: 'working_day', rollsOver: false, source: 'library rules § 1' },
    checking: { length: 5, unit: 'working_day', rollsOver: false, source: 'library rules § 2' },
    letter: { length: 1, unit: 'month', rollsOver: true, source: 'library rules § 3' },
    pick_up: null,
  },
  lists: {
    season: [
      { code: 'summer', label: { zh: '夏', en: 'Summer' } },
      { code: 'winter', label: { zh: '冬', en: 'Winter' } },
    ],
    verdict: [
      { code: 'granted', label: { zh: '同意', en: 'Granted' } },
      { code: 'refused', label: { zh: '不同意', en: 'Refused' } },
    ],
  },
}
