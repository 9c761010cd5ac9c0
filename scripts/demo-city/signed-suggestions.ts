import type { Act } from './story.ts'
import { act, assignedOn, clerk, filedOn, signs } from './told-act.ts'

const secretary = 'secretariat-3'
const between = { period: 'between_sessions', publishText: true } as const

/** Drafted by a deputy with an account, being signed: one has confirmed, one will not, two have not answered. */
const lamps: readonly Act[] = [
  act('2026-11-16', '09:30', 'deputy-01', 'begin_draft', {
    title: '关于给背街小巷补装路灯的建议',
    background: '老城还有六十多条小巷夜里没有灯。',
    analysis: '巷窄立不了杆，电费又没人认。',
    demands: '请在墙上装壁灯，电费由市里统一付。',
    leadProposer: 'deputy-01',
    cosigners: ['deputy-03', 'deputy-06', 'deputy-14', 'deputy-37'],
    cosignBy: '2026-12-11',
    ...between,
  }),
  act('2026-11-17', '10:15', 'deputy-14', 'confirm_signature'),
  act('2026-11-18', '15:40', 'deputy-06', 'decline_signature'),
]

/** Words changed while it was signed: who had confirmed was asked again; who let the day pass does not count. */
const clinics: readonly Act[] = [
  act('2026-09-07', '10:10', 'deputy-39', 'begin_draft', {
    title: '关于给村卫生室配齐急救箱的建议',
    background: '榆坪六十一个村卫生室只有十四个有除颤仪。',
    analysis: '救护车进山要五十分钟，头十分钟没有东西可用。',
    demands: '请给每个村卫生室配急救箱。',
    leadProposer: 'deputy-39',
    cosigners: ['deputy-37', 'deputy-41', 'deputy-42', 'deputy-43'],
    cosignBy: '2026-09-18',
    ...between,
  }),
  act('2026-09-08', '09:20', 'deputy-37', 'confirm_signature'),
  act('2026-09-08', '14:35', 'deputy-41', 'confirm_signature'),
  act('2026-09-09', '11:25', 'deputy-39', 'revise_text', {
    title: '关于给村卫生室配齐急救箱和除颤仪的建议',
    background: '榆坪六十一个村卫生室只有十四个有除颤仪。',
    analysis: '救护车进山要五十分钟，头十分钟没有东西可用。',
    demands: '1. 请给每个村卫生室配急救箱和除颤仪。\n2. 请每年训练一次村医。',
    cosignBy: '2026-09-25',
  }),
  act('2026-09-10', '09:45', 'deputy-37', 'confirm_signature'),
  act('2026-09-11', '10:05', 'deputy-41', 'confirm_signature'),
  act('2026-09-14', '16:15', 'deputy-41', 'retract_signature'),
  act('2026-09-15', '09:15', 'deputy-39', 'invite', { cosigners: ['deputy-45'], cosignBy: '2026-09-25' }),
  act('2026-09-16', '10:50', 'deputy-45', 'confirm_signature'),
  act('2026-09-28', '09:30', 'deputy-39', 'submit_draft'),
  ...filedOn('2026-09-29', '2026-09-30', 'education_science_culture_health'),
  assignedOn('2026-10-09', 'health', ['yuping']),
  act('2026-10-10', '09:40', secretary, 'notify_proposer', {
    method: 'phone',
    note: '已交市卫健委主办，榆坪县会办。',
  }),
  signs('2026-10-12', '09:05', 'health'),
  signs('2026-10-12', '11:15', 'yuping'),
]

const discarded: readonly Act[] = [
  act('2026-10-19', '14:20', 'deputy-37', 'begin_draft', {
    title: '关于统一茶叶包装标识的建议',
    background: '县里茶叶包装有七种标识。',
    analysis: '买的人分不清哪种是本地茶。',
    demands: '请统一标识。',
    leadProposer: 'deputy-37',
    cosigners: ['deputy-45'],
    cosignBy: '2026-10-30',
    ...between,
  }),
  act('2026-10-22', '09:50', 'deputy-37', 'discard_draft'),
]

/** Asked to withdraw, and all who signed agreed. */
const bins: readonly Act[] = [
  act('2026-09-21', '09:55', 'deputy-17', 'submit', {
    title: '关于推迟云埠垃圾桶撤桶并点的建议',
    background: '云埠计划十月撤掉四百只路边桶。',
    analysis: '两个安置小区的集中点还没建好。',
    demands: '请等集中点建好再撤桶。',
    leadProposer: 'deputy-17',
    cosigners: ['deputy-18', 'deputy-19'],
    cosignBy: '2026-09-30',
    ...between,
  }),
  act('2026-09-21', '14:10', 'deputy-18', 'confirm_signature'),
  act('2026-09-22', '10:35', 'deputy-19', 'confirm_signature'),
  ...filedOn('2026-09-23', '2026-09-24', 'urban_environment'),
  act('2026-10-12', '09:25', 'deputy-17', 'ask_withdrawal', { withdrawReason: '区里已经答应推迟，集中点在建。' }),
  act('2026-10-13', '10:15', 'deputy-18', 'agree_to_withdraw'),
  act('2026-10-14', '15:25', 'deputy-19', 'agree_to_withdraw'),
]

