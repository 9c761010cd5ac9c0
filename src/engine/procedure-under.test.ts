import { describe, expect, it } from 'vitest'
import { parcel, parcelLaw } from '#tests/support/parcel.ts'
import { isRequired } from './fields.ts'
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
