import { wordAt, wordsByHead } from './words-by-head.ts'

/** Words a title ends with, longest first where one ends another. */
const endings = (
  '选民 业主 商户 住户 党员 志愿者 网格员 店主 老板 农户 养殖户 家长 患者 乘客 司机 经营户 提案人 领衔人 提案者 建议人 附议人 联名人 书记 副书记 总书记 第一书记 市长 副市长 区长 副区长 县长 副县长 州长 副州长 省长 副省长 镇长 乡长 盟长 旗长 主席 副主席 主任 副主任 委员长 副委员长 秘书长 副秘书长 常委 委员 部长 副部长 局长 副局长 厅长 副厅长 ' +
  '处长 副处长 科长 司长 副司长 署长 关长 校长 副校长 院长 副院长 所长 副所长 会长 副会长 理事长 副理事长 董事长 副董事长 总经理 副总经理 总裁 副总裁 总监 经理 行长 副行长 检察长 副检察长 审判长 庭长 组长 副组长 团长 副团长 主委 副主委 ' +
  '领导 负责人 负责同志 成员 领导同志 代表 记者 通讯员 教授 研究员 工程师 总工程师 经济师 院士 律师 医生 医师 教师 老师 站长 馆长 台长 社长 总编辑 编辑 主编 总编 司令员 司令 政委 政治委员 参谋长 总理 副总理 总统 首相 大使 ' +
  '议长 发言人 巡视员 调研员 指挥长 总指挥 召集人 主持人 专员 监察专员 督学 参事 馆员 队长 班长 厂长 场长 村支书 支书 村主任 主管 干事 顾问 创始人 专家 学者 同志 先生 女士 议员 部长级 总干事 首席执行官 执行长 党组书记 特首 行政长官 ' +
  '规划师 总规划师 建筑师 设计师 会计师 咨询师 分析师 农艺师 护士长 教导员 组成人员 大队长 支队长 中队长 传承人 带头人 ' +
  '候选人 获得者 作者 导演 演员 作家 画家 教练 运动员 选手 战士 职工 工人 农民 村民 居民 市民 学生 书画家 企业家 歌手 院长助理 董事 监事 执行董事 纪检组长 摄影 评论员 合伙人'
).split(' ')

const byLast = new Map<string, string[]>()
for (const ending of [...endings].sort((a, b) => b.length - a.length)) {
  const last = ending.slice(-1)
  byLast.set(last, [...(byLast.get(last) ?? []), ending])
}

const lastUnits = new Uint8Array(0x10000)
for (const last of byLast.keys()) lastUnits[last.charCodeAt(0)] = 1

/** Whether titles end in the character; most do not. */
export function endsTitle(unit: number): boolean {
  return lastUnits[unit & 0xffff] === 1
}

/** The title ending just before `end`, or undefined. */
export function titleBefore(text: string, start: number, end: number): string | undefined {
  if (lastUnits[text.charCodeAt(end - 1) & 0xffff] !== 1) return undefined
  for (const ending of byLast.get(text.charAt(end - 1)) ?? []) {
    const at = end - ending.length
    if (at >= start && text.startsWith(ending, at) && !(ending === '市长' && text.charAt(at - 1) === '城'))
      return ending
  }
  return undefined
}

const leading =
  /(?:书记|[省市区县州镇乡盟旗]长|主席|主任|委员长|秘书长|常委|部长|局长|厅长|署长|关长|检察长|总理|领导|领导同志|党组成员|主委|司长|专员|政治委员|司令员|院长|行政长官|巡视员|处长|负责同志|指挥长|审计长|调研员|[支大]队长|纪检[^、]{0,4}组长)$/
const reporting = /(?:记者|通讯员|编辑|摄影|评论员)$/
/** 居民代表, 企业代表: they speak for a group, and no one elected them to a congress. */
const spokespeople =
  /(?:居民|村民|住户|业主|市民|群众|党员|家长|学生|教师|职工|员工|企业|商户|经营户|商家|单位|部门|社区|行业|协会|物业|专家|媒体|用户|患者|老人|青年)代表$/
const deputies = /(?:人大代表|党代表|代表|议员)$/
/** 镇党委委员, 主任委员: called 委员, and lead all the same. */
const officesOfParty =
  /(?:常委会|党委|党工委|工委|纪委|监委|[省市县区州旗]委|政治|国务|组织|宣传|统战|政法|纪检|主任)委员$|党组成员$/

const members = /(?:委员|提案人|提案者|附议人)$/

/** Whether an office leaves no doubt whose side its holder is on, whatever else an article says. */
export function isPlainOffice(role: string): boolean {
  return officesOfParty.test(role) || /(?:人大代表|政协委员)(?:$|、)/.test(role)
}

export type RoleKind = 'leader' | 'member' | 'deputy' | 'other'

/** What kind of person a title makes of its holder; null where it tells nothing. */
export function kindOfRole(role: string): RoleKind | null {
  if (reporting.test(role)) return 'other'
  if (officesOfParty.test(role)) return 'leader'
  if (members.test(role)) return 'member'
  if (spokespeople.test(role)) return 'other'
  if (deputies.test(role)) return 'deputy'
  if (/(?:政协委员|政协常委)/.test(role)) return 'member'
  if (/人大代表/.test(role)) return 'deputy'
  if (leading.test(role)) return 'leader'
  return 'other'
}

const titles = wordsByHead(endings)

/** The titles in a text, in order; each with where it begins. */
export function titlesIn(text: string): { readonly title: string; readonly at: number }[] {
  const found: { title: string; at: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const title = wordAt(titles, text, at)
    if (title === undefined) continue
    found.push({ title, at })
    at += title.length - 1
  }
  return found
}
