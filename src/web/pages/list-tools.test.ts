import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostSavedLists } from '#operations/save-list.ts'
import { assignedCase, beginCase, type Desk, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let desks: Readonly<Record<'secretary' | 'roads' | 'water' | 'deputy' | 'secondDeputy', Desk>>
let assigned: string

const dangerous = '=HYPERLINK("http://elsewhere.example")，建议修缮'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  desks = {
    secretary: site.deskOf('secretary'),
    roads: site.deskOf('roads'),
    water: site.deskOf('water'),
    deputy: site.deskOf('deputy'),
    secondDeputy: site.deskOf('secondDeputy'),
  }
  assigned = (await assignedCase(test.db, { title: '关于交给道路局的建议' })).caseId
  await beginCase(test.db, '2026-03-02', { title: dangerous, publishText: false })
  await beginCase(test.db, '2026-03-02', { title: '关于“栏杆, 逗号”的建议', publishText: false })
  await beginCase(
    test.db,
    '2026-03-03',
    { title: '关于代录的建议', leadProposer: people.secondDeputy.personId, publishText: false },
    people.secretary,
  )
})

afterAll(() => test.drop())

const titles = (text: string) => [...text.matchAll(/<span class="said">([^<]*)<\/span>/g)].map(([, title]) => title)

async function sheetOf(desk: Desk, path: string): Promise<readonly (readonly unknown[])[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(await desk.bytes(path))
  const rows: unknown[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.isArray(row.values) ? row.values.slice(1) : [])
  })
  return rows
}

describe('the ways a case can be one’s own', () => {
  it('shows what waits, what is done and what one has signed', async () => {
    expect(titles((await desks.roads.get('/cases?work=waiting')).text)).toEqual(['关于交给道路局的建议'])
    expect(titles((await desks.roads.get('/cases?work=done')).text)).toEqual([])
    expect(titles((await desks.secretary.get('/cases?work=done')).text)).toEqual(['关于交给道路局的建议'])
    expect(titles((await desks.secretary.get('/cases?work=waiting')).text)).toHaveLength(3)
    expect(titles((await desks.secondDeputy.get('/cases?mine=yes')).text)).toEqual(['关于代录的建议'])
  })

  it('keeps the other conditions', async () => {
    const { text } = await desks.secretary.get('/cases?q=逗号&work=waiting')

    expect(titles(text)).toEqual(['关于“栏杆, 逗号”的建议'])
    expect(text).toContain('name="work" value="waiting"')
    expect(text).toContain('href="/cases?q=%E9%80%97%E5%8F%B7&amp;work=done"')
  })
})

describe('columns one chooses', () => {
  it('are shown, and no others but the title', async () => {
    const { text } = await desks.secretary.get('/cases?column=subject&column=entry')

    expect([...text.matchAll(/role="columnheader" class="col-(\w+)"/g)].map(([, column]) => column)).toEqual([
      'pick',
      'title',
      'subject',
      'entry',
    ])
    expect(text).toMatch(/关于代录的建议<\/span><\/a> <span class="entered">代录<\/span>/)
  })
})

describe('a list kept under a name', () => {
  it('comes back with its conditions, for its own account alone', async () => {
    const kept = await desks.secretary.sendTo('/cases?work=waiting&q=栏杆&after=xyz', '/cases/lists', {
      name: '  桥上的   事 ',
    })

    expect(kept.location).toBe('/cases?q=%E6%A0%8F%E6%9D%86&work=waiting')
    expect((await desks.secretary.get('/cases')).text).toContain('>桥上的 事</a>')
    expect((await desks.roads.get('/cases')).text).not.toContain('桥上的')
  })

  it('needs a name, and says so with what was typed still there', async () => {
    const refused = await desks.secretary.sendTo('/cases?q=栏杆', '/cases/lists', { name: ' ' })

    expect(refused.status).toBe(422)
    expect(refused.text).toContain('请给这个列表起个名称。')
    expect(refused.text).toContain('q=%E6%A0%8F%E6%9D%86')
  })

  it('is not kept from a form of another site', async () => {
    expect((await desks.secretary.post('/cases/lists', { name: '外来', address: '' })).status).toBe(403)
    expect((await desks.secretary.get('/cases')).text).not.toContain('外来')
  })

  it('is one of fifty at most; an old name may be used again, and one forgotten makes room', async () => {
    for (let n = 1; n <= mostSavedLists; n += 1)
      await desks.water.sendTo('/cases', '/cases/lists', { name: `列表${n}` })

    expect((await desks.water.sendTo('/cases', '/cases/lists', { name: '再一个' })).status).toBe(409)
    expect((await desks.water.sendTo('/cases?q=新', '/cases/lists', { name: '列表1' })).location).toBe(
      '/cases?q=%E6%96%B0',
    )
    await desks.water.sendTo('/cases', '/cases/lists/forget', { name: '列表2' })
    expect((await desks.water.sendTo('/cases', '/cases/lists', { name: '再一个' })).location).toBe('/cases')
  })
})

