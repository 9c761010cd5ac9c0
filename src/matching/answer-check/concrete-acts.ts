import { tellingLength } from '#intake/answer-words.ts'
import { splitClauses } from '#intake/sentences.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'
import { amountsIn } from './named-amounts.ts'

/**
 * Acts that one can go and look at: something was built, bought, moved, issued, forbidden or paid. Words of effort
 * (加强, 推进, 研究, 争取) are none, whatever stands behind them.
 */
const chineseActs = (
  '安装 加装 改装 装好 装完 装上 建成 新建 修建 改建 扩建 建设完成 建立了 设立 新设 增设 设置 设有 架设 搭建 铺设 铺装 敷设 砌筑 浇筑 施工 开工 动工 竣工 完工 投运 投用 启用 通车 投入使用 ' +
  '更换 更新了 替换 拆除 清除 清运 清理 清掏 清淤 疏浚 疏通 打捞 冲洗 消毒 修剪 补种 补植 栽植 种植 移栽 翻修 修复 修好 修缮 维修 检修 加固 抢修 整修 整改 粉刷 硬化 拓宽 贯通 打通 接通 接入 通水 供水 供电 供气 封堵 封闭 隔开 隔离 ' +
  '划定 施划 划线 划为 喷涂 悬挂 挂牌 张贴 公布 公示 公告 公开了 发布 印发 下发 出台 制发 发出 发放 发给 配发 配备 配齐 配有 配建 配置了 购置 购买 采购 租用 租赁 招标 中标 签订 签约 签署 委托 聘请 聘用 招聘 招录 选派 选定 派出 派驻 派人 派两 派员 增派 抽调 调派 调配 ' +
  '拨付 投资 投入资金 安排资金 安排专项 安排了 已安排 列支 补助 补贴 奖励 减免 免费 免收 报销 列入 纳入 编入 写入 转交 转市 转省 移交 上报 报送 批复 立项 审批 备案 登记 建档 注册 普查 排查 摸排 检测 监测 取样 化验 检查了 巡查两 巡查一 抽查 延伸 拿出 安排 梳理 申报 坐班 受理 约谈 处罚 罚款 查处 查扣 查封 取缔 关停 关闭 吊销 立案 ' +
  '编制 编写 编印 起草 修订 制定了 制订了 制定并 印制 录制 采集 付印 开发 上线 开通 开办 开业 开设 开放 开行 加密班次 增开 延长 延后 提前 提高到 提高至 降低到 降低至 增加到 增加至 减为 减少到 压缩到 改为 改成 改到 改由 改在 并为 取消 禁止 禁行 限行 限速 推行 实行 施行 实施 启动 试行 ' +
  '召开 举办 举行 组建 成立 组织开展 组织专家 组织了 开展集中 开展联合 开展专项 开展普查 培训了 培训 轮训 授课 巡诊 体检 筛查 走访 结对 调解 配送 送餐 转运 调整 迁移 迁改 搬迁 腾退 征收 收回 回购 移至 并入 拟建 增加床 增配 增建 补建 补齐 补装 新增 增加了 停放 停用 拆改 分流 执法 铣刨 重铺 督促 责令 责成 要求各 约定 建有 已完成 完成了 完成编 完成普 完成验 注射 喷洒 投放 捐赠 赠送 表彰 通报 评审 呈现 试用 培育了 建档 立户 开挖 回填 布设 加高 加密 迁出 迁入 归集 垫付 代缴 缴纳 参保 纳保 建有 建好 建起 交付 竣工 校准 验收 '
)
  .trim()
  .split(/\s+/)

const actsByHead = new Map<string, string[]>()
for (const act of new Set(chineseActs)) actsByHead.set(act.charAt(0), [...(actsByHead.get(act.charAt(0)) ?? []), act])
for (const acts of actsByHead.values()) acts.sort((a, b) => b.length - a.length)

/** What stands before an act and makes it none: it is denied, only wished for, or only thought about. */
const unmakes =
  /(?:不|未|没有?|无法|难以|无权|无|尚待|能否|是否|如何|研究|探索|考虑|争取|力争|努力|适时|推动|推进|鼓励|支持|建议|希望|呼吁|提出的?|反映的?|关于|对于|论证|继续关注|加快|协调|需要?)[^,]{0,3}$/
/** 取消后: tells when, not what is done. */
const tellsWhen = /^后(?!期|续|台)/
/** 奖励制度: words of doing that are as often part of a name. */
const namesToo = new Set(
  '奖励 补助 补贴 处罚 培训 检测 监测 审批 登记 备案 投资 执法 维修 施工 供水 供电 安排'.split(' '),
)
const nameEnds = /^(?:制度|政策|机制|办法|工作|资金|力度|队伍|措施|体系|流程|环节|事项|程序|能力|水平|经费|问题|行为)/
/** 待名单公布后统一制作: what waits for others is not yet done. */
const waits = /待[^,]{2,30}后/
const isAwaited = /待[^,]{0,20}$/
/** 增设路灯的建议: an act that is only the name of what was asked. */
const named =
  /^[^,]{0,40}?(?:的|等)(?:建议|意见|提案|问题|要求|设想|想法|诉求|事项|条件|标准|规定|办法|审批|方案(?!已))/

