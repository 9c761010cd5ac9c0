import type { Profile } from '#engine/procedure.ts'

const regulation = '上海市人民代表大会代表建议、批评和意见工作规定（2015-03-01施行）'
const law = '代表法（2025）第51条'

/** Shanghai's regulation on deputies' suggestions. Where it sets no number the clock is null. */
export const shanghai2015: Profile = {
  id: 'shanghai-2015',
  procedure: 'suggestion',
  title: { zh: '上海（2015）', en: 'Shanghai (2015)' },
  source: regulation,
  effectiveFrom: '2015-03-01',
  clocks: {
    assignment: { length: 7, unit: 'working_day', rollsOver: false, source: `${regulation}第11条` },
    assignment_meeting: { length: 1, unit: 'month', rollsOver: true, source: `${regulation}第15条` },
    sign_for: { length: 7, unit: 'working_day', rollsOver: false, source: `${regulation}第14条` },
    joint_opinion: { length: 1, unit: 'month', rollsOver: true, source: `${regulation}第17条` },
    reply: { length: 3, unit: 'month', rollsOver: true, source: `${regulation}第19条；${law}` },
    rehandling_reply: { length: 1, unit: 'month', rollsOver: true, source: `${regulation}第21条` },
    promise: null,
  },
  /** Usual forms; the regulation sets none. */
  numbers: { flow: '{year}-{number:5}', case: '{year}-{number:4}', reply: '建复〔{year}〕{number}号' },
  lists: {
    period: [
      { code: 'in_session', label: { zh: '会议期间', en: 'During a session' } },
      { code: 'between_sessions', label: { zh: '闭会期间', en: 'Between sessions' } },
    ],
    duty: [
      { code: 'lead', label: { zh: '主办', en: 'Lead' } },
      { code: 'joint', label: { zh: '会办', en: 'Joint' } },
    ],
    subject: [
      { code: 'supervision_justice', label: { zh: '监察司法', en: 'Supervision and justice' } },
      { code: 'finance_economy', label: { zh: '财经预算', en: 'Economy and budget' } },
      {
        code: 'education_science_culture_health',
        label: { zh: '教科文卫', en: 'Education, science, culture, health' },
      },
      { code: 'urban_environment', label: { zh: '城建环保', en: 'City and environment' } },
      { code: 'ethnic_religious_overseas', label: { zh: '民宗侨外', en: 'Ethnic, religious and overseas affairs' } },
      { code: 'agriculture', label: { zh: '农业农村', en: 'Agriculture and countryside' } },
      { code: 'society', label: { zh: '社会建设', en: 'Society' } },
      { code: 'congress', label: { zh: '人大工作', en: 'Work of the congress' } },
    ],
    decline_reason: [
      {
        code: 'outside_powers',
        label: { zh: '不属于本市职权范围', en: "Outside this city's powers" },
        source: `${regulation}第8条`,
      },
      {
        code: 'personal_matter',
        label: {
          zh: '涉及代表本人、亲属或者本单位的个案',
          en: "A matter of the deputy's own, of relatives or of their own unit",
        },
        source: `${regulation}第8条`,
      },
      {
        code: 'judicial_case',
        label: { zh: '涉及具体司法案件', en: 'A specific judicial case' },
        source: `${regulation}第8条`,
      },
      {
        code: 'forwarded_letter',
        label: { zh: '转递来信', en: 'Forwarding of letters' },
        source: `${regulation}第8条`,
      },
      {
        code: 'academic_or_promotion',
        label: { zh: '学术探讨、产品推介', en: 'Academic discussion or promotion of a product' },
        source: `${regulation}第8条`,
      },
      { code: 'no_content', label: { zh: '没有实际内容', en: 'No real content' }, source: `${regulation}第8条` },
      { code: 'other', label: { zh: '其他', en: 'Other' }, source: `${regulation}第8条` },
    ],
    conversion: [
      { code: 'letter', label: { zh: '代表来信', en: "Deputy's letter" }, source: `${regulation}第8条` },
      { code: 'returned', label: { zh: '退回代表', en: 'Returned to the deputy' }, source: `${regulation}第8条` },
    ],
    contact_method: [
      { code: 'visit', label: { zh: '走访', en: 'Visit' } },
      { code: 'meeting', label: { zh: '座谈', en: 'Meeting' } },
      { code: 'phone', label: { zh: '电话', en: 'Telephone' } },
      { code: 'online', label: { zh: '网络', en: 'Online' } },
    ],
    outcome: [
      {
        code: 'adopted',
        label: { zh: '解决采纳', en: 'Solved or adopted' },
        definition: {
          zh: '已经解决、基本解决、部分解决，或者意见已经采纳、部分采纳',
          en: 'Solved wholly, mainly or in part, or the opinion adopted wholly or in part',
        },
        source: `${regulation}第18条`,
      },
      {
        code: 'in_progress',
        label: { zh: '正在解决', en: 'Being solved' },
        definition: {
          zh: '列入本年度计划、正在解决，有明确期限',
          en: "In this year's plan and being solved, by a definite date",
        },
        source: `${regulation}第18条`,
      },
      {
        code: 'planned',
        label: { zh: '计划解决', en: 'Planned' },
        definition: { zh: '列入工作计划、逐步解决，有计划期限', en: 'In a work plan, step by step, by a planned date' },
        source: `${regulation}第18条`,
      },
      {
        code: 'reference',
        label: { zh: '留作参考', en: 'Kept for reference' },
        definition: {
          zh: '目前不能解决但有参考价值，须说明理由',
          en: 'Cannot be solved now but is useful; the reasons are given',
        },
        source: `${regulation}第18条`,
      },
    ],
    publication: [
      { code: 'full', label: { zh: '全文公开', en: 'In full' } },
      { code: 'none', label: { zh: '不公开', en: 'Not published' } },
    ],
    /** The regulation rates attitude and result apart (art. 21); the three steps are usual, not quoted from it. */
    rating: [
      { code: 'satisfied', label: { zh: '满意', en: 'Satisfied' } },
      { code: 'basically_satisfied', label: { zh: '基本满意', en: 'Mostly satisfied' } },
      { code: 'dissatisfied', label: { zh: '不满意', en: 'Dissatisfied' } },
    ],
  },
}
