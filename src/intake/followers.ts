/** Words that commonly stand right behind a person's name in reports of this kind. */
const words = (
  '便 去年 今年 前年 当年 多年 紧接着 接着 接过 抛出 率先 第一个 首先 坐在 站起 拿起 放下 骑 告诉 一直 还是 也是 则是 等 委员 代表 同志 先生 女士 教授 院士 书记 主席 主任 市长 区长 县长 部长 局长 说 称 指出 强调 表示 建议 提出 认为 要求 希望 呼吁 介绍 谈到 提到 提议 坦言 直言 告诉 回应 回答 答复 解释 透露 感慨 补充 分析 ' +
  '出席 列席 参加 主持 到会 陪同 作了 作大会 作题 作为 做了 发言 讲话 致辞 致开 致闭 宣读 传达 通报 报告 汇报 听取 认真 仔细 深入 先后 分别 围绕 聚焦 就 针对 结合 一行 率队 带队 率领 来到 走进 前往 赴 ' +
  '当选 任命 获得 荣获 担任 兼任 任 现任 曾任 摄 文 图 文/图 报道 撰文 一一 逐一 不时 与大家 与委员 与代表 同大家 和大家 向大会 向与会 代表市 代表省 代表区 代表县 代表政 代表大 代表常 代表主 代表民 代表九 代表致 代表农 代表台 代表无 代表工 代表各 代表中 充分 高度 对 在 向 与 和 同 及 以及 或 ' +
  '将 也 还 又 则 从 到 以 把 被 率 是 为 曾 已 正 不 最 提交 提案 领衔 联名 附议 点评 评价 感谢 勉励 寄语 号召 动员 部署 安排 调研 考察 视察 检查 督查 看望 慰问 走访 会见 会谈 接受 采访 说道 笑着 的 因 有 要 会 让 给 等人 于 上午 下午 昨 今 日前 近日 共 两 三 四 五 六 七 八 九 十 一起 一同 各 都 均 ' +
  '交流 互动 倾听 记录 签署 签订 颁发 宣布 致欢 开展 进行 撰写 带来 结束 开始 继续 关注 长期 直奔 踊跃 积极 主动 专程 专门 亲自 现场 共同 集体 联合 准备 曾 曾经 已经 正在 当场 随后 首先 最后 当天 当日 此前 这样 如此 所在 所说 所言 递交 反映 列举 发现 注意 注意到 坦承 深有 建言 献策 支招 发出 援引 直指 讲述 回忆 算了 举例 道出 道 讲 谈 谈及 问 答 写 看来 眼中 那样 这样 一样 为首 父子 父女 母子 夫妇 夫妻 兄弟 姐妹 二人 两人 三人 诸位 几位 之间 领衔 牵头 ' +
  '依次 相继 轮流 全程 应邀 受邀 应约 即席 即兴 参会 参与 与会 缺席 请假 因事 莅临 到场 亮相 登台 登上 上台 走上 做客 述职 主讲 担纲 畅谈 畅所 畅言 受聘 被聘 被任 当选 率调研 率考察 率检查 率代表团 带领 就座 前排 在座 晒出 晒成绩 亮出 亮成绩 分获 获奖 获表彰 获评 分组 负责 现身 话履职 话发展 同志们 们 本人 等同志 等领导 等人大 等政协 等专家 等先后 等参加 等出席'
).split(' ')

const single = new Map<string, number>()
const longer = new Map<string, string[]>()
const weak = new Set([
  ...'便就对在向与和同及或将也还又则从到以把被率是为曾已正不最因有要会让给于昨今共两三四五六七八九十各都均的任赴道讲谈问答写文图',
])
for (const word of words) {
  if (word.length === 1) single.set(word, weak.has(word) ? 2 : 3)
  else longer.set(word.charAt(0), [...(longer.get(word.charAt(0)) ?? []), word])
}

/** 作协商发言, 做大会交流: a manner may stand before what is delivered. */
const delivers =
  /[作做](?:了|过)?[\u4e00-\u9fff]{0,8}?(?:发言|讲话|报告|汇报|说明|点评|交流|总结|述职|表态|演讲|宣讲|致辞|介绍|辅导|解读|讲座|回应|答复)/y

const heads = 4
const delivering = 8
const ends = 16
/** What each character, by its code unit, says of an end before it: in the two lowest bits by itself, else as named above. */
const signs = new Uint8Array(0x10000)

for (const stop of ' \n,;:。!?、()“”‘’《》/|[]【】—-…0123456789') signs[stop.charCodeAt(0)] = ends
for (const head of longer.keys()) signs[head.charCodeAt(0)] = heads
for (const [word, value] of single) signs[word.charCodeAt(0)] = (signs[word.charCodeAt(0)] ?? 0) | value
for (const word of '作做') signs[word.charCodeAt(0)] = (signs[word.charCodeAt(0)] ?? 0) | delivering

/** How likely a name ends at `at`: 3 nearly sure, 2 likely, 0 nothing speaks for it. */
export function boundaryAfter(text: string, at: number, limit: number): 0 | 2 | 3 {
  if (at >= limit || at >= text.length) return 3
  const sign = signs[text.charCodeAt(at)] ?? 0
  if (sign === 0) return 0
  if (sign === ends) return 3
  if ((sign & heads) !== 0 && longer.get(text.charAt(at))?.some((word) => text.startsWith(word, at)) === true) return 3
  if ((sign & delivering) !== 0) {
    delivers.lastIndex = at
    if (delivers.test(text)) return 3
  }
  const alone = sign & 3
  return alone === 3 ? 3 : alone === 2 ? 2 : 0
}
