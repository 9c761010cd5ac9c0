import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { profileFolder, profiles, shanghai } from '#tests/support/installed-profiles.ts'
import { loadProfiles } from './load-profiles.ts'

describe('the laws that are shipped', () => {
  it('are those of seven places on suggestions and of four on proposals, each in a folder of its name', () => {
    const on = (kind: string) => profiles.filter(({ procedure }) => procedure === kind).map(({ id }) => id)

    expect(on('proposal')).toEqual([
      'bayannur-cppcc-2020',
      'hongkou-cppcc-2020',
      'national-cppcc-2018',
      'shanghai-cppcc-2026',
    ])
    expect(on('suggestion')).toEqual([
      'beijing-2014',
      'chongqing-2018',
      'henan-2017',
      'national-2025',
      'qingdao-2021',
      'shanghai-2015',
      'zhejiang-2016',
    ])
  })

  it('give every clock, code and choice its source, or say that it is to be checked', () => {
    const bare = profiles.flatMap(({ id, clocks, choices, lists }) => [
      ...Object.entries(clocks).flatMap(([name, rule]) =>
        rule !== null && rule.source === '' ? [`${id} ${name}`] : [],
      ),
      ...Object.entries(choices).flatMap(([name, { value, source }]) =>
        value !== null && source === null ? [`${id} ${name}`] : [],
      ),
      ...['outcome', 'decline_reason'].flatMap((list) =>
        (lists[list] ?? [])
          .filter((entry) => entry.source === undefined && entry.verified !== false)
          .map((entry) => `${id} ${list} ${entry.code}`),
      ),
    ])

    expect(bare).toEqual([])
  })

  it('write out an article behind the law it stands in', () => {
    expect(shanghai.profile.clocks.return).toEqual({
      unit: 'working_day',
      length: 7,
      rollsOver: false,
      anchor: 'receipt',
      source: '上海市人民代表大会代表建议、批评和意见工作规定（2015-03-01施行）第14条',
    })
  })
})

describe('a law file that is wrong is refused with its name, the key and how to mend it', () => {
  let folder = ''
  let path = ''
  let text = ''

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'profiles-'))
    await cp(join(profileFolder, 'shanghai-2015'), join(folder, 'shanghai-2015'), { recursive: true })
    path = join(folder, 'shanghai-2015', 'suggestion.yaml')
    text = await readFile(path, 'utf8')
  })

  afterEach(() => rm(folder, { recursive: true }))

  const messageAfter = async (from: string | RegExp, to: string): Promise<string> => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    await writeFile(path, changed)
    return loadProfiles(folder).then(
      () => 'was taken',
      (fault: unknown) => String(fault),
    )
  }

  it.each([
    {
      what: 'a unit nobody counts in',
      from: 'length: 7, unit: working_day, article: 第11条',
      to: 'length: 7, unit: week, article: 第11条',
      says: 'clocks.assignment',
    },
    {
      what: 'a length of nothing',
      from: 'length: 7, unit: working_day, article: 第11条',
      to: 'length: 0, unit: working_day, article: 第11条',
      says: 'clocks.assignment.length',
    },
    { what: 'a misspelt key', from: 'title:', to: 'titel:', says: 'titel：没有这个键' },
    { what: 'a key left out', from: /^source: .*$/m, to: '', says: 'source：缺少' },
    { what: 'a clock left out', from: /^ {2}feedback: null$/m, to: '', says: 'clocks.feedback：缺少' },
    {
      what: 'a clock nobody knows',
      from: 'feedback: null',
      to: 'feedback: null\n  nonsense: null',
      says: 'clocks.nonsense：没有这一项',
    },
    {
      what: 'a clock without its anchor',
      from: ', anchor: receipt, article: 第14条',
      to: ', article: 第14条',
      says: 'clocks.return.anchor：请写明自何时起算',
    },
    {
      what: 'an anchor for a clock that has one start',
      from: '1, unit: month, article: 第15条',
      to: '1, unit: month, anchor: receipt, article: 第15条',
      says: 'clocks.assignment_meeting.anchor：起点是固定的',
    },
    {
      what: 'a number for a day that is promised',
      from: 'promise: null',
      to: 'promise: { length: 1, unit: month, article: 第1条 }',
      says: 'clocks.promise：到期日由答复写明',
    },
    {
      what: 'a choice nobody knows',
      from: 'value: consent',
      to: 'value: perhaps',
      says: 'choices.long_reply.value：应为下列之一',
    },
    {
      what: 'a code the procedure needs',
      from: 'code: between_sessions',
      to: 'code: after_sessions',
      says: 'lists.period：须有“between_sessions”',
    },
    {
      what: 'a code written twice',
      from: 'code: phone',
      to: 'code: visit',
      says: 'lists.contact_method：“visit”写了两次',
    },
    {
      what: 'an outcome off the neutral scale',
      from: '      scale: reference\n',
      to: '',
      says: 'lists.outcome.reference.scale：缺少',
    },
    {
      what: 'a demand for a field that is not there',
      from: 'demands: [reasons]',
      to: 'demands: [sealing_wax]',
      says: 'lists.outcome.reference.demands',
    },
    {
      what: 'an empty list that must be chosen from',
      from: /contact_method:\n( {4}- .*\n)+/,
      to: 'contact_method: []\n',
      says: 'lists.contact_method：至少写一项',
    },
    {
      what: 'a number form without a number',
      from: "'{year}-{number:5}'",
      to: "'{year}'",
      says: 'numbers.flow：须含 {number}',
    },
    {
      what: 'a receipt deemed by a clock without a number',
      from: 'deemedReceipt: sign_for',
      to: 'deemedReceipt: feedback',
      says: 'deemedReceipt：须为',
    },
    {
      what: 'a day that does not exist',
      from: '2015-03-01\n',
      to: '2015-02-30\n',
      says: 'effectiveFrom：须为存在的日期',
    },
    {
      what: 'a key written twice',
      from: 'place: shanghai',
      to: 'place: shanghai\nplace: elsewhere',
      says: 'Map keys must be unique',
    },
  ])('$what', async ({ from, to, says }) => {
    const message = await messageAfter(from, to)

    expect(message).toContain(path)
    expect(message).toContain(says)
  })

  it('two versions of one place that begin on one day', async () => {
    await cp(join(folder, 'shanghai-2015'), join(folder, 'shanghai-2016'), { recursive: true })

    await expect(loadProfiles(folder)).rejects.toThrow(/shanghai-2016.*effectiveFrom：与 shanghai-2015/s)
  })

  it('a folder without a law in it', async () => {
    await rm(path)

    await expect(loadProfiles(folder)).rejects.toThrow(/应有 suggestion\.yaml/)
  })
})
