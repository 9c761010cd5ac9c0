import type { Act } from './story.ts'
import { act, assignedOn, clerk, draft, filedOn, issue, review, satisfied, signs } from './told-act.ts'
import { headByUnit } from './unit-heads.ts'

const secretary = 'secretariat-3'
const between = { period: 'between_sessions', publishText: true } as const
const dissatisfied = { attitude: 'basically_satisfied', result: 'dissatisfied' } as const

/** Promised in one year, reported at its end and carried into the next, reported at mid-year; then the day was changed. */
const road: readonly Act[] = [
  act('2025-04-14', '09:45', 'deputy-37', 'submit', {
    title: '关于硬化茶亭到杉溪机耕路的建议',
    background: '茶亭到杉溪四公里机耕路还是土路。',
    analysis: '采茶季一下雨，鲜叶运不出来。',
    demands: '1. 请分两年把四公里全部硬化。',
    leadProposer: 'deputy-37',
    ...between,
  }),
  ...filedOn('2025-04-15', '2025-04-16', 'agriculture'),
  assignedOn('2025-04-17', 'yuping'),
  signs('2025-04-18', '10:15', 'yuping'),
  act('2025-04-28', '14:40', clerk('yuping'), 'contact_proposer', {
    contactedOn: '2025-04-28',
    method: 'visit',
    people: '邹海琴代表、榆坪县交通运输局',
    talk: '代表带路走了全程，指出两处要先做边沟。',
  }),
  draft('2025-06-30', '09:30', 'yuping', '邹海琴代表', ['四公里分两年硬化，二〇二六年九月底前全部完成。']),
  review('2025-07-01', '10:20', 'yuping', 'planned', { doneBy: '2026-09-30' }),
  issue('2025-07-02', '15:10', 'yuping'),
  act('2025-07-10', '11:25', 'deputy-37', 'rate', { ...satisfied, comment: '分两年也行，请说到做到。' }),
  act('2025-07-14', '09:35', secretary, 'track'),
  act('2025-12-24', '10:50', clerk('yuping'), 'report_year_end', { progress: '硬化一点九公里，边沟做完。' }),
  act('2026-01-05', '09:15', secretary, 'carry_over', { carriedTo: 2026, authority: '市人大建议工作规定第22条' }),
  act('2026-06-24', '15:20', clerk('yuping'), 'report_mid_year', { progress: '再硬化一点一公里，剩一公里过溪段。' }),
  act('2026-09-21', '10:30', clerk('yuping'), 'report_change', {
    change: '过溪段改桥，设计重做，完不成九月底的日子。',
    promisedAnew: '2026-12-25',
    headSigned: headByUnit.yuping ?? '',
  }),
]

/** Answered twice and still not what was asked for: brought together with the officials, then closed. */
const noise: readonly Act[] = [
  act('2026-03-16', '10:05', 'deputy-34', 'submit', {
    title: '关于治理石材厂夜间加工噪声的建议',
    background: '五金工业园旁两家石材厂夜里切石。',
    analysis: '居民打过四十几次热线，来人就停，走了又开。',
    demands: '1. 请禁止夜间切割，装在线噪声监测。',
    leadProposer: 'deputy-34',
    ...between,
  }),
  ...filedOn('2026-03-17', '2026-03-18', 'urban_environment'),
  assignedOn('2026-03-19', 'ecology'),
  signs('2026-03-20', '09:25', 'ecology'),
  draft('2026-05-18', '09:40', 'ecology', '石春瑜代表', ['已约谈两家企业，要求夜间停工。']),
  review('2026-05-19', '10:50', 'ecology', 'adopted'),
  issue('2026-05-20', '14:45', 'ecology'),
  act('2026-05-27', '10:10', 'deputy-34', 'rate', { ...dissatisfied, comment: '约谈后第三天夜里又开了机。' }),
  act('2026-06-01', '09:30', secretary, 'order_rehandling', { reason: '请装在线监测，一个月内书面答复。' }),
  draft('2026-06-23', '15:00', 'ecology', '石春瑜代表', ['在线监测设备采购中，夜间每周抽查两次。']),
  review('2026-06-24', '09:20', 'ecology', 'adopted'),
  issue('2026-06-25', '16:10', 'ecology'),
  act('2026-07-03', '09:50', 'deputy-34', 'rate', { ...dissatisfied, comment: '抽查挡不住，监测设备还是没有日子。' }),
  act('2026-07-06', '14:15', secretary, 'escalate', {
    escalation: 'coordination_meeting',
    reason: '请会同市政府办公室召开协调会。',
  }),
  act('2026-07-16', '15:55', secretary, 'record_coordination', {
    coordinatedOn: '2026-07-15',
    people: '石春瑜、市生态环境局、北岗区、两家企业',
    coordination: '企业签下夜间停工承诺，两套在线监测七月底装好，数据给社区看。',
  }),
  act('2026-08-04', '10:25', secretary, 'close', { note: '监测已联网，代表到社区看过数据。' }),
]

