/** The city's leaders: name, post, and the body they speak for. All invented. */
export const leaders = [
  ['沈明榕', '市委书记', 'party_committee'],
  ['贺佩棠', '市委副书记、市长', 'government'],
  ['邵庆楠', '市委常委、常务副市长', 'government'],
  ['黎润恒', '副市长', 'government'],
  ['乔松屏', '副市长', 'government'],
  ['江思娟', '副市长', 'government'],
  ['宋承榕', '市人大常委会主任', 'congress'],
  ['阎德澄', '市政协主席', 'cppcc'],
] as const

/** Who keeps the congress's side of a suggestion: 市人大常委会代表工作委员会. */
export const secretariat = ['吴明彤', '苏仲川', '卢玉禾'] as const

/** Who keeps the CPPCC's side of a proposal: 市政协提案委员会. */
export const proposalCommittee = ['齐衡芷', '阮云舸', '盛书砚'] as const

/** Who acts for those of the congress who decide: 主席团, 专门委员会, 常务委员会. */
export const presidium = ['蒋墨林'] as const
export const specialCommittee = ['侯以宁'] as const
export const standingCommittee = ['洪一帆'] as const

/** Who works for the secretariat of a session while what was raised in it is assigned: 大会秘书处. */
export const sessionSecretariat = ['宁会川'] as const

/** Who reads the audit, and does nothing else. */
export const auditor = ['察景行'] as const

/** Who looks after the installation, and does nothing else. */
export const administrator = ['管维序'] as const

/** Who hands suggestions to units: 市政府办公室建议提案科. */
export const assigningOffice = ['汤佳昕', '尹若梅', '顾建辉'] as const

/** One clerk in each unit, by the unit's code. */
export const clerkByUnit: Readonly<Record<string, string>> = {
  'development-reform': '曹学舟',
  industry: '黄志衡',
  education: '傅海敏',
  science: '韩景岑',
  'ethnic-religious': '马世琴',
  police: '邓德峰',
  'civil-affairs': '彭晓芳',
  justice: '郭景杰',
  finance: '吕志棠',
  'human-resources': '何文兰',
  planning: '董庆铮',
  ecology: '沈宏兰',
  housing: '杨国棣',
  transport: '姜志钧',
  water: '李润川',
  agriculture: '苏延禾',
  commerce: '袁家兰',
  'culture-tourism': '陈书湄',
  health: '唐学琴',
  veterans: '傅国栩',
  emergency: '彭敬辉',
  market: '于启衡',
  sport: '马雨峰',
  'medical-insurance': '曹秀棠',
  'urban-management': '黄思榕',
  parks: '林云彤',
  data: '吴佳衡',
  'financial-work': '卢敬棣',
  'state-assets': '宋延舟',
  fire: '冯承磊',
  tingzhou: '刘培杰',
  yunbu: '胡书楠',
  beigang: '王敬彤',
  yuping: '罗世芳',
  shilin: '曾颂谷',
  wanglan: '朱世桐',
  'disabled-federation': '张秀辉',
  'trade-union': '刘景军',
  'women-federation': '赵雨华',
  court: '何颂岑',
}
