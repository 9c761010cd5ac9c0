import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import type { RoleKind } from './role-words.ts'

/** Who speaks: what kind of voice decides whether a demand is a suggestion or a directive. */
export type Speaker = {
  /** Where the text names them; null where the speaker is not named in this article. */
  readonly name: string | null
  readonly voice: 'leader' | 'members' | 'meeting' | 'other'
}

export const nobody: Speaker = { name: null, voice: 'other' }

const groupEnd =
  /(?:大家|代表委员|委员代表|代表们|委员们|代表|委员|与会者|与会人员|与会同志|同志们|同志|领导们|领导|专家们|专家|学者|专家学者|他们|她们|人士|成员|干部|群众|市民|居民|村民|女士|先生|大爷|大妈|阿姨|师傅|老师|老人|业主|商户|社区|街道|村委会|居委会|业委会|业主委员会|管委会|物业|[协商学工]会|妇联|理事会|(?:视察|调研|检查|考察|评议|督导|课题)[组团]|学校|医院|公司|集团|企业家|代表团|小组|各组|联组|界别|党派|工商联|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|会议|大会|全会|报告|负责人|市政府|区政府|县政府|省政府|市委|区委|县委|省委|市政协|区政协|县政协|省政协|人大常委会|党组|常委会|发言人|法院|检察院|(?:责任|承办|主办|会办|协办|办理|相关|有关)单位|(?:相关|有关|职能|主管)部门|[\u4e00-\u9fff]{1,8}[局委办厅])$/
const meeting =
  /(?:会议|大会|全会|报告|常委会|党组|市委|区委|县委|省委|[市区县省]政府|(?:视察|调研|检查|考察|评议|督导|课题)[组团])$/
const leaders =
  /(?:社区|街道|村委会|居委会|业委会|业主委员会|管委会|物业|学校|医院|公司|集团|单位|部门|领导们?|领导同志|负责人|负责同志|市委|政府|[局委办厅]|法院|检察院|发言人)$/
const members =
  /(?:大家|委员|代表|委员们|代表们|代表委员|与会者|与会人员|专家|学者|界别|党派|小组|联组|代表团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|市民|居民|群众|人士)$/

const tails =
  /(?:在(?:会上|审议|讨论|发言|座谈|交流|协商|接受采访|听取|参加|分组|小组)[\u4e00-\u9fff]{0,16}?(?:中|时|后|上)?|审议中|讨论中|发言中|讨论时|审议时|座谈时|会上|一致|纷纷|普遍|都|均|还|也|则|又|同时|共同|分别|随后|最后|首先|进一步|再次|特别|着重|明确|随即|充分讨论后|审议后|讨论后|回复|答复|回应|现场|当场|认真审议后|经审议|们在[\u4e00-\u9fff]{1,10}[时中后])+$/
const heads =
  /^(?:对此|为此|因此|同时|此外|另外|随后|最后|首先|其中|会上|会后|期间|会议期间|其间|座谈会上|讨论会上|审议会上|(?:在[\u4e00-\u9fff]{0,10})?(?:讨论|审议|交流|发言|座谈|协商|采访)(?:现场|中|时)|针对[\u4e00-\u9fff]{1,16}|就此|结合[\u4e00-\u9fff]{1,12}|当天|当日|连日来|“|\s)+/

/** What may stand before the word for the group: how many of them, where from, of which body. */
const qualifiers = opening(
  /^(?:与会|参会|到会|在场|在座|(?:参加|出席|列席)[\u4e00-\u9fff、]{2,24}的|各位|各|广大|全体|多位|多名|许多|很多|部分|一部分|一些|有些?的?|还有些?的?|不少|其他|其中|数位|几位|众多|\d{1,4}[位名]|[一二两三四五六七八九十百]{1,4}[位名]|全国|[省市区县州乡镇]级?|住[\u4e00-\u9fff]{1,4}|港澳|来自[\u4e00-\u9fff]{1,14}的|人大|政协|党|民主党派|无党派|界别|小组|代表团|相关|有关|职能|主要|部门|政府|人民|基层|企业|街道|社区|工作|市委|常委会|党组|和|与|及|的|本次|这次|此次|全市|全区|[\u4e00-\u9fff]{2,8}(?:界|组|团|局|委|办|厅|院|公司|中心|处|科|队|站|大会)|、|等)*$/,
)

/** A group as the text names it (大家, 市政府领导们, 会议); null where the words name no group. */
export function groupIn(words: string): Speaker | null {
  if (words.length > 46) return null
  const bare = words.replace(heads, '').replace(tails, '').replace(heads, '')
  if (bare === '' || bare.length > 44 || !groupEnd.test(bare)) return null
  if (!qualifiers.test(bare.replace(groupEnd, ''))) return null
  return {
    name: bare,
    voice: members.test(bare) ? 'members' : meeting.test(bare) ? 'meeting' : leaders.test(bare) ? 'leader' : 'other',
  }
}

const noSubject =
  /(?:可以|应该|可|据|来|所|被|如|不|没|(?<![委协商联学工理事])会|能|再|就是|有人|例如|比如|一般|换言之|话|按理|常|总的|或者|因此|由此|由于|只能|不能|不得不|什么|怎么|如何)$|[是的了着]$|^(?:是|也|体现|符合|按照|根据)|(?<!来自.*)的/
const person =
  /(?:人大代表|政协委员|政协常委)、[\u4e00-\u9fff]{3,20}$|(?:工作人员|负责人|委员|代表|同志|居民|村民|市民|家长|[校局市县区]长|主任|书记)[\u4e00-\u9fff]{0,3}$/
