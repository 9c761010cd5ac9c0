import { describe, expect, it } from 'vitest'
import { loadExamples } from '#app/load-examples.ts'
import type { ClockRule } from '#engine/deadline.ts'
import { getLaw } from '#procedures/profiles.ts'
import { profileFolder, profiles } from '#tests/support/installed-profiles.ts'

const places = [
  'shanghai-2015',
  'beijing-2014',
  'chongqing-2018',
  'qingdao-2021',
  'henan-2017',
  'zhejiang-2016',
  'national-2025',
] as const

/**
 * The time limits as the laws were read, a row a clock, in the order of `places`: length and unit (wd working days,
 * d days, m months), then from what it counts; null where the law sets no number.
 */
const rows: Readonly<Record<string, readonly (string | null)[]>> = {
  // 闭会期间交办
  assignment: ['7 wd', null, '10 wd', '5 wd', null, null, null],
  // 交办会
  assignment_meeting: ['1 m', null, null, null, null, null, null],
  // 告知代表
  proposer_notice: [null, null, null, null, null, '7 d', null],
  // 退办
  return: ['7 wd receipt', null, '10 wd assignment', '5 wd receipt', '10 wd assignment', '10 d receipt', null],
  // 退办后改派
  reassignment: [null, null, '10 wd', null, '10 wd', null, null],
  // 首次联系
  first_contact: [null, null, '20 wd receipt', null, null, null, null],
  // 会办意见
  joint_opinion: ['1 m receipt', null, '30 wd assignment', '1 m receipt', '2 m receipt', '2 m receipt', null],
  joint_opinion_redo: [null, null, '5 wd', null, null, null, null],
  // 答复
  reply: [
    '3 m assignment',
    '3 m assignment',
    '3 m assignment',
    '3 m assignment',
    '3 m receipt',
    '3 m receipt',
    '3 m assignment',
  ],
  // 代表反馈
  feedback: [null, '15 wd', '20 wd', null, '10 wd', null, null],
  // 不满意再次答复
  rehandling_reply: ['1 m', '2 m', '2 m', null, '1 m', '1 m', null],
  // 口头建议
  oral_answer: [null, null, null, '1 m', null, null, null],
  // 跟踪：年中、年末报告和年底结转
  progress_mid_year: ['6-30 date', null, null, null, null, null, null],
  progress_year_end: ['12-31 date', null, null, null, null, null, null],
  carry_over: ['12-31 date', null, null, null, null, null, null],
  // 政府督查结论的异议和复核：全国的规定
  supervision_objection: ['30 d', '30 d', '30 d', '30 d', '30 d', '30 d', '30 d'],
  supervision_review: ['30 d', '30 d', '30 d', '30 d', '30 d', '30 d', '30 d'],
  // 答复公开：七地都没有天数
  publication: [null, null, null, null, null, null, null],
}

/** How a long reply comes about, and how many months more it may take. */
const longReplies = ['consent 3', 'consent 3', 'direct 3', 'consent 3', 'notice 3', 'consent 3', 'direct 3']

const units = { working_day: 'wd', day: 'd', month: 'm', date: 'date' } as const

function told(rule: ClockRule | null | undefined): string | null {
  if (rule === null || rule === undefined) return null
  const length = rule.unit === 'date' ? `${rule.month}-${rule.day}` : rule.length
  return `${length} ${units[rule.unit]}${rule.anchor === undefined ? '' : ` ${rule.anchor}`}`
}

const lawOf = (id: string) => getLaw(profiles, 'suggestion', id)

describe('each row of the table of time limits', () => {
  it.each(Object.entries(rows))('%s is in every law as it was read', (clock, cells) => {
    expect(places.map((id) => told(lawOf(id).profile.clocks[clock]))).toEqual(cells)
  })

  it('is there for every clock of the procedure but those that no law of a place sets', () => {
    const ours = ['cosigning', 'sign_for', 'promise', 'return_decision', 'urging_answer']
    expect([...Object.keys(rows), ...ours].sort()).toEqual(Object.keys(lawOf('shanghai-2015').procedure.clocks).sort())
  })

  it('the long reply, by whose leave and by how much', () => {
    const got = places.map((id) => {
      const { choices, clocks } = lawOf(id).profile
      return `${choices.long_reply?.value} ${clocks.reply?.extension?.mostMonths}`
    })

    expect(got).toEqual(longReplies)
  })

  it.each(places)('has deadlines worked by hand for every number of %s', async (id) => {
    const { profile } = lawOf(id)
    const { deadlines } = await loadExamples(profileFolder, profile)
    const worked = new Set(deadlines.filter((one) => one.deadline !== null).map((one) => one.clock))
    const numbers = Object.entries(profile.clocks).flatMap(([clock, rule]) => (rule === null ? [] : [clock]))

    expect(numbers.filter((clock) => !worked.has(clock))).toEqual([])
  })

  it('rolls months and days over a day off, and counts working days as they are', () => {
    const rules = profiles.flatMap(({ clocks }) => Object.values(clocks)).filter((rule) => rule !== null)
    for (const rule of rules) expect(rule.rollsOver, rule.source).toBe(rule.unit !== 'working_day')
  })

  it('marks as unverified only what the installation set itself', () => {
    const marked = profiles
      .filter(({ procedure }) => procedure === 'suggestion')
      .flatMap(({ clocks }) =>
        Object.entries(clocks).flatMap(([clock, rule]) => (rule?.verified === false ? [clock] : [])),
      )

    expect(new Set(marked)).toEqual(new Set(['sign_for', 'progress_mid_year', 'progress_year_end', 'carry_over']))
  })
})
