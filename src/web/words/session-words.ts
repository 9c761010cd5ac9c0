import type { Label } from '#kernel/label.ts'
import type { SessionAsked, SessionKind } from '#operations/save-session.ts'

export const sessionKindLabels: Readonly<Record<SessionKind, Label>> = {
  plenary: { zh: '人民代表大会会议', en: 'Session of the People’s Congress' },
  cppcc_plenary: { zh: '政协全体会议', en: 'Plenary session of the CPPCC' },
  standing_committee: { zh: '常务委员会会议', en: 'Meeting of the Standing Committee' },
  midyear_meeting: { zh: '年中会议', en: 'Mid-year meeting' },
  between_session_meeting: { zh: '闭会期间会议', en: 'Meeting between sessions' },
}

export const sessionFieldLabels: Readonly<Record<keyof SessionAsked, Label>> = {
  id: { zh: '代号', en: 'Code' },
  kind: { zh: '种类', en: 'Kind' },
  nameZh: { zh: '中文名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  opensOn: { zh: '开幕日', en: 'Opens on' },
  closesOn: { zh: '闭幕日', en: 'Closes on' },
  place: { zh: '地点', en: 'Place' },
  theme: { zh: '议题', en: 'Theme' },
  host: { zh: '主持', en: 'Chaired by' },
}

/** Words of the page on which the sessions of a city's bodies are put in. */
export const sessionWords = {
  title: { zh: '会议', en: 'Sessions' },
  lead: {
    zh: '人大、政协和常委会的会议。提出建议、提案时从这里选，汇编和报告按会议分开。',
    en: 'The sessions of the congress, the CPPCC and their standing committees: what is put forward names one, collections and reports go by them.',
  },
  none: { zh: '还没有会议。', en: 'No session yet.' },
  fresh: { zh: '新增会议', en: 'Add a session' },
  change: { zh: '修改会议', en: 'Change a session' },
  codeHint: {
    zh: '小写英文、数字和连字符，例如 plenary-2027；保存后不能再改。',
    en: 'Lower-case letters, digits and hyphens, such as plenary-2027; it cannot be changed later.',
  },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。', en: 'Saved.' },
} as const satisfies Readonly<Record<string, Label>>
