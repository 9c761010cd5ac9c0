import type { ClockRule } from '#engine/deadline.ts'
import { defineProcedure } from '#engine/define-procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { libraryCard } from './library-card.ts'
import { plainTerms } from './plain-terms.ts'

/** An invented procedure about what laws differ in: a parcel handed to depots, who sign for it and answer. */
export const parcel = defineProcedure({
  id: 'parcel',
  title: { zh: '包裹', en: 'Parcel' },
  terms: plainTerms,
  machines: {
    case: {
      label: { zh: '包裹', en: 'Parcel' },
      per: 'case',
      start: 'posted',
      states: {
        posted: { label: { zh: '已寄', en: 'Posted' } },
        out: { label: { zh: '在途', en: 'Out' } },
        home: { label: { zh: '已到', en: 'Home' }, final: true },
      },
    },
    assignment: {
      label: { zh: '交站', en: 'Handed over' },
      per: 'unit',
      start: 'dispatched',
      states: {
        dispatched: { label: { zh: '待签', en: 'To be signed for' } },
        signed: { label: { zh: '已签', en: 'Signed for' } },
        returned: { label: { zh: '已退', en: 'Returned' }, final: true },
      },
    },
  },
  roles: {
    master: { label: { zh: '站长', en: 'Master' }, held: 'office' },
    depot: { label: { zh: '站', en: 'Depot' }, held: 'unit' },
    first_depot: { label: { zh: '主站', en: 'First depot' }, held: 'unit', duty: 'lead' },
  },
  clocks: {
    sign: { zh: '签收', en: 'Signing' },
    check: { zh: '核对', en: 'Checking' },
    delivery: { zh: '送达', en: 'Delivery' },
    refusal: { zh: '退回', en: 'Giving back' },
    promise: { zh: '约定', en: 'Promise' },
  },
  choices: {
    speed: {
      label: { zh: '快慢', en: 'Speed' },
      values: { slow: { zh: '慢', en: 'Slow' }, fast: { zh: '快', en: 'Fast' } },
    },
    restarts: {
      label: { zh: '重算', en: 'Begins anew' },
      values: { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } },
    },
  },
  codes: {},
  scaled: ['weight'],
  events: {},
  visibility: { offices: ['master'], events: {}, fields: {}, instances: {}, clocks: {} },
  chain: libraryCard.chain,
  answers: libraryCard.answers,
  actions: {
    post: {
      label: { zh: '寄', en: 'Post' },
      machine: 'case',
      from: [],
      to: 'posted',
      by: ['master'],
      event: 'posted',
      fields: {
        weight: { label: { zh: '轻重', en: 'Weight' }, type: 'code', list: 'weight' },
        colour: { label: { zh: '颜色', en: 'Colour' }, type: 'code', list: 'colour', optionalList: true },
        insured: {
          label: { zh: '保价', en: 'Insured' },
          type: 'line',
          maxLength: 20,
          required: { field: 'weight', demandedByCode: true },
        },
      },
    },
    hand_over: {
      label: { zh: '交', en: 'Hand over' },
      machine: 'case',
      from: ['posted'],
      to: 'out',
      by: ['master'],
      event: 'handed_over',
      creates: [
        { machine: 'assignment', event: 'dispatched', of: { field: 'first' }, duty: 'lead' },
        { machine: 'assignment', event: 'dispatched', of: { field: 'second' }, duty: 'joint' },
      ],
      starts: [
        { clock: 'sign', for: 'new_instances' },
        { clock: 'check', for: 'new_instances', anchor: 'assignment' },
        { clock: 'check', for: 'new_instances', anchor: 'receipt' },
        { clock: 'refusal', for: 'new_instances', anchor: 'receipt', window: true },
        { clock: 'delivery', for: 'case', anchor: 'assignment' },
        { clock: 'delivery', for: 'case', anchor: 'receipt' },
      ],
      fields: {
        first: { label: { zh: '主', en: 'First' }, type: 'unit', required: true },
        second: { label: { zh: '次', en: 'Second' }, type: 'unit' },
      },
    },
    sign: {
      label: { zh: '签', en: 'Sign' },
      machine: 'assignment',
      from: ['dispatched'],
      to: 'signed',
      by: ['depot'],
      event: 'signed',
      stops: ['sign'],
      starts: [
        { clock: 'check', for: 'instance', anchor: 'receipt' },
        { clock: 'refusal', for: 'instance', anchor: 'receipt', window: true },
        { clock: 'delivery', for: 'case', duty: 'lead', anchor: 'receipt' },
      ],
      fields: {},
    },
    give_back: {
      label: { zh: '退', en: 'Give back' },
      machine: 'assignment',
      from: ['dispatched', 'signed'],
      to: 'returned',
      by: ['depot'],
      event: 'given_back',
      within: 'refusal',
      fields: {},
    },
    take_from: {
      label: { zh: '代收', en: 'Take from another' },
      machine: 'assignment',
      from: ['signed'],
      to: 'dispatched',
      by: ['first_depot'],
      onOthers: true,
      event: 'taken',
      fields: {},
    },
    pass_on: {
      label: { zh: '转', en: 'Pass on' },
      machine: 'case',
      from: ['out'],
      by: ['master'],
      event: 'passed_on',
      creates: [{ machine: 'assignment', event: 'dispatched', of: { field: 'to' }, duty: 'lead' }],
      starts: [{ clock: 'delivery', for: 'case', where: { choice: 'restarts', in: ['yes'] } }],
      fields: { to: { label: { zh: '转往', en: 'To' }, type: 'unit', required: true } },
    },
    lengthen: {
      label: { zh: '延', en: 'Lengthen' },
      machine: 'case',
      from: ['out'],
      by: ['master'],
      event: 'lengthened',
      where: { choice: 'speed', in: ['slow'] },
      extends: { clock: 'delivery', monthsFact: 'months' },
      fields: { months: { label: { zh: '月', en: 'Months' }, type: 'whole_number', min: 1, max: 6, required: true } },
    },
    promise: {
      label: { zh: '约', en: 'Promise' },
      machine: 'case',
      from: ['out'],
      by: ['master'],
      event: 'promised',
      starts: [{ clock: 'promise', for: 'case', dateField: 'day' }],
      fields: { day: { label: { zh: '日', en: 'Day' }, type: 'date', required: true } },
    },
    reckon_anew: {
      label: { zh: '重算', en: 'Reckon anew' },
      machine: 'case',
      from: ['posted', 'out'],
      by: ['master'],
      event: 'reckoned_anew',
      recomputes: true,
      unoffered: true,
      fields: { authority: { label: { zh: '依据', en: 'Authority' }, type: 'line', maxLength: 100, required: true } },
    },
    arrive: {
      label: { zh: '到', en: 'Arrive' },
      machine: 'case',
      from: ['out'],
      to: 'home',
      by: ['master'],
      event: 'arrived',
      fields: {},
    },
  },
})

