import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, it } from 'vitest'
import { listInventedPages, listLanguagePages } from '#tests/reading/pages.ts'
import { readPage } from '#tests/reading/read.ts'
import { readText } from './read-text.ts'
import { readFileToReading } from './readers/read-file.ts'
import schema from './reading.schema.json' with { type: 'json' }
import type {
  Answer,
  AnswerReason,
  Article,
  Doubt,
  Due,
  Item,
  ItemKind,
  ListedName,
  NamedThing,
  NameList,
  Person,
  Reading,
  Session,
  Source,
  Vote,
} from './reading.ts'

const facts = { name: 'page.txt', sha256: 'ab', bytes: 1, mediaType: 'text/plain', encoding: 'utf-8' }
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)

/** What a reading has that the schema does not know, by place; as the reading is handed out, as JSON. */
function faultsOf(name: string, reading: Reading): readonly string[] {
  if (validate(JSON.parse(JSON.stringify(reading)))) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name} ${instancePath}: ${message}`)
}

async function bytesOf(name: string): Promise<Uint8Array> {
  if (name.endsWith('.docx')) {
    const text = '缪听澜委员建议开办学徒夜校。市教育局局长乔知简说，将尽快开办。'
    const children = [new Paragraph('大会发言摘登'), new Paragraph(text)]
    return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
  }
  const folder = name.startsWith('newspaper') ? 'readers/fixtures' : '../../tests/reading/languages/sources'
  return readFile(new URL(`${folder}/${name}`, import.meta.url))
}

/** Every key of a type, once: the compiler refuses a list that lacks one or has one too many. */
type KeysOf<Type> = Record<keyof Type, true>
const keys = (all: Record<string, true>) => Object.keys(all).sort()

const types: Record<keyof typeof schema.$defs, string[]> = {
  quote: keys({ quote: true, start: true, end: true }),
  span: keys({ start: true, end: true } satisfies KeysOf<Article['body']>),
  source: keys({
    name: true,
    sha256: true,
    bytes: true,
    mediaType: true,
    encoding: true,
    language: true,
    script: true,
    text: true,
  } satisfies KeysOf<Source>),
  article: keys({
    headline: true,
    kicker: true,
    caption: true,
    byline: true,
    continuation: true,
    body: true,
  } satisfies KeysOf<Article>),
  session: keys({
    article: true,
    kind: true,
    theme: true,
    parentMeeting: true,
    datePhrase: true,
    day: true,
    host: true,
    place: true,
    duration: true,
    start: true,
    end: true,
  } satisfies KeysOf<Session>),
  person: keys({
    name: true,
    role: true,
    party: true,
    kind: true,
    article: true,
    session: true,
    start: true,
    end: true,
  } satisfies KeysOf<Person>),
  listedName: keys({ name: true, start: true, end: true } satisfies KeysOf<ListedName>),
  nameList: keys({
    article: true,
    session: true,
    kind: true,
    people: true,
    statedCount: true,
    listedCount: true,
    agrees: true,
    start: true,
    end: true,
  } satisfies KeysOf<NameList>),
  item: keys({
    kind: true,
    article: true,
    session: true,
    speaker: true,
    verb: true,
    quote: true,
    start: true,
    end: true,
    unit: true,
    joint: true,
    due: true,
    vote: true,
    answers: true,
  } satisfies KeysOf<Item>),
  due: keys({ quote: true, start: true, end: true, day: true, within: true } satisfies KeysOf<Due>),
  vote: keys({
    passed: true,
    unanimous: true,
    ayes: true,
    noes: true,
    abstentions: true,
    quote: true,
    start: true,
    end: true,
  } satisfies KeysOf<Vote>),
  answer: keys({ item: true, score: true, reason: true } satisfies KeysOf<Answer>),
  answerReason: keys({ code: true, shared: true } satisfies KeysOf<AnswerReason>),
  namedThing: keys({
    quote: true,
    start: true,
    end: true,
    name: true,
    article: true,
    outcome: true,
  } satisfies KeysOf<NamedThing>),
  doubt: keys({ quote: true, start: true, end: true, code: true, article: true, hint: true } satisfies KeysOf<Doubt>),
}

const enumerations: [string, readonly (string | null)[], Record<string, true>][] = [
  [
    'kinds of item',
    schema.$defs.item.properties.kind.enum,
    {
      topic: true,
      suggestion: true,
      directive: true,
      position: true,
      assessment: true,
      follow_up: true,
    } satisfies Record<ItemKind, true>,
  ],
  [
    'kinds of session',
    schema.$defs.session.properties.kind.enum,
    {
      plenary: true,
      theme_session: true,
      group_discussion: true,
      deliberation: true,
      standing_committee: true,
      consultation: true,
      other: true,
    } satisfies Record<Session['kind'], true>,
  ],
  [
    'kinds of person',
    schema.$defs.person.properties.kind.enum,
    { leader: true, member: true, deputy: true, other: true } satisfies Record<Person['kind'], true>,
  ],
  [
    'doubts',
    schema.$defs.doubt.properties.code.enum,
    {
      suspect_character: true,
      headline_unplaced: true,
      count_disagrees: true,
      not_understood: true,
      no_session: true,
      same_name_twice: true,
      language_unsupported: true,
      speaker_unclear: true,
      ocr_low_confidence: true,
      no_character: true,
    } satisfies Record<Doubt['code'], true>,
  ],
  [
    'reasons of an answer',
    schema.$defs.answerReason.properties.code.enum,
    {
      answered_collectively: true,
      shared_words: true,
      named_author: true,
      same_session: true,
    } satisfies Record<AnswerReason['code'], true>,
  ],
]

describe('the JSON Schema of a reading', () => {
  it.each(Object.entries(schema.$defs))('knows exactly the keys of %s', (name, definition) => {
    const expected = Object.entries(types).find(([type]) => type === name)?.[1]

    expect(Object.keys(definition.properties).sort()).toEqual(expected)
    expect(definition.additionalProperties).toBe(false)
  })

  it('knows exactly the keys of a reading', () => {
    const all = {
      source: true,
      articles: true,
      sessions: true,
      people: true,
      lists: true,
      items: true,
      programmes: true,
      mechanisms: true,
      documents: true,
      doubts: true,
    } satisfies KeysOf<Reading>

    expect(Object.keys(schema.properties).sort()).toEqual(keys(all))
    expect([...schema.required].sort()).toEqual(keys(all))
  })

  it.each(enumerations)('lists the same %s as the types', (_what, listed, typed) => {
    expect([...listed].sort()).toEqual(keys(typed))
  })

  it.each([
    ['a Chinese page', '本报讯 昨天上午，市政协九届二次会议举行大会发言。缪听澜委员建议开办学徒夜校。'],
    ['English minutes', 'Minutes of the Council meeting held on 3 May 2023\n\nPresent:\n\nCllr P Oakhurst (Chair)\n'],
    ['an unknown language', 'Bonjour à tous et à toutes, chers amis du quartier.'],
    ['an empty text', ''],
  ])('accepts the reading of %s', (_what, text) => {
    expect(validate(readText(text, facts)), JSON.stringify(validate.errors)).toBe(true)
  })

  it.each([
    ['pages of papers and minutes', ['held_out'] as const, listInventedPages],
    ['pages of every language', ['development', 'held_out'] as const, listLanguagePages],
  ])('accepts the readings of whole %s', (_what, splits, list) => {
    const readings = splits.flatMap(list).map((page) => ({ name: page.name, reading: readPage(page) }))

    expect(readings.length).toBeGreaterThan(10)
    expect(readings.flatMap(({ name, reading }) => faultsOf(name, reading))).toEqual([])
    // Else it would be said of little.
    const counted = (part: 'articles' | 'sessions' | 'people' | 'items') =>
      readings.reduce((sum, { reading }) => sum + reading[part].length, 0)
    for (const part of ['articles', 'sessions', 'people', 'items'] as const)
      expect(counted(part), part).toBeGreaterThanOrEqual(readings.length / 2)
  })

  it('is held against pages of every language that is read', () => {
    const pages = (['development', 'held_out'] as const).flatMap(listLanguagePages)
    const languages = new Set(pages.map((page) => readPage(page).source.language))

    expect([...languages].sort()).toEqual(['de', 'en', 'ja', 'zh'])
  })

  it.each([
    ['akn-sitting-2019.xml', 'application/akn+xml'],
    ['popolo-board-2021.json', 'application/json'],
    ['newspaper.html', 'text/html'],
    ['newspaper.pdf', 'application/pdf'],
    ['suggestion.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('accepts the reading of %s as its reader gives it', async (name, mediaType) => {
    const read = await readFileToReading({ name, bytes: await bytesOf(name) })

    expect(read).toMatchObject({ ok: true, value: { source: { mediaType } } })
    expect(read.ok && faultsOf(name, read.value)).toEqual([])
    expect(read.ok && read.value.source.text.length).toBeGreaterThan(20)
  })

  it('refuses a reading whose item has an unknown kind', () => {
    const reading = readText('缪听澜委员建议开办学徒夜校。', facts)
    const broken = { ...reading, items: reading.items.map((item) => ({ ...item, kind: 'wish' })) }

    expect(reading.items).toHaveLength(1)
    expect(validate(broken)).toBe(false)
  })
})
