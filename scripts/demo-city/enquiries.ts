import { deputies, deputy } from './deputy-ids.ts'
import type { Act } from './story.ts'
import { act, clerk } from './told-act.ts'

const secretary = 'secretariat-3'
const presidium = 'presidium-1'
const standing = 'standing-committee-1'
const session = 'plenary-2026'

/** The enquiries of the invented city: asked in deliberation and answered, put formally and waiting for signers' word. */
export const enquiries: readonly (readonly Act[])[] = [
  [
    act('2026-01-20', '14:20', deputy(14), 'submit', {
      form: 'asked',
      title: '关于桥梁检修资金的询问',
      background: '审议预算草案时提出。',
      demands: '今年安排检修的桥梁有多少座，资金从哪里出？',
      leadProposer: deputy(14),
      authorKind: 'deputies',
      suggestedUnit: 'transport',
      period: 'in_session',
      session,
      sessionClosesOn: '2026-01-23',
      publishText: true,
    }),
    act('2026-01-20', '15:00', secretary, 'pass_on', { leadUnit: 'transport', meetingOn: '2026-01-21T09:30' }),
    act('2026-01-20', '15:40', 'clerk-transport', 'sign_for', { official: '市交通运输局副局长' }),
    act('2026-01-21', '11:50', secretary, 'record_oral_answer', {
      heldOn: '2026-01-21',
      meeting: '汀洲代表团会议',
      answeredBy: '市交通运输局副局长',
      text: '今年检修三十二座，资金列入养护预算，上半年完成二十座。',
    }),
    act('2026-01-22', '10:10', secretary, 'close', { note: '已在会议期间回答。' }),
  ],
  [
    act('2026-01-19', '16:05', secretary, 'submit', {
      form: 'formal',
      title: '关于校外托管机构监管的质询案',
      background: '去年检查发现，校外托管机构三成没有消防验收。',
      demands: '请说明由哪个部门牵头监管，没有验收的何时整改完。',
      leadProposer: deputy(60),
      authorKind: 'deputies',
      paperSigners: deputies(61, 70),
      suggestedUnit: 'education',
      period: 'in_session',
      session,
      publishText: true,
    }),
    act('2026-01-19', '17:10', secretary, 'register'),
    act('2026-01-20', '09:10', presidium, 'send', {
      leadUnit: 'education',
      answerForm: 'written',
      answerAt: 'presidium',
      answerBy: '2026-01-23',
    }),
    act('2026-01-20', '10:00', 'clerk-education', 'sign_for', { official: '市教育局局长' }),
    act('2026-01-22', '10:30', 'clerk-education', 'answer_in_writing', {
      text: '由市教育局牵头，会同消防、市场监管部门建立名单，六月底前逐家整改。',
      signer: '局长',
    }),
    act('2026-01-22', '14:00', deputy(60), 'say_dissatisfied', { comment: '没有说明整改不了的怎么办。' }),
    act('2026-01-22', '14:20', deputy(61), 'say_satisfied'),
  ],
]

/** Put formally, answered, found wanting by most who signed it, answered again. */
const insurance: readonly Act[] = [
  act('2026-01-19', '15:25', secretary, 'submit', {
    form: 'formal',
    title: '关于医保基金追回情况的质询案',
    background: '去年飞行检查查出违规使用医保基金。',
    demands: '请说明违规金额追回了多少，没有追回的怎么办。',
    leadProposer: deputy(40),
    authorKind: 'deputies',
    paperSigners: deputies(41, 49),
    suggestedUnit: 'medical-insurance',
    period: 'in_session',
    session,
    publishText: true,
  }),
  act('2026-01-19', '16:50', secretary, 'register'),
  act('2026-01-20', '09:25', presidium, 'send', {
    leadUnit: 'medical-insurance',
    answerForm: 'written',
    answerAt: 'presidium',
    answerBy: '2026-01-21',
  }),
  act('2026-01-20', '10:15', clerk('medical-insurance'), 'sign_for', { official: '市医保局局长' }),
  act('2026-01-21', '09:10', clerk('medical-insurance'), 'answer_in_writing', {
    text: '违规金额正在追回，已约谈涉事机构。',
    signer: '局长',
  }),
  ...deputies(40, 46).map((one, index) =>
    act('2026-01-21', `14:${index + 10}`, one, 'say_dissatisfied', { comment: '没有数字。' }),
  ),
  act('2026-01-21', '15:10', deputy(47), 'say_satisfied'),
  act('2026-01-21', '15:30', deputy(40), 'demand_another_answer', {
    demandReason: '问的是追回多少，答复没有一个数字。',
  }),
  act('2026-01-21', '16:40', presidium, 'order_another_answer', {
    answerForm: 'oral',
    answerAt: 'presidium',
    answerBy: '2026-01-23',
  }),
  act('2026-01-22', '15:20', secretary, 'record_oral_answer', {
    heldOn: '2026-01-22',
    meeting: '主席团会议',
    answeredBy: '市医保局局长',
    text: '违规一千一百六十万元，已追回九百七十万元，其余从结算款中扣回，名单三月公布。',
  }),
  ...deputies(40, 49).map((one, index) => act('2026-01-23', `10:${index + 10}`, one, 'say_satisfied')),
  act('2026-01-23', '14:10', secretary, 'close', { note: '再次答复后代表均表示满意。' }),
]

/** Put between sessions; most who signed demand another answer, and the council of chairpersons is to decide. */
const kiln: readonly Act[] = [
  act('2026-10-26', '10:10', secretary, 'submit', {
    form: 'formal',
    title: '关于北岗老窑厂拆除安全的质询案',
    background: '八月拆除时烟囱倒向便道，所幸无人。',
    demands: '请说明谁批的方案、谁在现场、怎样不再发生。',
    leadProposer: deputy(25),
    authorKind: 'deputies',
    paperSigners: deputies(26, 34),
    suggestedUnit: 'emergency',
    period: 'between_sessions',
    publishText: true,
  }),
  act('2026-10-27', '09:30', secretary, 'register'),
  act('2026-10-29', '15:15', standing, 'send_between_sessions', {
    leadUnit: 'emergency',
    answerForm: 'written',
    answerAt: 'committee',
    answerBy: '2026-11-12',
  }),
  act('2026-10-30', '09:20', clerk('emergency'), 'sign_for', { official: '市应急局局长' }),
  act('2026-11-10', '10:40', clerk('emergency'), 'answer_in_writing', {
    text: '已责成施工单位停工整改，对现场负责人罚款。',
    signer: '局长',
  }),
  ...deputies(25, 30).map((one, index) =>
    act('2026-11-13', `10:${index + 10}`, one, 'say_dissatisfied', { comment: '没有说谁批的方案。' }),
  ),
  act('2026-11-17', '09:40', deputy(25), 'demand_another_answer', { demandReason: '三问只答了半问。' }),
]

/** Formal enquiries whose answer was found wanting. */
export const enquiriesAgain: readonly (readonly Act[])[] = [insurance, kiln]
