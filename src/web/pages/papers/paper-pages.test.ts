import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { beginCase, type Desk, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { hidden, jointAnswer } from '#tests/support/joint-answer.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let secretary: Desk
let joint: string

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  secretary = site.deskOf('secretary')
  joint = (await jointAnswer(test.db)).caseId
  const other = await beginCase(test.db, '2026-03-01', {
    title: '关于<夜间>公交 & 站牌的建议',
    background: '末班车太早。\n站牌看不清。',
    demands: '请延长夜间公交。',
    session: 's-1',
    publishText: false,
  })
  await other.act(people.secretary, '2026-03-03', 'register')
  await beginCase(test.db, '2026-03-01', { title: '关于还没有编号的建议', session: 's-1' })
  const earlier = await beginCase(test.db, '2025-03-01', { title: '关于上一年的建议' })
  await earlier.act(people.secretary, '2025-03-03', 'register')
})

afterAll(() => test.drop())

async function docx(desk: Desk, path: string): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await desk.bytes(path)) })
  return value
}

async function part(desk: Desk, path: string, name: string): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(await desk.bytes(path)), { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === name) return (await buffer(await zip.openReadStreamPromise(entry))).toString()
  }
  throw new Error(`no ${name}`)
}

async function sheet(desk: Desk, path: string): Promise<readonly (readonly unknown[])[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(await desk.bytes(path))
  const rows: unknown[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.isArray(row.values) ? row.values.slice(1) : [])
  })
  return rows
}

describe('the register of a session', () => {
  it('has a line for each case with a number, with everything that is known of it', async () => {
    const rows = await sheet(secretary, '/papers/register.xlsx?session=s-1')

    expect(rows[0]).toEqual(
      '编号 标题 提出人 主办 会办 提交 交办 答复期限 答复 办理结果 承诺完成 对态度 对结果 状态 归档'.split(' '),
    )
    expect(rows).toHaveLength(3)
    expect(rows[1]).toEqual([
      '2026-0001',
      '关于整修西岸步道的建议',
      '苗禾川、岑又青',
      '县道路局',
      '县公园局',
      new Date('2026-03-02T00:00:00Z'),
      new Date('2026-03-04T00:00:00Z'),
      new Date('2026-06-04T00:00:00Z'),
      new Date('2026-03-10T00:00:00Z'),
      '计划解决',
      new Date('2026-10-31T00:00:00Z'),
      undefined,
      undefined,
      '已答复，待评价',
    ])
  })

  it('is the same in Word and on the page', async () => {
    const word = await docx(secretary, '/papers/register.docx?kind=suggestion&session=s-1')
    const shown = (await secretary.get('/papers/register?kind=suggestion&session=s-1')).text

    expect(word).toMatch(/^县人大三届二次会议代表建议登记簿\n/)
    for (const text of ['关于<夜间>公交 & 站牌的建议', '苗禾川、岑又青', '2026-06-04']) expect(word).toContain(text)
    expect(shown).toContain('关于&lt;夜间&gt;公交 &amp; 站牌的建议')
    expect(shown).toContain('苗禾川、岑又青')
    expect(shown).not.toContain('没有编号')
    // Lying across, with its headings on every page.
    const xml = await part(secretary, '/papers/register.docx?kind=suggestion&session=s-1', 'word/document.xml')
    expect(xml).toContain('w:orient="landscape"')
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  })

  it('can be of a year, and of cases chosen one by one', async () => {
    expect((await sheet(secretary, '/papers/register.xlsx?year=2025')).slice(1).map((row) => row[1])).toEqual([
      '关于上一年的建议',
    ])
    expect((await sheet(secretary, `/papers/register.xlsx?case=${joint}`)).slice(1).map((row) => row[0])).toEqual([
      '2026-0001',
    ])
    const batch = (await secretary.get(`/batch?item=${joint}`)).text
    expect(batch).toContain(`href="/papers?case=${joint}"`)
    expect((await secretary.get(`/papers?case=${joint}`)).text).toContain(`name="case" value="${joint}"`)
  })

  it('holds for each reader the cases they may see alone', async () => {
    const titles = async (who: Parameters<typeof site.deskOf>[0]) =>
      (await sheet(site.deskOf(who), '/papers/register.xlsx?session=s-1')).slice(1).map((row) => row[1])

    expect(await titles('roads')).toEqual(['关于整修西岸步道的建议'])
    expect(await titles('deputy')).toEqual(['关于整修西岸步道的建议', '关于<夜间>公交 & 站牌的建议'])
    expect(await titles('water')).toEqual(['关于整修西岸步道的建议'])
    expect((await site.deskOf(null).get('/papers/register.xlsx')).location).toContain('/sign-in')
  })

  it('speaks the reader’s language', async () => {
    const { text } = await secretary.get('/papers/register?kind=suggestion&session=s-1', 'en')

    expect(text).toContain('<h1>Register: Deputy suggestion, Second session of the third congress</h1>')
    expect(text).toContain('Reply due')
    expect(text).toContain('Answered, to be rated')
  })
})

