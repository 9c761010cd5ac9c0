import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { checkAnswer } from './answer-check.ts'
import type { AskedAndAnswered } from './found-in-reply.ts'

const title = '关于改善石桥路夜间照明的建议'
const asked = '石桥路夜间昏暗。建议在北段安装路灯。建议修剪遮挡灯光的树枝。'
const on = plainDate('2026-06-01')

function check(reply: string, more: Partial<AskedAndAnswered> = {}) {
  return checkAnswer({ title, asked, reply, on, outcome: null, units: [], ...more })
}

function codes(reply: string, more: Partial<AskedAndAnswered> = {}) {
  return check(reply, more).remarks.map((one) => one.code)
}

const whole =
  '您的建议收悉，现答复如下：市路灯所将于2026年9月底前在石桥路北段安装路灯12盏。区园林局已修剪沿线树枝，灯光不再被遮挡。'

describe('the points a suggestion asks for', () => {
  it.each([
    ['numbered', '一、安装路灯；二、修剪树枝。', ['安装路灯', '修剪树枝']],
    ['told one after another', '一是安装路灯；二是修剪树枝。', ['安装路灯', '修剪树枝']],
    ['framed each', '建议安装路灯。同时希望修剪树枝。', ['建议安装路灯', '同时希望修剪树枝']],
    ['asked as questions', '能否安装路灯？能否修剪树枝？', ['能否安装路灯', '能否修剪树枝']],
    [
      'in a row without a frame',
      '在北段安装路灯，为行人增设扶手，请专业机构检查树木。',
      ['在北段安装路灯', '为行人增设扶手', '请专业机构检查树木'],
    ],
    [
      'in English',
      '1. Install lamps in the lane. 2. Trim the old trees.',
      ['1. Install lamps in the lane', '2. Trim the old trees'].map((one) => one.slice(3)),
    ],
  ])('are cut where they are %s', (_, text, points) => {
    const found = check(text.startsWith('1.') ? 'We will see to the lamps in the lane.' : whole, { asked: text }).points
    expect(found.map(({ quote }) => quote)).toEqual(points)
    for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote)
  })

  it('are not what only tells how things are', () => {
    expect(check(whole, { asked: '石桥路夜间昏暗。居民意见很大。' }).points).toEqual([])
    expect(codes(whole, { asked: '石桥路夜间昏暗。居民意见很大。' })).toContain('no_points_found')
  })
})

describe('a reply', () => {
  it('answers each point in a passage that is named with the words both share', () => {
    const { points, passages } = check(whole)

    expect(points.map(({ standing }) => standing)).toEqual(['answered', 'answered'])
    const [lamps, trees] = points.map(({ answers }) => passages[answers[0]?.passage ?? -1]?.quote)
    expect(lamps).toContain('安装路灯12盏')
    expect(trees).toContain('修剪沿线树枝')
    expect(points[0]?.answers[0]?.reason.shared).toContain('北段安装路灯')
  })

  it('leaves a point open that no passage speaks of', () => {
    const { points } = check('市路灯所已在北段安装路灯12盏。')
    expect(points.map(({ standing }) => standing)).toEqual(['answered', 'unanswered'])
  })

  it('only touches a point of which it says that one means well', () => {
    const { points } = check('市路灯所已在北段安装路灯12盏。对修剪树枝，我们将进一步加强研究。')
    expect(points.map(({ standing }) => standing)).toEqual(['answered', 'touched'])
  })

  it('answers a point by saying why not', () => {
    const { points } = check('市路灯所已在北段安装路灯12盏。树枝为古树所有，按规定不得修剪。')
    expect(points.map(({ standing }) => standing)).toEqual(['answered', 'answered'])
  })

  it('names its measures, days, units and amounts with their places', () => {
    const reply = whole
    const passage = check(reply).passages[1]
    const words = (spans: readonly { start: number; end: number }[] = []) =>
      spans.map(({ start, end }) => reply.slice(start, end))

    expect(words(passage?.measures)).toEqual(['安装路灯12盏'])
    expect(words(passage?.dates)).toEqual(['2026年9月底'])
    expect(passage?.dates[0]?.until).toBe('2026-09-30')
    expect(words(passage?.units)).toEqual(['市路灯所'])
    expect(words(passage?.amounts)).toEqual(['12盏'])
  })

  it.each([
    ['将在西岸步道设饮水点10处', true],
    ['已建公厕三座', true],
    ['将在西岸步道设计路线', false],
    ['步道上设施共10处', false],
    ['将设法解决10处隐患', false],
  ])('takes a single word of doing for a measure where it is counted: %s', (words, isMeasure) => {
    expect((check(`我局${words}。`).passages[0]?.measures.length ?? 0) > 0).toBe(isMeasure)
  })

  it('knows a unit by the name the city gives it, however it ends', () => {
    const reply = '夜明坊将安装路灯。'
    expect(check(reply).passages[0]?.units).toEqual([])
    expect(check(reply, { units: ['夜明坊'] }).passages[0]?.units).toEqual([{ start: 0, end: 3 }])
  })

  it('keeps every place in the text as it was typed, wide letters and traditional characters too', () => {
    const reply = '（１）市路燈所將於２０２６年９月底前在石橋路北段安裝路燈１２盞；（２）區園林局已修剪沿線樹枝。'
    const { passages, points } = check(reply)
    expect(points.map(({ standing }) => standing)).toEqual(['answered', 'answered'])
    for (const { start, end, quote } of passages) expect(reply.slice(start, end)).toBe(quote)
  })
})

