import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadCalendars } from '#app/load-calendars.ts'
import { loadExamples } from '#app/load-examples.ts'
import type { Actor, CaseFile, Fields } from '#engine/case-file.ts'
import { type ClockRule, deadlineAfter } from '#engine/deadline.ts'
import { decide } from '#engine/decide.ts'
import { viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { reportsDue } from '#operations/report/reports-due.ts'
import { getLaw } from '#procedures/profiles.ts'
import type { MeetingSession } from '#store/roster.ts'
import { profileFolder, profiles } from '#tests/support/installed-profiles.ts'
import { people } from '#tests/support/small-city.ts'

const calendar = await loadCalendars(fileURLToPath(new URL('../../data/calendars', import.meta.url)))

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
  // 仍不满意：没有一地写明天数（云和县的一个月见 other-places.yaml）
  coordination: [null, null, null, null, null, null, null],
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

/** Dissatisfied once: sent back on a day, answered again by the day worked by hand; null where the law sets no time. */
const sentBack: readonly (readonly [place: string, on: string, by: string | null])[] = [
  ['shanghai-2015', '2026-09-01', '2026-10-08'],
  ['beijing-2014', '2026-12-30', '2027-03-01'],
  ['chongqing-2018', '2026-08-03', '2026-10-08'],
  ['qingdao-2021', '2026-08-03', null],
  ['henan-2017', '2026-01-31', '2026-02-28'],
  ['zhejiang-2016', '2026-04-02', '2026-05-06'],
  ['national-2025', '2026-04-02', null],
]

/** Each step on its own day, by the calendar as it is. */
function deskOf(id: string) {
  const law = lawOf(id)
  let file: CaseFile = { id: 'c', procedure: 'suggestion', profile: id, events: [] }
  return {
    act: (on: string, actor: Actor, action: string, fields: Fields = {}) => {
      const asked = Object.entries(law.procedure.actions[action]?.fields ?? {})
      const numbered = asked.filter(([, one]) => one.type === 'issued_number')
      const issued = Object.fromEntries(numbered.map(([field]) => [field, `N-${file.events.length}`]))
      const given = { on: plainDate(on), at: `${on}T02:00:00.000Z`, calendar, isKnown: () => true, issued }
      const decided = decide(law.procedure, law.profile, file, { action, actor, fields }, given)
      if (!decided.ok) throw new Error(`${id} ${action}: ${JSON.stringify(decided.refusal)}`)
      file = { ...file, events: [...file.events, ...decided.value] }
    },
    runs: (clock: string) =>
      viewOf(file).clocks.find((one) => one.clock === clock && one.stoppedOn === null)?.deadline ?? null,
  }
}

/** Whom a law names to assign between sessions, where it is another than the assigning office. */
const assigners: Readonly<Record<string, Actor>> = { 'beijing-2014': people.chairs, 'national-2025': people.secretary }

function sentBackOn(id: string, on: string) {
  const { deputy, secretary, roads } = people
  const { lists } = lawOf(id).profile
  const plain = (lists.outcome ?? []).find(({ demands = [] }) => demands.length === 0)?.code ?? ''
  const desk = deskOf(id)
  const answer = (day: string, text: string) => {
    desk.act(day, roads, 'draft_reply', { text })
    desk.act(day, roads, 'review_reply', {
      ...{ outcome: plain, secrecy: 'cleared', secrecyReviewer: '某' },
      ...(lists.publication?.some(({ code }) => code === 'none') ? { publication: 'full' } : {}),
    })
    desk.act(day, roads, 'issue_reply', { signer: '某' })
  }
  const hasAttitude = (lists.attitude ?? []).length > 0
  const dissatisfied = {
    ...(hasAttitude ? { attitude: 'satisfied' } : {}),
    result: 'dissatisfied',
    comment: '没有回应。',
  }
  desk.act('2026-01-05', deputy, 'submit', {
    ...{ title: '甲', demands: '甲', leadProposer: deputy.personId, period: 'between_sessions', publishText: true },
  })
  desk.act('2026-01-05', secretary, 'register')
  desk.act('2026-01-05', secretary, 'file')
  desk.act('2026-01-05', assigners[id] ?? people.assigner, 'assign', { leadUnit: 'roads' })
  desk.act('2026-01-06', roads, 'sign_for')
  answer('2026-01-07', '收悉。')
  desk.act('2026-01-08', deputy, 'rate', dissatisfied)
  desk.act(on, secretary, 'order_rehandling', { reason: '请写明时间。' })
  return { ...desk, answer, dissatisfied }
}

describe('the column of others, where its law is installed', () => {
  it.each([
    // 上海：闭会期间的议案十五日内交专门委员会
    ['motion', 'shanghai-motion', 'referral', '2026-09-16', 0, '2026-10-08'],
    // 上海市政协2007年：两个月，可以再延一个月
    ['proposal', 'shanghai-cppcc-2026', 'reply', '2026-03-02', 0, '2026-05-06'],
    ['proposal', 'shanghai-cppcc-2026', 'reply', '2026-03-02', 1, '2026-06-02'],
  ] as const)('%s of %s: %s from %s and %s months more ends on %s', (procedure, id, clock, from, more, by) => {
    const rule = getLaw(profiles, procedure, id).profile.clocks[clock]
    if (rule === null || rule === undefined) throw new Error(`${id} sets no ${clock}`)
    expect(more).toBeLessThanOrEqual(rule.extension?.mostMonths ?? 0)
    expect(deadlineAfter(rule, plainDate(from), calendar, more)).toMatchObject({ value: { day: by } })
  })
})

describe('a second answer', () => {
  it.each(sentBack)('under %s: sent back on %s, is due on %s', (id, on, by) => {
    expect(sentBackOn(id, on).runs('rehandling_reply')).toBe(by)
  })

  it.each(sentBack)(
    'under %s, dissatisfied still: no time runs while officials and authors are brought together',
    (id, on) => {
      const { act, runs, answer, dissatisfied } = sentBackOn(id, on)
      answer(on, '再次答复。')
      expect(runs('rehandling_reply')).toBeNull()
      act(on, people.deputy, 'rate', dissatisfied)
      act(on, people.secretary, 'escalate', { escalation: 'coordination_meeting', reason: '协调。' })
      expect([runs('rehandling_reply'), runs('coordination'), runs('reply')]).toEqual([null, null, null])
    },
  )
})

describe('the duty to publish an answer', () => {
  it('is in every law as it was read, and none of them counts its days', () => {
    const duties = places.map((id) => lawOf(id).profile.choices.reply_publication?.value ?? null)
    expect(duties).toEqual([null, null, 'duty', 'duty', 'may', 'report_only', null])
  })

  it.each(places)('under %s starts no clock when the answer goes out', (id) => {
    const desk = sentBackOn(id, '2026-04-02')
    desk.answer('2026-04-03', '再次答复。')
    expect(desk.runs('publication')).toBeNull()
  })
})

/** Who reports by when in 2026, the next session opening on 12 January 2027: as the laws say, or (?) as it was set here. */
const reports: Readonly<Record<(typeof places)[number], readonly string[]>> = {
  'shanghai-2015': ['unit 2026-06-30 ?', 'office 2026-06-30 ?', 'unit 2026-12-31 ?', 'office 2027-01-11 ?'],
  'beijing-2014': ['office no day'],
  'chongqing-2018': ['office 2026-11-30 ?', 'unit 2026-12-31 ?'],
  'qingdao-2021': ['unit 2026-12-31 ?', 'office 2026-12-31 ?'],
  'henan-2017': ['unit 2026-08-31 ?', 'office no day'],
  'zhejiang-2016': ['unit no day ?', 'office no day'],
  'national-2025': ['office 2027-01-11'],
}

describe('the reports of units and the yearly report', () => {
  const next: MeetingSession = {
    ...{ id: 's', name_zh: '次会', name_en: 'Next', kind: 'plenary', place: '', theme: '', host: '' },
    ...{ opens_on: '2027-01-12', closes_on: '2027-01-16' },
  }
  const told = (id: string, sessions: readonly MeetingSession[], forUnit: boolean) =>
    reportsDue(lawOf(id).profile, sessions, 2026, forUnit).map(
      ({ by, due, verified }) => `${by} ${due ?? 'no day'}${verified ? '' : ' ?'}`,
    )

  it.each(Object.entries(reports))('under %s are due as worked by hand', (id, days) => {
    expect(told(id, [next], false)).toEqual(days)
    expect(told(id, [next], true)).toEqual(days.filter((one) => one.startsWith('unit')))
  })

  it('have no day before a session that nobody has called yet', () => {
    expect(told('national-2025', [], false)).toEqual(['office no day'])
    expect(told('national-2025', [{ ...next, opens_on: '2026-06-30' }], false)).toEqual(['office no day'])
    expect(told('national-2025', [{ ...next, opens_on: '2026-07-01' }], false)).toEqual(['office 2026-06-30'])
  })
})