/** Still before the meeting that is to settle it. */
const pipes: readonly Act[] = [
  act('2026-05-11', '11:15', 'deputy-21', 'submit', {
    title: '关于解决柚园顶楼水压不足的建议',
    background: '柚园三期顶楼夏天傍晚没有水。',
    analysis: '二次加压泵房交不出去，物业和水务各说各的。',
    demands: '1. 请把泵房收归供水企业管。',
    leadProposer: 'deputy-21',
    ...between,
  }),
  ...filedOn('2026-05-12', '2026-05-13', 'urban_environment'),
  assignedOn('2026-05-14', 'housing'),
  signs('2026-05-15', '09:40', 'housing'),
  draft('2026-07-13', '10:30', 'housing', '许佳筠代表', ['已督促物业保养水泵。']),
  review('2026-07-14', '09:35', 'housing', 'adopted'),
  issue('2026-07-15', '15:35', 'housing'),
  act('2026-07-23', '09:25', 'deputy-21', 'rate', { ...dissatisfied, comment: '问的是谁管，答的是保养。' }),
  act('2026-07-27', '10:40', secretary, 'order_rehandling', { reason: '请答复泵房移交的时间和单位。' }),
  draft('2026-08-18', '14:35', 'housing', '许佳筠代表', ['泵房移交须业主表决，正在征求意见。']),
  review('2026-08-19', '11:10', 'housing', 'reference', { reasons: '业主表决没有过半，暂不能移交。' }),
  issue('2026-08-20', '16:25', 'housing'),
  act('2026-08-28', '10:45', 'deputy-21', 'rate', { ...dissatisfied, comment: '表决票没有发到户，请重来。' }),
  act('2026-11-05', '09:30', secretary, 'escalate', {
    escalation: 'meet_officials',
    reason: '请市住建局、市水务局负责人约见代表。',
  }),
]

/** The author will not have the answer published; what was published of another was taken off again. */
const guarded: readonly Act[] = [
  act('2026-06-15', '09:30', 'deputy-11', 'submit', {
    title: '关于给独居老人装门磁的建议',
    background: '社区登记独居老人一百三十户。',
    analysis: '去年有两位摔倒后隔天才被发现。',
    demands: '1. 请自愿加装门磁，异常时通知社区。',
    leadProposer: 'deputy-11',
    ...between,
  }),
  ...filedOn('2026-06-16', '2026-06-17', 'society'),
  assignedOn('2026-06-18', 'civil-affairs'),
  signs('2026-06-22', '10:05', 'civil-affairs'),
  draft('2026-08-24', '09:35', 'civil-affairs', '韩秀蓉代表', ['已为南浦门社区四十六户装好门磁，名册由社区保管。']),
  review('2026-08-25', '10:10', 'civil-affairs', 'adopted'),
  issue('2026-08-26', '15:25', 'civil-affairs'),
  act('2026-08-31', '09:45', 'deputy-11', 'object_to_publication', {
    objection: '写了社区名和户数，怕被不好的人盯上。',
  }),
  act('2026-09-02', '10:20', 'deputy-11', 'rate', { ...satisfied, comment: '装得快，就是别登出去。' }),
  act('2026-09-04', '14:30', clerk('civil-affairs'), 'withhold_reply', { withheldBecause: '尊重代表意见，不公开。' }),
  act('2026-09-07', '09:55', secretary, 'withhold_text', { withheldBecause: '文中有独居老人分布。' }),
  act('2026-09-10', '16:05', secretary, 'close'),
]

const released: readonly Act[] = [
  act('2026-10-26', '10:20', 'secretariat-2', 'submit', {
    title: '关于文庙广场限时遛犬的建议',
    background: '文庙广场早晚遛犬的人多。',
    analysis: '有孩子被追过，广场没有划时段。',
    demands: '请划出遛犬时段。',
    proposerName: '鲁敬一（特邀列席）',
    ...between,
  }),
  act('2026-10-27', '09:40', 'secretariat-2', 'register'),
  act('2026-10-28', '11:35', 'secretariat-2', 'withhold_text', { withheldBecause: '提出人身份待核。' }),
  act('2026-10-30', '10:05', 'secretariat-2', 'name_proposer', {
    leadProposer: 'deputy-03',
    reason: '会议记录更正：由欧阳亦舟代表提出。',
  }),
  act('2026-11-02', '09:20', 'secretariat-2', 'release_text'),
  act('2026-11-02', '14:10', 'secretariat-2', 'file', { subject: 'society' }),
]

/** Suggestions whose promises and answers are followed on: carried over, escalated, objected to. */
export const keptPromises = [road, noise, pipes, guarded, released]
