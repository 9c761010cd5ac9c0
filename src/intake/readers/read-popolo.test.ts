import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { readPopolo } from './read-popolo.ts'
import { readSource } from './read-source.ts'

const council = {
  organizations: [
    { id: 'c', name: 'Estermark Council' },
    { id: 'p', name: 'Residents First', classification: 'party' },
  ],
  persons: [
    { id: 1, name: 'Hester Moor' },
    { id: 2, name: 'Leopold Sark' },
    { id: 3, name: 'Ada Quill' },
  ],
  memberships: [
    { person_id: 1, organization_id: 'c', role: 'Mayor' },
    { person_id: 1, organization_id: 'p' },
    { person_id: 2, organization_id: 'c' },
  ],
  events: [{ name: 'Meeting of Estermark Council', start_date: '2022-10-04', location: 'Town Hall' }],
  motions: [
    {
      text: 'That the quay be lit.',
      creator_id: 2,
      vote_events: [
        {
          result: 'pass',
          counts: [
            { option: 'yes', value: 2 },
            { option: 'no', value: 1 },
          ],
        },
      ],
    },
  ],
  speeches: [
    { creator_id: 2, title: 'Lighting', text: 'The quay is dark at night.' },
    { creator_id: 1, text: 'We will order the lamps in May.' },
  ],
}
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value))
const textOf = (value: unknown) => {
  const read = readPopolo(bytesOf(value))
  return read.ok ? read.value.text : read.refusal.code
}

describe('readPopolo', () => {
  it('writes people, speeches, motions and votes as a verbatim record', () => {
    expect(textOf(council).trim().split('\n\n')).toEqual([
      'Meeting of Estermark Council',
      '2022-10-04, Town Hall',
      'Ada Quill',
      'Lighting',
      'Leopold Sark: The quay is dark at night.',
      'Hester Moor (Mayor) (Residents First): We will order the lamps in May.',
      'Leopold Sark: I move That the quay be lit.',
      '[Question agreed to: Ayes 2, Noes 1]',
    ])
  })

  it('is then read like one: the speaker, the promise, and the vote on the motion', () => {
    const text = textOf(council)
    const { items } = readText(text, {
      name: '',
      sha256: '',
      bytes: 0,
      mediaType: 'application/json',
      encoding: 'utf-8',
    })
    expect(items.map(({ kind, speaker, vote }) => [kind, speaker, vote?.ayes])).toEqual([
      ['topic', null, undefined],
      ['position', 'Leopold Sark', undefined],
      ['follow_up', 'Hester Moor', undefined],
      ['suggestion', 'Leopold Sark', 2],
    ])
  })

  it('counts the ballots where no counts are given, and refuses what is not in the form', () => {
    const votes = [{ option: 'yes' }, { option: 'no' }, { option: 'no' }]
    const motions = [{ text: 'That the quay be lit', creator_id: 2, result: 'fail', votes }]
    expect(textOf({ ...council, motions })).toContain('[Question negatived: Ayes 1, Noes 2]')
    expect(textOf({ ...council, speeches: [{ text: 7 }] })).toBe('broken_record')
  })

  it('is told by its fields; other JSON stays the text it is', async () => {
    const read = await readSource({ name: 'council.json', bytes: bytesOf(council) })
    const other = await readSource({ name: 'other.json', bytes: bytesOf({ name: 'x' }) })
    expect(read).toMatchObject({ ok: true, value: { mediaType: 'application/json' } })
    expect(other).toMatchObject({ ok: true, value: { mediaType: 'text/plain', text: '{"name":"x"}' } })
  })
})
