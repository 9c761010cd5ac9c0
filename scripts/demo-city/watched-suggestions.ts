import type { Act } from './story.ts'
import { act, assignedOn, clerk, draft, filedOn, issue, review, satisfied, signs } from './told-act.ts'
import { headByUnit } from './unit-heads.ts'

const chairs = 'leader-7'
const secretary = 'secretariat-3'
const otherSecretary = 'secretariat-2'
const between = { period: 'between_sessions', publishText: true } as const

/** A key item led by a vice mayor, supervised by the congress to the end, now tracked. */
const canal: readonly Act[] = [
  act('2026-04-13', '09:20', 'deputy-01', 'submit', {
    title: '关于打通罗家坪内河断头段的建议',
    background: '罗家坪内河有两处断头，夏天水发黑。',
    analysis: '上下游分属两个街道，清一次管半年，谁也不愿多清一里。',
    demands: '1. 请打通断头段，让水活起来。\n2. 请定下一家常年管护。',
    leadProposer: 'deputy-01',
    suggestedUnit: 'water',
    ...between,
  }),
  ...filedOn('2026-04-14', '2026-04-15', 'urban_environment'),
  assignedOn('2026-04-16', 'water', ['ecology']),
  signs('2026-04-17', '09:30', 'water'),
  signs('2026-04-17', '11:05', 'ecology'),
  act('2026-04-21', '15:00', chairs, 'choose_key_item', {
    keyReason: 'general_concern',
    keyNote: '沿河四个社区连续三年提到这条河。',
    leadingOfficial: 'leader-4',
    committee: 'urban_environment',
  }),
  act('2026-04-23', '10:20', clerk('water'), 'name_head', { head: headByUnit.water ?? '' }),
  act('2026-04-28', '14:30', secretary, 'open_supervision', {
    supervisionKind: 'congress',
    reason: '列为重点督办件，由城建环保委员会督办。',
  }),
  act('2026-04-29', '09:40', secretary, 'plan_supervision', {
    supervisionPlan: '五月走访河段和两个街道，六月听取市水务局汇报，七月反馈结论。',
  }),
  act('2026-05-08', '11:10', clerk('water'), 'contact_proposer', {
    contactedOn: '2026-05-08',
    method: 'visit',
    people: '李晓朗、市水务局河道处',
    talk: '沿河走了一遍，代表要求先通水、后做景观。',
  }),
  act('2026-05-13', '09:30', clerk('ecology'), 'give_joint_opinion', {
    opinion: '断头段水质每月测一次，结果贴在两处桥头。',
  }),
  act('2026-05-14', '16:20', secretary, 'log_supervision', {
    contactedOn: '2026-05-14',
    method: 'visit',
    people: '城建环保委员会三名委员、李晓朗',
    finding: '北段淤积一米二，南段有一座临时堆场压在老河道上。',
  }),
  draft('2026-06-22', '10:40', 'water', '李晓朗代表', [
    '两处断头段共六百一十米，十二月前挖通，六月已开工。',
    '管护由市水务局河道处一家负责，每周巡两次。',
  ]),
  review('2026-06-23', '09:50', 'water', 'in_progress', { doneBy: '2026-12-18' }),
  issue('2026-06-24', '15:30', 'water'),
  act('2026-07-02', '10:30', 'deputy-01', 'rate', { ...satisfied, comment: '走了现场才写的答复，看得出来。' }),
  act('2026-07-06', '09:20', secretary, 'track'),
  act('2026-07-07', '11:00', clerk('water'), 'publish_reply'),
  act('2026-07-14', '14:40', secretary, 'conclude_supervision', {
    conclusion: '工期和责任已经明确。请在九月底前移走堆场，每月报一次进度。',
  }),
  act('2026-09-28', '10:10', secretary, 'end_supervision', { rectification: '堆场九月二十二日移走，现场看过。' }),
  act('2026-10-20', '15:40', clerk('water'), 'report_progress', { progress: '北段挖通三百四十米，水已过桂语桥。' }),
]

/** A key item just chosen: the unit has not named its head, and has been urged. */
const crossings: readonly Act[] = [
  act('2026-09-08', '10:15', 'deputy-01', 'submit', {
    title: '关于在小学门口增设行人过街信号的建议',
    background: '全市有十九所小学门口没有信号灯。',
    analysis: '护学岗只在早晚各站四十分钟，社团课散得晚，孩子自己过街。',
    demands: '1. 请先给车流大的九所装上按钮信号。\n2. 请公布其余十所的先后次序。',
    leadProposer: 'deputy-01',
    suggestedUnit: 'police',
    ...between,
  }),
  ...filedOn('2026-09-09', '2026-09-10', 'supervision_justice'),
  assignedOn('2026-09-14', 'police', ['education']),
  signs('2026-09-15', '09:25', 'police'),
  signs('2026-09-15', '10:50', 'education'),
  act('2026-09-29', '11:20', clerk('police'), 'contact_proposer', {
    contactedOn: '2026-09-29',
    method: 'phone',
    people: '领衔代表、市公安局交警支队',
    talk: '说明正在数车流，代表提醒别漏了桂语小学后门。',
  }),
  act('2026-10-12', '15:10', clerk('education'), 'give_joint_opinion', {
    opinion: '各校放学时段和人数已汇总，供排先后次序用。',
  }),
  act('2026-11-11', '15:20', chairs, 'choose_key_item', {
    keyReason: 'main_work',
    keyNote: '校门口安全是今年的民心工程。',
    leadingOfficial: 'leader-2',
    committee: 'education_health',
  }),
  act('2026-11-18', '09:35', secretary, 'urge', {
    urgedUnits: ['police'],
    urgingText: '已列为重点督办件，请尽快登记领办负责人，十二月十四日前答复。',
  }),
]

