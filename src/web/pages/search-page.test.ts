import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import { assignedCase, beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
const ids = { open: '', closed: '' }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  ids.open = (await assignedCase(test.db, { title: '关于在西岸步道增设长椅的建议' })).caseId
  const closed = { title: '关于在东岸步道增设长椅的建议', publishText: false }
  ids.closed = (await beginCase(test.db, '2026-03-02', closed)).caseId
})

afterAll(() => test.drop())

const ask = (q: string) => `/search?q=${encodeURIComponent(q)}`

describe('the page of the search', () => {
  it('shows everybody what is public, its words marked, and leads to the public page', async () => {
    const { status, text } = await site.deskOf(null).get(ask('步道长椅'))
    expect(status).toBe(200)
    expect(text).toContain(`href="/public/cases/${ids.open}"`)
    expect(text).toContain('<mark>步道</mark>')
    expect(text).not.toContain(ids.closed)
    expect(text).not.toContain('东岸')
  })

  it('shows whoever is signed in what they may see besides', async () => {
    const own = await site.deskOf('deputy').get(ask('步道长椅'))
    expect(own.text).toContain(`href="/cases/${ids.closed}"`)
    expect(own.headers.get('cache-control')).toBe('private, no-store')
    const other = await site.deskOf('secondDeputy').get(ask('步道长椅'))
    expect(other.text).toContain(ids.open)
    expect(other.text).not.toContain(ids.closed)
  })

  it('says in either language that nothing was found, or that nothing was asked', async () => {
    expect((await site.deskOf(null).get(ask('东岸'))).text).toContain('没有找到')
    expect((await site.deskOf(null).get(ask('东岸'), 'en')).text).toContain('Nothing was found among what you may see')
    expect((await site.deskOf(null).get('/search', 'en')).text).toContain('Type the words to look for.')
  })

  it('takes whatever is typed as words, and keeps it in the box', async () => {
    for (const typed of ['<script>"', '((((', '“', ':', '%_\\', '-', '\u0000', '𠮷'.repeat(150)]) {
      const { status, text } = await site.deskOf(null).get(`${ask(typed)}&page=-3`)
      expect(status, typed).toBeLessThan(500)
      expect(text).not.toContain('<script>"')
    }
  })

  it('has a box in the head of every other page', async () => {
    expect((await site.deskOf(null).get('/public/cases')).text).toContain('class="masthead-search"')
    expect((await site.deskOf(null).get('/search')).text).not.toContain('class="masthead-search"')
  })

  it('gives its list alone to who is still typing', async () => {
    const { text } = await site.deskOf(null).get(`/search/found?q=${encodeURIComponent('西岸')}`)
    expect(text).toMatch(/^<section id="found"/)
    expect(text).toContain(ids.open)
  })
})

describe('the search of the API', () => {
  it('gives each what they may see, with the places of the words, and counts nothing', async () => {
    const api = createApi(site.dependencies)
    const idsFor = async (who: 'deputy' | 'secondDeputy') => {
      const authorization = `Bearer ${await tokenFor(site.dependencies, who)}`
      const answer = await api.request(ask('步道长椅'), { headers: { authorization } })
      const body = await answer.json()
      expect(Object.keys(body).sort()).toEqual([
        'cases',
        'hasMore',
        'measures',
        'more',
        'passages',
        'people',
        'state',
        'units',
      ])
      return body.cases.map((one: { case: { id: string } }) => one.case.id).sort()
    }
    expect(await idsFor('deputy')).toEqual([ids.open, ids.closed].sort())
    expect(await idsFor('secondDeputy')).toEqual([ids.open])
    expect((await api.request('/search')).status).toBe(400)
  })
})
