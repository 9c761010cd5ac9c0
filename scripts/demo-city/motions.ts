import { deputies, deputy } from './deputy-ids.ts'
import type { Act } from './story.ts'
import { act } from './told-act.ts'

const secretary = 'secretariat-3'
const presidium = 'presidium-1'
const committee = 'special-committee-1'
const standing = 'standing-committee-1'
const session = 'plenary-2026'

const reservoir: Act['fields'] = {
  title: '关于制定饮用水水源保护条例的议案',
  background: '全市三处集中式饮用水水源，分属两区一县。',
  analysis: '水源地上游仍有散养场和停用码头，现有办法没有规定由谁补偿、由谁巡查，三年里群众反映四十余件。',
  demands: '制定饮用水水源保护条例，规定分级保护、生态补偿和联合巡查，并附条例要点。',
  period: 'in_session',
  session,
  subject: 'urban_environment',
  publishText: true,
}

const lifts: Act['fields'] = {
  title: '关于制定既有住宅加装电梯规定的议案',
  background: '九十年代建成的六层住宅没有电梯，住户多为老人。',
  analysis: '加装时邻里意见不一，费用分摊和地下管线迁移没有依据，近两年停工十一处。',
  demands: '制定规定，明确表决比例、费用分摊参考和管线迁移责任，并附要点。',
  period: 'in_session',
  session,
  subject: 'urban_environment',
  publishText: true,
}

const books: Act['fields'] = {
  title: '关于制定全民阅读促进条例的议案',
  background: '城乡书屋一百二十家，半数每周开放不足三天。',
  analysis: '开放时间、图书更新和管护没有统一要求，也没有固定的经费来源。',
  demands: '制定全民阅读促进条例，规定公共阅读空间的开放和更新标准。',
  period: 'between_sessions',
  subject: 'education_science_culture_health',
  publishText: true,
}

const parking: Act['fields'] = {
  title: '关于调整老城停车收费的议案',
  background: '老城路内停车泊位紧张。',
  analysis: '收费标准八年没有变动，泊位周转慢。',
  demands: '调整老城路内停车收费标准。',
  period: 'in_session',
  session,
  subject: 'finance_economy',
  publishText: true,
}

const written = { authorKind: 'deputies' } as const
const handInBy = '2026-01-21'

/** Found to be no motion; nobody objected, and it went on as a suggestion. */
const rubbish: Act['fields'] = {
  title: '关于改造五金工业园垃圾转运站的议案',
  background: '五金工业园垃圾转运站敞口作业。',
  analysis: '夏天半条街有味，清运车早高峰进出。',
  demands: '改造转运站，调整清运时间。',
  period: 'in_session',
  session,
  subject: 'urban_environment',
  publishText: true,
}

/** @param suggestion - the id of the suggestion that one of them goes on as. */
export const motionGoingOn = (suggestion: string): readonly Act[] => [
  act('2026-01-19', '16:05', secretary, 'submit', {
    ...rubbish,
    ...written,
    leadProposer: deputy(35),
    paperSigners: deputies(25, 34),
  }),
  act('2026-01-19', '17:05', secretary, 'register', { handInBy }),
  act('2026-01-21', '11:40', secretary, 'find_no_motion', {
    notMotionReason: 'outside_powers',
    explanation: '属于市政府日常工作，建议作为建议办理。',
    lastMeeting: '2026-01-22T16:00',
  }),
  act(
    '2026-01-23',
    '09:20',
    presidium,
    'convert',
    {
      notMotionReason: 'outside_powers',
      explanation: '同意审查意见，作为代表建议交市政府办理。',
      convertedTo: 'suggestion',
    },
    { opens: suggestion },
  ),
]

