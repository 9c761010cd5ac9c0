import type { Act } from './story.ts'
import { act, assignedOn, draft, filedOn, issue, review, satisfied, signs } from './told-act.ts'

const secretary = 'secretariat-3'
const between = { period: 'between_sessions', publishText: true } as const

/** Merged with its authors' consent on both sides: one handling, an answer to each. */
const stairsMain: readonly Act[] = [
  act('2026-06-08', '09:35', 'deputy-14', 'submit', {
    title: '关于给云埠人行天桥加装电梯的建议',
    background: '云埠大道三座天桥没有电梯。',
    analysis: '老人推着小车过街，宁可翻护栏。',
    demands: '1. 请给医院门口天桥先装电梯。',
    leadProposer: 'deputy-14',
    ...between,
  }),
  ...filedOn('2026-06-09', '2026-06-10', 'urban_environment'),
  act('2026-06-12', '10:25', 'deputy-14', 'agree_to_merge'),
  assignedOn('2026-06-16', 'housing'),
  signs('2026-06-17', '10:10', 'housing'),
  draft('2026-08-10', '14:20', 'housing', '何家榕代表、萧永川代表', [
    '医院门口天桥两部电梯已列入年度计划，十二月投用。',
  ]),
  review('2026-08-11', '10:30', 'housing', 'in_progress', { doneBy: '2026-12-25' }),
  issue('2026-08-12', '15:15', 'housing'),
  act('2026-08-19', '09:40', 'deputy-14', 'rate', { ...satisfied, comment: '时间定了，等着看电梯。' }),
  act('2026-08-24', '10:55', secretary, 'track'),
]

const stairsJoining = (main: string): readonly Act[] => [
  act('2026-06-08', '14:50', 'deputy-17', 'submit', {
    title: '关于方便云埠医院病人过街的建议',
    background: '来云埠医院看病的人一半从马路对面来。',
    analysis: '坐轮椅的上不了天桥，绕行一公里。',
    demands: '1. 请在医院门口装过街电梯。',
    leadProposer: 'deputy-17',
    ...between,
  }),
  ...filedOn('2026-06-09', '2026-06-10', 'urban_environment').map((one) => ({
    ...one,
    time: `11:${one.time.slice(3)}`,
  })),
  act('2026-06-11', '09:20', secretary, 'propose_merge', {
    mainCase: main,
    mergeReason: '同一座天桥、同一件事，建议一并办理。',
  }),
  act('2026-06-12', '15:35', 'deputy-17', 'agree_to_merge'),
  act('2026-06-15', '09:45', secretary, 'merge'),
  act('2026-08-20', '11:05', 'deputy-17', 'rate', {
    attitude: 'satisfied',
    result: 'basically_satisfied',
    comment: '能办就好，盼早一点。',
  }),
]

/** A merger proposed: one side has agreed, the other is still asked. */
const yardMain: readonly Act[] = [
  act('2026-11-09', '09:50', 'deputy-25', 'submit', {
    title: '关于利用轴承厂空地建停车场的建议',
    background: '轴承厂西院空了三年。',
    analysis: '周边四个小区缺车位八百多个。',
    demands: '请先平整出来临时停车。',
    leadProposer: 'deputy-25',
    ...between,
  }),
  ...filedOn('2026-11-10', '2026-11-11', 'urban_environment'),
  act('2026-11-17', '09:30', 'deputy-25', 'agree_to_merge'),
]

const yardJoining = (main: string): readonly Act[] => [
  act('2026-11-09', '15:30', 'deputy-01', 'submit', {
    title: '关于解决轴承厂家属院停车难的建议',
    background: '家属院里消防通道夜夜停满车。',
    analysis: '画了黄线也没处可去。',
    demands: '请就近开出两百个车位。',
    leadProposer: 'deputy-01',
    cosigners: ['deputy-03'],
    cosignBy: '2026-11-11',
    ...between,
  }),
  act('2026-11-09', '16:45', 'deputy-03', 'confirm_signature'),
  ...filedOn('2026-11-10', '2026-11-11', 'urban_environment').map((one) => ({
    ...one,
    time: `11:${one.time.slice(3)}`,
  })),
  act('2026-11-16', '10:20', secretary, 'propose_merge', {
    mainCase: main,
    mergeReason: '两件都盯着轴承厂西院，一并办理省一次踏勘。',
  }),
  act('2026-11-18', '10:05', 'deputy-03', 'agree_to_merge'),
]

/** A merger that an author would not have, and that was dropped. */
const stopsMain: readonly Act[] = [
  act('2026-10-19', '10:30', 'deputy-61', 'submit', {
    title: '关于延长望澜接驳车运营时间的建议',
    background: '望澜园区晚九点后没有接驳车。',
    analysis: '加班的人走两公里到地铁口。',
    demands: '请延长到晚十一点。',
    leadProposer: 'deputy-61',
    ...between,
  }),
  ...filedOn('2026-10-20', '2026-10-21', 'urban_environment'),
]

const stopsJoining = (main: string): readonly Act[] => [
  act('2026-10-19', '16:10', 'deputy-62', 'submit', {
    title: '关于给望澜实验学校开校车的建议',
    background: '望澜实验学校四成学生住在三公里外。',
    analysis: '接驳车只照上下班的点开，上学赶不上。',
    demands: '请开两条校车线。',
    leadProposer: 'deputy-62',
    ...between,
  }),
  ...filedOn('2026-10-20', '2026-10-21', 'urban_environment').map((one) => ({
    ...one,
    time: `11:${one.time.slice(3)}`,
  })),
  act('2026-10-22', '09:15', secretary, 'propose_merge', { mainCase: main, mergeReason: '都是望澜的接驳。' }),
  act('2026-10-23', '14:45', 'deputy-62', 'refuse_to_merge', { refusalReason: '校车归教育管，和接驳车不是一回事。' }),
  act('2026-10-26', '09:30', secretary, 'drop_merge'),
]

/** The main cases, then those to be merged into them. @param main - the ids of the main ones. */
export const mergedSuggestions = (main: {
  readonly stairs: string
  readonly yard: string
  readonly stops: string
}): readonly (readonly Act[])[] => [
  ...[stairsMain, yardMain, stopsMain],
  ...[stairsJoining(main.stairs), yardJoining(main.yard), stopsJoining(main.stops)],
]
