import { wordAt, wordsByHead } from './words-by-head.ts'

/** Verbs that open an instruction or a suggestion when no subject stands before them. */
const verbs = (
  '推动 推进 推行 推广 推出 推介 加快 加强 加大 加力 加速 加深 加密 加固 强化 深化 优化 完善 健全 建立 建设 构建 构筑 打造 培育 培养 培植 发展 促进 提升 提高 提振 提速 增强 增加 增进 增设 扩大 拓展 拓宽 激发 释放 放大 落实 贯彻 坚持 坚定 坚守 把握 抢抓 ' +
  '聚焦 围绕 立足 着眼 着力 突出 注重 发挥 统筹 协调 探索 创新 改善 改进 改造 保障 维护 保护 治理 整治 整合 引导 引进 引入 引领 吸引 支持 鼓励 帮助 扶持 服务 满足 解决 化解 防范 防止 避免 降低 减少 减轻 缩小 控制 严格 规范 制定 制订 出台 编制 实施 开展 组织 举办 ' +
  '设立 成立 搭建 畅通 打通 打破 破解 破除 消除 落细 巩固 夯实 筑牢 厚植 传承 弘扬 宣传 营造 树立 丰富 充实 补齐 补充 补足 补上 延伸 延续 普及 运用 利用 借助 依托 借鉴 对标 对接 融入 融合 联动 协同 携手 凝聚 汇聚 集聚 形成 争取 力争 确保 努力 提供 配置 配备 ' +
  '实行 增派 安装 更换 拆除 兑现 通报 公示 ' +
  '参与 参加 完成 实现 开办 兴办 创办 续建 复建 修缮 开拓 开发 开通 开辟 挖掘 盘活 活化 赋能 助力 带动 拉动 撬动 驱动 支撑 保持 保证 督促 考核 评估 谋划 布局 部署 学习 领会 领悟 团结 发扬 履行 担当 承担 扛起 扛牢 树牢 站稳 践行 执行 遵守 遵循 尊重 关注 关心 关爱 重视 倾听 吸纳 采纳 吸收 转化 提炼 总结 试点 试行 允许 ' +
  '取消 简化 精简 压缩 缩短 放宽 下放 明确 细化 量化 统一 共享 公开 激活 唤醒 瞄准 紧盯 紧扣 锚定 紧抓 抓住 善于 勇于 敢于 敢为 致力 专注 倡导 动员 发动 调动 激励 奖励 打击 严守 严把 压实 厘清 理顺 梳理 摸清 摸排 排查 修订 修改 修复 修缮 更新 升级 转变 调整 争当 争创 谱写 书写 ' +
  '勇担 勇挑 开创 再创 续写 交出 迈出 跑出 闯出 蹚出 绘就 描绘 编织 织密 擦亮 点燃 唱响 叫响 打响 输送 投入 使用 购买 采购 采取 采用 选派 选拔 招引 招募 留住 激励 彰显 展现 体现 培优 育强 规划 监督 改革 开放 投资 研究 深挖 深耕 深入 做优 做强 做大 做精 做深 做细 做实 做好 建强 建好 抓好 抓实 抓牢 抓细 抓紧 用好 用活 用足 管好 守住 守牢 守好 ' +
  '稳住 稳定 稳妥 打好 打赢 拧紧 讲好 走好 写好 答好 当好 办好 办实 兜住 兜牢 托起 扎牢 练好 选好 育好 引好 扩内需 稳外需 稳就业 惠民生 稳预期 稳外贸 促消费 扩投资 增信心 防风险 保民生 促改革 调结构 强产业 优环境 聚焦 整理 建成 呵护 丰盈 延展 赓续 滋养 举全力 集中 汇集 汇总 集成 协商 发布 公布 制作 开设 增配 ' +
  '增添 链接 衔接 嫁接 串联 联合 联系 联通 连接 接续 接轨 承接 对照 对准 紧跟 紧贴 贴近 服从 听从 恪守 牢记 牢固 牢牢 铭记 不忘 永葆 弘扬 秉持 奉行 尽快 尽早 抓早 严惩 查处 惩戒 清理 清除 淘汰 腾退 腾出 置换 收购 回购 奖补 补贴 补助 资助 减免 免除 豁免 延长 延缓 推迟 提前 前移 后移 下沉 ' +
  '上移 上线 上马 落地 落户 入驻 进驻 驻点 试验 验证 检验 检测 监测 监管 监控 预警 预防 预留 留足 留出 储备 存储 管控 管理 运营 经营 运维 维修 养护 修建 新建 扩建 改建 兴建 共建 筹建 组建 重建 重塑 塑造 形塑 锻造 锻炼 磨砺 淬炼 引育 选育 育引 用才 留才 聚才 助推 助企 扶优 扶弱 帮扶 帮带 救助 援助 ' +
  '援建 结对 牵头 带头 率先 领跑 领航 护航 护好 保驾 激荡 涵养 滋润 普惠 惠及 惠企 便利 便捷 便民 方便 疏通 疏解 疏导 导入 导向 植入 嵌入 注入 汲取 吃透 读懂 弄通 学懂 学好 研判 研究 研发 攻克 攻坚 突破 抢占 占领 赢得 争先 竞逐 竞相 追赶 赶超 超越 跨越 迈向 走向 面向 奔向 转向 倾斜 拨付 列支 纳入 写入 列入 归入 并入 合并 ' +
  '分类 分级 分层 分步 细分 区分 划分 划定 划清 划出 圈定 锁定 敲定 拟定 选定 确立 确定 认定 核定 评定 评选 评比 开门 敞开 打开 张开 放开 放活 搞活 搞好 搞清 理清 看清 认清 辨清 算清 算好 念好 下好 布好 唱好 演好 拿出 亮出 晒出 掀起 兴起 树起 挑起 担起 肩负 背负 承载 承接 传递 传导 传播 宣讲 解读 科普 培训 轮训 教育 辅导 督导 指导 ' +
  '跟进 跟踪 跟上 补位 补链 强链 延链 建圈 固链 拓链 错位 差异化 一体化 常态化 制度化 数字化 激扬 昂扬 振奋 鼓足 鼓舞 坚信 相信 树新风 除隐患 防反弹 抓源头 抓落实 促落实 见实效 求实效 出实招 办实事 解难题 破难题 补短板 强弱项 锻长板 固底板 扬优势 走前列 作示范 挑大梁 当先锋 打头阵'
).split(' ')