/** Inspected by the government; the unit objected, somebody else reviewed, and what was asked for was verified. */
const gates: readonly Act[] = [
  act('2026-05-18', '09:45', 'deputy-13', 'submit', {
    title: '关于整修东栈老水闸的建议',
    background: '东栈老水闸建了四十一年，启闭机锈死过两回。',
    analysis: '水闸归市里管，闸房在区里地上，汛前检查互相等。',
    demands: '请在明年汛期前更换启闭机，并写明由谁看闸。',
    leadProposer: 'deputy-13',
    ...between,
  }),
  ...filedOn('2026-05-19', '2026-05-20', 'urban_environment'),
  assignedOn('2026-05-21', 'emergency'),
  signs('2026-05-22', '09:15', 'emergency'),
  act('2026-07-21', '10:30', secretary, 'urge', {
    urgedUnits: ['emergency'],
    urgingText: '距答复期限一个月，尚未见与代表联系，请说明进度。',
  }),
  act('2026-07-23', '14:20', clerk('emergency'), 'answer_urging', {
    urgingAnswer: '正在与云埠区核对闸房产权，七月底前联系代表。',
  }),
  act('2026-08-24', '10:10', 'assigning-office-2', 'open_supervision', {
    supervisionKind: 'inspection',
    approvedBy: 'leader-3',
    reason: '逾期未答复，汛期闸门仍不能正常启闭。',
  }),
  act('2026-08-25', '09:30', 'assigning-office-2', 'plan_supervision', {
    supervisionPlan: '对象为市应急局；八月底查看水闸、调阅检查记录，九月上旬反馈。',
  }),
  act('2026-08-31', '16:15', 'assigning-office-2', 'log_supervision', {
    contactedOn: '2026-08-31',
    method: 'visit',
    people: '督查科两人、市应急局、云埠区',
    finding: '启闭机用手摇，检查记录缺四月份。',
  }),
  act('2026-09-09', '15:00', 'assigning-office-2', 'conclude_supervision', {
    conclusion: '检查责任没有落实。请补齐记录，十月底前定下更换方案。',
  }),
  act('2026-09-16', '10:40', clerk('emergency'), 'object_to_conclusion', {
    supervisionObjection: '四月份检查由云埠区承担，记录在区里，不应算我局缺失。',
  }),
  act('2026-10-09', '11:20', 'assigning-office-3', 'review_conclusion', {
    supervisionReview: '记录确在云埠区，该条予以更正；更换方案的要求不变。',
  }),
  act('2026-10-30', '14:50', 'assigning-office-2', 'end_supervision', {
    rectification: '更换方案已定，记录已归到一处，看闸人两名。',
  }),
]

/** Released from the key items; a supervision of it is still under way. */
const stalls: readonly Act[] = [
  act('2026-08-25', '11:10', 'deputy-25', 'submit', {
    title: '关于规范桥下早点摊的建议',
    background: '铁北三座立交桥下每天早晨有五十多个早点摊。',
    analysis: '赶走了职工没处吃，留着油污淌到人行道上。',
    demands: '请划出桥下摊位，通上下水。',
    leadProposer: 'deputy-25',
    ...between,
  }),
  ...filedOn('2026-08-26', '2026-08-27', 'urban_environment'),
  assignedOn('2026-08-31', 'urban-management'),
  signs('2026-09-01', '10:25', 'urban-management'),
  act('2026-09-10', '14:05', chairs, 'choose_key_item', {
    keyReason: 'raised_by_many',
    leadingOfficial: 'leader-5',
    committee: 'urban_environment',
  }),
  act('2026-09-14', '09:55', clerk('urban-management'), 'name_head', { head: headByUnit['urban-management'] ?? '' }),
  act('2026-10-22', '15:35', chairs, 'release_key_item', { reason: '并入夜市早市专项督办，不再单列。' }),
  act('2026-11-04', '10:45', otherSecretary, 'open_supervision', {
    supervisionKind: 'congress',
    reason: '随早市专项一并了解。',
  }),
  act('2026-11-06', '09:50', otherSecretary, 'plan_supervision', { supervisionPlan: '十一月下旬清晨走访三座桥下。' }),
]

/** Suggestions with the special care of key items, urging and supervision. */
export const watchedSuggestions = [canal, crossings, gates, stalls]
