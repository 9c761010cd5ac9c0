/**
 * Characters taken for one another by recognisers of scans (未末, 己已) and by whoever types by sound (的得, 帐账).
 * Each group is mutual.
 */
const groups =
  '未末 己已巳 人入八 土士 日曰目 大太犬 天夫无 千干于 今令 刀力 戌戍戊 折拆析 住往佳 侯候 辨辩辫 拔拨 徒徙 析折 晴睛 情清请 博搏 买卖实 治冶 刺剌 崇祟 享亨 斤斥 王玉主 木本术 白自百 贝见 乌鸟 免兔 幻幼 延廷 没设 话活 处外 间问闻 体休 代伐 任仕 们门 作做 像象 帐账 籍藉 即既 部步布 绩积 制质 份分 历厉 形型 竞竟 克刻 坚竖 密蜜 偿赏 粱梁 暑署 蓝篮 茸葺 赢羸 侍待持 渠梁 决快 提题 健建 效郊 构沟购 限根银 环坏 续读 规现 责贵 施旅 庭廷 复夏 层屋 措借 推椎 拓柘 谋媒 障彰 境镜 稳隐 速逮 项顷 欠久 免勉'

/** Words of the genre so common that a character beside the rest of one, taken for another, is most likely a slip. */
const commonWords =
  '未来 已经 自己 人民 进入 投入 深入 收入 干部 今年 今后 令人 能力 动力 努力 力量 压力 往往 时候 分辨 辩论 提拔 拨付 分析 清楚 情况 请示 博物 买卖 落实 实现 实施 治理 政治 冶金 崇高 享受 主持 主任 主席 主要 根本 基本 本市 技术 艺术 自主 自觉 意见 建议 会见 免费 幼儿 延伸 法庭 建设 设施 没有 对话 活力 生活 处理 问题 新闻 期间 时间 体系 体制 集体 代表 任务 责任 工作 合作 像样 账户 籍贯 立即 既要 部门 部署 布局 步伐 成绩 业绩 积极 积累 制度 机制 质量 份额 分别 历史 经历 严厉 形成 形势 类型 转型 竞争 竟然 克服 时刻 坚持 坚决 坚定 密切 补偿 赏识 桥梁 暑期 签署 蓝图 修葺 赢得 对待 持续 支持 保持 渠道 解决 决定 决策 加快 尽快 提出 提高 提升 主题 题目 健全 健康 效果 成效 效率 构建 结构 购买 沟通 根据 限制 期限 银行 环节 环境 破坏 继续 手续 连续 规划 规定 规范 现代 现场 负责 贵宾 施工 旅游 复杂 恢复 基层 层面 措施 举措 借鉴 推动 推进 拓展 开拓 谋划 媒体 保障 障碍 边境 稳定 稳步 速度 加速 项目 事项 欠缺 长久 勉励 细节 关节 重点 难点 堵点 群众 市民 居民 企业 产业 行业 就业 创业 教育 养老 医疗 交通 城市 乡村 农村 社区 街道 公园 学校 医院 服务 管理 监督 审议 审查 调研 发言 讨论 座谈 协商 交流 反馈 答复 回应 办理 研究 吸收 转化 采纳 关注 关心 希望 要求 强调 指出 表示 认为 参加 出席 举行 召开 报告 草案 预算 计划 方案 办法 条例 法律 法规 政策 改革 开放 创新 发展 安全 生态 绿色 文化 经济 社会 科技 人才 金融 贸易 消费 投资 营商 高效 优化 强化 深化 完善 加强 促进 培育 激发 释放 凝聚 统筹 协同 联动 融合'

/** Folded characters that look or sound alike, for each its likes. */
export function confusables(): ReadonlyMap<string, readonly string[]> {
  const likes = new Map<string, string[]>()
  for (const group of groups.split(' ')) {
    for (const character of group) {
      const others = [...group].filter((other) => other !== character)
      likes.set(character, [...(likes.get(character) ?? []), ...others])
    }
  }
  return likes
}

export function commonWordList(): readonly string[] {
  return commonWords.split(' ')
}

/** Characters of the second half of GB 2312, ordered there by radical because they are seldom used. */
export function seldomCharacters(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let row = 0xd8; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell)
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)))
}
