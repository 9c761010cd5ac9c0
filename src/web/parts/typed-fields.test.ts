import { describe, expect, it } from 'vitest'
import type { FieldDefinition } from '#engine/procedure.ts'
import { fieldsFrom, typedFrom, typedOf } from './typed-fields.ts'

const label = { zh: '栏', en: 'Field' }
const definitions: Readonly<Record<string, FieldDefinition>> = {
  title: { label, type: 'line', maxLength: 120 },
  text: { label, type: 'text', maxLength: 5_000 },
  months: { label, type: 'whole_number', min: 1, max: 3 },
  open: { label, type: 'yes_no' },
  people: { label, type: 'people', max: 200 },
  unit: { label, type: 'unit' },
  number: { label, type: 'issued_number', series: 'case' },
}

function sent(values: readonly (readonly [string, string])[]) {
  const form = new FormData()
  for (const [name, value] of values) form.append(name, value)
  return fieldsFrom(typedFrom(form, definitions), definitions)
}

describe('a posted form as an action takes it', () => {
  it('gives text, numbers, ticks and lists their own kind', () => {
    expect(
      sent([
        ['title', '  关于修桥的建议 '],
        ['text', '第一段\r\n\r\n第二段'],
        ['months', ' 2 '],
        ['open', 'yes'],
        ['people', 'p-1'],
        ['people', 'p-2'],
        ['unit', 'roads'],
      ]),
    ).toEqual({
      title: '关于修桥的建议',
      text: '第一段\n\n第二段',
      months: 2,
      open: true,
      people: ['p-1', 'p-2'],
      unit: 'roads',
    })
  })

  it('leaves empty boxes out; an unticked box is a no', () => {
    expect(
      sent([
        ['title', '   '],
        ['unit', ''],
      ]),
    ).toEqual({ open: false })
  })

  it.each(['两个月', '1.5', '1e9', '99999999999', '0x10'])(
    'keeps %s as text, for the engine to name the fault',
    (typed) => {
      expect(sent([['months', typed]])).toEqual({ months: typed, open: false })
    },
  )

  it('takes no number that only a series may give, and nothing nobody asked for', () => {
    expect(
      sent([
        ['number', '2026-0001'],
        ['byPerson', 'p-9'],
        ['open', ''],
      ]),
    ).toEqual({ open: false })
  })

  it('drops zero bytes, which the record cannot hold', () => {
    expect(sent([['title', '修\u0000桥']])).toEqual({ title: '修桥', open: false })
  })
})

describe('stored values in a form', () => {
  it('come back out of it as they went in', () => {
    const fields = { title: '修桥', months: 3, open: true, people: ['p-1', 'p-2'] }

    expect(fieldsFrom(typedOf(fields), definitions)).toEqual(fields)
  })
})
