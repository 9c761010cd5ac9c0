import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { libraryProfile } from '#tests/support/library-card.ts'
import type { Fields, FieldValue } from './case-file.ts'
import { fieldFaults, isRequired } from './fields.ts'
import type { FieldDefinition } from './procedure.ts'

const label = { zh: '栏', en: 'Field' }
const known = ['unit east', 'unit west', 'person ann', 'leader lee', 'session s1', 'case C-7']

const faults = (definition: FieldDefinition, fields: Fields) =>
  fieldFaults({ it: definition }, fields, {
    profile: libraryProfile,
    on: plainDate('2026-04-01'),
    isKnown: (kind, id) => known.includes(`${kind} ${id}`),
  })
const why = (definition: FieldDefinition, value: FieldValue) => {
  const [fault] = faults(definition, { it: value })
  return fault?.code === 'field_invalid' ? fault.why : fault?.code
}

describe('what a field takes', () => {
  const text = { label, type: 'text', maxLength: 3 } as const
  const number = { label, type: 'issued_number', series: 'card' } as const
  const moment = { label, type: 'moment' } as const

  it.each([
    { definition: text, value: '一二三', fault: undefined },
    { definition: text, value: '一二三四', fault: 'too_long' },
    { definition: text, value: 7, fault: 'not_text' },
    { definition: number, value: 'C001', fault: undefined },
    { definition: number, value: 1, fault: 'not_text' },
    { definition: { label, type: 'code', list: 'season' } as const, value: 'summer', fault: undefined },
    { definition: { label, type: 'code', list: 'unheard-of' } as const, value: 'summer', fault: 'not_in_list' },
    { definition: { label, type: 'date' } as const, value: '2026-03-31', fault: undefined },
    { definition: { label, type: 'date' } as const, value: 20260331, fault: 'not_a_date' },
    { definition: { label, type: 'date', notAfterToday: true } as const, value: '2026-04-01', fault: undefined },
    { definition: { label, type: 'date', notAfterToday: true } as const, value: '2026-04-02', fault: 'date_in_future' },
    { definition: moment, value: '2026-03-31T09:00', fault: undefined },
    { definition: moment, value: '2026-03-31', fault: 'not_a_moment' },
    { definition: moment, value: 9, fault: 'not_a_moment' },
    { definition: { ...moment, notBeforeToday: true } as const, value: '2026-04-01T00:00', fault: undefined },
    { definition: { ...moment, notBeforeToday: true } as const, value: '2026-03-31T23:59', fault: 'date_in_past' },
    { definition: { label, type: 'whole_number', min: 1, max: 3 } as const, value: true, fault: 'not_a_number' },
    { definition: { label, type: 'yes_no' } as const, value: true, fault: undefined },
  ])('$definition.type, of $value: $fault', ({ definition, value, fault }) => {
    expect(why(definition, value)).toBe(fault)
  })

  it.each(['unit', 'person', 'leader', 'session', 'case'] as const)('is a %s there is', (type) => {
    const id = known.find((one) => one.startsWith(`${type} `))?.slice(type.length + 1) ?? ''
    const other = known.find((one) => !one.startsWith(`${type} `))?.split(' ')[1] ?? ''

    expect(why({ label, type }, id)).toBeUndefined()
    expect(why({ label, type }, other)).toBe('not_in_list')
    expect(why({ label, type }, [id])).toBe('not_in_list')
  })

  it('is a list of units, or of people, all of whom there are', () => {
    expect(why({ label, type: 'units', max: 2 }, ['east', 'west'])).toBeUndefined()
    expect(why({ label, type: 'units', max: 2 }, ['east', 'ann'])).toBe('not_in_list')
    expect(why({ label, type: 'people', max: 2 }, ['ann'])).toBeUndefined()
    expect(why({ label, type: 'people', max: 2 }, ['east'])).toBe('not_in_list')
    expect(why({ label, type: 'units', max: 1 }, ['east', 'west'])).toBe('out_of_range')
  })
})

describe('what has to be filled in', () => {
  const line = { label, type: 'line', maxLength: 9 } as const

  it('is empty with nothing, blanks, or an empty list; not with no or nought', () => {
    const missing = [{ code: 'field_missing', field: 'it' }]

    expect(faults({ ...line, required: true }, {})).toEqual(missing)
    expect(faults({ ...line, required: true }, { it: ' \n' })).toEqual(missing)
    expect(faults({ label, type: 'units', max: 2, required: true }, { it: [] })).toEqual(missing)
    expect(faults({ label, type: 'units', max: 2 }, { it: [] })).toEqual([])
    expect(faults({ label, type: 'yes_no', required: true }, { it: false })).toEqual([])
    expect(faults({ label, type: 'whole_number', min: 0, max: 1, required: true }, { it: 0 })).toEqual([])
    expect(faults(line, {})).toEqual([])
  })

  it('hangs on what another field says, or on its being left out', () => {
    const ifGranted = { ...line, required: { field: 'verdict', in: ['granted', 'partly'] } } as const
    const unlessPhone = { ...line, required: { unless: 'phone' } } as const

    expect(isRequired(ifGranted, { verdict: 'granted' })).toBe(true)
    expect(isRequired(ifGranted, { verdict: 'refused' })).toBe(false)
    expect(isRequired(ifGranted, {})).toBe(false)
    expect(isRequired(unlessPhone, {})).toBe(true)
    expect(isRequired(unlessPhone, { phone: ' ' })).toBe(true)
    expect(isRequired(unlessPhone, { phone: '7' })).toBe(false)
  })

  it('is nothing where a law has yet to say so', () => {
    const byCode = { ...line, required: { field: 'verdict', demandedByCode: true } } as const
    const byChoice = { ...line, required: { where: { choice: 'x', in: ['y'] }, unless: 'phone' } } as const

    expect(isRequired(byCode, { verdict: 'granted' })).toBe(false)
    expect(isRequired(byChoice, {})).toBe(false)
    expect(isRequired(line, {})).toBe(false)
  })
})
