import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const page = `OFFICIAL REPORT
Tuesday 4 June 2019

The House met at ten o'clock

Harbour Dues

1. Hester Moor (North Quay) (Nat): How many boats have paid the dues this year?

The Minister for Ports (Cuthbert Amadi): Sixty-four have paid. [Interruption.] We will publish the list in May.

Hon. Members: Hear, hear.

Mr Speaker: Order. Members must be heard in silence.

Hester Moor: That is a welcome answer, but small boats should be exempt.

Leopold Sark (Fell): I beg to move, That this House calls for lower dues.

Question put.
The House divided: Ayes 31, Noes 27.
Resolved, That this House calls for lower dues.
`

describe('verbatim records in English', () => {
  const { items, people, sessions } = readText(page, facts)

  it('give each speaker what they say, and nobody what the reporter or the chair puts in between', () => {
    expect(items.map(({ kind, speaker, quote }) => [kind, speaker, quote])).toEqual([
      ['topic', null, 'Harbour Dues'],
      ['topic', 'Hester Moor', 'How many boats have paid the dues this year'],
      ['position', 'Cuthbert Amadi', 'Sixty-four have paid'],
      ['follow_up', 'Cuthbert Amadi', 'We will publish the list in May'],
      ['assessment', 'Hester Moor', 'That is a welcome answer'],
      ['suggestion', 'Hester Moor', 'small boats should be exempt'],
      ['suggestion', 'Leopold Sark', 'That this House calls for lower dues'],
      ['follow_up', null, 'That this House calls for lower dues'],
    ])
  })

  it('give the motion the division on it', () => {
    expect(items[6]?.vote).toMatchObject({ passed: true, ayes: 31, noes: 27, abstentions: null })
  })

  it('name who speaks, with office or party', () => {
    expect(people.map(({ name, role, party }) => [name, role, party])).toEqual([
      ['Hester Moor', null, 'Nat'],
      ['Cuthbert Amadi', 'Minister for Ports', undefined],
      ['Leopold Sark', null, undefined],
    ])
    expect(sessions).toHaveLength(1)
  })
})