const verbsByHead = wordsByHead(verbs)

const takesResult = '抓做建用管守稳补筑打拧织盯兜托办讲写走答下练选育引留扩提聚攻算念当'
const opensSlogan = '扩稳促惠保防强优增补降减控调推抓聚育引破立固扬护拓建畅'
/** A single verb with its result: 抓好, 做深, 补齐. */
const resultative = new RegExp(`[${takesResult}][好强大优实细牢紧住齐足深透快活准密精通]`, 'y')
/** A short verb with a bare object, as slogans have it: 扩内需, 稳就业. */
const slogan = new RegExp(`[${opensSlogan}][\\u4e00-\\u9fff]{2}(?=$|[、,;。:])`, 'y')

const [resulting, shouted] = [1, 2]
/** What each character may begin of the two above, as bits. */
const shortHeads = new Uint8Array(0x10000)
for (const head of takesResult) shortHeads[head.charCodeAt(0)] = resulting
for (const head of opensSlogan) shortHeads[head.charCodeAt(0)] = (shortHeads[head.charCodeAt(0)] ?? 0) | shouted

/** Length of the verb that stands at `at`, 0 where none does. */
export function verbLength(text: string, at: number): number {
  const verb = wordAt(verbsByHead, text, at)
  if (verb !== undefined) return verb.length
  const short = shortHeads[text.charCodeAt(at) & 0xffff] ?? 0
  if ((short & resulting) !== 0) {
    resultative.lastIndex = at
    if (resultative.test(text)) return 2
  }
  if ((short & shouted) === 0) return 0
  slogan.lastIndex = at
  return slogan.test(text) ? 3 : 0
}

const adverbs = (
  '进一步 更好地 更好 更加 更多 更高 更深 更有力 更大力度 着力 持续 不断 切实 积极 主动 认真 深入 全面 全力 大力 尽快 及时 抓紧 努力 奋力 坚决 坚定不移地 坚定不移 坚定 千方百计 有序 稳妥 稳步 扎实 科学 合理 适度 适时 逐步 分类 率先 共同 重点 优先 多 再 继续 ' +
  '始终 真正 自觉 充分 严格 精准 高效 有效 深度 广泛 牢牢 紧紧 时刻 有针对性地 一体 一体化 系统 整体 同步 强力 快速 加力 全方位 多措并举 多渠道 多途径 多维度 全过程 全链条 超前 提前 前瞻 因地制宜 因企施策 分级分类 高标准 高质量 高水平 高位 大胆 勇于 敢于 善于 ' +
  '从严 依法 依规 常态化 制度化 定期 统筹 协同 联合 联动 集中 聚力 合力 倾力 尽力 倾心 用心 用情 用力 精心 悉心 潜心 安心 专心 一心 齐心 同心 携手 凝心聚力 锲而不舍 持之以恒 久久为功 一以贯之 毫不动摇 旗帜鲜明 理直气壮 更 并 也 还 又 亦 均 都 首先 其次 再次 最后 ' +
  '同时 此外 另外 另一方面 一方面 尤其 特别 尤其是 特别是 具体 一是 二是 三是 四是 五是 六是 七是 八是 第一 第二 第三 第四 第五 一要 二要 三要 加快 最大限度 最大程度 最大 尽可能 尽量 尽早 尽 早日 即刻 立即 随时 加紧 灵活 创新 创造性 突出 强化 深化 以更'
).split(' ')

const adverbsByHead = wordsByHead(adverbs)

function skipAdverb(text: string, at: number): number {
  return at + (wordAt(adverbsByHead, text, at)?.length ?? 0)
}

/** Behind the adverbs and list words that may stand before a verb. */
export function skipAdverbs(text: string, from: number, limit: number): number {
  let at = from
  for (let count = 0; count < 4 && at < limit; count += 1) {
    const next = skipAdverb(text, at)
    if (next === at) return at
    at = next
  }
  return at
}

/** Whether the stretch opens with a verb of doing, adverbs allowed before it. */
export function startsWithVerb(text: string, start: number, limit: number): boolean {
  let at = start
  for (let count = 0; count < 5 && at < limit; count += 1) {
    if (verbLength(text, at) > 0) return true
    // 积极为企业解决难题: behind an adverb a phrase of its own may stand before the verb.
    if (at > start && '为向把将与'.includes(text.charAt(at))) return true
    const next = skipAdverb(text, at)
    if (next === at) return false
    at = next
  }
  return false
}
