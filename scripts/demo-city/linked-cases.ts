import type { Act } from './story.ts'
import { act, clerk, draft, issue, review, satisfied, signs } from './told-act.ts'

const committee = 'proposal-committee-2'
const office = 'assigning-office-2'
const between = { authorKind: 'members', period: 'between_sessions', publishText: true } as const
const meets = { standing: 'meets', content: 'meets', format: 'meets' } as const

const filed = (day: string, minute: string, subject: string): readonly Act[] => [
  act(day, `09:${minute}`, committee, 'register'),
  act(day, `14:${minute}`, committee, 'review_for_filing', meets),
  act(day, `15:${minute}`, committee, 'file', { subject }),
]

/** Two proposals on one matter, merged with their authors' consent, each answered and rated. */
export const nightRunMain: readonly Act[] = [
  act('2026-05-18', '10:20', 'member-01', 'submit', {
    title: '关于开放校园操场夜间健身的提案',
    background: '全市有操场的中小学二百一十所。',
    analysis: '夜里空着，居民在马路边跑步。',
    demands: '选三十所向居民开放夜间操场。',
    leadProposer: 'member-01',
    ...between,
  }),
  ...filed('2026-05-19', '20', 'society'),
  act('2026-05-25', '10:10', 'member-01', 'agree_to_merge'),
  act('2026-05-27', '15:10', office, 'assign', { leadUnit: 'sport' }),
  signs('2026-05-28', '09:30', 'sport'),
  draft('2026-07-13', '10:10', 'sport', '谢晓宁委员、潘世舟委员', ['三十所学校操场自九月起晚七点到九点开放。']),
  review('2026-07-14', '10:25', 'sport', 'adopted'),
  issue('2026-07-15', '15:20', 'sport'),
  act('2026-07-22', '09:45', 'member-01', 'rate', { ...satisfied, comment: '两件并在一起，反而办得快。' }),
  act('2026-07-27', '10:30', committee, 'close'),
]

export const nightRunJoining = (main: string): readonly Act[] => [
  act('2026-05-18', '15:35', 'member-07', 'submit', {
    title: '关于利用学校场地缓解健身场地不足的提案',
    background: '人均健身场地比全省少四成。',
    analysis: '新建场地没有地，学校场地又锁着。',
    demands: '与学校签约，分时段向居民开放。',
    leadProposer: 'member-07',
    ...between,
  }),
  ...filed('2026-05-19', '40', 'society'),
  act('2026-05-21', '10:15', committee, 'propose_merge', {
    mainCase: main,
    mergeReason: '都提学校场地开放，一并办理。',
  }),
  act('2026-05-22', '16:20', 'member-07', 'agree_to_merge'),
  act('2026-05-26', '09:25', committee, 'merge'),
  act('2026-07-23', '10:35', 'member-07', 'rate', { attitude: 'satisfied', result: 'basically_satisfied' }),
]

/** A proposal whose unit took the longer time and told the members so. */
export const longer: readonly Act[] = [
  act('2026-08-31', '10:05', 'member-07', 'submit', {
    title: '关于统筹全市科普展品轮换的提案',
    background: '四家科普场馆的展品六年没有换过。',
    analysis: '各馆各买，坏了没有备件。',
    demands: '建立展品轮换和共用备件库。',
    leadProposer: 'member-07',
    ...between,
  }),
  ...filed('2026-09-01', '30', 'culture'),
  act('2026-09-03', '10:40', office, 'assign', { leadUnit: 'science', jointUnits: ['culture-tourism'] }),
  signs('2026-09-04', '09:15', 'science'),
  signs('2026-09-04', '10:55', 'culture-tourism'),
  act('2026-10-29', '14:25', clerk('science'), 'lengthen_reply', {
    months: 1,
    reason: '四家场馆分属三级管理，备件清单要逐件核对，处理难度大。',
  }),
]

/** A social report that its author agreed to put forward as a proposal. */
export const charging = (proposal: string): readonly Act[] => [
  act('2026-09-22', '10:15', 'member-07', 'submit', {
    title: '关于老小区电动自行车飞线充电的情况和建议',
    background: '走访九个老小区，六个夜里有人从窗口拉线充电。',
    analysis: '集中充电桩少，收费比家里贵一倍。',
    demands: '按户数配桩，电价与居民用电一致。',
    leadProposer: 'member-07',
    subject: 'society',
  }),
  act('2026-09-23', '09:30', committee, 'take_up'),
  act('2026-09-24', '14:40', committee, 'edit', {
    editedTitle: '老小区飞线充电仍多，桩少价高是主因',
    editedText: '有委员走访九个老小区，六个存在飞线充电。建议按户数配桩，电价与居民用电一致。',
  }),
  act('2026-09-24', '16:10', committee, 'adopt'),
  act(
    '2026-10-12',
    '10:50',
    committee,
    'promote',
    { convertedTo: 'proposal', agreedOn: '2026-10-10', period: 'between_sessions' },
    { opens: proposal },
  ),
]

/** The proposal that came of it. */
export const chargingProposal: readonly Act[] = [
  ...filed('2026-10-13', '15', 'society'),
  act('2026-10-15', '10:20', office, 'assign', { leadUnit: 'housing', jointUnits: ['fire'] }),
  signs('2026-10-16', '09:45', 'housing'),
  signs('2026-10-16', '11:20', 'fire'),
]

/** The social report that a declined proposal went on as: taken up and edited. */
export const ofDeclined: readonly Act[] = [
  act('2026-03-04', '10:25', committee, 'take_up'),
  act('2026-03-05', '15:30', committee, 'edit', {
    editedTitle: '部分老旧小区水箱水质不稳',
    editedText: '有委员反映，部分老旧小区水箱水质不稳。所提产品未予采用，水质问题另报。',
  }),
]

/** What a motion found to be none went on as: a suggestion, answered and closed. */
export const ofMotion: readonly Act[] = [
  act('2026-01-26', '09:20', 'secretariat-3', 'register'),
  act('2026-01-26', '14:15', 'secretariat-3', 'file', { subject: 'urban_environment' }),
  act('2026-02-05', '10:10', office, 'assign', { leadUnit: 'urban-management' }),
  signs('2026-02-06', '09:50', 'urban-management'),
  draft('2026-04-13', '09:25', 'urban-management', '廖松棠代表', [
    '园区垃圾转运站三月完成密闭改造，清运改在早七点前。',
  ]),
  review('2026-04-14', '10:35', 'urban-management', 'adopted'),
  issue('2026-04-15', '15:45', 'urban-management'),
  act('2026-04-22', '09:55', 'deputy-35', 'rate', { ...satisfied, comment: '虽没立成议案，事情办了。' }),
]