describe('a list as a file', () => {
  it('holds exactly what the list shows, in its columns and order', async () => {
    const rows = await sheetOf(desks.secretary, '/exports/cases.xlsx?column=number&column=submitted&column=deadline')

    expect(rows[0]).toEqual(['编号', '标题', '到期日', '期限名称', '提交日期', '录入方式'])
    expect(rows).toHaveLength(5)
    expect(rows.at(-1)?.slice(0, 2)).toEqual(expect.arrayContaining([expect.stringMatching(/关于|HYPERLINK/)]))
    expect(rows.find((row) => row[1] === '关于交给道路局的建议')).toEqual([
      '2026-0001',
      '关于交给道路局的建议',
      new Date('2026-04-06T00:00:00Z'),
      '会办意见',
      new Date('2026-03-02T00:00:00Z'),
      '本人提交',
    ])
  })

  it('is narrowed as the list is', async () => {
    const { text } = await desks.secretary.get('/exports/cases.csv?q=逗号&column=proposer')

    expect(text).toBe('标题,提出人,联名人数,录入方式\r\n"关于“栏杆, 逗号”的建议",苗禾川,0,本人提交\r\n')
  })

  it('says which encoding it is in, so that a spreadsheet reads Chinese', async () => {
    const bytes = new Uint8Array(await desks.secretary.bytes('/exports/cases.csv'))

    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('gives nobody a case or a deadline they may not see', async () => {
    const water = (await desks.water.get('/exports/cases.csv?column=deadline')).text
    const roads = (await desks.roads.get('/exports/cases.csv?column=deadline')).text

    expect(water.split('\r\n')).toHaveLength(3)
    expect(water).toContain('关于交给道路局的建议,,')
    expect(water).not.toContain('会办意见')
    expect(roads.split('\r\n')).toHaveLength(3)
    expect((await site.deskOf(null).get('/exports/cases.csv')).location).toContain('/sign-in')
  })

  it('runs no formula that somebody wrote into a title', async () => {
    const csv = (await desks.deputy.get('/exports/cases.csv?column=number')).text
    const rows = await sheetOf(desks.deputy, '/exports/cases.xlsx?column=number')

    expect(csv).toContain(`"'${dangerous.replaceAll('"', '""')}"`)
    expect(rows.map((row) => row[1])).toContain(dangerous)
  })

  it('speaks the reader’s language', async () => {
    const english = await desks.secretary.get('/exports/cases.csv?q=道路局', 'en')

    expect(english.text).toMatch(
      /^Number,Title,Kind,Proposer,Cosigners,Lead unit,State,Due,What is due,Submitted,How it was entered\r\n/,
    )
    expect(english.text).toContain('Roads Bureau,In handling')
    expect(english.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''cases-2026-03-16.csv")
  })

  it('says of each case how it came onto the record, as the list does beside its title', async () => {
    await beginCase(test.db, '2026-03-02', { title: '关于代录的建议' }, people.secretary)
    const listed = (await desks.secretary.get('/cases?q=关于代录')).text
    const file = (await desks.secretary.get('/exports/cases.csv?q=关于代录&column=number')).text

    expect(listed).toMatch(/关于代录的建议(<\/span>)?<\/a> <span class="entered">代录/)
    expect(file).toContain('关于代录的建议,代录')
  })
})

describe('the place one came from', () => {
  const list = '/cases?q=道路局&column=unit'

  it('is kept from the list through the case and its form, and back to the row', async () => {
    const back = `/cases?q=${encodeURIComponent('道路局')}&column=unit#case-${assigned}`
    const opened = (await desks.roads.get(list)).text
    const link = `/cases/${assigned}?back=${encodeURIComponent(back)}`

    expect(opened).toContain(`href="${link}"`)
    expect(opened).toContain(`id="case-${assigned}"`)
    const shown = (await desks.roads.get(link)).text
    expect(shown).toContain(`<a href="${back.replaceAll('&', '&amp;')}">回到列表</a>`)

    const form = /href="(\/cases\/[^"]*\/actions\/draft_reply[^"]*)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const carried = (await desks.roads.get(form)).text
    const action = /<form class="fields act-form"[^>]* method="post" action="([^"]+)"/.exec(carried)?.[1] ?? ''
    const done = await desks.roads.sendTo(form, action.replaceAll('&amp;', '&'), { text: '收悉。' })
    expect(done.location).toMatch(/\?done=\d+&back=.*#done$/)
    expect(done.location).toContain(encodeURIComponent(back))
  })

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/sign-out', 'javascript:alert(1)', '/casesx'])(
    'is never %s',
    async (back) => {
      const { text } = await desks.secretary.get(`/cases/${assigned}?back=${encodeURIComponent(back)}`)

      expect(text).not.toContain('回到列表')
    },
  )
})