describe('a hollow sentence', () => {
  it.each([
    '我局高度重视，将进一步加强照明管理。',
    '我们将适时研究有关措施。',
    'We attach great importance to this and will continue to improve the lighting of the city.',
  ])('means well and names nothing: %s', (reply) => {
    expect(check(reply).passages[0]?.isHollow).toBe(true)
  })

  it.each([
    ['an act', '我局高度重视，已在北段安装路灯。'],
    ['a day', '我们将进一步加强照明管理，今年9月底前见效。'],
    ['an amount', '我们将进一步加强照明管理，涉及路段3公里。'],
    ['a reason', '我们十分重视，但该路段不具备施工条件。'],
    ['an act in English', 'We attach great importance to this and have installed lamps in the lane.'],
  ])('is none where the same sentence names %s', (_, reply) => {
    expect(check(reply).passages[0]?.isHollow).toBe(false)
  })
})

describe('days in words', () => {
  it.each([
    ['今年9月底前', '2026-09-30'],
    ['明年上半年', '2027-06-30'],
    ['2027年第一季度', '2027-03-31'],
    ['年内', '2026-12-31'],
    ['三个月内', '2026-09-01'],
    ['6月1日至15日', '2026-06-01'],
    ['3月至5月', '2026-05-31'],
    ['7月中旬', '2026-07-20'],
    ['国庆前', '2026-10-01'],
    ['15个工作日内', null],
    ['汛期前', null],
  ])('%s ends on %s', (words, until) => {
    expect(check(`我局将于${words}安装路灯。`).passages[0]?.dates[0]?.until).toBe(until)
  })

  it.each([
    ['within three months', '2026-09-01'],
    ['by 30 September 2026', '2026-09-30'],
    ['by the end of the year', '2026-12-31'],
    ['in March 2027', '2027-03-31'],
  ])('%s ends on %s', (words, until) => {
    const reply = `The Lighting Office will install lamps in the lane ${words}.`
    expect(check(reply).passages[0]?.dates[0]?.until).toBe(until)
  })

  it.each(['每月', '近年来', '三个月', '今年以来', '适时'])('%s is none', (words) => {
    expect(check(`我局${words}安装路灯。`).passages[0]?.dates).toEqual([])
  })
})

describe('what speaks against the outcome chosen', () => {
  const solved = { outcome: { scale: 'resolved', demandsDay: false, doneBy: null } }
  const planned = (doneBy: string | null) => ({
    outcome: { scale: 'planned', demandsDay: true, doneBy: doneBy === null ? null : plainDate(doneBy) },
  })

  it('is that nothing was done where it is called solved', () => {
    expect(codes('下一步，我们将进一步研究石桥路照明问题，适时安装。', solved)).toContain('solved_but_nothing_done')
    expect(codes(whole, solved)).not.toContain('solved_but_nothing_done')
  })

  it('is that no day is named where one is owed', () => {
    expect(
      codes('市路灯所将在北段安装路灯12盏，并修剪沿线的树枝，确保行人看清路面。', planned('2026-09-30')),
    ).toContain('day_not_named')
    expect(codes(whole, planned('2026-09-30'))).not.toContain('day_not_named')
    expect(codes('市路灯所将在北段安装路灯12盏。')).not.toContain('day_not_named')
  })

  it('is that the day is past', () => {
    expect(codes(whole, planned('2026-05-31'))).toContain('day_past')
    expect(codes(whole, planned('2026-06-01'))).not.toContain('day_past')
    expect(codes('市路灯所计划2026年3月底前安装路灯。', planned('2026-09-30'))).toContain('day_past')
  })
})

describe('a reply that misses its case', () => {
  it('names another suggestion', () => {
    expect(codes('《关于整治西湾市场油烟的建议》收悉。西湾市场已安装净化装置20台。')).toContain('other_title')
    expect(codes('《关于改善石桥路夜间照明的建议》收悉。已安装路灯12盏。')).not.toContain('other_title')
    expect(codes(whole)).not.toContain('other_title')
  })

  it('says the suggestion again', () => {
    const { remarks, points } = check('石桥路夜间昏暗，建议在北段安装路灯，建议修剪遮挡灯光的树枝。')
    expect(remarks.map((one) => one.code)).toContain('own_words_again')
    expect(points.every(({ standing }) => standing === 'unanswered')).toBe(true)
    expect(codes(whole)).not.toContain('own_words_again')
  })

  it('is very short, or very long', () => {
    expect(codes('已安装路灯。')).toContain('very_short')
    expect(codes(whole)).not.toContain('very_short')
    expect(codes('市路灯所已在北段安装路灯12盏。'.repeat(600))).toContain('very_long')
  })

  it('is in a language without rules', () => {
    expect(check('Мы установили двенадцать фонарей на улице.')).toEqual({
      language: 'und',
      points: [],
      passages: [],
      remarks: [{ code: 'language_unsupported', places: [] }],
    })
  })

  it('is not there yet: every point waits', () => {
    const { points, remarks } = check('')
    expect(points.map(({ standing }) => standing)).toEqual(['unanswered', 'unanswered'])
    expect(remarks).toEqual([])
  })
})

it('holds no number that could be read as a mark for the reply', () => {
  const numbers: string[] = []
  JSON.stringify(check(whole), (key, value) => {
    if (typeof value === 'number') numbers.push(key)
    return value
  })
  expect([...new Set(numbers)].sort()).toEqual(['end', 'passage', 'start'])
})

describe('a long or hostile text', () => {
  it.each(['1月', '由市', '待', '《关于', '建议，', '一二三四'])(
    'of %s alone takes a time that grows with its length',
    (words) => {
      const time = (many: number) => {
        const reply = words.repeat(many)
        const before = process.cpuUsage().user
        check(reply)
        return process.cpuUsage().user - before
      }
      time(2_000)
      const short = Math.max(4_000, time(4_000))
      expect(time(32_000)).toBeLessThan(short * 8 * 4)
    },
  )
})
