import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase, beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { hidden, jointAnswer } from '#tests/support/joint-answer.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let letter: string
let draft: string

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  const text =
    '苗禾川代表：\n您提出的建议收悉，现答复如下：\n一、已经做的\n（一）栏杆\n栏杆已经修缮。\n一、这是一句话，不是标题。\n县道路局\n2026年3月10日'
  const answered = await assignedCase(test.db, { session: 's-1', publishText: true })
  await answered.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' }, 'parks')
  await answered.act(people.roads, '2026-03-09', 'draft_reply', { text })
  await answered.act(people.roads, '2026-03-10', 'review_reply', {
    outcome: 'planned',
    doneBy: '2026-10-31',
    secrecy: 'cleared',
    secrecyReviewer: '审查人某',
    publication: 'none',
    notPublishedBecause: '涉及商业秘密',
  })
  await answered.act(people.roads, '2026-03-10', 'issue_reply', { signer: '段路遥' })
  letter = `/cases/${answered.caseId}/replies/1/letter`
  const drafted = await assignedCase(test.db)
  await drafted.act(people.roads, '2026-03-09', 'draft_reply', { text: '草稿。' })
  draft = `/cases/${drafted.caseId}/replies/1/letter`
})

afterAll(() => test.drop())

describe('a reply as a letter', () => {
  it('names the unit, the number, the outcome, the case, the proposer, the day and the signer', async () => {
    const { text, status } = await site.deskOf('roads').get(letter)

    expect(status).toBe(200)
    expect(text).toMatch(/letter-sender">县道路局<[\s\S]*建复〔2026〕1号[\s\S]*办理结果：计划解决/)
    expect(text).toContain('<h1>关于县人大三届二次会议第2026-0001号代表建议的答复</h1>')
    expect(text).toContain('苗禾川代表：')
    expect(text).toMatch(
      /letter-end"><p>县道路局<\/p><p>2026年3月10日<\/p>[\s\S]*承诺完成日：2026年10月31日[\s\S]*签发人：段路遥/,
    )
  })

  it('tells headings of both levels from sentences', async () => {
    const { text } = await site.deskOf('roads').get(letter)

    expect(
      [...text.matchAll(/<p class="letter-(first|second|body)">([^<]{1,8})/g)].map(
        ([, level, words]) => `${level} ${words}`,
      ),
    ).toEqual([
      'body 您提出的建议收悉',
      'first 一、已经做的',
      'second （一）栏杆',
      'body 栏杆已经修缮。',
      'body 一、这是一句话，',
    ])
  })

  it('is the same as a Word file, in the letter’s language whatever the reader’s', async () => {
    const bytes = await site.deskOf('deputy').bytes(`${letter}.docx`)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })

    expect(value.split('\n').filter((line) => line !== '')).toEqual([
      '建复〔2026〕1号',
      '办理结果：计划解决',
      '关于县人大三届二次会议第2026-0001号代表建议的答复',
      '苗禾川代表：',
      '您提出的建议收悉，现答复如下：',
      '一、已经做的',
      '（一）栏杆',
      '栏杆已经修缮。',
      '一、这是一句话，不是标题。',
      '县道路局',
      '2026年3月10日',
      '承诺完成日：2026年10月31日',
      '签发人：段路遥',
      '抄送：市人大常委会代表工作机构，市政府办公厅',
    ])
    expect((await site.deskOf('roads').get(letter, 'en')).text).toContain('<p class="letter-sender">县道路局</p>')
  })

  it.each(['', '.docx'])('is not given to who does not get the text%s', async (kind) => {
    expect((await site.deskOf('water').get(letter + kind)).status).toBe(404)
    expect((await site.deskOf(null).get(letter + kind)).location).toContain('/sign-in')
    expect((await site.deskOf('roads').get(draft + kind)).status).toBe(404)
    expect((await site.deskOf('roads').get(letter.replace('/1/', '/7/') + kind)).status).toBe(404)
  })

  it('is led to from the case', async () => {
    const page = (await site.deskOf('roads').get(letter.replace(/\/replies.*/, ''))).text

    expect(page).toContain(`href="${letter}">答复函（每位提出人一份）</a>`)
  })
})