/** The motions of the invented city: handled to the end, in handling, deliberated, between sessions, found to be none. */
export const motions: readonly (readonly Act[])[] = [
  [
    act('2026-01-19', '15:10', secretary, 'submit', {
      ...reservoir,
      ...written,
      leadProposer: deputy(5),
      paperSigners: deputies(6, 17),
    }),
    act('2026-01-19', '16:20', secretary, 'register', { handInBy }),
    act('2026-01-21', '10:20', secretary, 'find_motion', {
      reviewOpinion: '有案由、案据和方案，属于市人民代表大会职权范围，建议作为议案。',
    }),
    act('2026-01-22', '09:30', presidium, 'accept', { committee: 'urban_environment' }),
    act('2026-04-10', '10:00', committee, 'report_deliberation', {
      recommendation: 'handle',
      deliberationReport: '制定条例确有必要。建议由市生态环境局会同市水务局提出草案，列入明年立法计划。',
    }),
    act('2026-04-23', '15:30', standing, 'order_handling', {
      leadUnit: 'ecology',
      jointUnits: ['water'],
      decision: '同意审议结果报告，交市生态环境局会同市水务局办理。',
    }),
    act('2026-04-24', '09:20', 'clerk-ecology', 'sign_for', { handler: '科长' }),
    act('2026-04-24', '09:50', 'clerk-water', 'sign_for', { handler: '科员' }),
    act('2026-07-16', '11:00', 'clerk-ecology', 'report_handling', {
      text: '已形成条例草案，划定分级保护范围，拟定补偿办法；联合巡查自六月起每周一次。',
      signer: '局长',
    }),
    act('2026-07-30', '15:00', standing, 'accept_report', { note: '同意。' }),
  ],
  [
    act('2026-01-19', '10:05', deputy(1), 'begin_draft', {
      ...lifts,
      ...written,
      leadProposer: deputy(1),
      cosigners: [...deputies(18, 26), deputy(37)],
      cosignBy: '2026-01-20',
    }),
    ...deputies(18, 26).map((one, index) => act('2026-01-19', `11:${String(index + 10)}`, one, 'confirm_signature')),
    act('2026-01-19', '14:30', deputy(1), 'submit_draft'),
    act('2026-01-19', '16:40', secretary, 'register', { handInBy }),
    act('2026-01-21', '10:40', secretary, 'find_motion', { reviewOpinion: '符合议案的要求，建议作为议案。' }),
    act('2026-01-22', '09:50', presidium, 'accept', { committee: 'urban_environment' }),
    act('2026-04-13', '10:00', committee, 'report_deliberation', {
      recommendation: 'handle',
      deliberationReport: '建议由市住房和城乡建设局牵头提出规定草案。',
    }),
    act('2026-09-24', '15:30', standing, 'order_handling', {
      leadUnit: 'housing',
      decision: '同意审议结果报告，交市住房和城乡建设局办理。',
    }),
    act('2026-09-28', '09:40', 'clerk-housing', 'sign_for', { handler: '科长' }),
  ],
  [
    act('2026-10-12', '10:30', secretary, 'submit', {
      ...books,
      ...written,
      leadProposer: deputy(30),
      paperSigners: deputies(31, 40),
    }),
    act('2026-10-13', '09:20', secretary, 'register'),
    act('2026-10-15', '15:00', secretary, 'send_to_committee', { committee: 'education_science_culture_health' }),
  ],
  [
    act('2026-01-19', '15:40', secretary, 'submit', {
      ...parking,
      ...written,
      leadProposer: deputy(50),
      paperSigners: deputies(51, 60),
    }),
    act('2026-01-19', '16:55', secretary, 'register', { handInBy }),
    act('2026-01-21', '11:20', secretary, 'find_no_motion', {
      notMotionReason: 'outside_powers',
      explanation: '停车收费由市政府定价，不属于市人民代表大会职权范围，建议作为建议办理。',
      lastMeeting: '2026-01-22T16:00',
    }),
    act('2026-01-21', '15:10', deputy(50), 'object', { objection: '收费调整涉及全市居民，应当由代表大会讨论。' }),
  ],
]