const englishActs =
  /\b(?:(?:has|have|had|was|were|been|is|are|be|being|will|shall|to)\s+(?:\w+ly\s+|now\s+|already\s+|also\s+)?)?(?:install|paint|replac|repair|remov|trimm?|cut back|built|build|open(?!ing hours)|clos(?:e|ed)\b|order(?:ed|s)\b|bann?(?:ed)?\b|confiscat|appoint|hir(?:e|ed)\b|recruit|publish|post(?:ed)\b|print|buy|bought|purchas|fund(?:ed)\b|paid|pay\b|allocat|sign(?:ed)\b|set up|put up|plant(?:ed)?\b|pav(?:e|ed)\b|resurfac|widen|clean(?:ed)?\b|dredg|demolish|relocat|inspect|fin(?:e|ed)\b|train(?:ed)\b|issu(?:e|ed)\b|introduc|extend(?:ed)?\b|lower(?:ed)?\b|rais(?:e|ed)\b|doubl(?:e|ed)\b|commission|deliver|launch|complet|start(?:ed)?\b|creat(?:e|ed)\b|suppl(?:y|ied)\b|hand(?:ed)? out|stop(?:ped)?\b|mark(?:ed)?\b|fenc(?:e|ed)\b|tender)\w*/gi
const englishUnmakes =
  /\b(?:not|never|cannot|can't|consider(?:ing)?|explore|study|studying|whether|suggest\w*|ask\w*|propos\w*|hope\w*|possibility of|how to|seek to|strive to)\b[^.,]{0,24}$/i

/** Every concrete act with an object that a passage names: from the act to the end of its clause. */
export function measuresIn(folded: string, span: TextSpan, language: CheckedLanguage): TextSpan[] {
  return language === 'zh' ? chineseMeasures(folded, span) : englishMeasures(folded, span)
}

function chineseMeasures(folded: string, span: TextSpan): TextSpan[] {
  const clauses = splitClauses(folded, span)
  return clauses.flatMap((clause, nth) => {
    const at =
      nth + 1 < clauses.length && namesMatter(folded, clause)
        ? undefined
        : (actIn(folded, clause) ?? countedActIn(folded, clause))
    return at === undefined ? [] : [{ start: at, end: clause.end }]
  })
}

/** 对修剪树枝，…: what the next clause is about, of which nothing is said yet. */
function namesMatter(folded: string, { start, end }: TextSpan): boolean {
  const words = folded.slice(start, end)
  return /^(?:对于?|关于|针对|至于|就)/.test(words) && !/进行|已|了|予以|开展|将/.test(words)
}

function actIn(folded: string, clause: TextSpan): number | undefined {
  for (let at = clause.start; at < clause.end; at += 1) {
    const act = actsByHead.get(folded.charAt(at))?.find((one) => folded.startsWith(one, at))
    if (act === undefined || at + act.length > clause.end) continue
    if (isMade(folded, clause, at, act.length)) return at
    at += act.length - 1
  }
  return undefined
}

/** 设饮水点10处, 已建三座: a single word of doing says enough where it is counted what was done. */
const counted =
  /(?:^|[将已再拟共各新均都也内前底年月日起上下里外处段口道路旁侧])([设建装修拆铺换栽种购添派开办])(?![计想备施法定议造理正订养路置立始展工通业放])/g

function countedActIn(folded: string, clause: TextSpan): number | undefined {
  if (amountsIn(folded, clause, 'zh').length === 0) return undefined
  const words = folded.slice(clause.start, clause.end)
  for (const found of words.matchAll(counted)) {
    const at = clause.start + found.index + found[0].length - 1
    if (isMade(folded, clause, at, 1)) return at
  }
  return undefined
}

/** What is done must be done to something: two telling characters beside the act. */
const leastObject = 2

function isMade(folded: string, clause: TextSpan, at: number, length: number): boolean {
  const before = folded.slice(clause.start, at)
  const behind = folded.slice(at + length, clause.end)
  if (
    tellsWhen.test(behind) ||
    (namesToo.has(folded.slice(at, at + length)) && nameEnds.test(behind)) ||
    unmakes.test(before.slice(-12)) ||
    waits.test(before) ||
    (isAwaited.test(before) && /^[^,]{0,24}后/.test(behind)) ||
    named.test(behind)
  )
    return false
  return tellingLength(before.slice(-24)) + tellingLength(behind.slice(0, 40)) >= leastObject
}

function englishMeasures(folded: string, span: TextSpan): TextSpan[] {
  const words = folded.slice(span.start, span.end)
  return [...words.matchAll(englishActs)].flatMap((found) => {
    const before = words.slice(Math.max(0, found.index - 40), found.index)
    const isNoun = /\b(?:the|a|an|of|their|its)\s+$/i.test(before) && !/\s/.test(found[0])
    if (isNoun || englishUnmakes.test(before)) return []
    const start = span.start + found.index
    return [{ start, end: Math.min(span.end, start + found[0].length + objectLength(words, found)) }]
  })
}

function objectLength(words: string, found: RegExpExecArray): number {
  const rest = words.slice(found.index + found[0].length)
  const stop = /[,;.]\s|$/.exec(rest)
  return stop === null ? rest.length : stop.index
}