const days = (length: number, anchor?: ClockRule['anchor']): ClockRule => ({
  length,
  unit: 'working_day',
  rollsOver: false,
  source: 'parcel rules',
  ...(anchor === undefined ? {} : { anchor }),
})

/** A law on parcels: everything from receipt, which is deemed three working days after delivery. */
export const parcelLaw: Profile = {
  id: 'harbour-2026',
  procedure: 'parcel',
  place: 'harbour',
  title: { zh: '港', en: 'Harbour' },
  source: 'parcel rules',
  effectiveFrom: plainDate('2026-01-01'),
  deemedReceipt: 'sign',
  clocks: {
    sign: days(3),
    check: days(5, 'receipt'),
    refusal: days(2, 'receipt'),
    delivery: {
      length: 1,
      unit: 'month',
      rollsOver: true,
      source: 'parcel rules',
      anchor: 'receipt',
      extension: { mostMonths: 2, source: 'parcel rules § 9' },
    },
    promise: null,
  },
  choices: { speed: { value: 'slow', source: null }, restarts: { value: 'no', source: null } },
  lists: {
    weight: [
      { code: 'light', label: { zh: '轻', en: 'Light' }, scale: 'resolved' },
      { code: 'heavy', label: { zh: '重', en: 'Heavy' }, scale: 'partial', demands: ['insured'] },
    ],
    colour: [],
  },
  numbers: {},
  provisions: [],
  openQuestions: [],
}
