import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { handIn, seenReading } from '#tests/support/reading-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let desk: Desk
let leader: Desk
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const site = await openSite(test.db)
  desk = site.deskOf('secretary')
  leader = site.deskOf('leader')
})

afterAll(() => test.drop())

const secretary = acting(people.secretary, '2026-03-16')
const told =
  '闻人松要求，由市水务局牵头，会同市财政局，年底前拿出方案。\n\n市林业局、县城管局参加，七月汛期之前还要再开一次会。县城管局说，可以再开一次会。'

type Page = { readonly id: string; readonly text: string; readonly finding: string; readonly form: string }

/** A page of which one finding says who is to do it, with whom and by when. */
async function reading(): Promise<Page> {
  count += 1
  const text = `2026年3月5日，临汐市政协召开第${count}次座谈会，市长闻人松出席。\n\n${told}\n`
  const id = await handIn(test.db, secretary, text)
  const finding = (await findings(id)).find(({ quote }) => quote.includes('方案'))?.id ?? ''
  return { id, text, finding, form: `/readings/${id}/findings/${finding}` }
}

const findings = async (id: string) => (await seenReading(test.db, id)).findings

async function dutyOf({ id, finding }: Pick<Page, 'id' | 'finding'>) {
  return (await findings(id)).find((one) => one.id === finding)?.duty
}

/** All that a browser without scripts would send of the form a page shows first under this mark. */
function fieldsIn(page: string, mark: string): Record<string, string> {
  const from = page.indexOf(mark)
  const form = page.slice(
    page.lastIndexOf('<form', from + mark.length + 200),
    page.indexOf('</form>', from + mark.length),
  )
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const of = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    if (!/type="(?:checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag)) fields[of('name')] = of('value')
  }
  for (const [, name = '', words = ''] of form.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    fields[name] = words
  for (const [, name = '', options = ''] of form.matchAll(/<select [^>]*name="([^"]+)">(.*?)<\/select>/gs))
    fields[name] = /value="([^"]+)" selected/.exec(options)?.[1] ?? ''
  return fields
}

const formOf = async (page: Page) => fieldsIn((await desk.get(page.form)).text, 'data-change')

/** Sends the form of a finding as it is shown, but for these fields. */
async function save(page: Page, changes: Readonly<Record<string, string>>, form?: Record<string, string>) {
  return desk.post(`/readings/${page.id}/corrections`, { ...(form ?? (await formOf(page))), ...changes })
}

const other = { unit: '市林业局', joint: '市财政局', due: '七月汛期之前', day: '2026-06-30' }

describe('who and when on the page of a finding', () => {
  it('are shown as they were found, and stay what was found where they are left as they are', async () => {
    const page = await reading()
    expect(await formOf(page)).toMatchObject({
      ...{ unit: '市水务局', joint: '市财政局', due: '年底前', day: '2026-12-31' },
    })
    const before = await dutyOf(page)
    expect((await save(page, { speaker: '闻人松市长' })).status).toBe(303)
    expect(await dutyOf(page)).toEqual(before)
    expect(before).not.toHaveProperty('byHand')
  })

  it('are what is typed there in words of the source, and the list says that a person said so, in both languages', async () => {
    const page = await reading()
    expect((await save(page, { ...other, joint: ' 市财政局 \r\n\r\n市财政局\r\n' })).status).toBe(303)
    const duty = await dutyOf(page)
    expect(duty).toMatchObject({
      unit: { quote: '市林业局', start: page.text.indexOf('市林业局') },
      joint: [{ quote: '市财政局' }],
      due: { quote: '七月汛期之前', day: '2026-06-30' },
      byHand: ['who', 'when'],
    })
    const { text } = await desk.get(`/readings/${page.id}`)
    expect(text).toMatch(
      /谁来办<\/dt><dd>市林业局 <span class="finding-joint">会同 市财政局<\/span> <span class="hint">人工核定/,
    )
    expect(text).toMatch(/七月汛期之前 <time datetime="2026-06-30">.*人工核定/)
    expect((await desk.get(`/readings/${page.id}`, 'en')).text).toContain('said by a person')
    expect(text).toContain('市水务局、市财政局 → 市林业局、市财政局；年底前 2026-12-31 → 七月汛期之前 2026-06-30')
    expect(await formOf(page)).toMatchObject({ unit: '市林业局', joint: '市财政局', day: '2026-06-30' })
  })

  it('may be one of the two alone', async () => {
    const page = await reading()
    await save(page, { day: '' })
    expect(await dutyOf(page)).toMatchObject({
      unit: { quote: '市水务局' },
      due: { quote: '年底前' },
      byHand: ['when'],
    })
    expect((await dutyOf(page))?.due).not.toHaveProperty('day')
  })

  it.each([
    ['ticked', { nobody: 'yes', noTerm: 'yes' }],
    ['emptied', { unit: '', joint: '', due: '', day: '' }],
  ])('are named nowhere where that is %s, and the page says so', async (_, fields) => {
    const page = await reading()
    expect((await save(page, fields)).status).toBe(303)
    expect(await dutyOf(page)).toEqual({ byHand: ['who', 'when'] })
    const list = await desk.get(`/readings/${page.id}`)
    expect(list.text).toMatch(/谁来办<\/dt><dd>原文未写明.*何时前<\/dt><dd>原文未写明/s)
    expect(list.text).toContain('市水务局、市财政局 → 原文未写明')
    const form = await formOf(page)
    expect(form).toMatchObject({ unit: '', nobody: 'yes', noTerm: 'yes' })
    expect((await save(page, { kind: 'directive' }, form)).status).toBe(303)
    expect(await dutyOf(page)).toEqual({ byHand: ['who', 'when'] })
  })

  it('are refused in their own fields with all that was typed', async () => {
    const page = await reading()
    for (const [fields, field, says] of [
      [{ unit: '市教育局' }, 'unit', '原文中没有“市教育局”'],
      [{ joint: '市财政局\n市教育局' }, 'joint', '原文中没有“市教育局”'],
      [{ due: '明年' }, 'due', '原文中没有“明年”'],
      [{ due: '' }, 'due', '填了日子'],
      [{ day: '2026-02-30' }, 'day', '没有这一天'],
      [{ kind: 'position', unit: '市林业局' }, 'kind', '只有建议、要求和后续'],
    ] as const) {
      const refused = await save(page, fields)
      expect([refused.status, refused.text]).toEqual([
        422,
        expect.stringContaining(`<a href="#field-${field}">${says}`),
      ])
      expect(refused.text).toContain('<details class="duty-fields" open>')
      expect(fieldsIn(refused.text, 'data-change')).toMatchObject(fields)
    }
    expect((await dutyOf(page))?.byHand).toBeUndefined()
  })

  it('are given with a finding that is added', async () => {
    const page = await reading()
    const { text } = await desk.get(`/readings/${page.id}`)
    const form = fieldsIn(text, 'id="add-finding"')
    expect(form).toMatchObject({ unit: '', joint: '', due: '', day: '' })
    const typed = { ...form, words: '还要再开一次会', unit: '市林业局', due: '七月汛期之前' }
    const refused = await desk.post(`/readings/${page.id}/corrections`, typed)
    expect(refused.text).toContain('<a href="#field-kind">只有建议、要求和后续')
    const done = await desk.post(`/readings/${page.id}/corrections`, {
      ...fieldsIn(refused.text, 'id="add-finding"'),
      kind: 'follow_up',
    })
    expect(done.status).toBe(303)
    const added = (await findings(page.id)).find(({ origin }) => origin === 'person')
    expect(added?.duty).toMatchObject({
      unit: { quote: '市林业局' },
      due: { quote: '七月汛期之前' },
      byHand: ['who', 'when'],
    })
  })

  it('are told to whoever only looks, who may change nothing', async () => {
    const page = await reading()
    const form = await formOf(page)
    await save(page, { unit: '市林业局' })
    expect((await leader.get(`/readings/${page.id}`)).text).toContain('<dd>市林业局')
    expect((await leader.get(page.form)).status).toBe(403)
    expect((await leader.post(`/readings/${page.id}/corrections`, { ...form, unit: '县城管局' })).status).toBe(403)
  })
})

