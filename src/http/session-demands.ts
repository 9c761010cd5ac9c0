import type { Label } from '#kernel/label.ts'
import type { SessionAsked } from '#operations/save-session.ts'

const short: Label = { zh: '最多 200 个字。', en: 'At most 200 characters.' }

/** What each particular of a session must be, said where it is not. */
export const sessionDemands: Readonly<Record<keyof SessionAsked, Label>> = {
  id: {
    zh: '“代号”须为 2 至 40 个小写英文字母、数字或连字符，例如 plenary-2027。',
    en: 'The code must be 2 to 40 lower-case letters, digits or hyphens, such as plenary-2027.',
  },
  kind: { zh: '请选择会议的种类。', en: 'Choose what kind of session it is.' },
  nameZh: { zh: '请填写中文名称，最多 120 个字。', en: 'Fill in the name in Chinese, at most 120 characters.' },
  nameEn: { zh: '请填写英文名称，最多 120 个字。', en: 'Fill in the name in English, at most 120 characters.' },
  opensOn: { zh: '“开幕日”须为日期，例如 2027-01-18。', en: 'The opening day must be a date, such as 2027-01-18.' },
  closesOn: { zh: '“闭幕日”须为日期，例如 2027-01-22。', en: 'The closing day must be a date, such as 2027-01-22.' },
  place: short,
  theme: short,
  host: short,
}