const memberTitle = /委员|代表|常委|群众|居民|业主|市民|村民|专家|教授|律师|医生|教师|党派|界别|企业家/
const leaderTitle =
  /书记|[市县区省州镇乡]长|主任|主席|[局部处院厅]长|秘书长|检察长|负责人|小组|部门|政府|[局委办厅会组]$/

/** Whoever the words before a plain word of saying call the speaker: a name the article explains nowhere, a group of its own. */
export function unknownIn(words: string, verb: string): Speaker | undefined {
  const bare = words
    .replace(heads, '')
    .replace(tails, '')
    .replace(heads, '')
    .replace(/^(网友|网民)“([^“”]{1,8})”/, '$1$2')
    .replace(/^[^,。]{2,24}的(?=[全市省区县州][\u4e00-\u9fff]{0,4}(?:委员|代表))/, '')
  const isSomebody = person.test(bare) && /^(?!是|也|体现|符合)/.test(bare)
  if (bare.length < 2 || bare.length > 40 || /[,;:。!?“”]/.test(bare)) return undefined
  if (!isSomebody && (noSubject.test(words) || noSubject.test(bare))) return undefined
  const voice = memberTitle.test(bare)
    ? 'members'
    : leaderTitle.test(bare) || leadingVerbs.has(verb)
      ? 'leader'
      : 'other'
  return { name: bare.length <= 12 ? bare : null, voice }
}

/** 座谈会上，代表们对…表示满意，希望…: the members a clause before the word of saying begins with. */
export function membersBefore(words: string): Speaker | null {
  const name =
    /(?:^|,)(?<name>(?:与会)?(?:政协|人大)?(?:委员|代表)们?|大家|与会人员|多方|各方)(?=对|就|围绕|还|纷纷|一致|结合|形成|达成|都)/.exec(
      words,
    )?.groups?.name
  return name === undefined ? null : { name, voice: 'members' }
}

const pronoun = opening(
  /^(?:他|她|其)(?:调研|走访|调查|现场|当场|当即|随即|接着|还|也|又|则|同时|最后|首先|进一步|特别|着重|再次|明确|一再|反复|坦率地|在[\u4e00-\u9fff]{1,16}[中时后上])*$/,
)

/** 他, 她: whoever spoke or acted last. */
export function isPronoun(words: string): boolean {
  return pronoun.test(words.replace(heads, ''))
}

const inherits = opening(
  /^(?:我们?|本人|个人|我个人|并|还|也|又|且|同时|最后|首先|其次|随后|进一步|特别|再次|着重|明确|并且|更|真诚|衷心|诚挚|热切|殷切|一致|纷纷|均|都|[\u4e00-\u9fff]{1,4}[着地]|对此|为此|因此|因而|所以|此外|另外|并就此)*$/,
)

/** Nothing but joining words: the subject is the one of the clause before. */
export function isWithoutSubject(words: string): boolean {
  return words.length <= 12 && inherits.test(words)
}

const named =
  /^(?:等(?:[\d一二两三四五六七八九十]{1,3}|多|几|数)?[位名]?[\u4e00-\u9fff]{0,6}(?:委员|代表|人|同志|专家))?(?:委员|代表|同志|常委|副?(?:书记|[省市区县州镇]长|主任|主席|局长|部长|院长|秘书长|会长|校长|董事长|总经理)|教授|院士|律师|医生|先生|女士)?(?:[昨今]天|[昨今]日|当天)?(?:上午|下午|晚)?(?:在[^,;]*?(?:时|中|上|后|会上|期间|现场|讲话|发言|采访))?(?:听取[^,;]{0,40}后|向[^,;]{1,12}|讲话时|发言时|发言中|致辞时|讲话中|代表[^,;]{1,24})?(?:的)?(?:还|也|又|则|都|均|一致|同时|首先|最后|随后|分别|特别|着重|明确|进一步|再次|多次|反复|现场|当场|对此|就此|一再|高兴地|欣慰地|动情地|坦率地|笑着|由衷地|总结|发言|讲话|致辞|开门见山地?|深有感触地?|如是|[\u4e00-\u9fff]{1,6}地)*$/
const leadingUp = /(?:并|后|时|中|一并|同时)$/

/** Whether the words between a name and a word of saying leave the name its subject. */
export function leadsToSaying(words: string): boolean {
  const bare = words.replace(/“[^”]*”/g, '')
  return bare === '' || named.test(bare) || (bare.length <= 50 && leadingUp.test(bare))
}

export function voiceOf(kind: RoleKind | null | undefined): Speaker['voice'] {
  if (kind === 'leader') return 'leader'
  return kind === 'member' || kind === 'deputy' ? 'members' : 'other'
}

/** 强调, 指出, 要求: words only those use who lead; a named speaker without a known office is taken for one. */
export const leadingVerbs: ReadonlySet<string> = new Set(['强调', '指出', '要求'])

/** The voice of a named speaker, by the kind of person and the word of saying. */
export function voiceSaying(kind: RoleKind | null | undefined, verb: string | null): Speaker['voice'] {
  if (kind === null || kind === undefined) return verb !== null && leadingVerbs.has(verb) ? 'leader' : 'other'
  return voiceOf(kind)
}

/** Where a name may be looked up: the kind of each person known in the article. */
export type KnownVoices = ReadonlyMap<string, RoleKind | null>

export type Placed = TextSpan & { readonly name: string }