describe('typed words that stand at several places', () => {
  const places = (text: string, words: string) => [text.indexOf(words), text.lastIndexOf(words)]

  it('are asked for with the words around each place and the nearest chosen, and taken at the one that is chosen', async () => {
    const page = await reading()
    const [near, far] = places(page.text, '县城管局')
    const asked = await save(page, { unit: '县城管局', joint: '' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('<a href="#field-unit">“县城管局”在原文中有 2 处')
    expect(asked.text).toMatch(/市林业局、<mark>县城管局<\/mark>参加/)
    const form = fieldsIn(asked.text, 'data-change')
    expect(form).toMatchObject({ unit: '县城管局', unitAt: String(near) })
    expect((await save(page, { unitAt: String(far) }, form)).status).toBe(303)
    expect((await dutyOf(page))?.unit).toMatchObject({ quote: '县城管局', start: far })
  })

  it('are asked for one after another, each choice kept, and not where other words were typed since', async () => {
    const page = await reading()
    const [near, far] = places(page.text, '县城管局')
    const meeting = places(page.text, '再开一次会')
    const first = fieldsIn((await save(page, { joint: '市财政局\n县城管局', due: '再开一次会' })).text, 'data-change')
    expect(first).toMatchObject({ jointAt1: String(near) })
    const asked = await save(page, { jointAt1: String(far) }, first)
    expect(asked.text).toContain('“再开一次会”在原文中有 2 处')
    const second = fieldsIn(asked.text, 'data-change')
    expect(second).toMatchObject({ jointAt1: String(far), dueAt: String(meeting[0]) })
    const typed = { joint: '市财政局\n市林业局', dueAt: String(meeting[1]) }
    expect((await save(page, typed, second)).status).toBe(303)
    const duty = await dutyOf(page)
    expect(duty?.joint?.map(({ quote, start }) => [quote, start])).toEqual([
      ['市财政局', page.text.indexOf('市财政局')],
      ['市林业局', page.text.indexOf('市林业局')],
    ])
    expect(duty?.due?.start).toBe(meeting[1])
  })

  it('are asked for where they are the finding’s own, added or corrected', async () => {
    const page = await reading()
    const [near, far] = places(page.text, '再开一次会')
    const asked = await save(page, { words: '再开一次会' })
    expect(asked.text).toContain('<a href="#field-words">“再开一次会”在原文中有 2 处')
    const form = fieldsIn(asked.text, 'data-change')
    expect(form).toMatchObject({ words: '再开一次会', wordsAt: String(near) })
    await save(page, { wordsAt: String(far) }, form)
    expect((await findings(page.id)).find(({ id }) => id === page.finding)?.span_start).toBe(far)

    const add = fieldsIn((await desk.get(`/readings/${page.id}`)).text, 'id="add-finding"')
    const adding = await desk.post(`/readings/${page.id}/corrections`, { ...add, words: '再开一次会' })
    const again = { ...fieldsIn(adding.text, 'id="add-finding"'), wordsAt: String(near) }
    expect((await desk.post(`/readings/${page.id}/corrections`, again)).status).toBe(303)
    expect((await findings(page.id)).find(({ origin }) => origin === 'person')?.span_start).toBe(near)
  })
})
