import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let desk: Desk
/** Three parts: lamps in the first, buses in the third. */
let page: string
let first: string
let last: string

const lamps = '建议增设渡口照明'
const buses = '建议加密早班公交'
const filler = `${'会议还研究了其他事项。'.repeat(300)}\n`

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  desk = (await openSite(test.db)).deskOf('secretary')
  const text = `会上，有的${lamps}。\n${filler.repeat(30)}会上，有的${buses}。\n`
  const id = await readingOf(test.db, text, { items: [lamps, buses] })
  page = `/readings/${id}`
  const rows = await test.db
    .selectFrom('finding')
    .select('id')
    .where('reading_id', '=', id)
    .orderBy('span_start')
    .execute()
  first = rows[0]?.id ?? ''
  last = rows[1]?.id ?? ''
})

afterAll(() => test.drop())

const main = (html: string): string => html.slice(html.indexOf('<main'))
/** Where the part before or behind leads, by the name of the link. */
const linkIn = (html: string, name: string): string | undefined =>
  new RegExp(`<a href="([^"]+)">${name} `).exec(html)?.[1]?.replaceAll('&amp;', '&')

describe('a source that is long', () => {
  it('is shown part by part, with links from one to the next, and nothing of it is left out', async () => {
    const texts: string[] = []
    for (let at: string | undefined = page; at !== undefined; ) {
      const { text } = await desk.get(at)
      texts.push(main(text))
      at = linkIn(text, '下一部分')
    }
    expect(texts.map((text) => /第 \d 部分，共 \d 部分/.exec(text)?.[0])).toEqual(
      [1, 2, 3].map((part) => `第 ${part} 部分，共 3 部分`),
    )
    expect(texts.map((text) => text.split('会议还研究了其他事项。').length - 1).reduce((a, b) => a + b)).toBe(9_000)
    expect(
      texts.map((text) => [text.includes(`finding-quote">${lamps}`), text.includes(`finding-quote">${buses}`)]),
    ).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ])
    // The numbers of findings and the counts are the whole source's.
    expect(texts[2]).toContain('id="finding-2"')
    expect(texts[1]).toContain('提出 2 项')
  })

  it('narrowed, leads from what it shows to the next of it, past parts that hold none', async () => {
    const { text } = await desk.get(`${page}?kind=suggestion`)
    expect(linkIn(text, '下一部分')).toBe(`${page}?kind=suggestion&part=3`)
    const there = await desk.get(`${page}?kind=suggestion&part=3`)
    expect(linkIn(there.text, '上一部分')).toBe(`${page}?kind=suggestion&part=1`)
    expect(linkIn(there.text, '下一部分')).toBeUndefined()
  })

  it('leads back from an act to the part in which it was taken, with the finding in focus', async () => {
    const { text } = await desk.get(`${page}?part=3`)
    const line = text.split('<li').find((one) => one.includes(`finding-quote">${buses}`)) ?? ''
    const action = /action="([^"]+)"/.exec(line)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const done = await desk.post(action, { ...hiddenFields(`<main>${line}</main>`), act: 'confirm' })
    expect(done.location).toBe(`${page}?part=3&at=${last}`)
    expect((await desk.get(`${page}?at=${last}`)).text).toContain('第 3 部分，共 3 部分')
  })

  it('opens cases of what is confirmed in the part that is shown, and of nothing else', async () => {
    const opening = async (part: number) => (await desk.get(`${page}?part=${part}`)).text.split('id="open-cases"')[1]
    expect(await opening(3)).toContain(`value="${last}"`)
    expect(await opening(1)).not.toContain(`value="${last}"`)
  })

  it('shows beside the form of one finding the part it stands in, and leads back there', async () => {
    const { text } = await desk.get(`${page}/findings/${last}`)
    expect(text).toContain(`href="${page}?part=3#finding-2"`)
    expect(main(text).length).toBeLessThan(100_000)
    expect(main((await desk.get(`${page}/findings/${first}`)).text)).toContain('会议还研究了其他事项')
  })

  it('takes words that are typed where they stand nearest to the part that is shown', async () => {
    const { csrf = '' } = hiddenFields((await desk.get(`${page}?part=3`)).text)
    const typed = { csrf, act: 'add', kind: 'position', speaker: '', words: '会上', start: '', end: '', once: 'o' }
    await desk.post(`${page}/corrections?part=3`, typed)
    const { span_start: at } = await test.db
      .selectFrom('finding')
      .select('span_start')
      .where('quote', '=', '会上')
      .executeTakeFirstOrThrow()
    expect(at).toBeGreaterThan(80_000)
  })

  it('shows its last part where one beyond is asked for, and says nothing of parts where there is one', async () => {
    expect((await desk.get(`${page}?part=99`)).text).toContain('第 3 部分，共 3 部分')
    const short = await readingOf(test.db, `会上，有的${lamps}。`, { items: [lamps] })
    expect((await desk.get(`/readings/${short}?part=2`)).text).not.toContain('source-parts')
  })
})
