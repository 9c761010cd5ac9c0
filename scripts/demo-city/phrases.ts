/** Beginnings of a reply, after the greeting. {unit} stands for the unit that answers. */
export const replyOpenings = [
  '{unit}收到后当天指定专人办理，现答复如下：',
  '您提的问题切中实际。{unit}逐项核对了数据，现将办理情况报告如下：',
  '{unit}把这件建议列入本年度重点办理事项，主要负责人专题研究，现答复如下：',
  '接到交办后，{unit}组织了实地调研，听取了街道和群众的意见，答复如下：',
  '感谢您长期关注这件事。{unit}对照您的意见逐条研究，办理情况如下：',
  '您的建议有数据、有现场，给了我们很大帮助。{unit}研究后答复如下：',
  '按照办理要求，{unit}听取了您的意见，现正式答复如下：',
  '这件建议反映的问题我们此前认识不足。{unit}重新摸底后，答复如下：',
] as const

/** The same, for a reply that several units worked on. {units} stands for the others. */
export const jointReplyOpenings = [
  '{unit}会同{units}看了现场，统一了意见，现答复如下：',
  '办理期间，{unit}与{units}会商两次，意见已经一致，答复如下：',
  '这件建议涉及几个部门。{unit}牵头，{units}分别提出了会办意见，现综合答复如下：',
  '{unit}主办、{units}会办，对您的意见逐条作了研究，情况如下：',
  '您的建议由{unit}和{units}共同办理，各自负责的部分已在下面写明：',
] as const

/** Ends of a reply. */
export const replyClosings = [
  '以上答复如有不周，请您直接指出，我们继续改进。',
  '后续进展我们会主动向您通报，也请您随时到现场监督。',
  '再次感谢您的建议，欢迎您继续反映群众的意见。',
  '有关情况将在本单位网站同步公开，恳请继续关心支持。',
  '如需了解细节，我们可以陪同您再走一次现场。',
  '感谢您为群众发声，我们将把这项工作一抓到底。',
] as const

/** What was said when the unit talked with the proposer, by how they talked. {topic} is the matter. */
export const contactNotes = {
  visit: [
    '与代表一起看了现场，就“{topic}”核对了三处细节，代表补充了两户群众的意见。',
    '上门听取代表对“{topic}”的想法，代表拿出居民签名和照片，均已收存。',
    '在现场向代表说明“{topic}”的初步打算，代表要求先解决群众最急的部分。',
  ],
  meeting: [
    '座谈会上逐条讨论“{topic}”，代表认为措施可行，请求公开进度。',
    '代表谈到提出“{topic}”的经过，建议听听基层工作人员的看法，已安排座谈。',
    '代表询问“{topic}”的资金来源，已当面说明，代表要求留出群众监督的渠道。',
  ],
  phone: [
    '电话沟通“{topic}”的办理进度，代表对时间安排没有异议，要求答复写清责任人。',
    '电话向代表说明“{topic}”涉及的政策依据，代表表示理解，希望把能做的先做起来。',
    '就“{topic}”电话征求代表意见，代表指出一处数字需要核实，已补正。',
  ],
  online: [
    '通过视频与代表讨论“{topic}”，形成一致意见三条，会后发代表核对。',
    '在线向代表展示“{topic}”的测算表，代表要求把不确定的地方标出来。',
  ],
} as const

/** Comments of proposers who were content, each used once. */
export const contentComments = [
  '答复实在，每一条都有着落。',
  '办理人员来了两趟，态度诚恳。',
  '问题解决了，群众托我说声谢谢。',
  '能把数字写出来，很好。',
  '沟通及时，结果看得见。',
  '希望把好做法推广到其他街道。',
  '办得快，比预想的早。',
  '解释清楚，也解决了问题。',
  '现场我去看过了，情况属实。',
  '请继续跟踪，防止反弹。',
  '选民群里反响不错。',
  '措施具体，时间也明确。',
  '会办单位也来了人，难得。',
  '答复没有套话。',
  '居民说变化很大。',
  '我会继续关注后续管理。',
  '这件事拖了多年，终于有了结果。',
  '联名的几位代表都表示满意。',
  '希望明年预算里把维护费列进去。',
  '回应了每一个问题，包括没能做到的。',
  '老人们很高兴。',
  '工作细致，连小细节都考虑到了。',
  '请把成效数据半年后再报一次。',
  '办理过程公开，值得肯定。',
  '对不能解决的部分也讲明了道理。',
  '孩子们上学安全多了。',
  '建议把经验写进制度。',
  '企业反映手续确实简化了。',
  '村里人专门打电话来感谢。',
  '从提出到落实不到一个学期，效率很高。',
] as const

/** Comments of proposers who were only half content, each used once. */
export const halfContentComments = [
  '方向对，进度还可以再快些。',
  '主要问题解决了，个别点位还要盯。',
  '理解困难，希望条件成熟时再研究。',
  '资金来源写得不够清楚。',
  '长效管理的办法还不够硬。',
  '态度很好，效果要过一段时间再看。',
  '希望能给一个更明确的时间。',
  '能理解政策限制，但群众的需求还在。',
  '覆盖面还小，请逐步扩大。',
  '县里和市里的做法还不一致。',
] as const

/** Why no rating came, each used once. */
export const noRatingReasons = [
  '反馈表两次催收未交回，代表外出学习，电话告知无其他意见。',
  '答复送达后两个月未收到评价，短信和电话提醒各一次，均无回应。',
  '代表因病住院，委托家属转告暂不评价，经代表工作委员会同意先行记录。',
  '催收三次未反馈，按规定不计入满意度统计。',
] as const

/** Why a reply is not published, each used once, and the units that could say so. */
export const notPublishedReasons = [
  { units: 'health medical-insurance', reason: '答复附有患者个案情况，涉及个人健康信息。' },
  { units: 'industry development-reform', reason: '涉及企业未公开的投资和报价资料。' },
  { units: 'police justice', reason: '附有在办案件线索，公开会影响办案。' },
  { units: 'education women-federation', reason: '内容含未成年人信息。' },
  { units: 'planning housing', reason: '涉及尚未公示的用地谈判情况。' },
  { units: 'civil-affairs disabled-federation', reason: '附有困境家庭住址和联系方式。' },
  { units: 'water emergency', reason: '涉及重要设施的布防点位。' },
  { units: 'commerce state-assets financial-work', reason: '合同相对方要求保密，已核对合同条款。' },
  { units: 'ecology urban-management market', reason: '涉及投诉人身份，投诉人要求不公开。' },
  { units: 'agriculture market', reason: '所附检测报告尚在复检，待结论确定后公开。' },
] as const