/** Asked to withdraw, one cosigner would not: it goes on. */
const ponds: readonly Act[] = [
  act('2026-10-12', '11:05', 'deputy-50', 'submit', {
    title: '关于修复移民新村蓄水池的建议',
    background: '移民新村蓄水池裂了两道缝。',
    analysis: '补过三回，半年又漏。',
    demands: '请整池重做防渗。',
    leadProposer: 'deputy-50',
    cosigners: ['deputy-52', 'deputy-53'],
    cosignBy: '2026-10-23',
    ...between,
  }),
  act('2026-10-12', '15:05', 'deputy-52', 'confirm_signature'),
  act('2026-10-13', '09:35', 'deputy-53', 'confirm_signature'),
  ...filedOn('2026-10-14', '2026-10-15', 'agriculture'),
  assignedOn('2026-10-19', 'shilin'),
  signs('2026-10-20', '10:15', 'shilin'),
  act('2026-11-02', '09:45', 'deputy-50', 'ask_withdrawal', { withdrawReason: '县里口头说已列计划。' }),
  act('2026-11-03', '11:30', 'deputy-52', 'refuse_to_withdraw'),
]

const alone: readonly Act[] = [
  act('2026-11-05', '10:40', 'deputy-31', 'submit', {
    title: '关于调整北岗妇幼停车场出入口的建议',
    background: '停车场出口正对公交站。',
    analysis: '高峰时车出不来，公交进不去。',
    demands: '请把出口改到西侧。',
    leadProposer: 'deputy-31',
    ...between,
  }),
  act('2026-11-06', '09:15', secretary, 'register'),
  act('2026-11-10', '14:55', 'deputy-31', 'withdraw', { withdrawReason: '医院昨天已把出口改到西侧。' }),
]

/** Two matters in one: a part was split off in the words that were signed. */
const market = (part: string): readonly Act[] => [
  act('2026-10-14', '09:10', 'deputy-10', 'submit', {
    title: '关于石鼓桥小商品市场消防和垃圾清运的建议',
    background: '石鼓桥市场有摊位九百个。',
    analysis: '顶棚是易燃板，垃圾一天只清一次，两样都让人揪心。',
    demands: '1. 请更换市场顶棚。\n2. 请把垃圾清运改为一天两次。',
    leadProposer: 'deputy-10',
    ...between,
  }),
  act('2026-10-15', '10:10', secretary, 'register'),
  act(
    '2026-10-16',
    '11:20',
    secretary,
    'split_off',
    { title: '关于石鼓桥小商品市场垃圾清运的建议', demands: '2. 请把垃圾清运改为一天两次。' },
    { opens: part },
  ),
  act('2026-10-19', '09:25', secretary, 'file', { subject: 'society' }),
  assignedOn('2026-10-20', 'fire'),
  signs('2026-10-21', '09:55', 'fire'),
]

const marketPart: readonly Act[] = [
  act('2026-10-16', '14:05', secretary, 'register'),
  act('2026-10-19', '10:45', secretary, 'file', { subject: 'urban_environment' }),
  assignedOn('2026-10-20', 'urban-management'),
]

/** Returned to its author for completion and waiting there. */
const fuzzy: readonly Act[] = [
  act('2026-11-10', '09:05', 'deputy-01', 'submit', {
    title: '关于改善校园周边环境的建议',
    background: '桂语小学周边环境不好。',
    analysis: '家长有意见，商户也有意见。',
    demands: '请有关部门改善。',
    leadProposer: 'deputy-01',
    ...between,
  }),
  act('2026-11-11', '14:30', secretary, 'register'),
  act('2026-11-13', '10:55', secretary, 'return_to_author', {
    lacking: '请写明是噪声、停车还是摊点，希望由谁做什么。',
  }),
]

/** Returned, completed and accepted. */
const completed: readonly Act[] = [
  act('2026-10-09', '09:50', 'deputy-55', 'submit', {
    title: '关于支持养蜂合作社的建议',
    background: '石鳞有蜂农二百一十户。',
    analysis: '蜜价年年跌，包装各顾各。',
    demands: '请多支持。',
    leadProposer: 'deputy-55',
    ...between,
  }),
  act('2026-10-12', '09:20', secretary, 'register'),
  act('2026-10-13', '11:15', secretary, 'return_to_author', { lacking: '支持什么没有写，请写具体。' }),
  act('2026-10-15', '15:20', 'deputy-55', 'resubmit', {
    title: '关于支持养蜂合作社统一检测和包装的建议',
    background: '石鳞有蜂农二百一十户。',
    analysis: '蜜价年年跌，包装各顾各。',
    demands: '请在县里设一处检测点，给统一包装补助三年。',
  }),
  act('2026-10-16', '10:00', secretary, 'file', { subject: 'agriculture' }),
  assignedOn('2026-10-19', 'agriculture', ['shilin']),
  signs('2026-10-20', '09:35', 'agriculture'),
  act('2026-10-28', '14:25', clerk('agriculture'), 'contact_proposer', {
    contactedOn: '2026-10-28',
    method: 'phone',
    people: '领衔代表、市农业农村局',
    talk: '代表说检测点设在坑口镇最方便。',
  }),
]

/**
 * Suggestions signed, withdrawn, completed and split: what happens before a unit answers.
 * @param part - the id of the part split off from one of them, whose story comes last.
 */
export const signedSuggestions = (part: string): readonly (readonly Act[])[] => [
  ...[lamps, clinics, discarded, bins, ponds, alone, fuzzy, completed],
  ...[market(part), marketPart],
]