describe('a letter to each author', () => {
  let joint: string

  beforeAll(async () => {
    joint = `/cases/${(await jointAnswer(test.db)).caseId}/replies/1/letter`
  })

  const docxText = async (who: Parameters<typeof site.deskOf>[0], path: string): Promise<string> => {
    const bytes = await site.deskOf(who).bytes(path)
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
  }

  it('is addressed to that author, by delegation and name, and holds the whole text', async () => {
    const { text } = await site.deskOf('roads').get(joint)
    const articles = text.match(/<article class="letter"[\s\S]*?<\/article>/g) ?? []

    expect(articles.map((one) => /letter-to">([^<]*)/.exec(one)?.[1])).toEqual([
      '第三代表团苗禾川代表：',
      '第七代表团岑又青代表：',
    ])
    for (const one of articles) expect(one).toContain(`已与${hidden}签订合同`)
    // The text's own salutation, to the first of them, stands in neither.
    expect(articles.join('').match(/苗禾川/g)).toHaveLength(1)
    expect(articles[1]).toMatch(/联系电话：0000-1234[\s\S]*抄送：市人大常委会代表工作机构/)
  })

  it('is in one Word file for all, and in one each', async () => {
    const all = await docxText('secretary', `${joint}.docx`)
    const second = await docxText('secretary', `${joint}.docx?to=${people.secondDeputy.personId}`)

    expect(all.match(/代表：/g)).toEqual(['代表：', '代表：'])
    expect(second).toContain('第七代表团岑又青代表：')
    expect(second).not.toContain('苗禾川')
  })

  it('is an author’s own alone', async () => {
    const own = await docxText('secondDeputy', `${joint}.docx`)

    expect(own).toContain('岑又青代表：')
    expect(own).toContain(hidden)
    expect(own).not.toContain('苗禾川')
    expect((await site.deskOf('secondDeputy').get(`${joint}?to=${people.deputy.personId}`)).status).toBe(404)
  })

  it('reaches everybody else as it was published: with stubs, without the telephone and the handler', async () => {
    for (const read of [
      (await site.deskOf('water').get(joint)).text,
      (await site.deskOf(null).get(`/public${joint}`)).text,
      await docxText(null, `/public${joint}.docx`),
      // Who did not confirm is no author.
      await docxText('thirdDeputy', `${joint}.docx`),
      await docxText('secretary', `/public${joint}.docx`),
    ]) {
      expect(read).toContain('（公开文本）')
      expect(read).toContain('已与〔此处隐去：商业秘密〕签订合同')
      expect(read).not.toContain(hidden)
      expect(read).not.toContain('0000-1234')
      expect(read).not.toContain('路承平')
    }
  })

  it('reaches the public not at all before it is published', async () => {
    expect((await site.deskOf(null).get(`/public${letter}`)).status).toBe(404)
  })
})

describe('a case entered for its proposer', () => {
  it('says so at its head and in its timeline, and names nobody to the public', async () => {
    const entered = await beginCase(test.db, '2026-03-02', { title: '关于栈桥的建议' }, people.secretary)
    await entered.act(people.secretary, '2026-03-03', 'register')
    await entered.act(people.secretary, '2026-03-03', 'file')

    const own = (await site.deskOf('deputy').get(`/cases/${entered.caseId}`)).text
    expect(own).toMatch(/case-kicker">[^<]*代录/)
    expect(own).toContain('由代表工作机构代录')
    const open = (await site.deskOf(null).get(`/public/cases/${entered.caseId}`)).text
    expect(open).toMatch(/case-kicker">[^<]*代录/)
    expect(open).toContain('由代表工作机构代录')
    expect(open).not.toContain('乔知简')
    expect((await site.deskOf(null).get('/public/cases')).text).toMatch(
      /关于栈桥的建议(<\/span>)?<\/a> <span class="entered">代录/,
    )
  })
})
