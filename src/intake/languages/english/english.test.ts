import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { ownWork } from '#tests/support/own-work.ts'

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

const facts = { name: 'm.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const under = (words: string) =>
  readText(`Minutes of the meeting of Rookdale Town Council held on 14 March 2023\n\n${words}`, facts)
const itemsOf = (words: string) => under(words).items.map(({ kind, speaker, quote }) => [kind, speaker, quote])

describe('English sentences in which several speak', () => {
  it('come apart where another speaks, and where the same one goes on to ask', () => {
    expect(
      itemsOf(
        'Cllr Fernley said that the weir gates had jammed twice, and requested that the rangers grease them. A resident complained that the towpath flooded.',
      ),
    ).toEqual([
      ['position', 'Fernley', 'the weir gates had jammed twice'],
      ['suggestion', 'Fernley', 'the rangers grease them'],
      ['position', 'A resident', 'the towpath flooded'],
    ])
  })

  it('keep together what one says of one kind, and part what is so from what will be done', () => {
    expect(itemsOf('Mrs Oakhurst said that the roof had leaked and that the floor had warped.')).toEqual([
      ['position', 'Oakhurst', 'the roof had leaked and that the floor had warped'],
    ])
    expect(itemsOf('Mrs Oakhurst said that the roof had leaked and that the slater would return in May.')).toEqual([
      ['position', 'Oakhurst', 'the roof had leaked'],
      ['follow_up', 'Oakhurst', 'the slater would return in May'],
    ])
  })

  it('give a pronoun the one who spoke last, and do not cut behind what leads up to a question', () => {
    expect(itemsOf('Cllr Marlowe told the meeting that the pump had failed. He called for a second pump.')).toEqual([
      ['position', 'Marlowe', 'the pump had failed'],
      ['suggestion', 'Marlowe', 'a second pump'],
    ])
    expect(itemsOf('With regard to the ferry, the Council asked Mr Bray about the repair of the ramp.')).toEqual([
      ['topic', 'Council', 'the repair of the ramp'],
    ])
  })

  it('leave the matter its name, and take what it ranges over one by one', () => {
    expect(
      itemsOf('Cllr Bray raised the matter of the green – these include mowing, new benches and a gate for prams.'),
    ).toEqual([
      ['topic', 'Bray', 'the green'],
      ['topic', 'Bray', 'mowing'],
      ['topic', 'Bray', 'new benches'],
      ['topic', 'Bray', 'a gate for prams'],
    ])
  })

  it('hear who was pleased or concerned as judging', () => {
    expect(itemsOf('Members were delighted with the new bandstand.')).toEqual([
      ['assessment', 'Members', 'the new bandstand'],
    ])
  })
})

describe('English numbering', () => {
  it('of one report goes on under its number, without a subject where the reporter is meant', () => {
    expect(
      itemsOf(
        '4.1. Mr Bray, warden, reported the following:\n4.1.1. Will mend the stile on Long Lane\n4.1.2. Hedges – the second cut is finished\n4.2. There were no questions.',
      ),
    ).toEqual([
      ['follow_up', 'Bray', 'Will mend the stile on Long Lane'],
      ['position', 'Bray', 'Hedges – the second cut is finished'],
    ])
  })

  it('stands before headings of every style, not before sentences', () => {
    expect(
      itemsOf(
        'The doors opened at six.\n\n21/88 Allotment rents\n\n2018/141 Notice of motion\n\nItem 3 – Ferry steps\n\n6.2 The gate was shut.',
      ),
    ).toEqual([
      ['topic', null, 'Allotment rents'],
      ['topic', null, 'Notice of motion'],
      ['topic', null, 'Ferry steps'],
    ])
  })

  it('of decisions gives one each: noted, to be done by somebody, to be done', () => {
    expect(
      itemsOf(
        'The Committee AGREED:\n(i) to note the report on moorings;\n(ii) that the Clerk write to the harbour master; and\n(iii) to instruct officers to survey the quay.',
      ),
    ).toEqual([
      ['position', null, 'to note the report on moorings'],
      ['directive', null, 'that the Clerk write to the harbour master'],
      ['directive', null, 'to instruct officers to survey the quay'],
    ])
  })
})

describe('English motions', () => {
  it('are suggestions by whoever moved them, without the seconder and the vote', () => {
    expect(
      itemsOf(
        'Councilmember Fernley moved to approve the lease of the boathouse, seconded by Councilmember Bray. Motion carried 4-1.\n\nA motion was made by Council Member Oakhurst to close the ramp. Second by Council Member Bray.',
      ),
    ).toEqual([
      ['suggestion', 'Fernley', 'approve the lease of the boathouse'],
      ['suggestion', 'Oakhurst', 'close the ramp'],
    ])
  })

  it('may be announced by a name alone and answered below', () => {
    expect(
      itemsOf(
        'The motions on the order paper were read out.\n\n3(a) Councillor Ada Fernley\n“That the Council light the river walk.”\nReply: The river walk will be lit by October.',
      ),
    ).toEqual([
      ['suggestion', 'Ada Fernley', 'That the Council light the river walk'],
      ['follow_up', null, 'The river walk will be lit by October'],
    ])
  })

  it('in charge of the meeting ask somebody to act: an instruction', () => {
    expect(itemsOf('The Convener asked the surveyor to report back in June.')).toEqual([
      ['follow_up', 'Convener', 'the surveyor to report back in June'],
    ])
  })
})

describe('a verbatim record in English', () => {
  const record = `Rookdale Assembly\nQuestions for Oral Answer\n4 June 2019\n\n1. Mrs. Ada Fernley (Westmarsh): To ask the Minister for Works what plans she has to dredge the harbour.\n\nThe Minister for Works (Ms. Bea Oakhurst): The dredger will arrive in August. Half of the quay is closed.\n\nMrs. Fernley: I thank the Minister. The delay has been a disgrace. Will she now publish the survey?\n\nMs. Oakhurst: I will write to the hon. Member with the survey.\n`

  it('gives the question, the answer, the judgement and the promise to whoever spoke', () => {
    expect(readText(record, facts).items.map(({ kind, speaker, quote }) => [kind, speaker, quote])).toEqual([
      ['topic', 'Ada Fernley', 'what plans she has to dredge the harbour'],
      ['follow_up', 'Bea Oakhurst', 'The dredger will arrive in August'],
      ['position', 'Bea Oakhurst', 'Half of the quay is closed'],
      ['assessment', 'Fernley', 'The delay has been a disgrace'],
      ['suggestion', 'Fernley', 'Will she now publish the survey'],
      ['follow_up', 'Oakhurst', 'I will write to the hon. Member with the survey'],
    ])
  })

  it('is a session and names those who take turns', () => {
    const reading = readText(record, facts)
    expect(reading.sessions).toHaveLength(1)
    expect(reading.people.map(({ name }) => name)).toEqual(['Ada Fernley', 'Bea Oakhurst'])
  })
})

describe('English news', () => {
  it('gives words in quotation marks to whoever said them, and takes those for people', () => {
    const reading = readText(
      'Residents ask for a later ferry\n\nThe Rookdale ferry forum met on Friday.\n\n"The last boat leaves far too early," said Delphine Moor, who works at the mill. "We need a boat at eleven." Jonas Tarn, of the ferry company, urged passengers to write to the county.\n',
      facts,
    )
    expect(reading.items.map(({ kind, speaker, quote }) => [kind, speaker, quote])).toEqual([
      ['position', 'Delphine Moor', 'The last boat leaves far too early'],
      ['suggestion', 'Delphine Moor', 'We need a boat at eleven'],
      ['suggestion', 'Jonas Tarn', 'passengers to write to the county'],
    ])
    expect(reading.people.map(({ name }) => name)).toEqual(['Delphine Moor', 'Jonas Tarn'])
  })
})

describe('English lists of those present', () => {
  const listed = (words: string) => under(words).lists.map(({ people }) => people.map(({ name }) => name))

  it('go on behind those named by office alone', () => {
    expect(listed('Present: The Chairman, Cllr A Hill and Cllrs Bea Dale, Cy Moor and the clerk, Dot Ware.')).toEqual([
      ['A Hill', 'Bea Dale', 'Cy Moor', 'Dot Ware'],
    ])
    const { people } = under('Present: Cllrs Bea Dale, Cy Moor and the clerk, Dot Ware.')
    expect(people.map(({ name, role, kind }) => [name, role, kind])).toContainEqual(['Dot Ware', 'clerk', 'other'])
  })

  it('know council members, officials by their office, and letters with accents', () => {
    expect(
      listed(
        'Council Members Present: Mayor Bea Dale, Mayor Pro Tem Cy Moor, Council Member Úna Ní Fhloinn\nStaff Present: City Manager Dot Ware, Police Chief Eli Fenn',
      ),
    ).toEqual([
      ['Bea Dale', 'Cy Moor', 'Úna Ní Fhloinn'],
      ['Dot Ware', 'Eli Fenn'],
    ])
  })
})

describe('lists of those present in other councils', () => {
  it('stand under headings in two languages, the one who presides marked behind the name', () => {
    const lists = under(
      'I láthair: Baill / Members present:\nCllr. Úna Brack, Cathaoirleach\nCllr. Eoin Dale-Moor\nCllr. Cáit Ware',
    ).lists
    expect(lists.map(({ people }) => people.map(({ name }) => name))).toEqual([
      ['Úna Brack', 'Eoin Dale-Moor', 'Cáit Ware'],
    ])
  })

  it('give a panel by its membership', () => {
    const lists = under('Membership: Councillors Ada Hill (Chair), Bea Dale-Moor and Cy Ware').lists
    expect(lists.map(({ people }) => people.map(({ name }) => name))).toEqual([
      ['Ada Hill', 'Bea Dale-Moor', 'Cy Ware'],
    ])
  })
})

describe('long English stretches without a full stop', () => {
  it('are not taken apart, so that the work stays small', async () => {
    expect(await ownWork(() => under('Cllr A Hill said that '.repeat(4000)))).toBeLessThan(5_000)
  })
})
