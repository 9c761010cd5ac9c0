/** An article of the invented city of 澜江, in the words of the genre, for tests to lay out on pages. */
export type InventedArticle = {
  readonly kicker: string
  readonly headline: string
  readonly caption: string
  readonly paragraphs: readonly string[]
}

const [oldTown, clinics, water, listening, courts, buses] = [
  {
    kicker: '阮清和与市政协委员共商老城更新',
    headline: '让老街巷留住烟火气',
    caption: '昨日，市委书记阮清和在市政协专题协商会上与委员交流。 晁映雪 摄',
    paragraphs: [
      '本报讯 市委书记阮清和昨天下午来到市政协，参加“老城更新与历史风貌保护”专题协商会，面对面听取委员意见。',
      '会上，邬若兰、璩海川、宓文渊、郗仲平等委员围绕骑楼修缮资金、老字号回迁、消防通道改造、夜间经济噪声治理等踊跃发言。阮清和边听边记，不时询问细节，并逐一作了回应。',
      '阮清和指出，老城是澜江的根和魂。更新不是大拆大建，要用绣花功夫一条街一条街地改，让原住民愿意留下来、年轻人愿意走进来。要把历史建筑名录向社会公开，谁修缮、谁受益，账目清清楚楚。',
      '阮清和强调，住建、文旅、城管等部门要会同属地街道，对委员所提建议逐条研究，六月底前拿出骑楼修缮资金的办法。',
    ],
  },
  {
    kicker: '庾柏年等市领导分别参加联组讨论',
    headline: '把家门口的诊所办得更好',
    caption: '图为委员在医药卫生界联组会上发言。本报记者 缑一鸣 摄',
    paragraphs: [
      '本报讯 市长庾柏年，副市长苌明月、阚子衿昨天上午分别参加市政协六届二次会议联组讨论，就委员关心的基层医疗问题现场作答。',
      '在医药卫生界联组，仉远舟、麴云生、逄思齐3位委员聚焦社区门诊用药不足、全科医生留不住、乡镇救护车响应慢等直言不讳。',
      '庾柏年说，看病的事是天大的事。今年要新增三十家社区诊所，常用药目录同三甲医院打通。市卫健委要牵头制定全科医生的薪酬办法，一季度报市政府常务会议。',
      '苌明月在讨论中表示，急救站点要向山区延伸，让救护车十五分钟赶到村口。',
    ],
  },
  {
    kicker: '市人大常委会组成人员审议水环境报告',
    headline: '用法治力量守护一江清水',
    caption: '代表们在沅溪断面检查水质。 蒯长青 摄',
    paragraphs: [
      '本报讯 连日来，市人大常委会副主任郏南星、厍有容、亓官宁带队赴沅溪流域各断面检查，并审议水环境状况和环境保护目标完成情况的报告。',
      '大家认为，报告数据扎实，不回避问题。过去一年，澜江出境断面水质由四类升为三类，群众获得感明显增强。',
      '大家建议，加快修订水源保护条例，把尾水排放标准写进法条；建立上下游补偿机制；对反复超标的企业实行按日计罚，以法治力量守护好一江清水。',
    ],
  },
  {
    kicker: '市政府部门负责人到会听取审议意见',
    headline: '句句记在本上 件件落到实处',
    caption: '',
    paragraphs: [
      '本报讯 昨天，市政府办公室组织二十六个部门的负责人到各代表团驻地，旁听审议政府工作报告，当场解答代表提问。',
      '在东湖代表团，代表们问起菜市场改造何时开工。市商务局负责人答复，八月进场，春节前交付，施工期间在停车场设临时摊位。',
      '据统计，两天里各部门共记录代表意见四百一十七条，当场答复二百零三条，其余将在会后一个月内书面答复。',
    ],
  },
  {
    kicker: '市中级人民法院市检察院报告工作',
    headline: '努力让人民群众感受到公平正义',
    caption: '',
    paragraphs: [
      '本报讯 市七届人大三次会议昨天举行第二次全体会议，听取市中级人民法院、市人民检察院工作报告。',
      '报告说，去年全市法院受理案件四万余件，结案率百分之九十六；检察机关督促修复林地一千二百亩，追回欠薪两千余万元。',
      '会议由大会执行主席郏南星主持。出席会议的代表将在今天分团审议两院报告。',
    ],
  },
  {
    kicker: '青年界别委员热议公共交通',
    headline: '地铁末班车能不能再晚一点',
    caption: '',
    paragraphs: [
      '本报讯 “加班到十一点，地铁停了，打车要八十块。”在市政协青年界别小组会上，委员们从末班车时间谈起，气氛热烈。',
      '有委员提出，周末末班车应延到零点以后，并在终点站配夜班公交。也有委员算了一笔账：延时一小时，全网每天增加电费七万元，平均每名乘客不到四元。',
      '列席会议的市地铁集团负责人回应，将先在二号线试行延时，三个月后评估客流再决定是否推开。',
    ],
  },
] as const satisfies readonly InventedArticle[]

export const inventedArticles: readonly InventedArticle[] = [oldTown, clinics, water, listening, courts, buses]

/** Breaks a paragraph into lines of `width` characters, the first `indent` shorter. */
export function wrap(paragraph: string, width: number, indent = 0): string {
  const characters = [...paragraph]
  const lines: string[] = []
  let from = 0
  while (from < characters.length) {
    const size = lines.length === 0 ? Math.max(1, width - indent) : width
    lines.push(characters.slice(from, from + size).join(''))
    from += size
  }
  return lines.join('\n')
}

/** A body as a newspaper's column is read: wrapped lines, paragraphs apart, and a gap inside a sentence at each column's end. */
export function column(article: InventedArticle, width: number, columnLines = Number.POSITIVE_INFINITY): string {
  const lines = article.paragraphs
    .map((paragraph) => wrap(paragraph, width, 2))
    .join('\n\n')
    .split('\n')
  return lines
    .flatMap((line, at) =>
      at > 0 && at % columnLines === 0 && line !== '' && lines[at - 1] !== '' ? ['', line] : [line],
    )
    .join('\n')
}
