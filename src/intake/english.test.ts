import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const minutes = `ROOKDALE TOWN COUNCIL

Minutes of the Ordinary Meeting of Rookdale Town Council held at the Corn Exchange on Tuesday 14 March 2023 at 7.00 pm

Present: Cllrs T Fernley (Chair), P. Oakhurst, S Marlowe-Finch and D O'Bray

In attendance: Mrs J Winterby, Town Clerk; 4 members of the public

1. PLAY AREA

Cllr Oakhurst reported that the swings had been inspected. Cllr O'Bray suggested that shade trees be planted.

It was proposed by Cllr Fernley and RESOLVED that the quotation of £2,400 be accepted.

It was agreed that the Clerk would write to the County Council about the bus shelter.

ACTION: Clerk to obtain three quotations for trees.
`

describe('English minutes', () => {
  const reading = readText(minutes, { name: 'm.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' })

  it('give the meeting with its day, place and chair', () => {
    expect(reading.sessions).toMatchObject([
      {
        kind: 'plenary',
        host: 'T Fernley',
        datePhrase: { quote: 'Tuesday 14 March 2023' },
        place: { quote: 'Corn Exchange' },
      },
    ])
  })

  it('list who was there, councillors apart from officers', () => {
    expect(reading.lists.map(({ kind, people }) => [kind, people.map(({ name }) => name)])).toEqual([
      ['deputy', ['T Fernley', 'P. Oakhurst', 'S Marlowe-Finch', "D O'Bray"]],
      ['other', ['J Winterby']],
    ])
  })

  it('give topics, what was said, what was resolved and who must act', () => {
    expect(reading.items.map(({ kind, speaker, quote }) => [kind, speaker, quote])).toEqual([
      ['topic', null, 'PLAY AREA'],
      ['position', 'Oakhurst', 'the swings had been inspected'],
      ['suggestion', "O'Bray", 'shade trees be planted'],
      ['directive', null, 'the quotation of £2,400 be accepted'],
      ['follow_up', null, 'the Clerk would write to the County Council about the bus shelter'],
      ['follow_up', null, 'Clerk to obtain three quotations for trees'],
    ])
  })

  it('count a person once, however often named', () => {
    expect(reading.people.filter(({ name }) => name.endsWith('Fernley'))).toHaveLength(1)
  })
})

describe('English minutes of other shapes', () => {
  const items = (words: string) =>
    readText(`Minutes of the meeting of Rookdale Town Council held on 14 March 2023\n\n${words}`, {
      name: 'm.txt',
      sha256: '',
      bytes: 0,
      mediaType: 'text/plain',
      encoding: 'utf-8',
    }).items.map(({ kind, speaker, quote }) => [kind, speaker, quote])

  it('give a decision point by point', () => {
    expect(
      items(
        'The Committee considered the report on the hall at length.\n\nResolved: That\n\na) the quotation be accepted; and\n\nb) the Clerk will write to the County Council.',
      ),
    ).toEqual([
      ['directive', null, 'the quotation be accepted'],
      ['follow_up', null, 'the Clerk will write to the County Council'],
    ])
  })

  it('take a question for a topic and an undertaking for a follow-up', () => {
    expect(
      items(
        'Cllr A Fernley asked whether the swings had been inspected. The Leader of the Council undertook to provide a written response.',
      ),
    ).toEqual([
      ['topic', 'A Fernley', 'the swings had been inspected'],
      ['follow_up', 'Leader of the Council', 'The Leader of the Council undertook to provide a written response'],
    ])
  })

  it('give what was said by nobody in particular', () => {
    expect(items('It was noted that the hall had been repaired.')).toEqual([
      ['position', null, 'the hall had been repaired'],
    ])
  })
})
