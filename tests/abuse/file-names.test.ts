import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { cityApp } from '#app/city-app.ts'
import { ok } from '#kernel/result.ts'
import { type ReadFile, runNextReading } from '#operations/run-reading.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { assignedCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

/** Ends an attribute, is a tag, looks for a formula, and reads from some place on from right to left. */
const tag = '<img src=x onerror=alert(1)>'
const turned = '\u202efdp.'
const name = `=1+1"'>${tag}${turned}csv`
const lines = '\r\nset-cookie: a=b\u2028'
const unseen = /[\u202a-\u202e\u2066-\u2069\u2028]|%E2%80%AE|%0D%0A/i

let test: TestDatabase
let app: ReturnType<typeof cityApp>
let authorization = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
  authorization = `Bearer ${await tokenFor(dependencies, 'secretary')}`
})

afterAll(() => test.drop())

const ask = (path: string) => app.request(path, { headers: { authorization } })

async function handedIn(path: string, body: string): Promise<Record<string, string>> {
  const headers = { authorization, 'content-type': 'application/octet-stream' }
  const answer = await app.request(path, { method: 'POST', body, headers })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Record<string, string>
}

const readAs: ReadFile = async (file) =>
  ok({
    source: {
      ...{ name: file.name, sha256: '', bytes: 1, mediaType: 'text/plain', encoding: 'utf-8' },
      ...{ language: 'zh', script: 'simplified', text: '请增设渡口。' },
    },
    ...{ articles: [], sessions: [], people: [], lists: [], items: [] },
    ...{ programmes: [], mechanisms: [], documents: [], doubts: [] },
  })

/** A page shows the name as it is written and nothing of it does anything. */
async function expectShownAsText(path: string): Promise<void> {
  const answer = await ask(path)
  expect(answer.status, path).toBe(200)
  const text = await answer.text()
  expect(text, path).toContain('&lt;img src=x')
  expect(text, path).not.toMatch(/<img src=x|"'>|'>&lt;img/)
  expect(text, path).not.toMatch(unseen)
}

describe('the name of a file that was handed in', () => {
  it('10 is words on every page, in data and in the header it is given back with, and turns nothing round', async () => {
    const { reading } = await handedIn(
      `/api/readings?name=${encodeURIComponent(`${name}${lines}.txt`)}`,
      '请增设渡口。',
    )
    await expectShownAsText(`/readings/${reading}`)
    await runNextReading(test.db, readAs, () => '2026-03-16T02:00:00Z', chance)
    const pages = [`/readings/${reading}`, '/readings', '/inbox']
    for (const path of pages) await expectShownAsText(path)
    for (const path of ['/api/readings', `/api/readings/${reading}`]) {
      const answer = await ask(path)
      expect(answer.headers.get('content-type'), path).toMatch(/^application\/json/)
      const text = await answer.text()
      expect(text, path).toContain('<img src=x')
      expect(text, path).not.toMatch(unseen)
    }
    const back = (await ask(`/readings/${reading}/source`)).headers
    expect(back.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%~!-]+$/)
    expect(back.get('content-disposition')).not.toMatch(unseen)
    expect(back.get('set-cookie')).toBeNull()
  })

  it('10 of a table is words as well, and no cell of what comes back of it is a formula', async () => {
    const table = `标题\n"${name.replaceAll('"', '""')}"\n`
    const asked = `kind=cases&procedure=suggestion&name=${encodeURIComponent(name)}`
    const { import: imported } = await handedIn(`/api/imports?${asked}`, table)
    for (const path of [`/import/${imported}`, '/import']) {
      const text = await (await ask(path)).text()
      expect(text, path).toContain('&lt;img src=x')
      expect(text, path).not.toContain(tag)
    }
    const mend = await ask(`/import/${imported}/lines-to-mend.csv`)
    expect(mend.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''lines-to-mend-[\d-]+\.csv$/)
    expect(await mend.text()).not.toMatch(/(^|,|\n)"?=1\+1/)
  })

  it('10 that the program makes of names people have is of the kind it looks like', async () => {
    await test.ownerDb
      .updateTable('person')
      .set({ name: `苗${tag}${turned}exe` })
      .where('id', '=', people.deputy.personId)
      .execute()
    const one = await assignedCase(test.db)
    await one.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' })
    await one.act(people.roads, '2026-03-06', 'draft_reply', { text: '已列入计划。' })
    await issueAnswer(one, '2026-03-09', { outcome: 'adopted', publication: 'full' })
    const letter = await ask(`/cases/${one.caseId}/replies/1/letter.docx`)
    expect(letter.status).toBe(200)
    const said = letter.headers.get('content-disposition') ?? ''
    expect(decodeURIComponent(said)).toContain('苗')
    expect(said).toMatch(/^attachment; filename\*=UTF-8''[\w.%~!-]+\.docx$/)
    expect(said).not.toMatch(unseen)
    letter.headers.delete('content-disposition')
    expect(await tellingsOf(letter), 'a Word file takes the name for words').not.toContain(tag)
  })
})
