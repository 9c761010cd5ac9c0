import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let desk: Desk

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  desk = (await openSite(test.db)).deskOf('secretary')
})

afterAll(() => test.drop())

const lamps = '建议增设渡口照明'
const buses = '建议加密早班公交'
const ponds = '建议疏浚西边水塘'
let count = 0

const reading = () => {
  count += 1
  return readingOf(test.db, `第${count}次会上，有的${lamps}，有的${buses}，有的${ponds}。`, {
    items: [lamps, buses, ponds],
  })
}

/** The line of one finding on the page. */
const lineOf = (text: string, words: string): string =>
  text.split('<li').find((line) => line.includes(`finding-quote">${words}`)) ?? ''

const actionIn = (html: string): string => /action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** Takes an act on one finding by its own form, as a browser without scripts does. */
async function press(page: string, words: string, act: string) {
  const line = lineOf((await desk.get(page)).text, words)
  return desk.post(actionIn(line), { ...hiddenFields(`<main>${line}</main>`), act })
}

describe('an act on a page that is narrowed', () => {
  it('leads back to the same list, with the finding in focus', async () => {
    const id = await reading()
    const done = await press(`/readings/${id}?kind=suggestion&show=open`, buses, 'confirm')
    expect(done.status).toBe(303)
    expect(done.location).toMatch(new RegExp(`^/readings/${id}\\?kind=suggestion&show=open&at=`))
    const { text } = await desk.get(done.location ?? '')
    expect(lineOf(text, buses)).toContain('autofocus')
    expect(text).toMatch(/<option value="open" selected>/)
  })

  it('leads to the next in the source where it took the finding out of the list', async () => {
    const id = await reading()
    const list = `/readings/${id}?kind=suggestion`
    const edit = /href="([^"]+\/findings\/[^"]+)"/.exec(lineOf((await desk.get(list)).text, lamps))?.[1] ?? ''
    const form = await desk.get(edit)
    const asked = { ...hiddenFields(form.text), act: 'change', kind: 'position', speaker: '', words: lamps }
    const done = await desk.post(actionIn(form.text.slice(form.text.indexOf('source-context') - 900)), asked)
    expect(done.location).toMatch(new RegExp(`^/readings/${id}\\?kind=suggestion&at=`))
    const { text } = await desk.get(done.location ?? '')
    expect(lineOf(text, lamps)).toBe('')
    expect(lineOf(text, buses)).toContain('autofocus')
  })

  it('stays where it stands when its kind alone is changed, also where the same words stand before; typed words are taken nearest to it', async () => {
    const text = `第九次会上，甲${lamps}。乙也${lamps}。`
    const id = await readingOf(test.db, text, { items: [lamps] })
    const second = text.lastIndexOf(lamps)
    const { csrf = '' } = hiddenFields((await desk.get(`/readings/${id}`)).text)
    const place = { start: String(second), end: String(second + lamps.length), words: lamps }
    await desk.post(`/readings/${id}/corrections`, { csrf, act: 'add', kind: 'topic', speaker: '', ...place })
    const added = () =>
      test.db
        .selectFrom('finding')
        .select(['id', 'kind', 'span_start', 'quote'])
        .where('reading_id', '=', id)
        .where('origin', '=', 'person')
        .executeTakeFirstOrThrow()
    const change = async (words: string) => {
      const form = await desk.get(`/readings/${id}/findings/${(await added()).id}`)
      const asked = { ...hiddenFields(form.text), act: 'change', kind: 'position', speaker: '', words }
      expect((await desk.post(`/readings/${id}/corrections`, asked)).status).toBe(303)
    }
    await change(lamps)
    expect(await added()).toMatchObject({ kind: 'position', span_start: second, quote: lamps })
    await change('渡口照明')
    expect(await added()).toMatchObject({ span_start: second + 4, quote: '渡口照明' })
  })

  it('that somebody else changed meanwhile is told of, and not confirmed', async () => {
    const id = await reading()
    const { text } = await desk.get(`/readings/${id}`)
    const form = text.slice(text.indexOf('class="reading-acts"'), text.indexOf('href="#open-cases"'))
    const finding = [...form.matchAll(/name="finding" value="([^"]+)"/g)].map(([, value = '']) => value)
    await press(`/readings/${id}`, ponds, 'drop')
    const done = await desk.post(actionIn(form), { csrf: hiddenFields(text).csrf ?? '', finding })
    expect(done.location).toBe(`/readings/${id}?confirmed=2&movedOn=1`)
    expect((await desk.get(done.location ?? '')).text).toMatch(/未确认的条数： 1</)
  })

  it('confirms what is shown and nothing else, and says how much that was', async () => {
    const id = await reading()
    await press(`/readings/${id}`, ponds, 'drop')
    const list = `/readings/${id}?show=open`
    const { text } = await desk.get(list)
    const form = text.slice(text.indexOf('class="reading-acts"'), text.indexOf('href="#open-cases"'))
    const finding = [...form.matchAll(/name="finding" value="([^"]+)"/g)].map(([, value = '']) => value)
    const done = await desk.post(actionIn(form), { csrf: hiddenFields(text).csrf ?? '', finding })
    expect(done.location).toBe(`/readings/${id}?show=open&confirmed=2`)
    const after = await desk.get(done.location ?? '')
    expect(after.text).toMatch(/role="status">刚才确认的条数： 2</)
    expect((await desk.get(done.location ?? '', 'en')).text).toContain('Just confirmed: 2')
  })

  it('keeps the list through a refusal, and takes nothing from an address that is no filter', async () => {
    const id = await reading()
    const refused = await desk.post(`/readings/${id}/corrections?show=open&next=//elsewhere`, { csrf: 'wrong' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain(`href="/readings/${id}?show=open"`)
    expect(refused.text).not.toContain('elsewhere')
  })

  it('is offered to nobody who only looks', async () => {
    const leader = (await openSite(test.db)).deskOf('leader')
    const { text } = await leader.get(`/readings/${await reading()}?show=open&confirmed=3`)
    expect(text).toContain(lamps)
    expect(text).not.toContain('/corrections')
  })
})
