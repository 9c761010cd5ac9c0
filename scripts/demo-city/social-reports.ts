import type { Act } from './story.ts'
import { act } from './told-act.ts'

const committee = 'proposal-committee-2'
const mayor = 'leader-2'

/** The social reports of the invented city: closed, not taken up, with a leader, unnamed with a unit, edited, fresh. */
export const socialReports: readonly (readonly Act[])[] = [
  [
    act('2026-03-10', '09:30', 'member-03', 'submit', {
      title: '关于公厕夜间上锁的情况和建议',
      background: '沿江步道五处公厕晚上八点上锁，散步的人要走一公里才能找到下一处。',
      demands: '步道公厕开放到晚上十一点，并在门口写明开放时间。',
      leadProposer: 'member-03',
      subject: 'society',
    }),
    act('2026-03-11', '10:10', committee, 'take_up'),
    act('2026-03-12', '14:20', committee, 'edit', {
      editedTitle: '沿江步道公厕夜间上锁，市民不便',
      editedText: '有委员反映，沿江步道五处公厕晚上八点上锁。建议延长开放时间并公示。',
    }),
    act('2026-03-13', '09:40', committee, 'adopt'),
    act('2026-03-13', '10:05', committee, 'forward', { units: ['urban-management'], feedbackBy: '2026-03-31' }),
    act('2026-03-16', '09:10', 'clerk-urban-management', 'sign_for', { handler: '科员' }),
    act('2026-03-26', '15:30', 'clerk-urban-management', 'give_feedback', {
      text: '五处公厕自四月一日起开放到晚上十一点，开放时间牌已经装好。',
      signer: '副局长',
    }),
    act('2026-03-27', '10:20', committee, 'tell_result', {
      told: '您反映的公厕夜间上锁问题已由市城管局办理，开放到晚上十一点。',
    }),
    act('2026-04-02', '16:00', committee, 'close'),
  ],
  [
    act('2026-05-12', '11:00', 'member-08', 'submit', {
      title: '关于小区快递柜收费的情况和建议',
      background: '有小区的快递柜存放超过十二小时收费五角。',
      demands: '免费存放延长到二十四小时。',
      leadProposer: 'member-08',
      subject: 'economy',
    }),
    act('2026-05-14', '09:50', committee, 'decline', {
      declineReason: 'known',
      explanation: '市邮政管理部门上月已经要求免费存放不少于二十四小时，您反映的小区将在六月前改好。',
    }),
  ],
  [
    act('2026-11-03', '10:40', committee, 'submit', {
      title: '关于独居老人夜间求助的情况和建议',
      background: '老城区独居老人四百余户，只有九十户装了呼叫器，夜里摔倒往往第二天才被发现。',
      analysis: '呼叫器由街道各自采购，维护没有着落。',
      demands: '由民政部门统一配装和维护，接到呼叫后由社区值班人员上门。',
      leadProposer: 'member-11',
      subject: 'society',
    }),
    act('2026-11-04', '09:20', committee, 'take_up'),
    act('2026-11-05', '15:10', committee, 'edit', {
      editedTitle: '老城区多数独居老人没有夜间呼叫器',
      editedText: '有委员反映，老城区四百余户独居老人中只有九十户装有呼叫器。建议统一配装、统一维护。',
    }),
    act('2026-11-06', '10:00', committee, 'adopt'),
    act('2026-11-06', '10:30', committee, 'send_to_leader', { sentTo: mayor }),
    act('2026-11-10', '16:40', mayor, 'note', { leaderNote: '请民政局提出配装方案。' }),
    act('2026-11-11', '09:15', committee, 'forward', { units: ['civil-affairs'], feedbackBy: '2026-12-04' }),
    act('2026-11-12', '10:25', 'clerk-civil-affairs', 'sign_for', { handler: '科长' }),
  ],
  [
    act('2026-11-09', '14:05', 'member-15', 'submit', {
      title: '关于工业园排污口夜间异味的情况和建议',
      background: '东部工业园一处排污口夜里有异味，附近居民关窗睡觉。',
      demands: '请生态环境部门夜间采样，公布结果。',
      leadProposer: 'member-15',
      subject: 'ecology',
      unnamedBecause: '本人在园区企业任职。',
    }),
    act('2026-11-10', '09:05', committee, 'take_up'),
    act('2026-11-11', '14:50', committee, 'edit', {
      editedTitle: '工业园一处排污口夜间有异味',
      editedText: '有委员反映，东部工业园一处排污口夜间有异味。建议夜间采样并公布结果。',
    }),
    act('2026-11-12', '11:00', committee, 'adopt'),
    act('2026-11-12', '11:20', committee, 'send_to_leader', { sentTo: mayor }),
    act('2026-11-12', '11:30', committee, 'forward', { units: ['ecology'], feedbackBy: '2026-11-27' }),
  ],
  [
    act('2026-11-16', '09:45', 'member-19', 'submit', {
      title: '关于中小学放学时段校门口拥堵的情况和建议',
      background: '三所小学同时放学，接送车辆排到主干道上。',
      demands: '相邻学校错开二十分钟放学，设临时停靠带。',
      leadProposer: 'member-19',
      subject: 'society',
    }),
    act('2026-11-17', '10:15', committee, 'take_up'),
    act('2026-11-18', '15:25', committee, 'edit', {
      editedTitle: '三所小学同时放学致主干道拥堵',
      editedText: '有委员反映，三所相邻小学同时放学造成拥堵。建议错时放学，设临时停靠带。',
    }),
  ],
  [
    act('2026-11-19', '16:10', 'member-01', 'submit', {
      title: '关于乡村书屋冬季取暖的情况和建议',
      background: '北部两县乡村书屋没有取暖，十一月以后少有人去。',
      demands: '给开放的书屋补助取暖费。',
      leadProposer: 'member-01',
      subject: 'culture',
    }),
  ],
]
