import type { Act } from './story.ts'
import { act, assignedOn, clerk, draft, filedOn, issue, letter, review, satisfied, signs } from './told-act.ts'

const office = 'assigning-office-2'
const between = { period: 'between_sessions', publishText: true } as const

/** Three units, each with a part and a clock of its own: one has answered, one asked for more time. */
const ferries: readonly Act[] = [
  act('2026-08-11', '09:40', 'deputy-14', 'submit', {
    title: '关于改善南浦门渡口乘降条件的建议',
    background: '南浦门渡口每天渡三千多人，跳板湿滑。',
    analysis: '渡船、岸上道路和候船棚分属三家，各修各的接不上。',
    demands: '1. 请换防滑跳板。\n2. 请修平渡口坡道。\n3. 请盖能挡雨的候船棚。',
    leadProposer: 'deputy-14',
    ...between,
  }),
  ...filedOn('2026-08-12', '2026-08-13', 'urban_environment'),
  act('2026-08-17', '14:25', office, 'assign_separately', {
    firstUnit: 'transport',
    firstPart: '渡船和跳板',
    secondUnit: 'tingzhou',
    secondPart: '渡口坡道和路灯',
    thirdUnit: 'planning',
    thirdPart: '候船棚用地和设计',
    note: '三家各答各的部分，答复前互相通气。',
  }),
  signs('2026-08-18', '09:20', 'transport'),
  signs('2026-08-18', '10:30', 'tingzhou'),
  signs('2026-08-19', '09:05', 'planning'),
  act('2026-08-27', '15:15', clerk('transport'), 'contact_proposer', {
    contactedOn: '2026-08-27',
    method: 'meeting',
    people: '何家榕、三家承办单位',
    talk: '在渡口现场分清了三段责任，代表要求跳板先换。',
  }),
  draft('2026-10-13', '10:10', 'transport', '何家榕代表', ['四块跳板九月二十日全部换成防滑钢格板。']),
  review('2026-10-14', '11:25', 'transport', 'adopted'),
  issue('2026-10-15', '15:45', 'transport'),
  act('2026-10-21', '09:30', 'deputy-14', 'rate', { ...satisfied, comment: '跳板走过了，不滑。坡道还等着。' }),
  act('2026-11-03', '10:20', clerk('planning'), 'request_extension', {
    months: 2,
    reason: '候船棚在防洪堤内侧，用地须会同水务重新论证，涉及面广。',
  }),
  draft('2026-11-17', '16:05', 'tingzhou', '何家榕代表', ['坡道已铺防滑砖，路灯六盏十一月底亮灯。']),
]

/** Divided among two units, answered by both, each with a promise of its own: one has reported it done. */
const tunnels: readonly Act[] = [
  act('2026-05-11', '10:05', 'deputy-26', 'submit', {
    title: '关于整治铁路涵洞积水的建议',
    background: '北岗有四处铁路涵洞，一下大雨就断路。',
    analysis: '泵站老旧是一头，路面坡向不对是另一头。',
    demands: '1. 请更换四处泵站的水泵。\n2. 请把路面坡向改过来。',
    leadProposer: 'deputy-26',
    ...between,
  }),
  ...filedOn('2026-05-12', '2026-05-13', 'urban_environment'),
  act('2026-05-14', '14:35', office, 'assign_separately', {
    firstUnit: 'water',
    firstPart: '泵站和水泵',
    secondUnit: 'beigang',
    secondPart: '路面坡向和雨水篦子',
  }),
  signs('2026-05-15', '09:10', 'water'),
  signs('2026-05-15', '10:20', 'beigang'),
  draft('2026-07-20', '09:45', 'water', '薛梦梅代表', ['四处泵站水泵九月底前更换。']),
  review('2026-07-21', '10:15', 'water', 'in_progress', { doneBy: '2026-09-30' }),
  issue('2026-07-22', '11:35', 'water'),
  draft('2026-08-04', '14:15', 'beigang', '薛梦梅代表', ['四处路面列入明年春季道路计划，五月底前完工。']),
  review('2026-08-05', '09:25', 'beigang', 'planned', { doneBy: '2027-05-31' }),
  issue('2026-08-06', '16:40', 'beigang'),
  act(
    '2026-08-13',
    '10:35',
    'deputy-26',
    'rate',
    { ...satisfied, comment: '水泵的时间定得明白。' },
    { instance: '1/deputy-26' },
  ),
  act(
    '2026-08-13',
    '10:50',
    'deputy-26',
    'rate',
    { attitude: 'satisfied', result: 'basically_satisfied', comment: '路面能不能赶在汛前？' },
    { instance: '2/deputy-26' },
  ),
  act('2026-08-18', '09:20', 'secretariat-3', 'track'),
  act('2026-09-24', '15:05', clerk('water'), 'report_part_done', {
    evidence: '四处水泵换完，九月十九日暴雨时涵洞没有断路，水位记录附后。',
  }),
]

