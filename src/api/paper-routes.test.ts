import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { hidden, jointAnswer } from '#tests/support/joint-answer.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let get: (path: string, as?: TownPerson) => Promise<Response>
let letters: string

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  const api = createApi(dependencies)
  get = async (path, as) => {
    const headers = as === undefined ? {} : { authorization: `Bearer ${await tokenFor(dependencies, as)}` }
    return api.request(path, { headers })
  }
  letters = `/cases/${(await jointAnswer(test.db)).caseId}/replies/1/letters`
})

afterAll(() => test.drop())

async function word(response: Response): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(await response.arrayBuffer()) })).value
}

describe('papers by program', () => {
  it('are the letters a person may have, as data and as Word', async () => {
    const addressees = async (as?: TownPerson) =>
      ((await (await get(letters, as)).json()) as { addressee: string }[]).map((one) => one.addressee)

    expect(await addressees('roads')).toEqual(['苗禾川', '岑又青'])
    expect(await addressees('secondDeputy')).toEqual(['岑又青'])
    expect(await word(await get(`${letters}.docx?to=${people.deputy.personId}`, 'roads'))).toContain(hidden)
    expect((await get(`${letters}.docx?to=${people.deputy.personId}`, 'secondDeputy')).status).toBe(404)
    expect(await (await get(letters)).text()).not.toContain(hidden)
  })

  it('are the register and the collection, with what the reader may see', async () => {
    const register = (await (await get('/papers/register?session=s-1', 'water')).json()) as { rows: unknown[][] }

    expect(register.rows.map((row) => row[2])).toEqual(['苗禾川、岑又青'])
    const secretarys = await word(await get('/papers/collection.docx?session=s-1&replies=yes', 'secretary'))
    const everybodys = await word(
      await get('/papers/collection.docx?session=s-1&replies=yes&edition=public', 'secretary'),
    )
    expect(secretarys).toContain(hidden)
    expect(everybodys).toContain('〔此处隐去：商业秘密〕')
    expect(everybodys).not.toContain(hidden)
    for (const file of ['register.xlsx', 'register.docx', 'collection.docx'])
      expect((await get(`/papers/${file}`)).status).toBe(401)
    expect((await get('/papers/register.xlsx', 'roads')).headers.get('content-type')).toContain('spreadsheetml')
  })
})
