import { describe, expect, it } from 'vitest'
import { parcel, parcelLaw } from '#tests/support/parcel.ts'
import { isRequired } from './fields.ts'
import type { ActionDefinition, FieldDefinition } from './procedure.ts'
import { procedureUnder } from './procedure-under.ts'

const slow = procedureUnder(parcel, parcelLaw)
const fast = procedureUnder(parcel, {
  ...parcelLaw,
  choices: { speed: { value: 'fast', source: null }, restarts: { value: 'yes', source: null } },
})
const silent = procedureUnder(parcel, { ...parcelLaw, choices: { speed: { value: null, source: null } } })

describe('a procedure under a law', () => {
  it('has the actions of its choices, and not those of others or of none', () => {
    expect(slow.actions.lengthen).toBeDefined()
    expect(fast.actions.lengthen).toBeUndefined()
    expect(silent.actions.lengthen).toBeUndefined()
  })

  it('has the clock starts of its choices', () => {
    expect(slow.actions.pass_on?.starts).toEqual([])
    expect(fast.actions.pass_on?.starts?.map((start) => start.clock)).toEqual(['delivery'])
  })

  it('demands what its codes demand', () => {
    expect(slow.actions.post?.fields.insured?.required).toEqual({ field: 'weight', in: ['heavy'] })
  })

  it('demands nothing where no code does', () => {
    const lists = { ...parcelLaw.lists, weight: [{ code: 'light', label: { zh: '轻', en: 'Light' } }] }

    expect(procedureUnder(parcel, { ...parcelLaw, lists }).actions.post?.fields.insured?.required).toBeUndefined()
  })

  it('demands what its choice demands, unless another field is filled in', () => {
    const { post } = parcel.actions
    if (post === undefined) throw new Error('parcels cannot be posted')
    const required = { where: { choice: 'speed', in: ['fast'] }, unless: 'weight' } as const
    const asking = {
      ...parcel,
      actions: {
        post: {
          ...post,
          fields: { ...post.fields, note: { label: post.label, type: 'line', maxLength: 9, required } },
        },
      },
    } as const
    const noteUnder = (speed: string) => {
      const law = { ...parcelLaw, choices: { ...parcelLaw.choices, speed: { value: speed, source: null } } }
      return procedureUnder(asking, law).actions.post?.fields.note
    }
    const note = noteUnder('fast')
    if (note === undefined) throw new Error('the field is gone')

    expect(isRequired(note, {})).toBe(true)
    expect(isRequired(note, { weight: 'heavy' })).toBe(false)
    expect(noteUnder('slow')?.required).toBeUndefined()
  })

  it('does not ask what its lists know nothing of', () => {
    const lists = { ...parcelLaw.lists, colour: [{ code: 'red', label: { zh: '红', en: 'Red' } }] }

    expect(slow.actions.post?.fields.colour).toBeUndefined()
    expect(procedureUnder(parcel, { ...parcelLaw, lists }).actions.post?.fields.colour).toBeDefined()
  })

  it('keeps states, roles and clocks, so that old records are read as before', () => {
    expect(fast.machines).toBe(parcel.machines)
    expect(fast.clocks).toBe(parcel.clocks)
  })
})

describe('a field under a law', () => {
  const post = parcel.actions.post
  if (post === undefined) throw new Error('parcels cannot be posted')
  const under = (fields: ActionDefinition['fields'], law = parcelLaw) =>
    procedureUnder({ ...parcel, actions: { post: { ...post, fields } } }, law).actions.post
  const line = { label: post.label, type: 'line', maxLength: 9 } as const
  const colour = { label: post.label, type: 'code', list: 'colour' } as const

  it('that asks for a code stays where its list is empty, unless the list is one a law may do without', () => {
    const asked = (field: FieldDefinition, law = parcelLaw) => under({ it: field }, law)?.fields.it

    expect(asked(colour)).toEqual(colour)
    expect(asked({ ...colour, optionalList: true })).toBeUndefined()
    expect(asked({ ...colour, list: 'unheard-of', optionalList: true })).toBeUndefined()
    expect(asked({ ...colour, list: 'weight', optionalList: true })).toBeDefined()
  })

  it('is asked where the law has chosen so', () => {
    expect(under({ it: { ...line, where: { choice: 'speed', in: ['slow'] } } })?.fields.it).toBeDefined()
    expect(under({ it: { ...line, where: { choice: 'speed', in: ['fast'] } } })?.fields.it).toBeUndefined()
    expect(under({ it: { ...line, where: { choice: 'unheard-of', in: ['fast'] } } })?.fields.it).toBeUndefined()
  })

  it('keeps what it demands by itself, and drops what no code of its list demands', () => {
    const byCode = (field: string) => ({ ...line, required: { field, demandedByCode: true } }) as const
    const insured = (field: string) =>
      under({ weight: { ...colour, list: 'weight' }, note: line, insured: byCode(field) })?.fields.insured

    expect(under({ it: { ...line, required: true } })?.fields.it).toEqual({ ...line, required: true })
    expect(under({ it: { ...line, required: { unless: 'note' } } })?.fields.it).toEqual({
      ...line,
      required: { unless: 'note' },
    })
    expect(insured('weight')).toEqual({ ...line, required: { field: 'weight', in: ['heavy'] } })
    expect(insured('note')).toEqual(line)
    expect(insured('lost')).toEqual(line)
    expect(under({ it: byCode('c'), c: { ...colour, list: 'unheard-of' } })?.fields.it).toEqual(line)
  })

  it('leaves an act without clocks without any', () => {
    expect(under({})).not.toHaveProperty('starts')
  })

  it('and acts that hang on a clock are there where the law gives it a length', () => {
    const acts = (clock: string) =>
      Object.keys(procedureUnder({ ...parcel, actions: { post: { ...post, where: { clock } } } }, parcelLaw).actions)

    expect(acts('sign')).toEqual(['post'])
    expect(acts('promise')).toEqual([])
    expect(acts('unheard-of')).toEqual([])
  })

  it('and roles stand for whom the law names', () => {
    const { master } = parcel.roles
    if (master === undefined) throw new Error('nobody is master')
    const named = (choice: string, ...values: string[]) => ({ role: choice, where: { choice, in: values } })
    const both = {
      label: master.label,
      held: 'named',
      otherwise: 'master',
      as: [named('speed', 'slow'), named('restarts', 'yes')],
    } as const
    const { roles } = procedureUnder({ ...parcel, roles: { master, both } }, parcelLaw)

    expect(roles.both).toEqual({ ...both, as: [named('speed', 'slow')] })
    expect(roles.master).toBe(master)
  })
})