describe('the collection of a session', () => {
  const whole = '/papers/collection.docx?kind=suggestion&session=s-1&replies=yes'

  it('has contents and each case in full, by subject class', async () => {
    const text = await docx(secretary, whole)
    const xml = await part(secretary, whole, 'word/document.xml')

    expect(text).toMatch(
      /^县人大三届二次会议代表建议汇编\s+目录\s+城建环保\t…\s+2026-0001　关于整修西岸步道的建议\t…\s+其他\t…\s+2026-\d{5}　关于<夜间>公交 & 站牌的建议\t…\s+城建环保\s/,
    )
    expect(text).toMatch(/背景情况\s+末班车太早。\s+站牌看不清。\s+具体建议\s+请延长夜间公交。/)
    // Every line of the contents leads to a place that is there, once.
    const leads = [...xml.matchAll(/PAGEREF (\w+)/g)].map(([, mark]) => mark)
    const places = [...xml.matchAll(/w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/g)]
    expect(leads).toHaveLength(4)
    expect(places.map(([, , mark]) => mark).sort()).toEqual([...leads].sort())
    expect(new Set(places.map(([, id]) => id)).size).toBe(4)
    expect(await part(secretary, whole, 'word/footer1.xml')).toContain(' PAGE ')
  })

  it('has the replies when they are asked for', async () => {
    expect(await docx(secretary, whole)).toContain(`已与${hidden}签订合同`)
    expect(await docx(secretary, '/papers/collection.docx?kind=suggestion&session=s-1')).not.toContain('签订合同')
  })

  it('is on the page as well, with contents that lead to each case', async () => {
    const { text } = await secretary.get('/papers/collection?session=s-1&replies=yes')

    expect(text).toContain(`href="#case-${joint}"`)
    expect(text).toContain(`id="case-${joint}"`)
    expect(text.indexOf('城建环保')).toBeLessThan(text.indexOf('>其他<'))
  })

  it('shows in its public edition what everybody may read, whoever makes it', async () => {
    for (const read of [
      await docx(secretary, `${whole}&edition=public`),
      (await secretary.get('/papers/collection?session=s-1&replies=yes&edition=public')).text,
    ]) {
      expect(read).toContain('公开本')
      expect(read).toContain('〔此处隐去：商业秘密〕')
      expect(read).not.toContain(hidden)
      expect(read).not.toContain('夜间')
    }
  })

  it('gives a unit without the case the published text, and a unit with it all it may see', async () => {
    expect(await docx(site.deskOf('water'), whole)).not.toContain(hidden)
    expect(await docx(site.deskOf('roads'), whole)).toContain(hidden)
    expect(await docx(site.deskOf('roads'), whole)).not.toContain('夜间')
    // Instructions and joint opinions are in no collection.
    expect(await docx(secretary, whole)).not.toContain(`${hidden}意见`)
  })

  it('says when nothing fits', async () => {
    expect(await docx(secretary, '/papers/collection.docx?year=2001')).toContain('没有符合条件的办件。')
    expect((await secretary.get('/papers/register?year=2001')).text).toContain('没有符合条件的办件。')
  })
})
