import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { ok, refuse } from '#kernel/result.ts'
import { readAgain, readReading } from '#operations/read-reading.ts'
import { type ReadFile, runNextReading } from '#operations/run-reading.ts'
import { insertReading } from '#store/readings.ts'
import { type Desk, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'

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

const secretary = acting(people.secretary, '2026-03-17')

async function seenReading(id: string) {
  const read = await readReading(test.db, people.secretary, id)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
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

describe('a form that is refused', () => {
  const change = async (id: string, words: string, fields: Readonly<Record<string, string>>) => {
    const edit =
      /href="([^"]+\/findings\/[^"]+)"/.exec(lineOf((await desk.get(`/readings/${id}`)).text, words))?.[1] ?? ''
    const form = await desk.get(edit)
    return desk.post(`/readings/${id}/corrections?show=open`, { ...hiddenFields(form.text), act: 'change', ...fields })
  }

  it('comes again with all that was typed, whether it adds a finding or changes one', async () => {
    const id = await reading()
    const typed = { kind: 'directive', speaker: '邵云帆', words: '原文里没有的话' }
    const changed = await change(id, buses, typed)
    const { csrf = '' } = hiddenFields((await desk.get(`/readings/${id}`)).text)
    const added = await desk.post(`/readings/${id}/corrections?show=open`, { csrf, act: 'add', ...typed })
    for (const { status, text } of [changed, added]) {
      expect(status).toBe(422)
      expect(text).toContain('<a href="#field-words">原文中没有这句话')
      expect(text).toMatch(/aria-invalid="true"[^>]*>原文里没有的话<\/textarea>/)
      expect(text).toContain('value="邵云帆"')
      expect(text).toContain('<option value="directive" selected>')
      expect(text).toContain(`action="/readings/${id}/corrections?show=open"`)
    }
    expect(added.text).toMatch(/id="add-finding" open/)
    expect(changed.text).toContain(`<mark>${buses}</mark>`)
  })

  it('comes again though its sign-in’s own mark is old, and nothing of it was done', async () => {
    const id = await reading()
    const old = await change(id, ponds, { csrf: 'old', kind: 'topic', speaker: '邵云帆', words: '西边水塘' })
    expect(old.status).toBe(403)
    expect(old.text).toContain('>西边水塘</textarea>')
    const again = { ...hiddenFields(old.text), act: 'change', kind: 'topic', speaker: '邵云帆', words: '西边水塘' }
    expect((await desk.post(`/readings/${id}/corrections`, again)).status).toBe(303)
    expect(lineOf((await desk.get(`/readings/${id}`)).text, '西边水塘')).toContain('邵云帆')
  })

  it('says what somebody else made of the finding meanwhile, and is taken when it is sent again', async () => {
    const id = await reading()
    const edit =
      /href="([^"]+\/findings\/[^"]+)"/.exec(lineOf((await desk.get(`/readings/${id}`)).text, lamps))?.[1] ?? ''
    const form = await desk.get(edit)
    await change(id, lamps, { kind: 'position', speaker: '岑又青', words: lamps })
    const mine = { act: 'change', kind: 'topic', speaker: '邵云帆', words: '渡口照明' }
    const late = await desk.post(`/readings/${id}/corrections`, { ...hiddenFields(form.text), ...mine })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/就以您填写的为准： <strong>表态<\/strong> 岑又青/)
    expect(late.text).toContain('>渡口照明</textarea>')
    expect((await desk.post(`/readings/${id}/corrections`, { ...hiddenFields(late.text), ...mine })).status).toBe(303)
    expect(lineOf((await desk.get(`/readings/${id}`)).text, '渡口照明')).toContain('邵云帆')
  })

  it('says so as well where it was refused for something else first, and so sends nothing over what was not seen', async () => {
    const id = await reading()
    const edit =
      /href="([^"]+\/findings\/[^"]+)"/.exec(lineOf((await desk.get(`/readings/${id}`)).text, lamps))?.[1] ?? ''
    const form = hiddenFields((await desk.get(edit)).text)
    const mine = { act: 'change', kind: 'topic', speaker: '邵云帆' }
    const wrong = { ...mine, words: '原文里没有的话' }
    const early = await desk.post(`/readings/${id}/corrections`, { ...form, ...wrong })
    expect(early.status).toBe(422)
    expect(early.text).not.toContain('就以您填写的为准')
    await change(id, lamps, { kind: 'position', speaker: '岑又青', words: lamps })
    for (const [fields, status] of [
      [wrong, 422],
      [{ ...mine, csrf: 'old', words: lamps }, 403],
    ] as const) {
      const late = await desk.post(`/readings/${id}/corrections`, { ...form, ...fields })
      expect(late.status).toBe(status)
      expect(late.text).toMatch(/就以您填写的为准： <strong>表态<\/strong> 岑又青/)
    }
  })

  it('that adds what is there leads to it; sent twice it adds one', async () => {
    const id = await reading()
    const form = hiddenFields((await desk.get(`/readings/${id}`)).text)
    const typed = { act: 'add', kind: 'suggestion', speaker: '' }
    const { csrf = '', once = '' } = form
    const there = await desk.post(`/readings/${id}/corrections`, { csrf, once, ...typed, words: lamps })
    expect(there.status).toBe(409)
    expect(there.text).toMatch(/href="\/readings\/[^"]+\?at=[^"]+">看那一条/)
    const sent = await Promise.all(
      ['照明', '照明'].map((words) => desk.post(`/readings/${id}/corrections`, { csrf, once, ...typed, words })),
    )
    expect(new Set(sent.map(({ location }) => location)).size).toBe(1)
    expect((await desk.get(`/readings/${id}`)).text.match(/finding-quote">照明/g)).toHaveLength(1)
  })
})

describe('the form that opens cases', () => {
  it('comes again with its ticks and choices where it is refused, and says how many were open before', async () => {
    const id = await reading()
    for (const words of [lamps, buses]) await press(`/readings/${id}`, words, 'confirm')
    const ids = (await seenReading(id)).findings.map((one) => one.id)
    const { csrf = '' } = hiddenFields((await desk.get(`/readings/${id}`)).text)
    const send = (fields: Readonly<Record<string, string | readonly string[]>>) =>
      desk.post(`/readings/${id}/cases`, {
        ...{ csrf, kind: 'suggestion', period: 'between_sessions', publish: 'yes', session: 'none' },
        ...fields,
      })
    const ticks = (text: string) =>
      ids.slice(0, 2).map((one) => new RegExp(`name="finding" value="${one}" checked`).test(text))
    const [first = '', second = '', third = ''] = ids

    for (const [fields, status, says, ticked] of [
      [{ finding: first, csrf: 'old' }, 403, '', [true, false]],
      [{ finding: [second, third] }, 422, '', [false, true]],
      [{}, 422, '<a href="#field-findings">没有勾选', [false, false]],
    ] as const) {
      const { status: given, text } = await send(fields)
      expect(given).toBe(status)
      expect(text).toContain('class="error-summary"')
      expect(text).toContain(says)
      expect(ticks(text)).toEqual(ticked)
      expect(text).toMatch(/value="between_sessions" checked/)
      expect(text).toMatch(/name="publish" value="yes" checked/)
      expect(text).toMatch(/value="none" selected/)
    }
    expect((await seenReading(id)).findings.filter((one) => one.case_id !== null)).toEqual([])

    expect((await send({ finding: first })).location).toBe(`/readings/${id}?opened=1`)
    const again = await send({ finding: [first, second] })
    expect(again.location).toBe(`/readings/${id}?opened=1&before=1`)
    expect((await desk.get(again.location ?? '')).text).toContain('此前已经立件、没有再立的条数： 1<')
  })

  it('is shown in a refusal to nobody who may not open', async () => {
    const id = await reading()
    const leader = (await openSite(test.db)).deskOf('leader')
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec((await leader.get(`/readings/${id}`)).text) ?? []
    const refused = await leader.post(`/readings/${id}/cases`, { csrf, finding: 'any' })
    expect(refused.status).toBe(403)
    expect(refused.text).not.toContain('name="finding"')
  })
})

describe('the form that corrects a finding', () => {
  it('shows the source with the words as they are, and takes words marked there on the page before', async () => {
    const id = await reading()
    const edit =
      /href="([^"]+\/findings\/[^"]+)"/.exec(lineOf((await desk.get(`/readings/${id}`)).text, buses))?.[1] ?? ''
    const { text } = await desk.get(edit)
    expect(text).toMatch(new RegExp(`<mark class="mark-own"[^>]*><span data-at="\\d+">${buses}</span></mark>`))
    expect(text).not.toContain('mark-number')
    expect(text).toContain(`>${buses}</textarea>`)
    const start = Number(/name="start" value="(\d+)"/.exec(text)?.[1])
    const marked = await desk.get(`${edit}?start=${start + 2}&end=${start + 4}`)
    expect(marked.text).toContain(`>${buses.slice(2, 4)}</textarea>`)
    expect(marked.text).toContain(`name="start" value="${start + 2}"`)
    expect(marked.text).toMatch(new RegExp(`mark-own"[^>]*><span data-at="${start}">${buses}<`))
    expect((await desk.get(`${edit}?start=1&end=99999`)).text).toContain(`>${buses}</textarea>`)
  })

  it('unlinks what became a suggestion itself, which the page does not count as an answer', async () => {
    const id = await reading()
    const { findings } = await seenReading(id)
    const [said, answer] = [findings[0]?.id ?? '', findings[1]?.id ?? '']
    const ask = async (fields: Readonly<Record<string, string>>) => {
      const form = hiddenFields((await desk.get(`/readings/${id}/findings/${fields.finding}`)).text)
      return desk.post(`/readings/${id}/corrections`, { ...form, ...fields })
    }
    const as = (kind: string) => ask({ finding: answer, act: 'change', kind, speaker: '', words: buses })
    await as('directive')
    await ask({ finding: said, act: 'link', answer })
    expect(lineOf((await desk.get(`/readings/${id}?show=answered`)).text, lamps)).toContain('data-answers="2"')
    await as('suggestion')
    const page = (await desk.get(`/readings/${id}?show=open`)).text
    expect(lineOf(page, lamps)).toMatch(/不算回应[^<]*<a href="#finding-2">2</)
    expect(page).toContain('提出 3 项，其中 0 项')
    expect((await desk.get(`/readings/${id}/findings/${said}`)).text).toContain('id="unlink-answer"')
    expect((await ask({ finding: said, act: 'unlink', answer })).status).toBe(303)
    const { text } = await desk.get(`/readings/${id}`)
    expect(text).not.toContain('former-answers')
    expect(text).toMatch(/#finding-2">2<\/a> 人工关联 → 已取消关联/)
    expect(text).toMatch(/#finding-2">2<\/a> 未关联 → 人工关联/)
    expect((await desk.get(`/readings/${id}`, 'en')).text).toMatch(/not linked → linked by a person/)
  })
})

describe('a reading that is read again', () => {
  const again = async (id: string, read: ReadFile) => {
    await readAgain(test.db, secretary, id)
    await runNextReading(test.db, read, () => '2026-03-17T02:00:00.000Z', chance)
  }

  it('goes on being shown where that fails, says why and what to do, and is where the same file leads', async () => {
    const id = await reading()
    await press(`/readings/${id}`, lamps, 'confirm')
    await again(id, async () => refuse({ code: 'broken_pdf' }))
    const { text } = await desk.get(`/readings/${id}`)
    expect(text).toMatch(/重新识读没有成功。下面仍是上次识读的结果/)
    expect(text).toContain('PDF 文件已损坏')
    expect(text).toContain('2026-03-16 02:00 UTC')
    expect(lineOf(text, lamps)).toContain('已确认')
    expect(text).toContain('id="read-again"')
    expect((await desk.get('/readings', 'en')).text).toContain('Read (reading it again failed)')
    expect((await desk.get(`/readings/${id}`, 'en')).text).toContain('Reading it again failed.')

    const file = new FormData()
    file.set('csrf', hiddenFields((await desk.get('/readings/new')).text).csrf ?? '')
    file.set('text', (await seenReading(id)).text ?? '')
    expect((await desk.postForm('/readings', file)).location).toBe(`/readings/${id}?there=1`)
    await press(`/readings/${id}`, buses, 'drop')
    expect(lineOf((await desk.get(`/readings/${id}`)).text, buses)).toContain('is-dropped')
  })

  it('that was never read is not shown as if it had been', async () => {
    const file = new FormData()
    file.set('csrf', hiddenFields((await desk.get('/readings/new')).text).csrf ?? '')
    file.set('text', '读不成的一份。')
    const { location } = await desk.postForm('/readings', file)
    const broken: ReadFile = async () => refuse({ code: 'broken_pdf' })
    await runNextReading(test.db, broken, () => '2026-03-17T02:00:00.000Z', chance)
    const { text } = await desk.get(location ?? '')
    expect(text).toContain('PDF 文件已损坏')
    expect(text).not.toContain('data-source')
    expect((await desk.get('/readings')).text).toContain('没有读成')
  })

  it('tells of a confirmed finding whose words are gone, and marks nothing else for it', async () => {
    const id = await reading()
    await press(`/readings/${id}`, lamps, 'confirm')
    const { result, text: old } = await seenReading(id)
    if (result === null || old === null) throw new Error('not read')
    await again(id, async () =>
      ok({ ...result, items: [], source: { ...result.source, text: '另一种读法，什么也没有。' } }),
    )
    const { text } = await desk.get(`/readings/${id}`)
    expect(lineOf(text, lamps)).toContain('现在的原文里找不到这些字')
    expect(text).not.toContain('<mark class')
    const edit = /href="([^"]+\/findings\/[^"]+)"/.exec(lineOf(text, lamps))?.[1] ?? ''
    const form = await desk.get(edit)
    expect(form.text).toContain('现在的原文里找不到这些字')
    expect(form.text).toContain(`>${lamps}</textarea>`)
  })

  it('shows who acts with others also where the one that leads stands there no longer', async () => {
    const id = await reading()
    const [one] = (await seenReading(id)).findings
    const start = (one?.span_start ?? 0) + 4
    await test.db
      .updateTable('finding')
      .set({ duty: JSON.stringify({ joint: [{ quote: '渡口', start, end: start + 2 }] }) })
      .where('id', '=', one?.id ?? '')
      .execute()
    expect(lineOf((await desk.get(`/readings/${id}`)).text, lamps)).toMatch(/谁来办<\/dt><dd>\s*<[^>]*>会同 渡口</)
    expect(lineOf((await desk.get(`/readings/${id}`, 'en')).text, lamps)).toContain('with 渡口<')
  })
})

describe('what is read out', () => {
  it.each([
    ['zh', 'simplified', 'lang="zh-CN"'],
    ['zh', 'mixed', 'lang="zh-CN"'],
    ['zh', 'traditional', 'lang="zh-Hant"'],
    ['en', null, 'lang="en"'],
    ['de', null, 'lang="de"'],
    ['ja', null, 'lang="ja"'],
    ['und', null, ''],
  ] as const)(
    'a source in %s, %s, is marked %s, on its page and in the form that corrects',
    async (language, script, mark) => {
      const id = await reading()
      const { result, findings } = await seenReading(id)
      const told = { ...result, source: { ...result?.source, language, script } }
      await test.db
        .updateTable('reading')
        .set({ result: JSON.stringify(told) })
        .where('id', '=', id)
        .execute()
      for (const page of [`/readings/${id}`, `/readings/${id}/findings/${findings[0]?.id}`]) {
        const { text } = await desk.get(page)
        expect(/class="source-text" data-source\s*([^>]*)>/.exec(text)?.[1]).toBe(mark)
        if (page.includes('findings')) expect(/class="source-context"\s*([^>]*)>/.exec(text)?.[1]).toBe(mark)
      }
    },
  )

  it('names where its links lead and what its bar measures', async () => {
    const id = await reading()
    expect((await desk.get(`/readings/${id}?opened=1`)).text).toContain(`/cases?reading=${id}">查看所立办件</a>`)
    expect((await desk.get(`/readings/${id}?opened=1`, 'en')).text).toContain('>See the cases</a>')
    const { row } = await seenReading(id)
    const { source_file_id, name, session_id, asked_by } = row
    const more = Array.from({ length: 31 }, (_, at) => `r-more-${at}`)
    for (const one of more)
      await insertReading(test.db, { id: one, source_file_id, name, session_id, asked_by, asked_at: row.asked_at })
    await test.db
      .updateTable('reading')
      .set({ state: 'reading', progress_done: 1, progress_of: 4, started_at: row.asked_at })
      .where('id', 'in', more)
      .execute()
    expect((await desk.get('/readings')).text).toMatch(/<a rel="next" href="[^"]+">更早导入的<\/a>/)
    expect((await desk.get('/readings', 'en')).text).toMatch(/<a rel="next" href="[^"]+">Earlier ones<\/a>/)
    expect((await desk.get('/readings/r-more-0')).text).toContain('<progress aria-label="识读进度"')
    expect((await desk.get('/readings/r-more-0', 'en')).text).toContain(
      '<progress aria-label="How far it has been read"',
    )
  })
})