/** Lead and joint unit cannot agree: the opinion was sent back as hollow, the countersignature refused, help is asked for. */
const kitchens: readonly Act[] = [
  act('2026-09-14', '11:00', 'deputy-07', 'submit', {
    title: '关于老厂区公共厨房改造的建议',
    background: '纺机厂三幢老楼还是六户合用一间厨房。',
    analysis: '合用间没有产权证，改造要住建、消防两家点头。',
    demands: '1. 请按户分出灶间。\n2. 请给每户装一只烟感。',
    leadProposer: 'deputy-07',
    ...between,
  }),
  ...filedOn('2026-09-15', '2026-09-16', 'urban_environment'),
  assignedOn('2026-09-17', 'housing', ['fire']),
  signs('2026-09-18', '09:35', 'housing'),
  signs('2026-09-18', '11:15', 'fire'),
  act('2026-09-28', '10:55', clerk('fire'), 'give_joint_opinion', { opinion: '原则同意，请按规范办。' }),
  act(
    '2026-10-12',
    '09:40',
    clerk('housing'),
    'send_back_opinion',
    { reason: '没有写明分出灶间后疏散宽度够不够，无法答复代表。' },
    { instance: 'fire' },
  ),
  act('2026-10-20', '14:50', clerk('fire'), 'give_joint_opinion', {
    opinion: '分灶间后走道净宽不足一米一，建议只装烟感，不分灶间。',
  }),
  draft('2026-11-09', '10:05', 'housing', '朱梦钧代表', [
    '三幢老楼分灶间方案已经排出，年底前做一幢样板。',
    '烟感随样板楼一并装好。',
  ]),
  act('2026-11-10', '09:15', clerk('housing'), 'request_countersign'),
  act('2026-11-12', '16:10', clerk('fire'), 'refuse_countersign', { reason: '走道宽度问题没有解决，不能会签。' }),
  act('2026-11-13', '10:30', clerk('housing'), 'raise_disagreement', {
    disagreement: '住建认为可以外扩走道，消防认为外墙不能动。两家谈了两次，没有一致。',
  }),
]

/** The same kind of quarrel, settled: explained by both units together, checked by the office, sent back once, issued. */
const wharves: readonly Act[] = [
  act('2026-07-14', '09:15', 'deputy-19', 'submit', {
    title: '关于开放旧煤码头亲水平台的建议',
    background: '旧煤码头停用六年，铁门锁着。',
    analysis: '港航说要留作应急，园林说可以开放，居民只能隔墙看江。',
    demands: '1. 请在白天开放平台。\n2. 请装护栏和救生圈。',
    leadProposer: 'deputy-19',
    ...between,
  }),
  ...filedOn('2026-07-15', '2026-07-16', 'urban_environment'),
  assignedOn('2026-07-17', 'parks', ['transport']),
  signs('2026-07-20', '09:50', 'parks'),
  signs('2026-07-20', '10:40', 'transport'),
  act('2026-08-03', '15:20', clerk('transport'), 'give_joint_opinion', {
    opinion: '应急停靠每年约五次，开放时须能随时清场。',
  }),
  draft('2026-08-17', '10:20', 'parks', '袁锦屏代表', ['平台自十月起白天开放。', '护栏和救生圈九月装好。']),
  act('2026-08-18', '09:30', clerk('parks'), 'request_countersign'),
  act('2026-08-20', '11:45', clerk('transport'), 'refuse_countersign', { reason: '没有写应急停靠时怎么清场。' }),
  act('2026-08-21', '10:15', clerk('parks'), 'raise_disagreement', {
    disagreement: '园林不同意由门卫清场，港航要求专人值守。',
  }),
  act('2026-09-02', '15:30', office, 'settle_disagreement', {
    settledOn: '2026-09-01',
    people: '市政府办公室、市园林局、市交通局',
    settlement: '由港航电话通知、园林门卫清场，三十分钟内到位。',
    explainedBy: ['parks', 'transport'],
  }),
  act(
    '2026-09-03',
    '09:25',
    office,
    'settle_countersign',
    { settledOn: '2026-09-01', people: '市园林局、市交通局', settlement: '按协调意见写入答复。' },
    { instance: 'transport' },
  ),
  act('2026-09-04', '10:35', clerk('parks'), 'revise_draft', {
    text: letter('parks', '袁锦屏代表', [
      '平台自十月起每天七时至十八时开放，应急停靠时三十分钟内清场。',
      '护栏一百二十米、救生圈八只，九月二十五日前装好。',
    ]),
  }),
  act('2026-09-07', '09:45', clerk('parks'), 'request_countersign'),
  act('2026-09-08', '11:10', clerk('transport'), 'countersign'),
  review('2026-09-09', '14:30', 'parks', 'adopted'),
  act('2026-09-10', '10:25', office, 'send_back_draft', { reason: '请把两家共同说明的话写进去。' }),
  act('2026-09-11', '09:55', clerk('parks'), 'revise_draft', {
    text: letter('parks', '袁锦屏代表', [
      '平台自十月起每天七时至十八时开放；经协调，市园林局和市交通局共同说明：应急停靠时三十分钟内清场。',
      '护栏一百二十米、救生圈八只，九月二十五日前装好。',
    ]),
  }),
  act('2026-09-11', '15:50', clerk('parks'), 'request_countersign'),
  act('2026-09-14', '09:20', clerk('transport'), 'countersign'),
  review('2026-09-14', '10:40', 'parks', 'adopted'),
  act('2026-09-15', '11:05', office, 'office_review', { outcome: 'adopted' }),
  issue('2026-09-16', '16:20', 'parks'),
  act('2026-09-23', '10:10', 'deputy-19', 'rate', { ...satisfied, comment: '两家肯一起说明白，难得。' }),
  act('2026-09-28', '14:15', 'secretariat-2', 'close'),
]

/** Suggestions that several units answer for: each its part, or in one voice after a quarrel. */
export const dividedSuggestions = [ferries, tunnels, kitchens, wharves]
